package hybridnetwork.lifecycle;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.ExistingNetwork.Frontend;
import hybridnetwork.net.Ipv4;
import hybridnetwork.topology.AzureNames;
import java.util.List;
import java.util.Optional;

/**
 * Tells of a load balancer that gets another address. Azure moves a frontend within its network, to another subnet too, in
 * place; but the security groups are changed before, since the load balancer's network refers to them, and clients have to
 * follow.
 */
final class FrontendMove {
    private static final ConfigPath LOAD_BALANCER = ConfigPath.of("loadBalancer");
    private static final String RULE = "load-balancer-moves";

    private FrontendMove() {}

    /** At most one warning. */
    static List<Problem> warnings(StackConfig config, AzureNames names, ExistingNetwork network) {
        Optional<LoadBalancerConfig> wanted = config.loadBalancer();
        Optional<Frontend> frontend = network.frontend();
        if (wanted.isEmpty() || frontend.isEmpty()) {
            return List.of();
        }
        String subnet = names.subnet(wanted.get().subnet());
        if (!frontend.get().subnet().equalsIgnoreCase(subnet)) {
            return List.of(Problem.warning(
                            RULE,
                            LOAD_BALANCER.key("subnet"),
                            names.loadBalancer()
                                    + " moves to another subnet: the security group of the old one closes first, what is"
                                    + " behind the load balancer there receives nothing any more, and clients need the new"
                                    + " address")
                    .got("from " + frontend.get().subnet() + " to " + subnet)
                    .fix("move it in a maintenance window: docs/runbook.md, \"Moving a subnet\""));
        }
        Optional<Ipv4> address = wanted.get().privateIpAddress();
        return address.isEmpty()
                        || frontend.get()
                                .address()
                                .filter(it -> !it.equals(address.get()))
                                .isEmpty()
                ? List.of()
                : List.of(Problem.warning(
                                RULE,
                                LOAD_BALANCER.key("privateIpAddress"),
                                names.loadBalancer() + " gets another address, which clients need from then on")
                        .got("from " + frontend.get().address().get() + " to " + address.get())
                        .fix("change it in a maintenance window, and the name by which clients find it"));
    }
}

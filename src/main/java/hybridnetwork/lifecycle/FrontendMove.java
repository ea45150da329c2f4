package hybridnetwork.lifecycle;

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
 * follow. Of a move to another network no page tells.
 */
final class FrontendMove {
    private static final String RULE = "load-balancer-moves";

    private FrontendMove() {}

    /** At most one warning for each load balancer. */
    static List<Problem> warnings(StackConfig config, AzureNames names, ExistingNetworks existing) {
        return config.loadBalancers().stream()
                .flatMap(wanted ->
                        existing
                                .frontend(wanted.name())
                                .flatMap(frontend -> warning(wanted, frontend, config, names))
                                .stream())
                .toList();
    }

    private static Optional<Problem> warning(
            LoadBalancerConfig wanted, Frontend frontend, StackConfig config, AzureNames names) {
        String network = names.virtualNetworkOf(config, wanted);
        String subnet = names.subnetOf(config, wanted);
        if (!frontend.network().isEmpty() && !frontend.network().equalsIgnoreCase(network)) {
            return Optional.of(Problem.warning(
                            RULE,
                            wanted.path().key("subnet"),
                            names.loadBalancer(wanted)
                                    + " moves to another network, which Azure may refuse, while what is behind it stays in the"
                                    + " old one; clients need the new address")
                    .got("from " + frontend.network() + " to " + network)
                    .fix("add another one under `loadBalancers`, move clients and members to it, and take this one out"
                            + " in a later deployment"));
        }
        if (!frontend.subnet().equalsIgnoreCase(subnet)) {
            return Optional.of(Problem.warning(
                            RULE,
                            wanted.path().key("subnet"),
                            names.loadBalancer(wanted)
                                    + " moves to another subnet: the security group of the old one closes first, what is"
                                    + " behind the load balancer there receives nothing any more, and clients need the new"
                                    + " address")
                    .got("from " + frontend.subnet() + " to " + subnet)
                    .fix("move it in a maintenance window: docs/runbook.md, \"Moving a subnet\""));
        }
        Optional<Ipv4> address = wanted.privateIpAddress();
        return address.isEmpty()
                        || frontend.address()
                                .filter(it -> !it.equals(address.get()))
                                .isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.warning(
                                RULE,
                                wanted.path().key("privateIpAddress"),
                                names.loadBalancer(wanted) + " gets another address, which clients need from then on")
                        .got("from " + frontend.address().get() + " to " + address.get())
                        .fix("change it in a maintenance window, and the name by which clients find it"));
    }
}

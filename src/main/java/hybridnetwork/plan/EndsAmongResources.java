package hybridnetwork.plan;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.GivenNames;
import hybridnetwork.config.NamedPart;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.topology.AzureNames;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The ends of a configuration's flows as the resources have them. Nearly all are called after their keys there; a subnet to which
 * the stack gives an Azure name of its own, and the load balancer without a name beside others, are not.
 */
final class EndsAmongResources {
    /** What does not follow from a key of the configuration, by the ends that name it. */
    private final Map<FlowEnd, FlowEnd> others = new HashMap<>();

    EndsAmongResources(StackConfig config) {
        AzureNames names = AzureNames.of(config);
        GivenNames given = config.names();
        config.ownSpokes()
                .forEach(spoke -> given.of(NamedPart.spokeNetworks, spoke.name())
                        .ifPresent(name -> others.put(new FlowEnd.Spoke(spoke.name()), new FlowEnd.Spoke(name))));
        config.networks()
                .forEach(network -> network.workloads().forEach((key, subnet) -> subnet(network, key, subnet, given)));
        config.loadBalancers().forEach(section -> {
            boolean named = given.of(NamedPart.loadBalancers, section.name().orElse(NamedPart.ONLY_LOAD_BALANCER))
                    .isPresent();
            // The only one needs no name.
            boolean oneOfSeveral =
                    config.loadBalancers().size() > 1 && section.name().isEmpty();
            if (oneOfSeveral || (named && section.name().isPresent())) {
                others.put(section.end(), new FlowEnd.LoadBalancer(Optional.of(names.loadBalancer(section))));
            }
        });
    }

    private void subnet(DeclaredNetwork network, String key, SubnetConfig subnet, GivenNames given) {
        Optional<String> networkName = network.spoke().flatMap(spoke -> given.of(NamedPart.spokeNetworks, spoke));
        if (subnet.name().isPresent() || networkName.isPresent()) {
            String name = subnet.name().orElse(key);
            others.put(
                    network.end(key),
                    network.spoke()
                            .<FlowEnd>map(spoke -> new FlowEnd.SpokeSubnet(networkName.orElse(spoke), name))
                            .orElseGet(() -> new FlowEnd.Subnet(name)));
        }
    }

    FlowEnd of(FlowEnd end) {
        return others.getOrDefault(end, end);
    }
}

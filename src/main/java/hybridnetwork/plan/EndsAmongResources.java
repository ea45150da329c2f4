package hybridnetwork.plan;

import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.StackConfig;
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
    /** The Azure names of subnets that do not follow from their keys, by the ends that name them. */
    private final Map<FlowEnd, FlowEnd> subnets = new HashMap<>();

    private final Optional<FlowEnd> unnamed;

    EndsAmongResources(StackConfig config) {
        AzureNames names = AzureNames.of(config);
        config.networks()
                .forEach(network -> network.workloads()
                        .forEach((key, subnet) -> subnet.name()
                                .ifPresent(name -> subnets.put(
                                        network.end(key),
                                        network.spoke()
                                                .<FlowEnd>map(spoke -> new FlowEnd.SpokeSubnet(spoke, name))
                                                .orElseGet(() -> new FlowEnd.Subnet(name))))));
        this.unnamed = config.loadBalancers().size() < 2
                ? Optional.empty()
                : config.loadBalancers().stream()
                        .filter(section -> section.name().isEmpty())
                        .findFirst()
                        .map((LoadBalancerConfig section) ->
                                new FlowEnd.LoadBalancer(Optional.of(names.loadBalancer(section))));
    }

    FlowEnd of(FlowEnd end) {
        if (end instanceof FlowEnd.LoadBalancer balancer && balancer.name().isEmpty()) {
            return unnamed.orElse(end);
        }
        return subnets.getOrDefault(end, end);
    }
}

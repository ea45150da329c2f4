package hybridnetwork.monitoring;

import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All alerts of a network, in the order in which it is declared.
 *
 * @param metrics on metrics
 * @param activities on Azure's logs
 */
public record AlertCatalogue(List<MetricAlert> metrics, List<ActivityAlert> activities) {
    public AlertCatalogue {
        metrics = List.copyOf(metrics);
        activities = List.copyOf(activities);
    }

    /**
     * The alerts of a stack.
     *
     * @param connected the circuits that are connected, by their keys
     * @param watched what the stack has of load balancers, public IPs and firewalls
     */
    public static AlertCatalogue of(
            StackConfig config, AzureNames names, Set<String> connected, Collection<Watched> watched) {
        Stream<MetricAlert> circuits = CircuitAlerts.of(config.circuits(), connected);
        Stream<MetricAlert> erGateway =
                config.expressRoute().stream().flatMap(section -> ErGatewayAlerts.of(section, connected).stream());
        Stream<MetricAlert> vpn =
                config.vpn().stream().flatMap(section -> VpnAlerts.of(config, section, names).stream());
        Stream<MetricAlert> edges = watched.stream().sorted().flatMap(EdgeAlerts::of);
        return new AlertCatalogue(
                Stream.of(circuits, erGateway, vpn, edges).flatMap(each -> each).toList(),
                ActivityAlerts.of(config, connected, watched));
    }
}

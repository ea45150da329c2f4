package hybridnetwork.monitoring;

import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.monitoring.ActivityAlert.Operations;
import hybridnetwork.monitoring.ActivityAlert.ServiceHealth;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts on Azure's logs: what carries or filters packets was deleted or changed, and notices of the services that the network
 * is made of.
 *
 * <p>A deployment of the stack's own that changes routes is told of as well: Azure cannot tell it from another's.
 */
final class ActivityAlerts {
    private static final String NETWORK = "Microsoft.Network/";

    private ActivityAlerts() {}

    static List<ActivityAlert> of(StackConfig config) {
        List<ActivityAlert> alerts = new ArrayList<>();
        alerts.add(changed(
                "routes-changed",
                "a route or a route table of this network was changed or deleted",
                "routeTables/write",
                "routeTables/delete",
                "routeTables/routes/write",
                "routeTables/routes/delete"));
        alerts.add(changed(
                "groups-changed",
                "a security group of this network, or a rule in one, was changed or deleted",
                "networkSecurityGroups/write",
                "networkSecurityGroups/delete",
                "networkSecurityGroups/securityRules/write",
                "networkSecurityGroups/securityRules/delete"));
        alerts.add(changed(
                "connections-changed",
                "a connection, a gateway or a circuit of this network was deleted, or a connection changed",
                "connections/write",
                "connections/delete",
                "virtualNetworkGateways/delete",
                "localNetworkGateways/write",
                "localNetworkGateways/delete",
                "expressRouteCircuits/delete"));
        alerts.add(changed(
                "peerings-changed",
                "a peering of a circuit or between networks was changed or deleted",
                "expressRouteCircuits/peerings/write",
                "expressRouteCircuits/peerings/delete",
                "virtualNetworks/virtualNetworkPeerings/write",
                "virtualNetworks/virtualNetworkPeerings/delete"));
        alerts.add(new ActivityAlert(
                "service-health",
                "Azure has a notice about a service that this network is made of",
                new ServiceHealth(services(config)),
                AlertSeverity.WARNING,
                FirstStep.AZURE));
        return alerts;
    }

    private static ActivityAlert changed(String key, String what, String... operations) {
        return new ActivityAlert(
                key,
                what,
                new Operations(List.of(operations).stream().map(NETWORK::concat).toList()),
                AlertSeverity.WARNING,
                FirstStep.CHANGED);
    }

    /** As Service Health is seen to spell them; Microsoft has no list. No region is named: a circuit's edge may be in another one than the network. */
    private static List<String> services(StackConfig config) {
        List<String> services = new ArrayList<>(List.of("Network Infrastructure", "Virtual Network"));
        if (config.expressRoute().isPresent()) {
            services.addAll(List.of(
                    "ExpressRoute", "ExpressRoute \\ ExpressRoute Circuits", "ExpressRoute \\ ExpressRoute Gateways"));
        }
        if (config.vpn().isPresent()) {
            services.add("VPN Gateway");
        }
        if (!config.loadBalancers().isEmpty()) {
            services.add("Load Balancer");
        }
        if (config.inspection().flatMap(InspectionConfig::firewall).isPresent()) {
            services.add("Azure Firewall");
        }
        return services.stream().sorted().toList();
    }
}

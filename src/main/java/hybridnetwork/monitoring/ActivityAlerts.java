package hybridnetwork.monitoring;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.monitoring.ActivityAlert.Operations;
import hybridnetwork.monitoring.ActivityAlert.ResourceHealth;
import hybridnetwork.monitoring.ActivityAlert.ServiceHealth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The alerts on Azure's logs: what carries or filters packets was deleted or changed (S150), notices of the services that the network is
 * made of, and what Resource Health finds of its gateways, tunnels, circuits and firewall (S147). That is not read from metrics, and
 * so tells of one that has stopped to give any.
 *
 * <p>A deployment of the stack's own that changes routes is told of as well: Azure cannot tell it from another's.
 */
final class ActivityAlerts {
    private static final String NETWORK = "Microsoft.Network/";

    private ActivityAlerts() {}

    /**
     * Of a stack.
     *
     * @param connected the circuits that are connected: one that waits for its provider is not well, and nobody can help it
     * @param watched what the stack has of load balancers, public IPs and firewalls
     */
    static List<ActivityAlert> of(StackConfig config, Set<String> connected, Collection<Watched> watched) {
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
                "a connection, a gateway or a circuit of this network was deleted, or a connection or its key changed",
                "connections/write",
                "connections/delete",
                "connections/sharedKey/write",
                "virtualNetworkGateways/delete",
                "localNetworkGateways/write",
                "localNetworkGateways/delete",
                "expressRouteCircuits/delete"));
        alerts.add(changed(
                "subnets-changed",
                "a network or a subnet was changed or deleted: it may have lost its route table or its security group",
                "virtualNetworks/write",
                "virtualNetworks/delete",
                "virtualNetworks/subnets/write",
                "virtualNetworks/subnets/delete"));
        alerts.add(changed(
                "peerings-changed",
                "a peering of a circuit or between networks was changed or deleted",
                "expressRouteCircuits/peerings/write",
                "expressRouteCircuits/peerings/delete",
                "virtualNetworks/virtualNetworkPeerings/write",
                "virtualNetworks/virtualNetworkPeerings/delete"));
        if (watched.stream().anyMatch(each -> each.kind() == WatchedKind.FIREWALL)) {
            alerts.add(changed(
                    "firewall-changed",
                    "the firewall or its rules were changed or deleted",
                    "azureFirewalls/write",
                    "azureFirewalls/delete",
                    "firewallPolicies/write",
                    "firewallPolicies/delete",
                    "firewallPolicies/ruleCollectionGroups/write",
                    "firewallPolicies/ruleCollectionGroups/delete"));
        }
        alerts.add(new ActivityAlert(
                "service-health",
                "Azure has a notice about a service that this network is made of",
                new ServiceHealth(services(config)),
                AlertSeverity.WARNING,
                FirstStep.AZURE));
        health(alerts, config, connected, watched);
        return alerts;
    }

    private static void health(
            List<ActivityAlert> alerts, StackConfig config, Set<String> connected, Collection<Watched> watched) {
        if (config.expressRoute().isPresent()) {
            alerts.add(unwell(Watched.erGateway(), "the ExpressRoute gateway", AlertSeverity.CRITICAL));
        }
        config.vpn().ifPresent(vpn -> {
            AlertSeverity severity = VpnAlerts.severity(config);
            alerts.add(unwell(Watched.vpnGateway(), "the VPN gateway", severity));
            if (config.sites().values().stream()
                    .anyMatch(site -> !site.vpnDevices().isEmpty())) {
                alerts.add(unwell(
                        "vpn-tunnels",
                        "a connection of this network",
                        new ResourceHealth(NETWORK + "connections", Optional.empty()),
                        severity));
            }
        });
        config.circuits().values().stream()
                .filter(circuit -> circuit instanceof Circuit.Owned && connected.contains(circuit.name()))
                .map(circuit ->
                        unwell(Watched.circuit(circuit.name()), "circuit " + circuit.name(), AlertSeverity.CRITICAL))
                .forEach(alerts::add);
        watched.stream()
                .filter(each -> each.kind() == WatchedKind.FIREWALL)
                .map(each -> unwell(each, "the firewall", AlertSeverity.CRITICAL))
                .forEach(alerts::add);
    }

    private static ActivityAlert unwell(Watched on, String inWords, AlertSeverity severity) {
        return unwell(on.key(), inWords, ResourceHealth.of(on), severity);
    }

    private static ActivityAlert unwell(String key, String inWords, ResourceHealth health, AlertSeverity severity) {
        return new ActivityAlert(
                "health-" + key,
                "Azure's Resource Health does not find " + inWords + " well",
                health,
                severity,
                FirstStep.UNWELL);
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

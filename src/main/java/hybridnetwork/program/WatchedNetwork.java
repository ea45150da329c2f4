package hybridnetwork.program;

import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResourceOptions;
import hybridnetwork.components.Alerts;
import hybridnetwork.components.Diagnostics;
import hybridnetwork.components.ExpressRouteCircuit;
import hybridnetwork.components.ExpressRouteGateway;
import hybridnetwork.components.InternalLoadBalancer;
import hybridnetwork.components.Monitoring;
import hybridnetwork.components.OperatorWorkbook;
import hybridnetwork.components.Placement;
import hybridnetwork.components.VpnGateway;
import hybridnetwork.config.ExpressRouteConfig.GatewaySku;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.CircuitSteps;
import hybridnetwork.monitoring.AlertCatalogue;
import hybridnetwork.monitoring.Watched;
import hybridnetwork.monitoring.WatchedKind;
import hybridnetwork.monitoring.Workbook;
import hybridnetwork.topology.AzureNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What of the network is watched, by the ids of its resources, and the components that watch it. */
final class WatchedNetwork {
    private final SortedMap<Watched, Output<String>> ids = new TreeMap<>();

    void circuits(Map<String, ExpressRouteCircuit> circuits) {
        circuits.forEach((name, circuit) -> ids.put(Watched.circuit(name), circuit.id()));
    }

    void erGateway(ExpressRouteGateway gateway) {
        ids.put(Watched.erGateway(), gateway.id());
        gateway.publicIpId().ifPresent(id -> publicIp("er-gateway-public-ip", id));
    }

    void vpnGateway(VpnGateway gateway) {
        ids.put(Watched.vpnGateway(), gateway.id());
        List<Output<String>> addresses = gateway.publicIpIds();
        for (int i = 0; i < addresses.size(); i++) {
            publicIp("vpn-gateway-public-ip-" + (i + 1), addresses.get(i));
        }
    }

    void firewall(InspectingFirewall inspecting) {
        ids.put(Watched.firewall(), inspecting.firewall().id());
        publicIp("firewall-public-ip", inspecting.firewall().publicIpId());
    }

    void loadBalancers(Map<Optional<String>, InternalLoadBalancer> loadBalancers) {
        loadBalancers.forEach((name, loadBalancer) -> ids.put(
                new Watched(
                        WatchedKind.LOAD_BALANCER,
                        "load-balancer" + name.map(key -> "-" + key).orElse("")),
                loadBalancer.id()));
    }

    /** Their security groups, and the public IPs by which their hosts leave. */
    void networks(Networks networks) {
        groups("network-", networks.hub().securityGroupIds());
        networks.spokes().forEach((name, spoke) -> groups("spoke-" + name + ".", spoke.securityGroupIds()));
        networks.natGateways()
                .forEach((network, gateway) -> publicIp(
                        "nat-gateway" + (network.equals(Spoke.HUB) ? "" : "-" + network) + "-public-ip",
                        gateway.publicIpId()));
    }

    private void groups(String start, Map<String, Output<String>> groups) {
        groups.forEach((key, id) -> ids.put(new Watched(WatchedKind.SECURITY_GROUP, start + key + "-nsg"), id));
    }

    private void publicIp(String key, Output<String> id) {
        ids.put(new Watched(WatchedKind.PUBLIC_IP, key), id);
    }

    /** Declares what watches it. An alert on a circuit waits until the circuit is connected. */
    Monitoring declare(
            StackConfig config, hybridnetwork.config.Monitoring section, Readiness readiness, Placement placement) {
        AzureNames names = readiness.names();
        var monitoring = new Monitoring(
                "monitoring",
                new Monitoring.Args(
                        placement, names.workspace(), names.actionGroup(), names.actionGroupInShort(), section),
                options());
        new Diagnostics(
                "diagnostics",
                new Diagnostics.Args(placement, names.diagnosticSetting(), monitoring.workspaceId(), ids),
                options());
        AlertCatalogue catalogue = AlertCatalogue.of(config, names, connected(config, readiness.steps()), ids.keySet());
        new Alerts(
                "alerts",
                new Alerts.Args(placement, names.alerts(), names::alert, catalogue, ids, monitoring.actionGroupIds()),
                options());
        boolean scalable = config.expressRoute()
                .filter(gateway -> gateway.gatewaySku() == GatewaySku.ErGwScale)
                .isPresent();
        new OperatorWorkbook(
                "workbook",
                new OperatorWorkbook.Args(
                        placement,
                        names.workbook(),
                        Workbook.of(ids.keySet(), scalable),
                        ids,
                        monitoring.workspaceId()),
                options());
        return monitoring;
    }

    private static Set<String> connected(StackConfig config, CircuitSteps steps) {
        return config.circuits().keySet().stream()
                .filter(circuit -> steps.of(circuit).connection())
                .collect(Collectors.toSet());
    }

    private static ComponentResourceOptions options() {
        return ComponentResourceOptions.builder().build();
    }
}

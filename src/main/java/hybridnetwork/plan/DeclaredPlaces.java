package hybridnetwork.plan;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.LoadBalancerConfig;
import hybridnetwork.config.ProofPremises;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.config.VpnDevice;
import hybridnetwork.reachability.finding.Subject;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.TunnelName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which key of the configuration declares what a finding is about. A resource is known by its kind and Azure name, where this stack
 * makes it and no other of the kind has the name; what an export holds has no key, even where it has the same name.
 */
final class DeclaredPlaces {
    private static final ConfigPath VPN_GATEWAY = ConfigPath.of("vpn").key("gateway");
    private static final ConfigPath ER_GATEWAY = ConfigPath.of("expressRoute").key("gateway");

    private final Map<List<String>, ConfigPath> keys = new HashMap<>();
    private final Set<List<String>> ambiguous = new HashSet<>();

    /** Of resources that another program may have made: sites, circuits and flows alone. */
    DeclaredPlaces(ProofPremises premises) {
        premises.sites().keySet().forEach(name -> put(ConfigPath.of("sites").key(name), Subject.SITE, name));
        premises.traffic().keySet().forEach(name -> put(ConfigPath.of("traffic").key(name), Subject.FLOW, name));
        premises.circuits().keySet().forEach(name -> put(circuit(name), Subject.CIRCUIT, name));
    }

    /** Of a stack's own resources. */
    DeclaredPlaces(StackConfig config) {
        this(config.premises());
        AzureNames names = AzureNames.of(config);
        config.networks().forEach(network -> network(network, names));
        config.spokes().keySet().forEach(spoke -> {
            put(ConfigPath.of("spokes").key(spoke), "VirtualNetwork", names.virtualNetwork(spoke));
            put(ConfigPath.of("spokes").key(spoke), "VirtualNetworkPeering", names.hubPeering(spoke));
        });
        put(ER_GATEWAY, Subject.GATEWAY, "er-gateway");
        put(ER_GATEWAY, "VirtualNetworkGateway", names.erGateway());
        put(VPN_GATEWAY, Subject.GATEWAY, "vpn-gateway");
        put(VPN_GATEWAY, "VirtualNetworkGateway", names.vpnGateway());
        config.circuits().values().forEach(circuit -> circuit(circuit, names));
        config.sites().values().forEach(site -> site.vpnDevices().forEach(device -> tunnel(site, device, names)));
        config.inspection().flatMap(InspectionConfig::firewall).ifPresent(firewall -> {
            ConfigPath path = ConfigPath.of("inspection").key("firewall");
            put(path, "AzureFirewall", names.firewall());
            put(path, "FirewallPolicy", names.firewallPolicy(firewall.tier()));
        });
        config.loadBalancers().forEach(section -> balancer(section, names));
    }

    private void network(DeclaredNetwork network, AzureNames names) {
        String azureName = names.virtualNetwork(network);
        if (network.spoke().isEmpty()) {
            put(network.path(), "VirtualNetwork", azureName);
            put(network.path().key("gatewaySubnet"), "VirtualNetwork", azureName, "subnets", AzureNames.GATEWAY_SUBNET);
        }
        put(network.path().key("natGateway"), "NatGateway", names.natGateway(network));
        network.subnets().forEach((key, subnet) -> subnet(network, key, subnet, names));
    }

    private void subnet(DeclaredNetwork network, String key, SubnetConfig subnet, AzureNames names) {
        ConfigPath path = network.subnetPath(key);
        String table = names.routeTable(network, key);
        put(path, "VirtualNetwork", names.virtualNetwork(network), "subnets", names.subnet(network, key));
        put(path, "NetworkSecurityGroup", names.networkSecurityGroup(network, key));
        put(path, "RouteTable", table);
        subnet.routes()
                .keySet()
                .forEach(route -> put(path.key("routes").key(route), "RouteTable", table, "routes", route));
    }

    private void circuit(Circuit circuit, AzureNames names) {
        ConfigPath path = circuit(circuit.name());
        if (circuit instanceof Circuit.Owned) {
            put(path, "ExpressRouteCircuit", names.circuit(circuit.name()));
        }
        put(path, "VirtualNetworkGatewayConnection", names.erConnection(circuit.name()));
    }

    private static ConfigPath circuit(String name) {
        return ConfigPath.of("expressRoute").key("circuits").key(name);
    }

    /** A device of several may be deployed under the name of another one, so that a tunnel tells its site alone. */
    private void tunnel(Site site, VpnDevice device, AzureNames names) {
        TunnelName tunnel = names.tunnel(site, device);
        ConfigPath path = ConfigPath.of("sites").key(site.name());
        put(path, "LocalNetworkGateway", names.localNetworkGateway(tunnel));
        put(path, "VirtualNetworkGatewayConnection", names.vpnConnection(tunnel));
    }

    private void balancer(LoadBalancerConfig section, AzureNames names) {
        String name = names.loadBalancer(section);
        put(section.path(), "LoadBalancer", name);
        section.rules()
                .keySet()
                .forEach(rule -> put(section.path().key("rules").key(rule), "LoadBalancer", name, "rules", rule));
    }

    private void put(ConfigPath path, String... what) {
        ConfigPath other = keys.putIfAbsent(List.of(what), path);
        if (other != null && !other.equals(path)) {
            ambiguous.add(List.of(what));
        }
    }

    /** The subject with the key that declares it, where there is one for certain. */
    Subject declared(Subject subject) {
        return subject.path(path(subject).map(ConfigPath::text));
    }

    private Optional<ConfigPath> path(Subject subject) {
        List<String> whole = List.of(subject.kind(), subject.name());
        List<String> part = new ArrayList<>(whole);
        part.addAll(subject.part());
        return find(part).or(() -> find(whole).map(path -> inside(path, subject)));
    }

    private Optional<ConfigPath> find(List<String> what) {
        return ambiguous.contains(what) ? Optional.empty() : Optional.ofNullable(keys.get(what));
    }

    /** Of what the configuration names itself, parts are keys; of a resource the whole is what declares it. */
    private static ConfigPath inside(ConfigPath path, Subject subject) {
        boolean own = Set.of(Subject.SITE, Subject.FLOW, Subject.GATEWAY).contains(subject.kind());
        ConfigPath inside = path;
        for (String key : own ? subject.part() : List.<String>of()) {
            inside = inside.key(key);
        }
        return inside;
    }
}

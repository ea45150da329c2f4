package hybridnetwork.reachability;

import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A whole network that breaks no rule, to be changed: kind and name, then properties. */
final class Build {
    static final String GROUP = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/";
    static final String VNET = GROUP + "virtualNetworks/net-vnet";

    /** What the proof tells of any network of these sites. */
    private static final Set<String> NOT_ASKED = Set.of(
            "pool-assumed",
            "unknown-end",
            "asymmetric-path",
            "black-hole",
            "not-understood",
            "lb-rules-probe-admitted",
            "bgp-both-flags",
            "static-routes-no-failback",
            "same-prefix-er-wins",
            "same-prefix-two-sites",
            "lpm-pitfall",
            "default-route-on-premises",
            "unknown-value",
            "site-transit");

    final Map<String, Map<String, Object>> all = new LinkedHashMap<>();

    Build() {
        add("VirtualNetwork", "net-vnet", Map.of("addressSpace", prefixes("10.20.0.0/16"), "location", "westeurope"));
        subnet("GatewaySubnet", "10.20.255.192/26");
        subnet("internal", "10.20.1.0/24").put("networkSecurityGroup", id("networkSecurityGroups/nsg"));
        add("NetworkSecurityGroup", "nsg", Map.of());
        rule("web", 100, "Inbound", "Allow", "10.10.0.0/16");
        rule("closed", 4096, "Inbound", "Deny", "*");
        ip("er-ip");
        ip("vpn-ip");
        gateway("er", "ExpressRoute", "ErGw1AZ", "er-ip");
        ip("vpn-ip-2");
        gateway("vpn", "Vpn", "VpnGw1AZ", "vpn-ip").putAll(Map.of("vpnType", "RouteBased", "activeActive", true));
        Map<String, Object> second = new LinkedHashMap<>(in("VirtualNetworkGateway vpn", "ipConfigurations", 0));
        second.putAll(Map.of("name", "second", "publicIPAddress", id("publicIPAddresses/vpn-ip-2")));
        list("VirtualNetworkGateway vpn", "ipConfigurations").add(second);
        circuit("circuit");
        connection("to-circuit", "ExpressRoute", "er").put("peer", id("expressRouteCircuits/circuit"));
        site("hq", "40.50.60.70");
        tunnel("to-hq", "hq");
        add("LoadBalancer", "lb", Map.of("sku", Map.of("name", "Standard")));
        list("LoadBalancer lb", "frontendIPConfigurations")
                .add(new LinkedHashMap<>(Map.of(
                        "name",
                        "front",
                        "privateIPAddress",
                        "10.20.1.10",
                        "zones",
                        List.of("1", "2", "3"),
                        "subnet",
                        Map.of("id", VNET + "/subnets/internal"))));
        list("LoadBalancer lb", "backendAddressPools").add(new LinkedHashMap<>(Map.of("name", "pool")));
        list("LoadBalancer lb", "probes")
                .add(new LinkedHashMap<>(Map.of("name", "probe", "protocol", "Tcp", "port", 443.0)));
        balance("https", 443);
    }

    static Map<String, Object> prefixes(Object... prefixes) {
        return new LinkedHashMap<>(Map.of("addressPrefixes", new ArrayList<>(List.of(prefixes))));
    }

    static Map<String, Object> id(String end) {
        return Map.of("id", GROUP + end);
    }

    Map<String, Object> add(String kind, String name, Map<String, Object> properties) {
        Map<String, Object> bag = new LinkedHashMap<>(properties);
        all.put(kind + " " + name, bag);
        return bag;
    }

    Map<String, Object> at(String key) {
        return Objects.requireNonNull(all.get(key), key);
    }

    @SuppressWarnings("unchecked")
    List<Object> list(String key, String property) {
        return (List<Object>) at(key).computeIfAbsent(property, it -> new ArrayList<>());
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> in(String key, String property, int index) {
        return (Map<String, Object>) list(key, property).get(index);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> map(String key, String property) {
        return (Map<String, Object>) at(key).computeIfAbsent(property, it -> new LinkedHashMap<>());
    }

    Map<String, Object> subnet(String name, String prefix) {
        Map<String, Object> subnet = new LinkedHashMap<>(Map.of("name", name, "addressPrefix", prefix));
        list("VirtualNetwork net-vnet", "subnets").add(subnet);
        return subnet;
    }

    Map<String, Object> rule(String name, double priority, String direction, String access, String source) {
        Map<String, Object> rule = new LinkedHashMap<>(Map.of(
                "name", name,
                "priority", priority,
                "direction", direction,
                "access", access,
                "protocol", "*",
                "sourceAddressPrefix", source,
                "sourcePortRange", "*",
                "destinationAddressPrefix", "*",
                "destinationPortRange", "*"));
        list("NetworkSecurityGroup nsg", "securityRules").add(rule);
        return rule;
    }

    Map<String, Object> ip(String name) {
        return add(
                "PublicIPAddress",
                name,
                Map.of(
                        "sku",
                        Map.of("name", "Standard"),
                        "publicIPAllocationMethod",
                        "Static",
                        "zones",
                        List.of("1", "2", "3"),
                        "location",
                        "westeurope"));
    }

    Map<String, Object> gateway(String name, String type, String sku, String ip) {
        return add(
                "VirtualNetworkGateway",
                name,
                new LinkedHashMap<>(Map.of(
                        "gatewayType",
                        type,
                        "location",
                        "West Europe",
                        "sku",
                        Map.of("name", sku, "tier", sku),
                        "enableBgp",
                        true,
                        "bgpSettings",
                        new LinkedHashMap<>(Map.of("asn", 65515.0)),
                        "ipConfigurations",
                        new ArrayList<>(List.of(new LinkedHashMap<>(Map.of(
                                "name", "default",
                                "publicIPAddress", id("publicIPAddresses/" + ip),
                                "subnet", Map.of("id", VNET + "/subnets/GatewaySubnet"))))))));
    }

    Map<String, Object> circuit(String name) {
        Map<String, Object> circuit = add(
                "ExpressRouteCircuit",
                name,
                Map.of(
                        "location",
                        "westeurope",
                        "sku",
                        new LinkedHashMap<>(
                                Map.of("name", "Standard_MeteredData", "tier", "Standard", "family", "MeteredData"))));
        circuit.put("serviceProviderProperties", new LinkedHashMap<>(Map.of("bandwidthInMbps", 200.0)));
        add(
                "ExpressRouteCircuitPeering",
                name + "-peering",
                Map.of(
                        "circuitName",
                        name,
                        "sharedKey",
                        Opaque.SECRET,
                        "peeringName",
                        "AzurePrivatePeering",
                        "peeringType",
                        "AzurePrivatePeering",
                        "peerASN",
                        65010.0,
                        "vlanId",
                        100.0,
                        "primaryPeerAddressPrefix",
                        "172.16.0.0/30",
                        "secondaryPeerAddressPrefix",
                        "172.16.0.4/30"));
        return circuit;
    }

    Map<String, Object> connection(String name, String type, String gateway) {
        return add(
                "VirtualNetworkGatewayConnection",
                name,
                Map.of("connectionType", type, "virtualNetworkGateway1", id("virtualNetworkGateways/" + gateway)));
    }

    Map<String, Object> site(String name, String address) {
        return add(
                "LocalNetworkGateway",
                name,
                Map.of(
                        "gatewayIpAddress",
                        address,
                        "localNetworkAddressSpace",
                        prefixes(),
                        "bgpSettings",
                        new LinkedHashMap<>(Map.of("asn", 65010.0, "bgpPeeringAddress", "10.10.0.9"))));
    }

    Map<String, Object> tunnel(String name, String site) {
        Map<String, Object> tunnel = connection(name, "IPsec", "vpn");
        tunnel.put("localNetworkGateway2", id("localNetworkGateways/" + site));
        tunnel.put("enableBgp", true);
        tunnel.put("sharedKey", Opaque.SECRET);
        return tunnel;
    }

    Map<String, Object> balance(String name, double port) {
        String lb = GROUP + "loadBalancers/lb/";
        Map<String, Object> rule = new LinkedHashMap<>(Map.of(
                "name",
                name,
                "protocol",
                "Tcp",
                "frontendPort",
                port,
                "backendPort",
                port,
                "frontendIPConfiguration",
                Map.of("id", lb + "frontendIPConfigurations/front"),
                "backendAddressPool",
                Map.of("id", lb + "backendAddressPools/pool"),
                "probe",
                Map.of("id", lb + "probes/probe")));
        list("LoadBalancer lb", "loadBalancingRules").add(rule);
        return rule;
    }

    void policy(String field, Object value) {
        Map<String, Object> policy = new LinkedHashMap<>(Map.of(
                "saLifeTimeSeconds", 27_000.0,
                "saDataSizeKilobytes", 102_400_000.0,
                "ipsecEncryption", "GCMAES256",
                "ipsecIntegrity", "GCMAES256",
                "ikeEncryption", "AES256",
                "ikeIntegrity", "SHA384",
                "dhGroup", "ECP384",
                "pfsGroup", "ECP384"));
        policy.put(field, value);
        list("VirtualNetworkGatewayConnection to-hq", "ipsecPolicies").add(policy);
    }

    private static String type(String kind) {
        return switch (kind) {
            case "PublicIPAddress" -> "publicIPAddresses";
            case "VirtualNetworkGatewayConnection" -> "connections";
            case "ExpressRouteCircuitPeering" -> "expressRouteCircuits/circuit/peerings";
            case "FirewallPolicy" -> "firewallPolicies";
            case "FirewallPolicyRuleCollectionGroup" -> "firewallPolicies/policy/ruleCollectionGroups";
            default -> kind.substring(0, 1).toLowerCase(Locale.ROOT) + kind.substring(1) + "s";
        };
    }

    /** A firewall that breaks no rule, with a policy of one rule, in a subnet with a route table. */
    Build withFirewall() {
        subnet("AzureFirewallSubnet", "10.20.254.0/26").put("routeTable", id("routeTables/fw-rt"));
        add("RouteTable", "fw-rt", Map.of());
        add("FirewallPolicy", "policy", Map.of("sku", Map.of("tier", "Standard")));
        add(
                "FirewallPolicyRuleCollectionGroup",
                "rules",
                Map.of("firewallPolicyName", "policy", "priority", 200.0, "ruleCollections", List.of()));
        ip("fw-ip");
        add(
                "AzureFirewall",
                "fw",
                Map.of(
                        "sku",
                        Map.of("name", "AZFW_VNet", "tier", "Standard"),
                        "firewallPolicy",
                        id("firewallPolicies/policy"),
                        "ipConfigurations",
                        List.of(Map.of(
                                "name",
                                "ip",
                                "subnet",
                                Map.of("id", VNET + "/subnets/AzureFirewallSubnet"),
                                "publicIPAddress",
                                id("publicIPAddresses/fw-ip")))));
        return this;
    }

    List<RegisteredResource> resources() {
        List<RegisteredResource> resources = new ArrayList<>();
        all.forEach((key, bag) -> {
            String kind = key.substring(0, key.indexOf(' '));
            String name = key.substring(key.indexOf(' ') + 1);
            String last = kind.equals("ExpressRouteCircuitPeering") ? "AzurePrivatePeering" : name;
            String group = GROUP.replace("/g/", "/" + bag.getOrDefault("resourceGroupName", "g") + "/");
            String id = group
                    + (kind.equals("ExpressRouteCircuitPeering")
                            ? "expressRouteCircuits/" + bag.get("circuitName") + "/peerings/" + bag.get("peeringName")
                            : type(kind) + "/" + last);
            resources.add(Readings.with(
                    World.resource(kind, name, "x", Map.of()),
                    "azure-native:network:" + kind,
                    Optional.of(id),
                    bag,
                    Map.of()));
        });
        return resources;
    }

    List<Finding> findings() {
        World world = Worlds.blueprint();
        return Proof.ofExport(resources(), world.inputs(), Outages.SINGLE).findings().stream()
                .filter(finding -> !NOT_ASKED.contains(finding.rule()))
                .toList();
    }
}

package hybridnetwork.benchmarks;

import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.ProofInputs.FlowProtocol;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A network of a size of one's choice, made up the same way every time: its resources, and what the proof asks about it.
 *
 * @param prefixes how many the sites have together; each is advertised over both paths
 * @param rules how many each subnet's security group has, in both directions together
 * @param spokes how many networks use the gateways, each with four subnets and a group of 250 rules at each
 * @param firewall whether all that goes from and to spokes passes an Azure Firewall in the hub
 */
record SyntheticNetwork(
        int sites, int prefixes, int subnets, int rules, int intents, int circuits, int spokes, boolean firewall) {
    SyntheticNetwork(int sites, int prefixes, int subnets, int rules, int intents, int circuits, int spokes) {
        this(sites, prefixes, subnets, rules, intents, circuits, spokes, false);
    }

    /** The largest that Azure's limits allow. */
    static final SyntheticNetwork LARGEST = new SyntheticNetwork(100, 10_000, 40, 1_000, 50, 2, 0);

    /** A hub of the usual size with as many spokes as a company has. */
    static final SyntheticNetwork SPOKES = new SyntheticNetwork(100, 10_000, 4, 250, 50, 2, 200);

    /** The same behind a firewall. */
    static final SyntheticNetwork INSPECTED = new SyntheticNetwork(100, 10_000, 4, 250, 50, 2, 200, true);

    private static final String FIREWALL = "10.0.254.4";
    private static final int RULES_OF_THE_FIREWALL = 500;

    private static final int SUBNETS_OF_A_SPOKE = 4;
    private static final int RULES_OF_A_SPOKE = 250;

    private static final FlowEnd ON_PREMISES = new FlowEnd.OnPremises();
    private static final FlowEnd NETWORK = new FlowEnd.Network();
    private static final FlowEnd ALL_SPOKES = new FlowEnd.Spokes();
    private static final FlowEnd INTERNET = new FlowEnd.Internet();

    private static final String ARM = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/";

    private static RegisteredResource resource(String type, String name, Map<String, Object> inputs) {
        Map<String, Object> bag = new LinkedHashMap<>(inputs);
        return new RegisteredResource(
                "azure-native:network:" + type,
                name,
                "urn:" + type + ":" + name,
                Optional.of(ARM + type + "/" + name),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                bag,
                Map.of());
    }

    private static Map<String, Object> ref(String type, String name) {
        return Map.of("id", ARM + type + "/" + name);
    }

    /** The nth /24 of 10.0.0.0/8, behind the virtual network's /16; later ones in 172.16.0.0/12 and public space. */
    private static String sitePrefix(int n) {
        int block = 256 + n;
        return (10 + block / 65536) + "." + (block / 256 % 256) + "." + (block % 256) + ".0/24";
    }

    private static String subnetPrefix(int n) {
        return "10.0." + n + ".0/24";
    }

    private List<String> prefixesOf(int site) {
        List<String> prefixes = new ArrayList<>();
        int each = prefixes() / sites();
        for (int i = 0; i < each; i++) {
            prefixes.add(sitePrefix(site * each + i));
        }
        return prefixes;
    }

    List<RegisteredResource> resources() {
        List<RegisteredResource> all = new ArrayList<>();
        List<Object> subnets = new ArrayList<>();
        if (firewall()) {
            firewall(all);
            subnets.add(Map.of("name", "AzureFirewallSubnet", "addressPrefix", "10.0.254.0/26"));
            subnets.add(Map.of(
                    "name",
                    "GatewaySubnet",
                    "addressPrefix",
                    "10.0.255.0/24",
                    "routeTable",
                    ref("RouteTable", "gateways")));
        } else {
            subnets.add(Map.of("name", "GatewaySubnet", "addressPrefix", "10.0.255.0/24"));
        }
        for (int s = 0; s < subnets(); s++) {
            all.add(group("nsg" + s, s, subnetPrefix(s), rules()));
            subnets.add(Map.of(
                    "name",
                    "n-s" + s + "-subnet",
                    "addressPrefix",
                    subnetPrefix(s),
                    "networkSecurityGroup",
                    ref("NetworkSecurityGroup", "nsg" + s)));
        }
        all.add(resource(
                "VirtualNetwork",
                "vnet",
                Map.of(
                        "virtualNetworkName",
                        "vnet",
                        "addressSpace",
                        Map.of("addressPrefixes", List.of("10.0.0.0/16")),
                        "subnets",
                        subnets)));
        for (int s = 0; s < spokes(); s++) {
            spoke(s, all);
        }
        Map<String, Object> place = Map.of("subnet", Map.of("id", ARM + "VirtualNetwork/vnet/subnets/GatewaySubnet"));
        all.add(resource(
                "VirtualNetworkGateway",
                "er",
                Map.of("gatewayType", "ExpressRoute", "ipConfigurations", List.of(place))));
        all.add(resource(
                "VirtualNetworkGateway",
                "vpn",
                Map.of(
                        "gatewayType",
                        "Vpn",
                        "activeActive",
                        true,
                        "enableBgp",
                        true,
                        "sku",
                        Map.of("name", "VpnGw5AZ"),
                        "ipConfigurations",
                        List.of(place))));
        for (int c = 0; c < circuits(); c++) {
            all.add(resource("ExpressRouteCircuit", "n-erc-c" + c, Map.of("circuitName", "n-erc-c" + c)));
            all.add(resource(
                    "VirtualNetworkGatewayConnection",
                    "er" + c,
                    Map.of(
                            "connectionType",
                            "ExpressRoute",
                            "virtualNetworkGateway1",
                            ref("VirtualNetworkGateway", "er"),
                            "peer",
                            ref("ExpressRouteCircuit", "n-erc-c" + c))));
        }
        for (int s = 0; s < sites(); s++) {
            all.add(resource(
                    "LocalNetworkGateway",
                    "n-vpn-lgw-x" + s,
                    Map.of(
                            "localNetworkGatewayName",
                            "n-vpn-lgw-x" + s,
                            "localNetworkAddressSpace",
                            Map.of("addressPrefixes", prefixesOf(s)),
                            "bgpSettings",
                            Map.of("asn", 65001.0 + s))));
            all.add(resource(
                    "VirtualNetworkGatewayConnection",
                    "vpn" + s,
                    Map.of(
                            "connectionType",
                            "IPsec",
                            "enableBgp",
                            true,
                            "virtualNetworkGateway1",
                            ref("VirtualNetworkGateway", "vpn"),
                            "localNetworkGateway2",
                            ref("LocalNetworkGateway", "n-vpn-lgw-x" + s))));
        }
        all.add(resource(
                "LoadBalancer",
                "ilb",
                Map.of(
                        "loadBalancerName", "ilb",
                        "frontendIPConfigurations",
                                List.of(Map.of(
                                        "name",
                                        "f",
                                        "privateIPAddress",
                                        "10.0.0.10",
                                        "subnet",
                                        Map.of("id", ARM + "VirtualNetwork/vnet/subnets/n-s0-subnet"))),
                        "loadBalancingRules",
                                List.of(Map.of(
                                        "name",
                                        "r",
                                        "protocol",
                                        "Tcp",
                                        "frontendPort",
                                        443.0,
                                        "backendPort",
                                        443.0,
                                        "frontendIPConfiguration",
                                        Map.of("id", "f"))))));
        return all;
    }

    /** The first two octets and the first of 16 third ones of a spoke's /20. */
    private static String subnetOfSpoke(int spoke, int subnet) {
        int block = 16 * spoke + subnet;
        return "10." + (128 + block / 256) + "." + block % 256 + ".0";
    }

    private void spoke(int spoke, List<RegisteredResource> all) {
        String name = "n-p" + spoke + "-vnet";
        List<Object> subnets = new ArrayList<>();
        for (int s = 0; s < SUBNETS_OF_A_SPOKE; s++) {
            String group = "p" + spoke + "-nsg" + s;
            String prefix = subnetOfSpoke(spoke, s) + "/24";
            all.add(group(group, 1000 + SUBNETS_OF_A_SPOKE * spoke + s, prefix, RULES_OF_A_SPOKE));
            Map<String, Object> subnet = new LinkedHashMap<>(Map.of(
                    "name",
                    "n-s" + s + "-subnet",
                    "addressPrefix",
                    prefix,
                    "networkSecurityGroup",
                    ref("NetworkSecurityGroup", group)));
            if (firewall()) {
                subnet.put("routeTable", ref("RouteTable", "p" + spoke));
            }
            subnets.add(subnet);
        }
        all.add(resource(
                "VirtualNetwork",
                name,
                Map.of(
                        "virtualNetworkName",
                        name,
                        "addressSpace",
                        Map.of("addressPrefixes", List.of(subnetOfSpoke(spoke, 0) + "/20")),
                        "subnets",
                        subnets)));
        all.add(peering("vnet", name, "allowGatewayTransit"));
        all.add(peering(name, "vnet", "useRemoteGateways"));
    }

    /** A firewall that lets web traffic through, and the routes that lead from the gateways and each spoke to it. */
    private void firewall(List<RegisteredResource> all) {
        List<Object> toSpokes = new ArrayList<>();
        for (int s = 0; s < spokes(); s++) {
            toSpokes.add(route("p" + s, subnetOfSpoke(s, 0) + "/20"));
            all.add(resource(
                    "RouteTable",
                    "p" + s,
                    Map.of("disableBgpRoutePropagation", true, "routes", List.of(route("all", "0.0.0.0/0")))));
        }
        all.add(resource("RouteTable", "gateways", Map.of("routes", toSpokes)));
        all.add(resource(
                "AzureFirewall",
                "fw",
                Map.of(
                        "firewallPolicy",
                        ref("FirewallPolicy", "policy"),
                        "ipConfigurations",
                        List.of(Map.of(
                                "name",
                                "a",
                                "privateIPAddress",
                                FIREWALL,
                                "subnet",
                                Map.of("id", ARM + "VirtualNetwork/vnet/subnets/AzureFirewallSubnet"))))));
        all.add(resource("FirewallPolicy", "policy", Map.of("firewallPolicyName", "policy")));
        List<Object> rules = new ArrayList<>();
        for (int r = 0; r < RULES_OF_THE_FIREWALL; r++) {
            rules.add(networkRule("r" + r, sitePrefix(r), subnetOfSpoke(r % 200, r % 4) + "/24", "" + (1000 + r)));
        }
        rules.add(networkRule("web", "10.0.0.0/8", "10.0.0.0/8", "443"));
        all.add(resource(
                "FirewallPolicyRuleCollectionGroup",
                "rules",
                Map.of(
                        "firewallPolicyName",
                        "policy",
                        "priority",
                        100.0,
                        "ruleCollections",
                        List.of(Map.of(
                                "ruleCollectionType",
                                "FirewallPolicyFilterRuleCollection",
                                "name",
                                "allowed",
                                "priority",
                                100.0,
                                "action",
                                Map.of("type", "Allow"),
                                "rules",
                                rules)))));
    }

    private static Map<String, Object> route(String name, String prefix) {
        return Map.of(
                "name", name, "addressPrefix", prefix, "nextHopType", "VirtualAppliance", "nextHopIpAddress", FIREWALL);
    }

    private static Map<String, Object> networkRule(String name, String from, String to, String port) {
        return Map.of(
                "ruleType",
                "NetworkRule",
                "name",
                name,
                "ipProtocols",
                List.of("TCP"),
                "sourceAddresses",
                List.of(from),
                "destinationAddresses",
                List.of(to),
                "destinationPorts",
                List.of(port));
    }

    private static RegisteredResource peering(String from, String to, String flag) {
        String name = from + "-" + to;
        return resource(
                "VirtualNetworkPeering",
                name,
                Map.of(
                        "virtualNetworkName",
                        from,
                        "virtualNetworkPeeringName",
                        name,
                        "remoteVirtualNetwork",
                        ref("VirtualNetwork", to),
                        "allowForwardedTraffic",
                        true,
                        flag,
                        true));
    }

    /** What the intents allow, random rules for single prefixes and ports, and everything else denied. */
    private RegisteredResource group(String name, int seed, String prefix, int count) {
        Random random = new Random(seed);
        List<Object> rules = new ArrayList<>();
        for (String direction : List.of("Inbound", "Outbound")) {
            boolean in = direction.equals("Inbound");
            // Behind a default route of a user's nobody knows what else is in the tag.
            String inside = firewall() ? "10.0.0.0/8" : "VirtualNetwork";
            rules.add(rule(direction, 100, "Allow", inside, inside, "Tcp", "443"));
            int last = count / 2 - 1;
            for (int i = 1; i < last; i++) {
                String far = random.nextInt(8) == 0 ? "VirtualNetwork" : sitePrefix(random.nextInt(prefixes()));
                String near = random.nextInt(4) == 0 ? "VirtualNetwork" : prefix;
                String port = random.nextInt(3) == 0
                        ? (1000 + random.nextInt(3000)) + "-" + (4000 + random.nextInt(3000))
                        : Integer.toString(1000 + random.nextInt(9000));
                rules.add(rule(
                        direction,
                        100 + i,
                        random.nextInt(5) == 0 ? "Deny" : "Allow",
                        in ? far : near,
                        in ? near : far,
                        random.nextBoolean() ? "Tcp" : "Udp",
                        port));
            }
            rules.add(rule(direction, 4096, "Deny", "*", "*", "*", "*"));
        }
        return resource("NetworkSecurityGroup", name, Map.of("securityRules", rules));
    }

    private static Map<String, Object> rule(
            String direction, int priority, String access, String from, String to, String protocol, String port) {
        return Map.of(
                "name",
                direction + priority,
                "direction",
                direction,
                "priority",
                (double) priority,
                "access",
                access,
                "sourceAddressPrefix",
                from,
                "destinationAddressPrefix",
                to,
                "protocol",
                protocol,
                "sourcePortRange",
                "*",
                "destinationPortRange",
                port);
    }

    ProofInputs inputs() {
        List<ProofInputs.Site> sites = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int s = 0; s < sites(); s++) {
            names.add("x" + s);
            sites.add(new ProofInputs.Site(
                    "x" + s,
                    prefixesOf(s).stream().map(Prefix::parse).toList(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of()));
        }
        List<ProofInputs.Circuit> circuits = new ArrayList<>();
        for (int c = 0; c < circuits(); c++) {
            circuits.add(new ProofInputs.Circuit("c" + c, names, Optional.empty()));
        }
        List<ProofInputs.Intent> intents = new ArrayList<>();
        for (int i = 0; i < intents(); i++) {
            intents.add(intent(i));
        }
        return new ProofInputs("n", sites, circuits, intents);
    }

    private ProofInputs.Intent intent(int i) {
        FlowEnd site = new FlowEnd.Site("x" + i % sites());
        FlowEnd subnet = new FlowEnd.Subnet("s" + i % subnets());
        if (spokes() > 0 && i / 10 % 2 == 0) {
            return ofSpokes(i, site);
        }
        return switch (i % 10) {
            case 0 -> of(i, Action.ALLOW, ON_PREMISES, NETWORK, FlowProtocol.TCP, 443);
            case 1 -> of(i, Action.ALLOW, NETWORK, ON_PREMISES, FlowProtocol.TCP, 443);
            case 2 -> of(i, Action.ALLOW, site, subnet, FlowProtocol.TCP, 443);
            case 3 -> of(i, Action.ALLOW, subnet, site, FlowProtocol.TCP, 443);
            case 4 -> of(i, Action.DENY, ON_PREMISES, NETWORK, FlowProtocol.TCP, 22);
            case 5 -> of(i, Action.DENY, NETWORK, INTERNET, FlowProtocol.ANY, -1);
            case 6 -> of(i, Action.DENY, INTERNET, NETWORK, FlowProtocol.ANY, -1);
            case 7 ->
                of(i, Action.ALLOW, ON_PREMISES, new FlowEnd.LoadBalancer(Optional.empty()), FlowProtocol.TCP, 443);
            case 8 -> of(i, Action.DENY, ON_PREMISES, subnet, FlowProtocol.TCP, 2000 + i);
            default -> of(i, Action.ALLOW, NETWORK, NETWORK, FlowProtocol.TCP, 443);
        };
    }

    private ProofInputs.Intent ofSpokes(int i, FlowEnd site) {
        FlowEnd spoke = new FlowEnd.Spoke("p" + i % spokes());
        FlowEnd subnet = new FlowEnd.SpokeSubnet("p" + i % spokes(), "s1");
        if (firewall() && i % 10 == 9) {
            return of(i, Action.ALLOW, ALL_SPOKES, ALL_SPOKES, FlowProtocol.TCP, 443);
        }
        return switch (i % 10) {
            case 0 -> of(i, Action.ALLOW, ON_PREMISES, ALL_SPOKES, FlowProtocol.TCP, 443);
            case 1 -> of(i, Action.ALLOW, ALL_SPOKES, ON_PREMISES, FlowProtocol.TCP, 443);
            case 2 -> of(i, Action.ALLOW, site, subnet, FlowProtocol.TCP, 443);
            case 3 -> of(i, Action.ALLOW, spoke, site, FlowProtocol.TCP, 443);
            case 4 -> of(i, Action.DENY, ON_PREMISES, ALL_SPOKES, FlowProtocol.TCP, 22);
            case 5 -> of(i, Action.DENY, ALL_SPOKES, INTERNET, FlowProtocol.ANY, -1);
            case 6 -> of(i, Action.DENY, INTERNET, ALL_SPOKES, FlowProtocol.ANY, -1);
            case 7 -> of(i, Action.ALLOW, NETWORK, ALL_SPOKES, FlowProtocol.TCP, 443);
            case 8 -> of(i, Action.DENY, ALL_SPOKES, spoke, FlowProtocol.TCP, 2000 + i);
            default -> of(i, Action.ALLOW, ALL_SPOKES, NETWORK, FlowProtocol.TCP, 443);
        };
    }

    private static ProofInputs.Intent of(
            int i, Action action, FlowEnd from, FlowEnd to, FlowProtocol protocol, int port) {
        return new ProofInputs.Intent(
                "i" + i, action, from, to, protocol, port < 0 ? List.of() : List.of(PortRange.of(port)), List.of());
    }
}

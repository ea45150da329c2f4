package hybridnetwork.reachability;

import hybridnetwork.config.FlowEndText;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.ProofInputs.FlowProtocol;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A hybrid network in plain words, for tests: as the resources that a program would register, and as the inputs of the
 * proof. Everything is text as Azure has it, so that a model that reads it shares nothing with the code under test.
 */
final class World {
    static final String BASE = "net";

    List<String> space = new ArrayList<>();
    final List<SubnetSpec> subnets = new ArrayList<>();
    final List<SpokeSpec> spokes = new ArrayList<>();

    /** Names of spokes that are somebody else's. */
    final List<String> ofOthers = new ArrayList<>();

    final List<PeeringSpec> peerings = new ArrayList<>();
    final List<SiteSpec> sites = new ArrayList<>();
    final List<CircuitSpec> circuits = new ArrayList<>();
    final List<FrontendSpec> frontends = new ArrayList<>();
    /** Private addresses of network interfaces that have a public IP. */
    final List<String> publicHosts = new ArrayList<>();

    /** Resources of other kinds. */
    final List<RegisteredResource> others = new ArrayList<>();

    final List<ProofInputs.DeclaredAppliance> appliances = new ArrayList<>();
    final List<IntentSpec> intents = new ArrayList<>();
    ImplicitOutbound implicitOutbound = ImplicitOutbound.OPEN;
    boolean erGateway = true;
    boolean vpnGateway = true;
    boolean activeActive = true;
    String vpnSku = "VpnGw1AZ";

    /**
     * A rule; {@code rules} of a subnet without a group is null. Addresses and ports are lists where they have commas, and
     * {@code asg} stands for an application security group.
     */
    record RuleSpec(
            String name,
            boolean inbound,
            int priority,
            boolean allow,
            String source,
            String destination,
            String protocol,
            String sourcePorts,
            String ports) {}

    /** @param hop a type of Azure's, or the address of a virtual appliance */
    record RouteSpec(String prefix, String hop) {}

    record TableSpec(List<RouteSpec> routes, boolean hidesBgp) {}

    record SubnetSpec(
            String name,
            String prefix,
            @Nullable List<RuleSpec> rules,
            @Nullable TableSpec table) {
        boolean isGateway() {
            return name.equals("GatewaySubnet");
        }

        String azureName() {
            return isGateway() || name.equals("AzureFirewallSubnet") ? name : BASE + "-" + name + "-subnet";
        }
    }

    /** A virtual network beside the hub. */
    record SpokeSpec(String name, List<String> space, List<SubnetSpec> subnets) {}

    /**
     * One side of a peering.
     *
     * @param from the spoke's name, empty for the hub
     */
    record PeeringSpec(String from, String to, Map<String, Object> flags) {}

    /** Both sides of a peering by which a spoke uses the hub's gateways. */
    World withTransit(String spoke) {
        peerings.add(new PeeringSpec("", spoke, Map.of("allowGatewayTransit", true)));
        peerings.add(new PeeringSpec(spoke, "", Map.of("useRemoteGateways", true)));
        return this;
    }

    /** @param tunnel the local network gateway's prefixes; null without a tunnel */
    record SiteSpec(
            String name,
            List<String> prefixes,
            @Nullable List<String> er,
            @Nullable List<String> vpn,
            @Nullable List<String> tunnel,
            boolean bgp) {
        List<String> overExpressRoute() {
            return er == null ? prefixes : er;
        }

        List<String> overVpn() {
            return vpn == null ? prefixes : vpn;
        }
    }

    /** @param peering the state of the peering resource; null where the provider has made it */
    record CircuitSpec(
            String name,
            List<String> sites,
            boolean connected,
            @Nullable String peering,
            int mbps) {}

    /** @param second whether it balances among the second pool */
    record BalanceSpec(String protocol, int frontendPort, int backendPort, boolean second) {
        BalanceSpec(String protocol, int frontendPort, int backendPort) {
            this(protocol, frontendPort, backendPort, false);
        }
    }

    /**
     * A frontend with its pools.
     *
     * @param backends explicit addresses in the pool; null for the hosts of the subnet
     * @param second likewise, of the second pool
     */
    record FrontendSpec(
            String subnet,
            String address,
            boolean isPublic,
            List<BalanceSpec> rules,
            @Nullable List<String> backends,
            @Nullable List<String> second) {
        FrontendSpec(
                String subnet,
                String address,
                boolean isPublic,
                List<BalanceSpec> rules,
                @Nullable List<String> backends) {
            this(subnet, address, isPublic, rules, backends, null);
        }
    }

    /** @param protocol Tcp, Udp, Icmp or * */
    record IntentSpec(
            String name,
            boolean allow,
            String from,
            String to,
            String protocol,
            List<String> ports,
            List<String> mayFailIn) {
        IntentSpec(String name, boolean allow, String from, String to, String protocol, List<String> ports) {
            this(name, allow, from, to, protocol, ports, List.of());
        }

        IntentSpec mayFailIn(String... outages) {
            return new IntentSpec(name, allow, from, to, protocol, ports, List.of(outages));
        }
    }

    // ---- as a program registers it

    private static String id(String kind, String name) {
        return "/subscriptions/s/resourceGroups/" + BASE + "-rg/providers/Microsoft.Network/" + kind + "/" + name;
    }

    private static Map<String, Object> ref(String kind, String name) {
        return Map.of("id", id(kind, name));
    }

    static RegisteredResource resource(String type, String name, String kind, Map<String, Object> inputs) {
        return new RegisteredResource(
                "azure-native:network:" + type,
                name,
                "urn:pulumi:dev::p::azure-native:network:" + type + "::" + name,
                Optional.of(id(kind, name)),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                inputs,
                Map.of());
    }

    List<RegisteredResource> resources() {
        List<RegisteredResource> all = new ArrayList<>();
        List<Object> inline = new ArrayList<>();
        for (SubnetSpec subnet : subnets) {
            inline.add(subnetBag(BASE, subnet, all));
        }
        for (SpokeSpec spoke : spokes) {
            List<Object> subnetsOfSpoke = new ArrayList<>();
            spoke.subnets().forEach(subnet -> subnetsOfSpoke.add(subnetBag(BASE + "-" + spoke.name(), subnet, all)));
            all.add(network(vnet(spoke.name()), spoke.space(), subnetsOfSpoke));
        }
        for (PeeringSpec peering : peerings) {
            Map<String, Object> bag = new LinkedHashMap<>(peering.flags());
            bag.put("virtualNetworkName", vnet(peering.from()));
            bag.put("remoteVirtualNetwork", ref("virtualNetworks", vnet(peering.to())));
            String name = vnet(peering.from()) + "-to-" + vnet(peering.to());
            bag.put("virtualNetworkPeeringName", name);
            all.add(resource(
                    "VirtualNetworkPeering",
                    name,
                    "virtualNetworks/" + vnet(peering.from()) + "/virtualNetworkPeerings",
                    bag));
        }
        all.add(network(vnet(""), space, inline));
        all.add(resource("PublicIPAddress", "p", "publicIPAddresses", Map.of("ipAddress", "203.0.113.10")));
        gateways(all);
        connections(all);
        balancers(all);
        for (String host : publicHosts) {
            all.add(resource(
                    "NetworkInterface",
                    "nic-" + host,
                    "networkInterfaces",
                    Map.of(
                            "ipConfigurations",
                            List.of(Map.of(
                                    "name",
                                    "ip",
                                    "privateIPAddress",
                                    host,
                                    "publicIPAddress",
                                    ref("publicIPAddresses", "p"))))));
        }
        all.addAll(others);
        return all;
    }

    private static String vnet(String spoke) {
        return BASE + (spoke.isEmpty() ? "" : "-" + spoke) + "-vnet";
    }

    private static RegisteredResource network(String name, List<String> space, List<Object> subnets) {
        return resource(
                "VirtualNetwork",
                name,
                "virtualNetworks",
                Map.of(
                        "virtualNetworkName",
                        name,
                        "addressSpace",
                        Map.of("addressPrefixes", List.copyOf(space)),
                        "subnets",
                        subnets));
    }

    private static Map<String, Object> subnetBag(String start, SubnetSpec subnet, List<RegisteredResource> all) {
        Map<String, Object> bag = new LinkedHashMap<>();
        bag.put("name", subnet.azureName());
        bag.put("addressPrefix", subnet.prefix());
        if (subnet.rules() != null) {
            String name = start + "-" + subnet.name() + "-nsg";
            List<Object> rules = new ArrayList<>();
            subnet.rules().forEach(rule -> rules.add(ruleBag(rule)));
            all.add(resource(
                    "NetworkSecurityGroup",
                    name,
                    "networkSecurityGroups",
                    Map.of("networkSecurityGroupName", name, "securityRules", rules)));
            bag.put("networkSecurityGroup", ref("networkSecurityGroups", name));
        }
        if (subnet.table() != null) {
            String name = start + "-" + subnet.name() + "-rt";
            List<Object> routes = new ArrayList<>();
            subnet.table().routes().forEach(route -> routes.add(routeBag("r" + routes.size(), route)));
            all.add(resource(
                    "RouteTable",
                    name,
                    "routeTables",
                    Map.of(
                            "routeTableName", name,
                            "routes", routes,
                            "disableBgpRoutePropagation", subnet.table().hidesBgp())));
            bag.put("routeTable", ref("routeTables", name));
        }
        return bag;
    }

    private static Map<String, Object> routeBag(String name, RouteSpec route) {
        boolean toAddress = Character.isDigit(route.hop().charAt(0));
        Map<String, Object> bag = new LinkedHashMap<>(Map.of(
                "name",
                name,
                "addressPrefix",
                route.prefix(),
                "nextHopType",
                toAddress ? "VirtualAppliance" : route.hop()));
        if (toAddress) {
            bag.put("nextHopIpAddress", route.hop());
        }
        return bag;
    }

    static Map<String, Object> ruleBag(RuleSpec rule) {
        Map<String, Object> bag = new LinkedHashMap<>(Map.of(
                "name",
                rule.name(),
                "direction",
                rule.inbound() ? "Inbound" : "Outbound",
                "priority",
                (double) rule.priority(),
                "access",
                rule.allow() ? "Allow" : "Deny",
                "protocol",
                rule.protocol()));
        putAddresses(bag, "source", rule.source());
        putAddresses(bag, "destination", rule.destination());
        putOneOrMany(bag, "sourcePortRange", "sourcePortRanges", rule.sourcePorts());
        putOneOrMany(bag, "destinationPortRange", "destinationPortRanges", rule.ports());
        return bag;
    }

    private static void putAddresses(Map<String, Object> bag, String side, String text) {
        if (text.equals("asg")) {
            bag.put(side + "ApplicationSecurityGroups", List.of(Map.of("id", id("applicationSecurityGroups", "asg"))));
        } else {
            putOneOrMany(bag, side + "AddressPrefix", side + "AddressPrefixes", text);
        }
    }

    private static void putOneOrMany(Map<String, Object> bag, String one, String many, String text) {
        if (text.indexOf(',') < 0) {
            bag.put(one, text);
        } else {
            bag.put(many, List.of(text.split(",", -1)));
        }
    }

    private void gateways(List<RegisteredResource> all) {
        Map<String, Object> place = Map.of(
                "name", "ip", "subnet", Map.of("id", id("virtualNetworks", BASE + "-vnet") + "/subnets/GatewaySubnet"));
        if (erGateway) {
            all.add(resource(
                    "VirtualNetworkGateway",
                    BASE + "-er-vgw",
                    "virtualNetworkGateways",
                    Map.of(
                            "virtualNetworkGatewayName",
                            BASE + "-er-vgw",
                            "gatewayType",
                            "ExpressRoute",
                            "ipConfigurations",
                            List.of(place))));
        }
        if (vpnGateway) {
            all.add(resource(
                    "VirtualNetworkGateway",
                    BASE + "-vpn-vgw",
                    "virtualNetworkGateways",
                    Map.of(
                            "virtualNetworkGatewayName",
                            BASE + "-vpn-vgw",
                            "gatewayType",
                            "Vpn",
                            "activeActive",
                            activeActive,
                            "enableBgp",
                            true,
                            "bgpSettings",
                            Map.of("asn", 65515.0),
                            "sku",
                            Map.of("name", vpnSku, "tier", vpnSku),
                            "ipConfigurations",
                            List.of(place))));
        }
    }

    private void connections(List<RegisteredResource> all) {
        for (CircuitSpec circuit : circuits) {
            String name = BASE + "-erc-" + circuit.name();
            all.add(resource(
                    "ExpressRouteCircuit",
                    name,
                    "expressRouteCircuits",
                    Map.of("circuitName", name, "serviceProviderProperties", Map.of("bandwidthInMbps", (double)
                            circuit.mbps()))));
            if (circuit.peering() != null) {
                all.add(resource(
                        "ExpressRouteCircuitPeering",
                        name + "-peering",
                        "peerings",
                        Map.of(
                                "circuitName",
                                name,
                                "peeringName",
                                "AzurePrivatePeering",
                                "peeringType",
                                "AzurePrivatePeering",
                                "state",
                                circuit.peering())));
            }
            if (circuit.connected() && erGateway) {
                all.add(resource(
                        "VirtualNetworkGatewayConnection",
                        BASE + "-er-conn-" + circuit.name(),
                        "connections",
                        Map.of(
                                "connectionType", "ExpressRoute",
                                "virtualNetworkGateway1", ref("virtualNetworkGateways", BASE + "-er-vgw"),
                                "peer", ref("expressRouteCircuits", name))));
            }
        }
        for (SiteSpec site : sites) {
            if (site.tunnel() != null && vpnGateway) {
                String name = BASE + "-vpn-lgw-" + site.name();
                all.add(resource(
                        "LocalNetworkGateway",
                        name,
                        "localNetworkGateways",
                        Map.of(
                                "localNetworkGatewayName",
                                name,
                                "gatewayIpAddress",
                                "192.0.2." + sites.indexOf(site),
                                "localNetworkAddressSpace",
                                Map.of("addressPrefixes", site.tunnel()),
                                "bgpSettings",
                                site.bgp() ? Map.of("asn", 65010.0, "bgpPeeringAddress", "10.9.9.9") : Map.of())));
                all.add(resource(
                        "VirtualNetworkGatewayConnection",
                        BASE + "-vpn-conn-" + site.name(),
                        "connections",
                        Map.of(
                                "connectionType", "IPsec",
                                "enableBgp", site.bgp(),
                                "virtualNetworkGateway1", ref("virtualNetworkGateways", BASE + "-vpn-vgw"),
                                "localNetworkGateway2", ref("localNetworkGateways", name))));
            }
        }
    }

    private void balancers(List<RegisteredResource> all) {
        for (int i = 0; i < frontends.size(); i++) {
            FrontendSpec frontend = frontends.get(i);
            String name = BASE + "-ilb-" + i;
            String lb = id("loadBalancers", name);
            List<Object> rules = new ArrayList<>();
            frontend.rules()
                    .forEach(rule -> rules.add(Map.of(
                            "name",
                            "rule" + rules.size(),
                            "protocol",
                            rule.protocol(),
                            "frontendPort",
                            (double) rule.frontendPort(),
                            "backendPort",
                            (double) rule.backendPort(),
                            "frontendIPConfiguration",
                            Map.of("id", lb + "/frontendIPConfigurations/front"),
                            "backendAddressPool",
                            Map.of("id", lb + "/backendAddressPools/" + (rule.second() ? "second" : "pool")))));
            Map<String, Object> front = new LinkedHashMap<>(Map.of(
                    "name", "front",
                    "privateIPAddress", frontend.address(),
                    "subnet",
                            Map.of(
                                    "id",
                                    id("virtualNetworks", vnet(spoke(frontend.subnet()))) + "/subnets/"
                                            + azureName(frontend.subnet()))));
            if (frontend.isPublic()) {
                front.put("publicIPAddress", ref("publicIPAddresses", "p"));
            }
            all.add(resource(
                    "LoadBalancer",
                    name,
                    "loadBalancers",
                    Map.of(
                            "loadBalancerName",
                            name,
                            "frontendIPConfigurations",
                            List.of(front),
                            "backendAddressPools",
                            List.of(pool("pool", frontend.backends()), pool("second", frontend.second())),
                            "loadBalancingRules",
                            rules)));
        }
    }

    private static Map<String, Object> pool(String name, @Nullable List<String> backends) {
        List<Object> addresses = new ArrayList<>();
        if (backends != null) {
            backends.forEach(a -> addresses.add(Map.of("name", "b" + addresses.size(), "ipAddress", a)));
        }
        return Map.of("name", name, "loadBalancerBackendAddresses", addresses);
    }

    /** Of a subnet's name as ends have it: the spoke's part. */
    private static String spoke(String subnet) {
        int slash = subnet.indexOf('/');
        return slash < 0 ? "" : subnet.substring(0, slash);
    }

    private String azureName(String subnet) {
        String spoke = spoke(subnet);
        String name = spoke.isEmpty() ? subnet : subnet.substring(spoke.length() + 1);
        return Stream.concat(
                        spoke.isEmpty() ? subnets.stream() : Stream.of(),
                        spokes.stream().filter(it -> it.name().equals(spoke)).flatMap(it -> it.subnets().stream()))
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow()
                .azureName();
    }

    // ---- what no resource says

    ProofInputs inputs() {
        return new ProofInputs(
                BASE,
                sites.stream()
                        .map(site -> new ProofInputs.Site(
                                site.name(),
                                prefixes(site.prefixes()),
                                Optional.ofNullable(site.er()).map(World::prefixes),
                                Optional.ofNullable(site.vpn()).map(World::prefixes),
                                List.of(new ProofInputs.Device(Optional.empty(), "192.0.2." + sites.indexOf(site)))))
                        .toList(),
                circuits.stream()
                        .map(circuit -> new ProofInputs.Circuit(circuit.name(), circuit.sites(), Optional.empty()))
                        .toList(),
                intents.stream().map(this::intent).toList(),
                implicitOutbound,
                appliances,
                ofOthers.stream()
                        .map(spoke -> id("virtualNetworks", vnet(spoke)))
                        .toList(),
                Optional.empty());
    }

    private static List<Prefix> prefixes(List<String> texts) {
        return texts.stream().map(Prefix::parse).toList();
    }

    private ProofInputs.Intent intent(IntentSpec intent) {
        Set<String> names = sites.stream().map(SiteSpec::name).collect(Collectors.toSet());
        return new ProofInputs.Intent(
                intent.name(),
                intent.allow() ? Action.ALLOW : Action.DENY,
                FlowEndText.read(intent.from(), names),
                FlowEndText.read(intent.to(), names),
                intent.protocol().equals("*")
                        ? FlowProtocol.ANY
                        : FlowProtocol.valueOf(intent.protocol().toUpperCase(Locale.ROOT)),
                intent.ports().stream().map(PortRange::parse).toList(),
                intent.mayFailIn());
    }

    ProofResult prove(Outages outages) {
        return Proof.of(resources(), inputs(), outages);
    }
}

package hybridnetwork.report;

import hybridnetwork.net.Prefix;
import hybridnetwork.report.Mermaid.Shape;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The network as a Mermaid flow chart, drawn from registered resources and nothing else: the sites, circuits and tunnels
 * on the left, the virtual networks with their gateways, subnets, filters, firewalls and load balancers on the right.
 */
final class Topology {
    private final List<RegisteredResource> resources;
    private final Mermaid chart = new Mermaid();

    /** ARM id in lower case to the node that stands for it. */
    private final Map<String, String> nodes = new HashMap<>();

    /** The pairs of networks between which a peering is drawn. */
    private final Set<List<String>> peered = new HashSet<>();

    /** By the address that next hops name. */
    private final Map<String, String> appliances = new HashMap<>();

    /** Nodes, each with the key of the route table of its subnet. */
    private final List<List<String>> steered = new ArrayList<>();

    private Topology(List<RegisteredResource> resources) {
        this.resources = resources;
    }

    /** A fenced Mermaid block that ends in a line feed. */
    static String draw(List<RegisteredResource> resources) {
        Topology topology = new Topology(resources);
        topology.drawOnPremises();
        topology.drawCircuits();
        ofType("VirtualNetwork", resources).forEach(topology::drawNetwork);
        ofType("VirtualNetworkGateway", resources)
                .filter(gateway -> !topology.nodes.containsKey(key(gateway)))
                .forEach(topology::drawGateway);
        ofType("VirtualNetworkGatewayConnection", resources).forEach(topology::drawConnection);
        ofType("VirtualNetworkPeering", resources).forEach(topology::drawPeering);
        topology.drawRoutes();
        return topology.chart.render();
    }

    private static Stream<RegisteredResource> ofType(String type, List<RegisteredResource> resources) {
        return resources.stream().filter(resource -> resource.isNetwork(type));
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private static String key(RegisteredResource resource) {
        return key(resource.id().orElse(resource.urn()));
    }

    private static ShownValues inputs(RegisteredResource resource) {
        return ShownValues.ofInputs(resource);
    }

    /** The Azure name where the resource has one, which is what a network engineer sees in the portal. */
    private static String name(RegisteredResource resource) {
        return resource.id().map(ArmId::name).orElse(resource.name());
    }

    private void drawOnPremises() {
        List<RegisteredResource> sites =
                ofType("LocalNetworkGateway", resources).toList();
        nodes.put("on-premises", chart.group("on-premises"));
        if (sites.isEmpty()) {
            chart.node(Shape.BOX, "routers");
        }
        for (RegisteredResource site : sites) {
            ShownValues inputs = inputs(site);
            List<String> lines = new ArrayList<>();
            lines.add(name(site));
            inputs.text("gatewayIpAddress").or(() -> inputs.text("fqdn")).ifPresent(lines::add);
            inputs.text("bgpSettings", "asn").ifPresent(asn -> lines.add("AS " + asn));
            lines.addAll(some(inputs.texts("localNetworkAddressSpace", "addressPrefixes")));
            nodes.put(key(site), chart.node(Shape.BOX, lines.toArray(String[]::new)));
        }
        chart.end();
    }

    private static List<String> some(List<String> prefixes) {
        int most = 4;
        return prefixes.size() <= most
                ? prefixes
                : Stream.concat(prefixes.stream().limit(most), Stream.of("and " + (prefixes.size() - most) + " more"))
                        .toList();
    }

    private void drawCircuits() {
        ofType("ExpressRouteCircuit", resources).forEach(circuit -> {
            ShownValues inputs = inputs(circuit);
            String provider = inputs.text("serviceProviderProperties", "serviceProviderName")
                    .map(it -> it + ", " + inputs.textOr("?", "serviceProviderProperties", "peeringLocation"))
                    .orElse("ExpressRoute Direct");
            drawCircuit(key(circuit), name(circuit), provider);
        });
    }

    private String drawCircuit(String key, String name, String... more) {
        String[] lines = Stream.concat(Stream.of(name), Stream.of(more)).toArray(String[]::new);
        String node = chart.node(Shape.BOX, lines);
        chart.edge(nodes.getOrDefault("on-premises", node), node, "ExpressRoute");
        nodes.put(key, node);
        return node;
    }

    private void drawNetwork(RegisteredResource network) {
        ShownValues inputs = inputs(network);
        List<String> title = new ArrayList<>(List.of(name(network)));
        title.addAll(some(inputs.texts("addressSpace", "addressPrefixes")));
        nodes.put(key(network), chart.group(title.toArray(String[]::new)));
        List<String> filters = new ArrayList<>();
        for (ShownValues subnet : inputs.objects("subnets")) {
            drawSubnet(key(key(network) + "/subnets/" + subnet.textOr("", "name")), subnet, filters);
        }
        chart.end();
        ofType("VirtualNetworkGateway", resources)
                .filter(gateway -> isIn(gateway, key(network)))
                .flatMap(gateway -> Stream.ofNullable(nodes.get(key(gateway))))
                .forEach(gateway -> filters.forEach(filter -> chart.edge(gateway, filter)));
    }

    private static boolean isIn(RegisteredResource gateway, String network) {
        return inputs(gateway).objects("ipConfigurations").stream()
                .anyMatch(it -> key(it.textOr("", "subnet", "id")).startsWith(network + "/subnets/"));
    }

    /** One line for the two sides of a peering; to a network that is not drawn, a box. */
    private void drawPeering(RegisteredResource side) {
        String own = side.id()
                .map(id -> key(id.replaceFirst("(?i)/virtualNetworkPeerings/[^/]*$", "")))
                .orElse("");
        String other = key(inputs(side).textOr("", "remoteVirtualNetwork", "id"));
        String from = nodes.get(own);
        if (from != null && !other.isEmpty() && !peered.contains(List.of(other, own))) {
            peered.add(List.of(own, other));
            String to = nodes.computeIfAbsent(
                    other,
                    id -> chart.node(Shape.BOX, ArmId.name(inputs(side).textOr("", "remoteVirtualNetwork", "id"))));
            chart.edge(from, to, "peering");
        }
    }

    private void drawSubnet(String id, ShownValues subnet, List<String> filters) {
        String name = subnet.textOr("?", "name");
        chart.group(name, String.join(", ", ResourceDetails.prefixes(subnet)));
        List<RegisteredResource> gateways = resources.stream()
                .filter(resource -> resource.isNetwork("VirtualNetworkGateway")
                        && inputs(resource).objects("ipConfigurations").stream()
                                .anyMatch(
                                        it -> key(it.textOr("", "subnet", "id")).equals(id)))
                .toList();
        gateways.forEach(this::drawGateway);
        List<String> firewalls = drawFirewalls(id, subnet);
        List<String> balancers = drawBalancers(id);
        subnet.text("networkSecurityGroup", "id")
                .ifPresentOrElse(
                        nsg -> {
                            String filter = chart.node(Shape.FILTER, ArmId.name(nsg));
                            balancers.forEach(balancer -> chart.edge(filter, balancer));
                            filters.add(filter);
                            steered(subnet, filter);
                        },
                        () -> {
                            if (gateways.isEmpty() && balancers.isEmpty() && firewalls.isEmpty()) {
                                String open = chart.node(Shape.BOX, "no filter");
                                filters.add(open);
                                steered(subnet, open);
                            }
                        });
        gateways.stream()
                .flatMap(gateway -> Stream.ofNullable(nodes.get(key(gateway))))
                .forEach(gateway -> steered(subnet, gateway));
        chart.end();
    }

    /** Remembers by which table what leaves a node finds its way. */
    private void steered(ShownValues subnet, String node) {
        subnet.text("routeTable", "id").ifPresent(table -> steered.add(List.of(node, key(table))));
    }

    private List<String> drawFirewalls(String subnetId, ShownValues subnet) {
        List<String> drawn = new ArrayList<>();
        ofType("AzureFirewall", resources)
                .forEach(firewall -> inputs(firewall).objects("ipConfigurations").stream()
                        .filter(configuration ->
                                key(configuration.textOr("", "subnet", "id")).equals(subnetId))
                        .forEach(configuration -> {
                            String address = configuration
                                    .text("privateIPAddress")
                                    .or(() -> firstHost(subnet))
                                    .orElse("allocated by Azure");
                            String node = chart.node(
                                    Shape.BOX,
                                    name(firewall),
                                    "Azure Firewall " + FirewallDetails.tier(inputs(firewall)),
                                    address);
                            appliances.put(address, node);
                            drawn.add(node);
                        }));
        return drawn;
    }

    /** Which Azure gives the firewall of the subnet. */
    private static Optional<String> firstHost(ShownValues subnet) {
        return ResourceDetails.prefixes(subnet).stream()
                .findFirst()
                .flatMap(Prefix::tryParse)
                .flatMap(prefix -> prefix.usableHosts().lowest())
                .map(Object::toString);
    }

    /** From each node to the appliances to which its route table leads; one that no resource shows is a box with its address. */
    private void drawRoutes() {
        for (List<String> node : steered) {
            ofType("RouteTable", resources)
                    .filter(table -> key(table).equals(node.get(1)))
                    .flatMap(table -> inputs(table).objects("routes").stream())
                    .flatMap(route -> route.text("nextHopIpAddress").stream())
                    .distinct()
                    .forEach(address -> chart.edge(
                            node.get(0),
                            appliances.computeIfAbsent(address, it -> chart.node(Shape.BOX, "appliance", it)),
                            "routes"));
        }
    }

    private void drawGateway(RegisteredResource gateway) {
        ShownValues inputs = inputs(gateway);
        String kind = inputs.textOr("?", "gatewayType").equals("Vpn") ? "VPN" : inputs.textOr("?", "gatewayType");
        nodes.put(key(gateway), chart.node(Shape.BOX, name(gateway), kind + " " + inputs.textOr("?", "sku", "name")));
    }

    private List<String> drawBalancers(String subnetId) {
        List<String> drawn = new ArrayList<>();
        ofType("LoadBalancer", resources)
                .forEach(balancer -> inputs(balancer).objects("frontendIPConfigurations").stream()
                        .filter(frontend ->
                                key(frontend.textOr("", "subnet", "id")).equals(subnetId))
                        .forEach(frontend -> drawn.add(chart.node(
                                Shape.BOX,
                                name(balancer),
                                frontend.textOr("allocated by Azure", "privateIPAddress")))));
        return drawn;
    }

    private void drawConnection(RegisteredResource connection) {
        ShownValues inputs = inputs(connection);
        String gateway = nodes.get(key(inputs.textOr("", "virtualNetworkGateway1", "id")));
        if (gateway == null) {
            return;
        }
        inputs.text("peer", "id").ifPresent(id -> {
            String circuit = nodes.get(key(id));
            chart.edge(circuit != null ? circuit : drawCircuit(key(id), ArmId.name(id)), gateway, name(connection));
        });
        inputs.text("localNetworkGateway2", "id").ifPresent(id -> {
            String site = nodes.get(key(id));
            if (site != null) {
                chart.standbyEdge(site, gateway, name(connection), "IPsec");
            }
        });
    }
}

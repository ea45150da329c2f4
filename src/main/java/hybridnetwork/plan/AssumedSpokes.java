package hybridnetwork.plan;

import hybridnetwork.config.InspectionConfig;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.UserRoute;
import hybridnetwork.config.Words;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.RouteTable;
import hybridnetwork.topology.RouteTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is taken to stand in spokes that are somebody else's: a network of the address space that the stack says, its side of the
 * peering, and the routes that follow from {@code inspection}. No resource of this stack shows it; the proof says what rests on it.
 * What the groups there let through nothing is assumed of: that is an obligation of the owner's.
 */
final class AssumedSpokes {
    private static final String NETWORK = "azure-native:network:";
    private static final int MOST_PREFIXES = 6;

    private final StackConfig config;
    private final AzureNames names;
    private final RouteTables tables;
    private final List<RegisteredResource> assumed = new ArrayList<>();

    private AssumedSpokes(StackConfig config, Optional<Ipv4> hop) {
        this.config = config;
        this.names = AzureNames.of(config);
        this.tables = new RouteTables(config, hop);
    }

    /** The resources of a plan, and what is taken to stand elsewhere. */
    static List<RegisteredResource> with(StackConfig config, List<RegisteredResource> resources) {
        AssumedSpokes spokes = new AssumedSpokes(config, hop(config, resources));
        Optional<String> hub = resources.stream()
                .filter(resource -> resource.isNetwork("VirtualNetwork"))
                .filter(resource ->
                        spokes.names.virtualNetwork().equals(resource.inputs().get("virtualNetworkName")))
                .flatMap(resource -> resource.id().stream())
                .findFirst();
        others(config).forEach(spoke -> hub.ifPresent(id -> spokes.assume(spoke, id)));
        List<RegisteredResource> all = new ArrayList<>(resources);
        all.addAll(spokes.assumed);
        return all;
    }

    /** What the verdicts then rest on. */
    static List<String> words(StackConfig config, List<RegisteredResource> resources) {
        RouteTables tables = new RouteTables(config, hop(config, resources));
        return others(config).stream()
                .map(spoke -> "the owner of spoke " + spoke.name()
                        + " has made its side of the peering, and has given it no gateways and no routes of its own besides"
                        + tables.of(spoke).map(AssumedSpokes::words).orElse(""))
                .toList();
    }

    private static String words(RouteTable table) {
        return ": its routes lead "
                + Words.few(table.routes().values().stream().map(UserRoute::to).toList(), MOST_PREFIXES)
                + " to what inspects" + (table.gatewayRoutes() ? "" : " and hide what the gateways have learnt");
    }

    /** Where the routes lead that the resources have: of somebody else's the same is taken. */
    private static Optional<Ipv4> hop(StackConfig config, List<RegisteredResource> resources) {
        return config.inspection()
                .flatMap(inspection -> inspection
                        .appliance()
                        .map(InspectionConfig.Appliance::address)
                        .or(() -> resources.stream()
                                .filter(resource -> resource.isNetwork("AzureFirewall"))
                                .flatMap(resource -> new Bag(resource.outputs()).bags("ipConfigurations").stream())
                                .flatMap(ip -> ip.text("privateIPAddress").flatMap(Ipv4::tryParse).stream())
                                .findFirst()));
    }

    /** The ids of the networks. */
    static List<String> ids(StackConfig config) {
        return others(config).stream().map(Spoke.Existing::networkId).toList();
    }

    private static List<Spoke.Existing> others(StackConfig config) {
        return config.spokes().values().stream()
                .filter(Spoke.Existing.class::isInstance)
                .map(Spoke.Existing.class::cast)
                .toList();
    }

    private void assume(Spoke.Existing spoke, String hubId) {
        Optional<String> table = tables.of(spoke).map(routes -> assume(spoke, routes));
        List<Map<String, Object>> subnets = new ArrayList<>();
        for (Prefix prefix : spoke.addressSpace()) {
            Map<String, Object> subnet = new TreeMap<>();
            subnet.put("name", "all-" + subnets.size());
            subnet.put("addressPrefix", prefix.toString());
            table.ifPresent(id -> subnet.put("routeTable", Map.of("id", id)));
            subnets.add(subnet);
        }
        Map<String, Object> space = Map.of(
                "addressPrefixes",
                spoke.addressSpace().stream().map(Prefix::toString).toList());
        add(
                "VirtualNetwork",
                spoke,
                spoke.networkId(),
                Map.of(
                        "virtualNetworkName",
                        names.virtualNetwork(spoke.name()),
                        "addressSpace",
                        space,
                        "subnets",
                        subnets));
        add(
                "VirtualNetworkPeering",
                spoke,
                spoke.networkId() + "/virtualNetworkPeerings/" + names.spokePeering(spoke.name()),
                Map.of(
                        "virtualNetworkName",
                        spoke.networkName(),
                        "virtualNetworkPeeringName",
                        names.spokePeering(spoke.name()),
                        "remoteVirtualNetwork",
                        Map.of("id", hubId),
                        "allowVirtualNetworkAccess",
                        true,
                        "allowForwardedTraffic",
                        true,
                        "useRemoteGateways",
                        config.hasGateway()));
    }

    /** Returns the table's id. */
    private String assume(Spoke.Existing spoke, RouteTable table) {
        String id = spoke.networkId() + "-routes";
        add(
                "RouteTable",
                spoke,
                id,
                Map.of(
                        "disableBgpRoutePropagation",
                        !table.gatewayRoutes(),
                        "routes",
                        table.routes().entrySet().stream()
                                .map(route -> route(route.getKey(), route.getValue()))
                                .toList()));
        return id;
    }

    private static Map<String, Object> route(String name, UserRoute route) {
        Map<String, Object> inputs = new TreeMap<>();
        inputs.put("name", name);
        inputs.put("addressPrefix", route.to().toString());
        inputs.put("nextHopType", route.hop().nextHopType());
        route.address().ifPresent(address -> inputs.put("nextHopIpAddress", address.toString()));
        return inputs;
    }

    private void add(String kind, Spoke spoke, String id, Map<String, Object> inputs) {
        String name = "assumed-" + spoke.name() + "-" + kind;
        assumed.add(new RegisteredResource(
                NETWORK + kind,
                name,
                "urn:pulumi:assumed::" + NETWORK + kind + "::" + name,
                Optional.of(id),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                inputs,
                Map.of()));
    }
}

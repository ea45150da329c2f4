package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Azure Resource Manager's REST API as far as azure-native has no function for it, and reading everything (azure-rest-api-specs,
 * Microsoft.Network 2023-02-01). Without transport: {@link ArmServer} adds it.
 */
final class ArmApi {
    private static final String SHARED_KEY = "/sharedkey";
    private static final String RESET = "/sharedkey/reset";
    private static final String MAKE_ANEW = "/resetconnection";
    private static final Pattern TABLE =
            Pattern.compile("(?i)(.+/peerings/[^/]+)/(routeTables|routeTablesSummary|arpTables)/([^/]+)");
    private static final Pattern STATS = Pattern.compile("(?i)(.+/expressRouteCircuits/[^/]+)(/peerings/[^/]+)?/stats");
    private static final Pattern GATEWAY = Pattern.compile(
            "(?i)(.+/virtualNetworkGateways/[^/]+)/(getBgpPeerStatus|getLearnedRoutes|getAdvertisedRoutes)");

    private final SimulatedAzure azure;
    private final String base;
    private final ArmOperations operations = new ArmOperations();

    /** @param base the endpoint */
    ArmApi(SimulatedAzure azure, String base) {
        this.azure = azure;
        this.base = base;
    }

    /**
     * Answers a request.
     *
     * @param tenant whose token it carries
     * @throws AzureError when Azure refuses
     * @throws CallCutShort when the caller does not learn how it ended
     */
    ArmAnswer answer(ArmRequest request, String tenant) {
        if (request.version().isEmpty()) {
            throw AzureError.badRequest(
                    "MissingApiVersionParameter",
                    "The api-version query parameter (?api-version=) is required for all requests.");
        }
        Optional<List<String>> operation = request.operation();
        if (operation.isPresent() && request.is("GET")) {
            return operations.ask(
                    operation.get().get(0).equals("operationresults"),
                    operation.get().get(1));
        }
        ArmId.tryParse(request.path()).ifPresent(id -> azure.login().admit(tenant, id));
        return switch (request.method()) {
            case "GET" -> read(request);
            case "PUT" -> set(request);
            case "POST" -> act(request);
            default -> throw notHere(request);
        };
    }

    private ArmAnswer read(ArmRequest request) {
        Optional<ArmId> tunnel = request.before(SHARED_KEY);
        if (tunnel.isPresent()) {
            return ArmAnswer.ok(azure.read(world -> SharedKeys.of(SharedKeys.tunnel(tunnel.get(), world))
                    .map(key -> Map.of("value", key))
                    .orElse(Map.of())));
        }
        Matcher stats = STATS.matcher(request.path());
        if (stats.matches()) {
            return azure.read(world -> stats(new ArmId(stats.group(1)), world));
        }
        return azure.read(world -> {
            ArmResources resources = new ArmResources(world, base);
            Optional<ArmId> group = request.before("/resources").filter(ArmId::isGroup);
            if (request.path().matches("(?i)/subscriptions/[^/]+/resourceGroups")) {
                return resources.groups(request);
            }
            return group.isPresent() ? resources.inGroup(group.get(), request) : resources.at(request);
        });
    }

    /** No packet passes through a simulation. */
    private static ArmAnswer stats(ArmId circuit, World world) {
        if (world.find(circuit, ResourceKind.CIRCUIT).isEmpty()) {
            throw AzureError.notFound(circuit, ResourceKind.CIRCUIT.type());
        }
        return ArmAnswer.ok(
                Map.of("primarybytesIn", 0, "primarybytesOut", 0, "secondarybytesIn", 0, "secondarybytesOut", 0));
    }

    private ArmAnswer set(ArmRequest request) {
        ArmId tunnel = request.before(SHARED_KEY).orElseThrow(() -> notHere(request));
        String key = request.body()
                .text("value")
                .orElseThrow(
                        () -> AzureError.badRequest("InvalidRequestContent", "The request has no property 'value'."));
        azure.operate(tunnel, world -> SharedKeys.set(tunnel, key, world));
        return new ArmAnswer(
                200,
                Map.of("value", key),
                operations.begin(base, tunnel.subscription(), request.version(), Optional.empty()));
    }

    private ArmAnswer act(ArmRequest request) {
        Optional<ArmId> tunnel = request.before(RESET);
        if (tunnel.isPresent()) {
            long length = request.body()
                    .whole("keyLength")
                    .orElseThrow(() ->
                            AzureError.badRequest("InvalidRequestContent", "The request has no property 'keyLength'."));
            azure.operate(tunnel.get(), world -> SharedKeys.reset(tunnel.get(), length, world));
            return later(request, tunnel.get(), Map.of("keyLength", length));
        }
        Optional<ArmId> anew = request.before(MAKE_ANEW);
        if (anew.isPresent()) {
            // A tunnel stands here whenever both ends agree, so that there is nothing to do but to look for it.
            azure.operate(anew.get(), world -> SharedKeys.tunnel(anew.get(), world));
            return later(request, anew.get(), Map.of());
        }
        Matcher table = TABLE.matcher(request.path());
        if (table.matches()) {
            ArmId peering = new ArmId(table.group(1));
            return later(request, peering, azure.read(world -> table(peering, table.group(2), table.group(3), world)));
        }
        Matcher gateway = GATEWAY.matcher(request.path());
        if (gateway.matches()) {
            ArmId id = new ArmId(gateway.group(1));
            return later(request, id, routes(id, gateway.group(2), request.query()));
        }
        throw notHere(request);
    }

    private static Map<String, Object> table(ArmId peering, String which, String path, World world) {
        CircuitTables tables = new CircuitTables(peering, world);
        Surroundings.Link link = CircuitTables.link(path);
        return Map.of(
                "value",
                which.equalsIgnoreCase("arpTables")
                        ? tables.arp(link)
                        : which.equalsIgnoreCase("routeTables") ? tables.routes(link) : tables.summary(link));
    }

    private Map<String, Object> routes(ArmId gateway, String which, Map<String, String> query) {
        Optional<String> peer = Optional.ofNullable(query.get("peer"));
        Function<GatewayRoutes, List<Object>> question = switch (which.toLowerCase(Locale.ROOT)) {
            case "getlearnedroutes" -> GatewayRoutes::learned;
            case "getadvertisedroutes" -> routes -> routes.advertised(peer.orElse(""));
            default -> routes -> routes.sessions(peer);
        };
        return azure.read(world -> Map.of(
                "value",
                question.apply(new GatewayRoutes(
                        world,
                        world.find(gateway, ResourceKind.GATEWAY)
                                .orElseThrow(() -> AzureError.notFound(gateway, ResourceKind.GATEWAY.type()))))));
    }

    private ArmAnswer later(ArmRequest request, ArmId id, Map<String, ?> result) {
        return new ArmAnswer(
                202, Map.of(), operations.begin(base, id.subscription(), request.version(), Optional.of(result)));
    }

    private static AzureError notHere(ArmRequest request) {
        return new AzureError(
                405,
                "HttpMethodNotAllowed",
                "The simulated Azure does not answer " + request.method() + " " + request.path()
                        + ": it changes resources for the azure-native provider only.");
    }
}

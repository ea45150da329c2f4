package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider's functions: reading a resource by its name, a gateway's routes and sessions, who is logged in. */
final class Calls {
    static final String GET = "get";
    static final String CLIENT = "azure-native:authorization:getClientConfig";
    private static final String LEARNED = "azure-native:network:getVirtualNetworkGatewayLearnedRoutes";
    private static final String ADVERTISED = "azure-native:network:getVirtualNetworkGatewayAdvertisedRoutes";
    private static final String SESSIONS = "azure-native:network:getVirtualNetworkGatewayBgpPeerStatus";

    private final SimulatedAzure azure;
    private final String subscription;
    private final String tenant;

    /** @param tenant whose token every request carries */
    Calls(SimulatedAzure azure, String subscription, String tenant) {
        this.azure = azure;
        this.subscription = subscription;
        this.tenant = tenant;
    }

    /**
     * Answers a call.
     *
     * @throws RefusedCall when Azure refuses, above all with {@code ResourceNotFound}
     * @throws IllegalArgumentException for a function that is not simulated
     */
    Bag answer(String token, Bag arguments) {
        String plain = token.replaceFirst("/v[0-9a-z]+:", ":");
        return switch (plain) {
            case CLIENT ->
                new Bag(Map.of(
                        "subscriptionId",
                        subscription,
                        "tenantId",
                        tenant,
                        "clientId",
                        Guid.of("client"),
                        "objectId",
                        Guid.of("object")));
            case LEARNED -> value(routes(arguments, GatewayRoutes::learned));
            case ADVERTISED ->
                value(routes(
                        arguments,
                        routes -> routes.advertised(arguments.text("peer").orElse(""))));
            case SESSIONS -> value(routes(arguments, routes -> routes.sessions(arguments.text("peer"))));
            default -> resource(plain, arguments);
        };
    }

    private static Bag value(List<Object> items) {
        return new Bag(Map.of("value", items));
    }

    private List<Object> routes(Bag arguments, java.util.function.Function<GatewayRoutes, List<Object>> question) {
        ArmId id = admitted(ResourceKind.GATEWAY.id(subscription, arguments));
        return azure.read(world -> {
            StoredResource gateway = world.find(id).orElseThrow(() -> missing(ResourceKind.GATEWAY, id, world));
            return question.apply(new GatewayRoutes(world, gateway));
        });
    }

    private Bag resource(String token, Bag arguments) {
        int name = token.lastIndexOf(':') + 1;
        Optional<ResourceKind> kind = token.startsWith(GET, name)
                ? ResourceKind.ofToken(token.substring(0, name) + token.substring(name + GET.length()))
                : Optional.empty();
        ResourceKind known = kind.orElseThrow(
                () -> new IllegalArgumentException("the simulated Azure does not answer the function " + token));
        ArmId id = admitted(known.id(subscription, arguments));
        return azure.read(world -> {
            StoredResource found = world.find(id).orElseThrow(() -> missing(known, id, world));
            return ResourceView.of(found, world).with("id", found.id().toString());
        });
    }

    private ArmId admitted(ArmId id) {
        try {
            azure.login().admit(tenant, id);
            return id;
        } catch (AzureError e) {
            throw new RefusedCall(id, e);
        }
    }

    private static RefusedCall missing(ResourceKind kind, ArmId id, World world) {
        boolean noGroup = world.find(id.groupId()).isEmpty();
        return new RefusedCall(id, noGroup ? AzureError.groupNotFound(id) : AzureError.notFound(id, kind.type()));
    }

    /** A call that Azure refuses, in azure-native's words. */
    static final class RefusedCall extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private RefusedCall(ArmId id, AzureError error) {
            super("request failed " + id + ": " + error.asProviderSays(), error);
        }
    }
}

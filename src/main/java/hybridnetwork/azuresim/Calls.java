package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The provider's functions: reading a resource by its name, a gateway's routes and sessions, who is logged in. */
final class Calls {
    static final String GET = "get";
    static final String CLIENT = "azure-native:authorization:getClientConfig";
    private static final String LEARNED = "azure-native:network:getVirtualNetworkGatewayLearnedRoutes";
    private static final String ADVERTISED = "azure-native:network:getVirtualNetworkGatewayAdvertisedRoutes";
    private static final String SESSIONS = "azure-native:network:getVirtualNetworkGatewayBgpPeerStatus";

    static final String TOKEN = "azure-native:authorization:getClientToken";
    static final String STORAGE_KEYS = "azure-native:storage:listStorageAccountKeys";

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
            case TOKEN -> new Bag(Map.of("token", azure.tokens().of(tenant)));
            case LEARNED -> value(routes(arguments, GatewayRoutes::learned));
            case ADVERTISED ->
                value(routes(
                        arguments,
                        routes -> routes.advertised(arguments.text("peer").orElse(""))));
            case SESSIONS -> value(routes(arguments, routes -> routes.sessions(arguments.text("peer"))));
            case STORAGE_KEYS -> storageKeys(arguments);
            default -> resource(plain, arguments);
        };
    }

    /** The two keys of a storage account; programs that publish files ask for them. */
    private Bag storageKeys(Bag arguments) {
        ResourceKind account =
                ResourceKind.ofToken("azure-native:storage:StorageAccount").orElseThrow();
        ArmId id = admitted(account.id(subscription, arguments));
        azure.read(world -> world.find(id).orElseThrow(() -> missing(account, id, world)));
        List<Object> keys = new ArrayList<>();
        for (String name : List.of("key1", "key2")) {
            keys.add(Map.of("keyName", name, "permissions", "Full", "value", Guid.of(name + " of " + id.key())));
        }
        return new Bag(Map.of("keys", keys));
    }

    private static Bag value(List<Object> items) {
        return new Bag(Map.of("value", items));
    }

    private List<Object> routes(Bag arguments, Function<GatewayRoutes, List<Object>> question) {
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
            StoredResource found = world.seen(id).orElseThrow(() -> missing(known, id, world));
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

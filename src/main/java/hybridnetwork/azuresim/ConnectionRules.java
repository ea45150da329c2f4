package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connections of a gateway: to a circuit, or through a tunnel to a site. */
final class ConnectionRules extends ResourceRules {
    private static final String[] GATEWAY = {"virtualNetworkGateway1", "id"};
    private static final String[] SITE = {"localNetworkGateway2", "id"};
    static final String[] CIRCUIT = {"peer", "id"};

    private static final int MOST_PREFIXES_TO_CONNECT = 200;

    /** Printable ASCII of 1 to 128 characters without blank, hyphen and tilde ({@code psk}). */
    static final String SHARED_KEY = "[!-,.-}]{1,128}";

    @Override
    Duration creation() {
        return Duration.ofMinutes(6);
    }

    @Override
    Set<ArmId> blocks(Put put, World world) {
        return put.body().id(GATEWAY).map(Set::of).orElse(Set.of());
    }

    @Override
    Set<ArmId> needsStill(Put put, World world) {
        Set<ArmId> ends = new HashSet<>();
        put.body().id(SITE).ifPresent(ends::add);
        put.body().id(CIRCUIT).ifPresent(ends::add);
        return ends;
    }

    static Optional<ArmId> gateway(Bag body) {
        return body.id(GATEWAY);
    }

    static Optional<ArmId> site(Bag body) {
        return body.id(SITE);
    }

    static boolean expressRoute(Bag body) {
        return body.text("connectionType").equals(Optional.of("ExpressRoute"));
    }

    @Override
    void admit(Put put, World world) {
        boolean expressRoute = expressRoute(put.body());
        StoredResource gateway = put.body()
                .id(GATEWAY)
                .flatMap(id -> world.find(id, ResourceKind.GATEWAY))
                .orElseThrow(() -> AzureError.badRequest("Connection " + put.id() + " has no gateway."));
        String wanted = expressRoute ? "ExpressRoute" : "Vpn";
        if (!gateway.body().text("gatewayType").equals(Optional.of(wanted))) {
            throw AzureError.badRequest("Connection " + put.id() + " of type "
                    + put.body().text("connectionType").orElse("none") + " needs a gateway of type " + wanted + ", not "
                    + gateway.id() + " (conn-type-shape).");
        }
        for (String fixed : List.of("connectionType", "connectionProtocol")) {
            if (put.changes(fixed)) {
                throw AzureError.badRequest("The " + fixed + " of connection " + put.id() + " cannot be changed.");
            }
        }
        if (expressRoute) {
            admitExpressRoute(put, gateway, world);
        } else {
            admitTunnel(put, gateway, world);
        }
    }

    private static void admitExpressRoute(Put put, StoredResource gateway, World world) {
        if (put.body().at("sharedKey").isPresent()
                || put.body().at("ipsecPolicies").isPresent()) {
            throw AzureError.badRequest("Connection " + put.id()
                    + " of type ExpressRoute has neither a shared key nor an IPsec policy (conn-type-shape).");
        }
        StoredResource circuit = put.body()
                .id(CIRCUIT)
                .flatMap(id -> world.find(id, ResourceKind.CIRCUIT))
                .orElseThrow(() -> AzureError.badRequest("Connection " + put.id() + " has no circuit as its peer."));
        if (!CircuitRules.provisioned(circuit)) {
            throw AzureError.badRequest(
                    "ServiceProviderNotProvisioned",
                    "Connection " + put.id() + " cannot be created: the service provider provisioning state of circuit "
                            + circuit.id() + " is "
                            + circuit.facts().text(CircuitRules.PROVIDER_STATE).orElse("unknown")
                            + ", it must be Provisioned (er-provider-state).");
        }
        if (world.find(circuit.id().child("peerings", PeeringRules.PRIVATE)).isEmpty()) {
            throw AzureError.badRequest("Connection " + put.id() + " cannot be created: circuit " + circuit.id()
                    + " has no private peering.");
        }
        if (!circuit.id().subscription().equals(put.id().subscription())) {
            admitAuthorization(put, circuit, world);
        }
        if (put.existing().isEmpty()) {
            admitPrefixes(put, gateway, world);
        }
        long linked = world.users(gateway.id()).stream()
                .filter(each -> !each.id().equals(put.id()) && expressRoute(each.body()))
                .count();
        int most = GatewaySku.circuits(gateway.body().text("sku", "name").orElse(""));
        if (linked >= most) {
            throw AzureError.badRequest("Gateway " + gateway.id() + " has " + linked
                    + " circuit connections, the most of its SKU (ergw-circuits-per-sku).");
        }
    }

    private static void admitPrefixes(Put put, StoredResource gateway, World world) {
        int prefixes = GatewayRules.network(gateway.body())
                .flatMap(world::find)
                .map(network -> NetworkRules.space(network).size()
                        + NetworkPeerings.guestSpace(network.id(), world).size())
                .orElse(0);
        if (prefixes > MOST_PREFIXES_TO_CONNECT) {
            throw AzureError.badRequest(
                    "Connection " + put.id() + " cannot be created: the virtual network has " + prefixes
                            + " address prefixes, of " + MOST_PREFIXES_TO_CONNECT + " at most (er-create-200-spaces).");
        }
    }

    private static void admitAuthorization(Put put, StoredResource circuit, World world) {
        Optional<String> key = put.body().text("authorizationKey");
        Optional<StoredResource> authorization = world.below(circuit.id()).stream()
                .filter(each -> each.is(ResourceKind.AUTHORIZATION))
                .filter(each -> each.facts().text("authorizationKey").equals(key))
                .findFirst();
        boolean free = authorization
                .flatMap(each -> AuthorizationRules.user(each, world))
                .filter(user -> !user.id().equals(put.id()))
                .isEmpty();
        if (authorization.isEmpty() || !free) {
            throw AzureError.badRequest("Connection " + put.id() + " needs a free authorization key of circuit "
                    + circuit.id() + " (er-authorization).");
        }
    }

    private static void admitTunnel(Put put, StoredResource gateway, World world) {
        StoredResource site = put.body()
                .id(SITE)
                .flatMap(id -> world.find(id, ResourceKind.LOCAL_GATEWAY))
                .orElseThrow(() -> AzureError.badRequest(
                        "Connection " + put.id() + " has no local network gateway (conn-type-shape)."));
        if (put.body().text("sharedKey").filter(key -> key.matches(SHARED_KEY)).isEmpty()) {
            throw AzureError.badRequest("Connection " + put.id()
                    + " needs a shared key of 1 to 128 printable characters without blank, hyphen and tilde (psk).");
        }
        put.body().bags("ipsecPolicies").forEach(policy -> admitPolicy(put, policy));
        LinkLocalAddresses.admitNamed(put, gateway);
        boolean bothSpeakBgp = gateway.body().flag("enableBgp")
                && site.body().whole("bgpSettings", "asn").isPresent();
        if (put.body().flag("enableBgp") && !bothSpeakBgp) {
            throw AzureError.badRequest("Connection " + put.id()
                    + " has BGP, which its gateway and its local network gateway must have too (bgp-both-flags).");
        }
    }

    /** "If GCMAES is used as for IPsec Encryption algorithm, you must select the same algorithm for IPsec Integrity." */
    private static void admitPolicy(Put put, Bag policy) {
        String encryption = policy.text("ipsecEncryption").orElse("");
        String integrity = policy.text("ipsecIntegrity").orElse("");
        boolean combined = encryption.startsWith("GCM") || integrity.startsWith("GCM");
        if (combined && !encryption.equals(integrity)) {
            throw AzureError.badRequest("Connection " + put.id() + " has IPsec encryption " + encryption
                    + " and integrity " + integrity + ", which must be the same where one is of GCM"
                    + " (ipsec-gcm-pair).");
        }
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("connectionStatus", connected(resource, world) ? "Connected" : "NotConnected");
        shown.put("ingressBytesTransferred", 0.0);
        shown.put("egressBytesTransferred", 0.0);
        shown.put("tunnelConnectionStatus", List.of());
        return shown;
    }

    /** A key is set with the connection; only its owner's separate request reads it again. */
    @Override
    Set<String> untold() {
        return Set.of("sharedKey", "authorizationKey");
    }

    @Override
    Bag facts(Put put, World world) {
        Bag facts = super.facts(put, world);
        if (expressRoute(put.body())) {
            return facts;
        }
        Bag withKey = put.existing().isEmpty() ? SharedKeys.atFirst(put.body(), facts) : facts;
        site(put.body())
                .ifPresent(site -> put.body()
                        .text("sharedKey")
                        .ifPresent(key -> world.surroundings().setUp(site, key)));
        return withKey;
    }

    /**
     * Whether traffic can pass: nothing on the way has failed, both ends of a tunnel have the same key, a circuit's peering is up
     * and one of its links stands.
     */
    static boolean connected(StoredResource connection, World world) {
        Surroundings around = world.surroundings();
        boolean down = around.failed(connection.id())
                || gateway(connection.body()).filter(around::failed).isPresent();
        if (down) {
            return false;
        }
        return expressRoute(connection.body()) ? overCircuit(connection, world) : throughTunnel(connection, world);
    }

    private static boolean throughTunnel(StoredResource connection, World world) {
        Surroundings around = world.surroundings();
        boolean served = gateway(connection.body())
                .flatMap(world::find)
                .filter(gateway -> !GatewayInstances.standing(gateway, world).isEmpty())
                .isPresent();
        boolean router = site(connection.body()).filter(around::failed).isEmpty();
        return served && router && SharedKeys.agree(connection, world);
    }

    private static boolean overCircuit(StoredResource connection, World world) {
        Surroundings around = world.surroundings();
        return connection
                        .body()
                        .id(CIRCUIT)
                        .filter(circuit -> Arrays.stream(Surroundings.Link.values())
                                .anyMatch(link -> !around.failed(circuit, link)))
                        .flatMap(world::find)
                        .filter(CircuitRules::provisioned)
                        .isPresent()
                && PeeringRules.of(connection, world)
                        .filter(PeeringRules::enabled)
                        .isPresent();
    }
}

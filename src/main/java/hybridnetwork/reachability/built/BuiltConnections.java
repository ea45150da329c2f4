package hybridnetwork.reachability.built;

import hybridnetwork.limits.IpsecAlgorithms;
import hybridnetwork.limits.KeyShapes;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** R32, R79, R88, R89 and R94 to R96: connections of gateways. */
final class BuiltConnections {
    private static final List<String> TYPES = List.of("IPsec", "Vnet2Vnet", "ExpressRoute", "VPNClient");
    private static final List<String> MODES = List.of("Default", "InitiatorOnly", "ResponderOnly");

    /** What belongs to a tunnel alone. */
    private static final List<String> OF_TUNNELS = List.of("sharedKey", "ipsecPolicies", "connectionProtocol");

    private final Registered on;

    BuiltConnections(Registered on) {
        this.on = on;
    }

    void note() {
        for (Resource connection : on.all("VirtualNetworkGatewayConnection")) {
            Optional<String> type = connection.bag().text("connectionType");
            if (type.isEmpty()) {
                continue;
            }
            if (TYPES.stream().noneMatch(type.get()::equalsIgnoreCase)) {
                on.error("conn-type-shape", connection + " is of type " + type.get() + ", which Azure does not have");
            } else if (type.get().equalsIgnoreCase("IPsec")) {
                tunnel(connection);
            } else if (type.get().equalsIgnoreCase("ExpressRoute")) {
                circuit(connection);
            }
        }
    }

    private void tunnel(Resource connection) {
        Bag bag = connection.bag();
        shape(connection, "localNetworkGateway2", List.of("peer"));
        if (!bag.has("sharedKey") && !bag.has("authenticationType")) {
            // Azure does not show a key, and has one where it was set from elsewhere.
            on.warning("shared-key-missing", connection + " has no shared key among its inputs");
        }
        bag.text("sharedKey")
                .filter(key -> !KeyShapes.SHARED_KEY.matcher(key).matches())
                .ifPresent(key -> on.error(
                        "psk",
                        connection + " has a shared key that is not 1 to 128 printable ASCII characters without space,"
                                + " hyphen and tilde"));
        if (bag.flag("useLocalAzureIpAddress")) {
            on.found(connection, "virtualNetworkGateway1", "VirtualNetworkGateway")
                    .filter(gateway -> !gateway.bag().mayBe("enablePrivateIpAddress"))
                    .ifPresent(gateway -> on.error(
                            "private-ip-vpn-over-er",
                            connection + " uses Azure's private address, which " + gateway
                                    + " does not have: set enablePrivateIpAddress there"));
        }
        if (Registered.is(bag, "connectionProtocol", "IKEv1")) {
            on.warning(
                    "conn-protocol",
                    connection + " speaks IKEv1, which drops traffic on each rekey: make it anew with IKEv2");
        }
        bag.number("dpdTimeoutSeconds").filter(seconds -> seconds > 0).ifPresent(seconds -> dpd(connection, seconds));
        selectors(connection, bag);
    }

    private void dpd(Resource connection, double seconds) {
        boolean legal = seconds >= IpsecAlgorithms.SHORTEST_DPD && seconds <= IpsecAlgorithms.LONGEST_DPD;
        if (!legal) {
            on.error(
                    "dpd",
                    String.format(
                            Locale.ROOT,
                            "%s has a dead peer timeout of %.0f s: Azure takes 9 to 3,600",
                            connection,
                            seconds));
        } else if (seconds < IpsecAlgorithms.SHORTEST_ADVISED_DPD || seconds > IpsecAlgorithms.LONGEST_ADVISED_DPD) {
            on.warning(
                    "dpd-advised",
                    String.format(
                            Locale.ROOT,
                            "%s has a dead peer timeout of %.0f s: 30 to 45 are advised",
                            connection,
                            seconds));
        }
    }

    private void selectors(Resource connection, Bag bag) {
        List<Bag> selectors = bag.bags("trafficSelectorPolicies");
        Optional<String> mode = bag.text("connectionMode");
        boolean empty = selectors.stream()
                .anyMatch(it -> (it.texts("localAddressRanges").isEmpty() && !it.isOpaque("localAddressRanges"))
                        || (it.texts("remoteAddressRanges").isEmpty() && !it.isOpaque("remoteAddressRanges")));
        boolean off = !selectors.isEmpty() && !bag.mayBe("usePolicyBasedTrafficSelectors");
        boolean unknown = mode.filter(it -> MODES.stream().noneMatch(it::equalsIgnoreCase))
                .isPresent();
        if (empty || off || unknown) {
            on.error(
                    "conn-mode-selectors",
                    connection
                            + (unknown
                                    ? " has a mode that Azure does not have: " + mode.get()
                                    : off
                                            ? " has traffic selectors without usePolicyBasedTrafficSelectors"
                                            : " has a traffic selector that names no network at one end"));
        }
        if (!selectors.isEmpty() && Registered.is(bag, "connectionMode", "ResponderOnly")) {
            on.warning(
                    "selectors-need-initiator",
                    connection + " never proposes its traffic selectors, for Azure may not start: use InitiatorOnly");
        }
    }

    private void circuit(Resource connection) {
        shape(connection, "peer", OF_TUNNELS);
        Optional<String> own = connection.id().flatMap(id -> id.after("subscriptions"));
        Optional<String> peer = connection
                .bag()
                .bag("peer")
                .flatMap(it -> it.text("id"))
                .flatMap(id -> new ArmId(id).after("subscriptions"));
        if (own.isPresent()
                && peer.isPresent()
                && !own.equals(peer)
                && !connection.bag().has("authorizationKey")) {
            on.error(
                    "er-authorization",
                    connection + " leads to a circuit of another subscription without an authorization key");
        }
    }

    /** Only what a program declares counts as too much: Azure shows defaults of what does not apply. */
    private void shape(Resource connection, String needed, List<String> others) {
        if (!connection.bag().has(needed)) {
            on.error("conn-type-shape", connection + " has no " + needed);
        }
        others.stream()
                .filter(connection.declared()::contains)
                .forEach(other -> on.error(
                        "conn-type-shape",
                        connection + " has " + other + ", which a connection of its type does not take"));
    }
}

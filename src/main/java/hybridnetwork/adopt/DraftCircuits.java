package hybridnetwork.adopt;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Proposes the circuits: those of the stack's resource group are declared, others referred to by their ids. */
final class DraftCircuits {
    private final Draft draft;
    private final FoundHub hub;
    private final BaseName base;
    private final DraftSites sites;
    private final Map<String, Object> circuits = new TreeMap<>();
    private final Map<String, FoundResource> connections = new TreeMap<>();
    private final Map<String, FoundResource> owned = new TreeMap<>();

    DraftCircuits(Draft draft, FoundHub hub, BaseName base, DraftSites sites) {
        this.draft = draft;
        this.hub = hub;
        this.base = base;
        this.sites = sites;
    }

    /** The circuits that a connection joins to the ExpressRoute gateway, and those that are ordered and wait for theirs. */
    Map<String, Object> propose() {
        for (FoundResource connection : hub.connections(hub.erGateway(), "ExpressRoute")) {
            Optional<ArmId> id = connection.properties().id("peer", "id");
            if (id.isEmpty() || !hub.isInGroup(connection.id())) {
                draft.note(AdoptionNote.inTheWay(
                        AdoptionNote.called(connection), "does not say its circuit, or is in another resource group"));
                continue;
            }
            String key = freeKey(base.key(id.get().name(), "primary"));
            connections.put(key, connection);
            draft.take(connection);
            circuits.put(key, circuit(key, id.get(), connection));
        }
        for (FoundResource circuit : hub.azure().of("ExpressRouteCircuit")) {
            if (!draft.has(circuit) && circuits.values().stream().noneMatch(it -> refersTo(it, circuit))) {
                waiting(circuit);
            }
        }
        connections.forEach((key, connection) ->
                draft.name(connection.name(), base.text() + "-er-conn" + appended(key), "circuitConnections", key));
        owned.forEach(
                (key, circuit) -> draft.name(circuit.name(), base.text() + "-erc" + appended(key), "circuits", key));
        return circuits;
    }

    private String appended(String key) {
        return circuits.size() > 1 ? "-" + key : "";
    }

    private static boolean refersTo(Object form, FoundResource circuit) {
        return form instanceof Map<?, ?> map
                && circuit.id().toString().equalsIgnoreCase(String.valueOf(map.get("circuitId")));
    }

    private void waiting(FoundResource circuit) {
        String state =
                circuit.properties().text("serviceProviderProvisioningState").orElse("");
        if (state.equals("Provisioned")
                || !hub.isInGroup(circuit.id())
                || hub.erGateway().isEmpty()) {
            draft.note(AdoptionNote.leftOut(
                    circuit,
                    "is joined to no gateway of this network"
                            + (state.isEmpty() ? "" : " (" + state + ")")
                            + ": declared, the next update would connect it; it stays as it is"));
            return;
        }
        String key = freeKey(base.key(circuit.name(), "primary"));
        Map<String, Object> form = ordered(key, circuit);
        form.put("sites", sitesOf(key, Optional.of(circuit)));
        circuits.put(key, form);
    }

    private Map<String, Object> circuit(String key, ArmId id, FoundResource connection) {
        Optional<FoundResource> found = hub.azure().at(id).filter(it -> hub.isInGroup(it.id()));
        Map<String, Object> form;
        if (found.isPresent()) {
            form = ordered(key, found.get());
        } else {
            form = new LinkedHashMap<>();
            form.put("circuitId", id.toString());
            if (!id.subscription().equalsIgnoreCase(hub.group().subscription())) {
                draft.secret(ConfigPath.of("authorizationKeys").key(key));
            }
            if (hub.isInGroup(id)) {
                draft.note(AdoptionNote.leftOut(
                        "ExpressRouteCircuit " + id.name(), "was not read: it is referred to by its id"));
            }
        }
        form.put("sites", sitesOf(key, hub.azure().at(id)));
        connection
                .properties()
                .whole("routingWeight")
                .filter(weight -> weight != 0)
                .ifPresent(weight -> form.put("routingWeight", weight));
        if (connection.properties().flag("expressRouteGatewayBypass")) {
            form.put("fastPath", true);
        }
        return form;
    }

    private Map<String, Object> ordered(String key, FoundResource circuit) {
        draft.take(circuit);
        owned.put(key, circuit);
        Bag properties = circuit.properties();
        Map<String, Object> form = new LinkedHashMap<>();
        Optional<String> port = properties.text("expressRoutePort", "id");
        if (port.isPresent()) {
            Map<String, Object> direct = new LinkedHashMap<>();
            direct.put("portId", port.get());
            properties.whole("bandwidthInGbps").ifPresent(rate -> direct.put("bandwidthGbps", rate));
            form.put("direct", direct);
        } else {
            form.put("provider", said(properties, circuit, "serviceProviderName"));
            form.put("peeringLocation", said(properties, circuit, "peeringLocation"));
            form.put(
                    "bandwidthMbps",
                    properties
                            .whole("serviceProviderProperties", "bandwidthInMbps")
                            .<Object>map(rate -> rate)
                            .orElse("<bandwidth of " + circuit.name() + ">"));
        }
        form.put("tier", properties.text("sku", "tier").orElse("Standard"));
        form.put("family", properties.text("sku", "family").orElse("MeteredData"));
        privatePeering(key, circuit).ifPresent(peering -> form.put("privatePeering", peering));
        List<FoundResource> authorizations =
                hub.azure().parts(circuit, "authorizations", "ExpressRouteCircuitAuthorization");
        if (!authorizations.isEmpty()) {
            form.put(
                    "authorizations",
                    authorizations.stream().map(FoundResource::name).toList());
            authorizations.forEach(draft::take);
        }
        return form;
    }

    private static Object said(Bag circuit, FoundResource called, String property) {
        return circuit.text("serviceProviderProperties", property)
                .orElse("<" + property + " of " + called.name() + ">");
    }

    private Optional<Map<String, Object>> privatePeering(String key, FoundResource circuit) {
        Optional<Map<String, Object>> form = Optional.empty();
        for (FoundResource peering : hub.azure().parts(circuit, "peerings", "ExpressRouteCircuitPeering")) {
            Bag properties = peering.properties();
            if (properties
                    .text("peeringType")
                    .filter("AzurePrivatePeering"::equals)
                    .isEmpty()) {
                draft.note(AdoptionNote.leftOut(
                        "peering " + peering.name() + " of circuit " + circuit.name(),
                        "is no private peering, and the program declares that alone; it stays as it is"));
                continue;
            }
            draft.take(peering);
            Map<String, Object> said = new LinkedHashMap<>();
            said.put(
                    "peerAsn", properties.whole("peerASN").<Object>map(it -> it).orElse("<AS number>"));
            said.put("vlanId", properties.whole("vlanId").<Object>map(it -> it).orElse("<VLAN>"));
            said.put(
                    "primaryPrefix", properties.text("primaryPeerAddressPrefix").orElse("<primary /30>"));
            said.put(
                    "secondaryPrefix",
                    properties.text("secondaryPeerAddressPrefix").orElse("<secondary /30>"));
            if (properties.text("state").filter("Disabled"::equals).isPresent()) {
                said.put("enabled", false);
            }
            if (properties.isOpaque("sharedKey")) {
                draft.secret(ConfigPath.of("peeringKeys").key(key));
            }
            form = Optional.of(said);
        }
        return form;
    }

    /** Which sites a circuit serves no resource says: those whose AS number its peering has, else all. */
    private List<String> sitesOf(String key, Optional<FoundResource> circuit) {
        Optional<Long> asn = circuit.flatMap(
                        it -> hub.azure().parts(it, "peerings", "ExpressRouteCircuitPeering").stream()
                                .filter(peering -> peering.properties()
                                        .text("peeringType")
                                        .filter("AzurePrivatePeering"::equals)
                                        .isPresent())
                                .findFirst())
                .flatMap(peering -> peering.properties().whole("peerASN"));
        List<String> same = sites.asnBySite().entrySet().stream()
                .filter(site -> asn.filter(site.getValue()::equals).isPresent())
                .map(Map.Entry::getKey)
                .toList();
        if (!same.isEmpty()) {
            draft.comment(
                    "expressRoute.circuits." + key,
                    "Its peering has the AS number of " + String.join(", ", same)
                            + ": Azure does not say more of which sites it serves.");
            return same;
        }
        List<String> all = sites.sites().isEmpty()
                ? List.of(sites.withoutDevice("premises"))
                : List.copyOf(sites.sites().keySet());
        String words =
                "serves " + String.join(", ", all) + ": which sites a circuit leads to no resource of Azure's says";
        draft.comment("expressRoute.circuits." + key, "Assumed that it " + words + ".");
        draft.note(AdoptionNote.assumed("expressRoute.circuits." + key, words));
        return all;
    }

    private String freeKey(String key) {
        String free = key;
        for (int number = 2; circuits.containsKey(free); number++) {
            free = key + "-" + number;
        }
        return free;
    }
}

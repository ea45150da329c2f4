package hybridnetwork.reachability.built;

import hybridnetwork.limits.KeyShapes;
import hybridnetwork.limits.ReservedAsn;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.reading.Parentage;
import hybridnetwork.reachability.reading.Prefixes;
import hybridnetwork.reachability.reading.Resource;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** R34 to R44 and R80: the private peerings of circuits. */
final class BuiltPeerings {
    private static final String PRIVATE = "AzurePrivatePeering";
    private static final String RETIRED = "AzurePublicPeering";
    private static final int LINK = 30;
    private static final int HIGHEST_VLAN = 4094;

    private final Registered on;

    BuiltPeerings(Registered on) {
        this.on = on;
    }

    void note() {
        Map<String, String> vlans = new HashMap<>();
        for (Resource circuit : on.all("ExpressRouteCircuit")) {
            List<Resource> children = on.inventory().children(Parentage.PEERING, circuit);
            children.forEach(child -> peering(circuit, child.name(), child.bag(), vlans));
            circuit.bag().bags("peerings").stream()
                    .filter(inline -> children.stream().noneMatch(child -> child.isNamed(Registered.name(inline))))
                    .forEach(inline -> peering(circuit, Registered.name(inline), inline, vlans));
        }
    }

    private void peering(Resource circuit, String name, Bag bag, Map<String, String> vlans) {
        String what = "peering " + name + " of " + circuit;
        if (Registered.is(bag, "peeringType", RETIRED)) {
            on.error("peer-type-name", what + " is of type " + RETIRED + ", which is retired since 2024-03-31");
        }
        boolean isPrivate = Registered.is(bag, "peeringType", PRIVATE);
        if (isPrivate != name.equalsIgnoreCase(PRIVATE)
                && bag.text("peeringType").isPresent()) {
            on.error(
                    "peer-type-name",
                    what + " is of type " + bag.text("peeringType").orElse("") + ": name and type are the same, "
                            + PRIVATE);
        }
        if (!isPrivate) {
            return;
        }
        links(what, bag);
        vlan(circuit, what, bag, vlans);
        bag.number("peerASN")
                .filter(asn -> ReservedAsn.isOfPeerings(asn.longValue()))
                .ifPresent(asn -> on.error(
                        "peer-asn",
                        String.format(Locale.ROOT, "%s has the peer AS number %.0f, which is Azure's", what, asn)));
        if (bag.bag("routeFilter").filter(it -> !it.values().isEmpty()).isPresent()
                || bag.bag("microsoftPeeringConfig")
                        .filter(it -> !it.texts("advertisedPublicPrefixes").isEmpty())
                        .isPresent()) {
            on.error("peer-no-route-filter", what + " has settings of a Microsoft peering: a private one takes none");
        }
        bag.text("sharedKey")
                .filter(key -> !KeyShapes.MD5_KEY.matcher(key).matches())
                .ifPresent(
                        key -> on.error("peer-md5", what + " has an MD5 key that is not 1 to 25 letters and digits"));
        if (!bag.has("sharedKey")) {
            on.advice("waf-peering-md5", what + " has no MD5 key among its inputs");
        }
        if (Registered.is(bag, "state", "Disabled")) {
            on.warning("failover-test", what + " is switched off, as for a failover drill");
        }
    }

    private void links(String what, Bag bag) {
        List<Prefix> links = new ArrayList<>();
        int told = 0;
        for (String property : List.of("primaryPeerAddressPrefix", "secondaryPeerAddressPrefix")) {
            Optional<String> text = bag.text(property).filter(it -> it.indexOf(':') < 0);
            told += bag.has(property) ? 1 : 0;
            Optional<Prefix> prefix = text.flatMap(Space::prefix);
            if (prefix.isPresent() && prefix.get().length() != LINK) {
                on.error("peer-two-slash30", what + ": " + property + " is " + prefix.get() + ", not a /30");
            }
            prefix.ifPresent(links::add);
        }
        if (told == 1) {
            on.warning("peer-both-sessions", what + " has one link alone: both BGP sessions are needed for the SLA");
        }
        if (links.size() == 2 && links.get(0).overlaps(links.get(1))) {
            on.error("peer-two-slash30", what + ": both links are " + links.get(0));
        }
        for (Prefix link : links) {
            for (Resource network : on.networks()) {
                if (Prefixes.space(network).stream().anyMatch(link::overlaps)) {
                    on.error("peer-not-in-vnet", what + ": the link " + link + " lies in " + network);
                }
            }
        }
    }

    private void vlan(Resource circuit, String what, Bag bag, Map<String, String> vlans) {
        Optional<Double> vlan = bag.number("vlanId");
        if (vlan.isEmpty()) {
            return;
        }
        if (vlan.get() < 1 || vlan.get() > HIGHEST_VLAN) {
            // Azure's own bound is not documented.
            on.warning(
                    "peer-vlan", String.format(Locale.ROOT, "%s has VLAN %.0f, outside 1 to 4094", what, vlan.get()));
        }
        circuit.bag().bag("expressRoutePort").flatMap(port -> port.text("id")).ifPresent(port -> {
            String other = vlans.putIfAbsent(port.toLowerCase(Locale.ROOT) + " " + vlan.get(), what);
            if (other != null) {
                on.warning(
                        "peer-vlan-unique",
                        String.format(
                                Locale.ROOT, "%s and %s have VLAN %.0f on one port pair", other, what, vlan.get()));
            }
        });
    }
}

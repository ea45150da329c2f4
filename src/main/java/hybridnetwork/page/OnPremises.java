package hybridnetwork.page;

import hybridnetwork.page.Card.Kind;
import hybridnetwork.page.Card.Row;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands at the customer's end: sites with the VPN devices that their tunnels end at, and the routers that the links of circuits end at. A
 * circuit has one such router, whose two addresses its peering says, however many sites use it.
 */
final class OnPremises {
    private final Snapshot snapshot;
    private final Facts facts;

    OnPremises(Snapshot snapshot, Facts facts) {
        this.snapshot = snapshot;
        this.facts = facts;
    }

    List<Card> sites() {
        return snapshot.sites().stream().map(this::site).toList();
    }

    List<Card> edges() {
        return snapshot.circuits().stream()
                .map(circuit -> new Card(
                        Hops.edge(circuit.name()),
                        Kind.EDGE,
                        Kind.EDGE.words(),
                        facts.edge(circuit.name()).stream().map(Row::fact).toList()))
                .toList();
    }

    /** The hop of the device that a tunnel ends at; empty where its site is not known. */
    static Optional<String> device(Snapshot snapshot, Connection tunnel) {
        return tunnel.site().stream()
                .mapToObj(index -> snapshot.sites().get(index))
                .map(site -> device(snapshot, site, tunnel))
                .findFirst();
    }

    private static String device(Snapshot snapshot, Site site, Connection tunnel) {
        long devices = tunnels(snapshot, site).stream()
                .map(Connection::device)
                .distinct()
                .count();
        String outage = Hops.TUNNEL + site.name();
        return Hops.device(
                devices > 1 ? tunnel.device().map(it -> outage + "/" + it).orElse(outage) : outage);
    }

    private static List<Connection> tunnels(Snapshot snapshot, Site site) {
        return snapshot.connections().stream()
                .filter(connection -> connection.kind() == PathKind.VPN && connection.leadsTo(site.index()))
                .toList();
    }

    private Card site(Site site) {
        List<Row> rows = new ArrayList<>();
        facts.some(site.prefixes()).forEach(text -> rows.add(Row.fact(text)));
        Map<String, Card> devices = new LinkedHashMap<>();
        for (Connection tunnel : tunnels(snapshot, site)) {
            devices.computeIfAbsent(device(snapshot, site, tunnel), hop -> device(site, tunnel, hop));
        }
        return new Card(Hops.site(site.name()), Kind.SITE, site.name(), rows, List.of(), List.copyOf(devices.values()));
    }

    private Card device(Site site, Connection tunnel, String hop) {
        boolean several = !hop.equals(Hops.device(Hops.TUNNEL + site.name()));
        String key = several ? tunnel.device().map(it -> " " + it).orElse("") : "";
        return new Card(
                hop,
                Kind.DEVICE,
                facts.deviceAddress(site.name(), tunnel.device())
                        .map(address -> "VPN" + key + " " + address)
                        .orElse(Kind.DEVICE.words() + key),
                facts.deviceAsn(site.name(), tunnel.device())
                        .map(asn -> List.of(Row.fact("AS " + asn)))
                        .orElse(List.of()));
    }
}

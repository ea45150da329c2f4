package hybridnetwork.reachability;

import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Connection.Offer;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has happened to a network that the resources do not show.
 *
 * @param failed the elements that have failed, as outages call them; one that the network does not have changes nothing
 * @param routes what is learned over a connection beside what is offered, by the connection as paths name it:
 *     {@code circuit:primary}, {@code tunnel:hq}, and {@code tunnel:hq/a} for one of several devices
 */
public record Incident(Set<String> failed, Map<String, RouteChange> routes) {
    /** Nothing has. */
    public static final Incident NONE = new Incident(Set.of(), Map.of());

    /** What a site advertises over one connection in place of what the inputs say. */
    public record RouteChange(Set<Prefix> withdrawn, Set<Prefix> added) {
        public RouteChange {
            withdrawn = Set.copyOf(withdrawn);
            added = Set.copyOf(added);
        }

        private RouteChange and(RouteChange other) {
            Set<Prefix> both = new LinkedHashSet<>(withdrawn);
            both.addAll(other.withdrawn);
            Set<Prefix> brought = new LinkedHashSet<>(added);
            brought.addAll(other.added);
            return new RouteChange(both, brought);
        }
    }

    public Incident {
        failed = Set.copyOf(failed);
        routes = Map.copyOf(routes);
    }

    /** Elements that have failed, and nothing else. */
    public static Incident failed(Set<String> elements) {
        return new Incident(elements, Map.of());
    }

    /** Other routes over one connection, and nothing else. */
    public static Incident routes(String connection, Set<Prefix> withdrawn, Set<Prefix> added) {
        return new Incident(Set.of(), Map.of(connection, new RouteChange(withdrawn, added)));
    }

    /** Several at once. What one of them withdraws stays withdrawn, and what one adds is added. */
    public static Incident all(List<Incident> incidents) {
        Set<String> failed = new LinkedHashSet<>();
        Map<String, RouteChange> routes = new LinkedHashMap<>();
        for (Incident incident : incidents) {
            failed.addAll(incident.failed());
            incident.routes().forEach((connection, change) -> routes.merge(connection, change, RouteChange::and));
        }
        return new Incident(failed, routes);
    }

    /** The network with these routes. */
    Snapshot in(Snapshot snapshot) {
        return routes.isEmpty()
                ? snapshot
                : snapshot.with(snapshot.connections().stream()
                        .map(connection -> changed(connection, snapshot.sites()))
                        .toList());
    }

    private Connection changed(Connection connection, List<Site> sites) {
        Optional<RouteChange> change = Optional.ofNullable(routes.get(connection.name()))
                .or(() -> connection
                        .device()
                        .flatMap(device -> Optional.ofNullable(routes.get(connection.name() + "/" + device))));
        return change.isEmpty()
                ? connection
                : connection.offering(connection.offers().stream()
                        .map(offer -> changed(offer, change.get(), connection, sites))
                        .toList());
    }

    private static Offer changed(Offer offer, RouteChange change, Connection connection, List<Site> sites) {
        Set<Prefix> prefixes = new LinkedHashSet<>(offer.prefixes());
        prefixes.removeAll(change.withdrawn());
        change.added().stream()
                .filter(prefix -> bringer(prefix, connection, sites).equals(offer))
                .forEach(prefixes::add);
        return new Offer(offer.site(), List.copyOf(prefixes));
    }

    /** Whose an added prefix is: the site's that has its addresses, else the first one's. */
    private static Offer bringer(Prefix prefix, Connection connection, List<Site> sites) {
        return connection.offers().stream()
                .filter(offer -> offer.site().isPresent()
                        && sites.get(offer.site().getAsInt()).prefixes().stream()
                                .anyMatch(own -> own.contains(prefix)))
                .findFirst()
                .orElse(connection.offers().get(0));
    }
}

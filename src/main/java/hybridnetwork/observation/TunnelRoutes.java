package hybridnetwork.observation;

import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a VPN gateway has learned from each device, which it names by the address of its BGP speaker. */
final class TunnelRoutes {
    private final List<Seen.Route> external;
    private final UnexpectedRoutes unexpected;
    private final List<Difference> differences = new ArrayList<>();

    /**
     * Compares.
     *
     * @param speaking the connections over which routes are to come
     * @param external what neighbours have told
     */
    TunnelRoutes(Expectation all, List<Expectation.Connection> speaking, List<Seen.Route> external) {
        this.external = external;
        this.unexpected = new UnexpectedRoutes(all);
        speaking.forEach(connection -> connection.speaker().ifPresent(speaker -> compare(connection, speaker)));
    }

    List<Difference> differences() {
        return differences;
    }

    private void compare(Expectation.Connection connection, Expectation.Speaker speaker) {
        List<Seen.Route> from = external.stream()
                .filter(route -> route.source().equals(speaker.address().toString()))
                .toList();
        from.stream()
                .filter(route -> !route.path().isEmpty() && route.path().get(0) != speaker.asn())
                .findFirst()
                .ifPresent(route -> differences.add(new Difference.WrongAsn(
                        connection.title(),
                        speaker.asn(),
                        "routes of AS " + route.path().get(0))));
        Set<Prefix> learned = new TreeSet<>();
        from.forEach(route -> learned.add(route.prefix()));
        Set<Prefix> missing = new TreeSet<>(connection.learned());
        missing.removeAll(learned);
        if (!missing.isEmpty()) {
            differences.add(new Difference.Missing(
                    connection.title(),
                    missing,
                    learned.isEmpty() ? "its BGP session is up and brings nothing" : "not learned"));
        }
        if (connection.sitesKnown()) {
            differences.addAll(unexpected.of(connection.title(), learned, connection.learned()));
        }
    }
}

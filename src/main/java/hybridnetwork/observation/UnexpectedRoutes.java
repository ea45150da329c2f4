package hybridnetwork.observation;

import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Routes beside those that are expected: each inside an expected prefix, which the longer one then wins over, or elsewhere. */
final class UnexpectedRoutes {
    private static final Prefix LINK_LOCAL = Prefix.parse("169.254.0.0/16");

    private final Set<Prefix> everywhere = new TreeSet<>();
    private final List<Prefix> harmless = new ArrayList<>(List.of(LINK_LOCAL));

    UnexpectedRoutes(Expectation all) {
        all.gateways()
                .forEach(gateway -> gateway.connections().forEach(connection -> {
                    everywhere.addAll(connection.learned());
                    everywhere.addAll(connection.fixed());
                }));
        // A circuit's link comes as a route as well (list-learned-routes of an ExpressRoute gateway, public captures of
        // 2025).
        all.circuits()
                .forEach(circuit -> circuit.peering().ifPresent(peering -> {
                    peering.primary().ifPresent(harmless::add);
                    peering.secondary().ifPresent(harmless::add);
                }));
    }

    /**
     * The differences of one connection.
     *
     * @param learned what it brings
     * @param expected what is expected of it
     */
    List<Difference> of(String title, Set<Prefix> learned, Set<Prefix> expected) {
        Set<Prefix> specific = new TreeSet<>();
        Set<Prefix> inside = new TreeSet<>();
        Set<Prefix> others = new TreeSet<>();
        for (Prefix prefix : learned) {
            if (expected.contains(prefix) || harmless.stream().anyMatch(it -> it.contains(prefix))) {
                continue;
            }
            List<Prefix> around = everywhere.stream()
                    .filter(it -> it.contains(prefix) && !it.equals(prefix))
                    .toList();
            (around.isEmpty() ? others : specific).add(prefix);
            inside.addAll(around);
        }
        List<Difference> differences = new ArrayList<>();
        if (!specific.isEmpty()) {
            differences.add(new Difference.Extra(title, specific, inside));
        }
        if (!others.isEmpty()) {
            differences.add(new Difference.Extra(title, others, Set.of()));
        }
        return differences;
    }
}

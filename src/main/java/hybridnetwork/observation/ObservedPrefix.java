package hybridnetwork.observation;

import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Prefix;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A prefix of on-premises, and the ways over which it is known in Azure.
 *
 * @param sites that advertise it, or are to; none of one that nobody expects
 * @param carriedBy the way that its packets take: the longest prefix, and of two of one length ExpressRoute
 */
public record ObservedPrefix(Prefix prefix, List<String> sites, State expressRoute, State vpn, String carriedBy) {
    /** What is known of it over one way. */
    public enum State {
        LEARNED,
        MISSING,
        NOT_EXPECTED,
        EXTRA,
        /** Azure did not say. */
        UNKNOWN;

        /** As reports spell it. */
        @Override
        public String toString() {
            return switch (this) {
                case LEARNED -> "yes";
                case MISSING -> "missing";
                case NOT_EXPECTED -> "-";
                case EXTRA -> "unexpected";
                case UNKNOWN -> "unknown";
            };
        }
    }

    private record Side(Set<Prefix> expected, Set<Prefix> learned, boolean known) {
        private State of(Prefix prefix) {
            if (!known) {
                return expected.contains(prefix) ? State.UNKNOWN : State.NOT_EXPECTED;
            }
            return expected.contains(prefix)
                    ? learned.contains(prefix) ? State.LEARNED : State.MISSING
                    : learned.contains(prefix) ? State.EXTRA : State.NOT_EXPECTED;
        }
    }

    static List<ObservedPrefix> all(StackConfig config, Expectation expected, Seen seen) {
        Side expressRoute = side(expected, seen, true);
        Side vpn = side(expected, seen, false);
        Set<Prefix> all = new TreeSet<>(expressRoute.expected());
        all.addAll(vpn.expected());
        unexpected(expressRoute, expected, all);
        unexpected(vpn, expected, all);
        List<ObservedPrefix> prefixes = new ArrayList<>();
        for (Prefix prefix : all) {
            State over = expressRoute.of(prefix);
            State through = vpn.of(prefix);
            prefixes.add(new ObservedPrefix(prefix, sites(config, prefix), over, through, carriedBy(over, through)));
        }
        return prefixes;
    }

    private static void unexpected(Side side, Expectation expected, Set<Prefix> all) {
        Set<Prefix> links = new TreeSet<>();
        expected.circuits()
                .forEach(circuit -> circuit.peering().ifPresent(peering -> {
                    peering.primary().ifPresent(links::add);
                    peering.secondary().ifPresent(links::add);
                }));
        side.learned().stream().filter(it -> !links.contains(it)).forEach(all::add);
    }

    private static Side side(Expectation expected, Seen seen, boolean expressRoute) {
        Set<Prefix> wanted = new TreeSet<>();
        Set<Prefix> learned = new TreeSet<>();
        boolean known = true;
        for (Expectation.Gateway gateway : expected.gateways()) {
            if (gateway.expressRoute() != expressRoute) {
                continue;
            }
            gateway.connections().stream()
                    .filter(Expectation.Connection::carries)
                    .forEach(connection -> {
                        wanted.addAll(connection.learned());
                        wanted.addAll(connection.fixed());
                    });
            Seen.Gateway its = seen.gateways().get(gateway.id());
            known &= its != null && (its.gone() || its.learned().isPresent());
            if (its != null) {
                its.learned().orElse(List.of()).stream()
                        .filter(Seen.Route::isFromNeighbour)
                        .forEach(route -> learned.add(route.prefix()));
                gateway.connections().stream()
                        .filter(connection -> isConnected(connection, seen))
                        .forEach(connection -> learned.addAll(connection.fixed()));
            }
        }
        return new Side(wanted, learned, known);
    }

    /** Static routes are there as long as their tunnel is. */
    private static boolean isConnected(Expectation.Connection connection, Seen seen) {
        Seen.Connection its = seen.connections().get(connection.id());
        return its != null && its.status().filter("Connected"::equalsIgnoreCase).isPresent();
    }

    private static List<String> sites(StackConfig config, Prefix prefix) {
        return config.sites().values().stream()
                .filter(site -> site.advertisedOverExpressRoute().contains(prefix)
                        || site.offeredOverVpn().contains(prefix))
                .map(Site::name)
                .collect(Collectors.toList());
    }

    private static String carriedBy(State expressRoute, State vpn) {
        if (isThere(expressRoute)) {
            return "ExpressRoute";
        }
        return isThere(vpn) ? "VPN" : expressRoute == State.UNKNOWN || vpn == State.UNKNOWN ? "unknown" : "nothing";
    }

    private static boolean isThere(State state) {
        return state == State.LEARNED || state == State.EXTRA;
    }
}

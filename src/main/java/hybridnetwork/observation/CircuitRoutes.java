package hybridnetwork.observation;

import hybridnetwork.net.Prefix;
import hybridnetwork.observation.Difference.LinkDown;
import hybridnetwork.observation.Difference.Missing;
import hybridnetwork.observation.Difference.SessionDown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an ExpressRoute gateway has learned. From which circuit and link a route comes it does not say, only from which of Microsoft's
 * routers; the circuits' own route tables do, where they are asked.
 */
final class CircuitRoutes {
    private final Expectation.Gateway gateway;
    private final List<Expectation.Connection> speaking;
    private final List<Seen.Route> external;
    private final Seen.Gateway its;
    private final Expectation all;
    private final Seen seen;
    private final Set<Prefix> learned = new TreeSet<>();
    private final List<Difference> differences = new ArrayList<>();

    /**
     * Compares.
     *
     * @param speaking the connections over which routes are to come
     * @param external what neighbours have told
     */
    CircuitRoutes(
            Expectation.Gateway gateway,
            List<Expectation.Connection> speaking,
            List<Seen.Route> external,
            Seen.Gateway its,
            Expectation all,
            Seen seen) {
        this.gateway = gateway;
        this.speaking = speaking;
        this.external = external;
        this.its = its;
        this.all = all;
        this.seen = seen;
        external.forEach(route -> learned.add(route.prefix()));
        if (!speaking.isEmpty()) {
            Set<String> told = links();
            missing(told);
            if (told.isEmpty()) {
                silentRouters();
            }
            unexpected();
            asns();
        }
    }

    List<Difference> differences() {
        return differences;
    }

    /** By the circuits' route tables. Returns the titles of circuits of which something is told by now. */
    private Set<String> links() {
        Set<String> told = new LinkedHashSet<>();
        for (Expectation.Connection connection : speaking) {
            Map<String, Seen.Link> links = circuit(connection)
                    .map(Expectation.Circuit::id)
                    .flatMap(id -> Optional.ofNullable(seen.circuits().get(id)))
                    .map(Seen.Circuit::links)
                    .orElse(Map.of());
            if (links.size() < 2) {
                continue;
            }
            Set<String> dead = new TreeSet<>();
            Set<Prefix> somewhere = new TreeSet<>();
            links.forEach((path, link) -> {
                Set<Prefix> here = common(link.routes(), connection.learned());
                somewhere.addAll(here);
                if (here.isEmpty()) {
                    dead.add(path);
                }
            });
            told.addAll(tell(connection, links, dead, somewhere));
        }
        return told;
    }

    private Set<String> tell(
            Expectation.Connection connection, Map<String, Seen.Link> links, Set<String> dead, Set<Prefix> somewhere) {
        String title = connection.title();
        if (dead.size() == links.size()) {
            differences.add(new SessionDown(
                    title,
                    "routes of the customer's routers over both links",
                    "none over either, though the circuit is provisioned and its peering enabled",
                    Set.of(title)));
            return Set.of(title);
        }
        Set<String> told = new LinkedHashSet<>();
        for (String path : dead) {
            String link = title + "/" + path + "-link";
            differences.add(
                    new LinkDown(link, List.of(path), "nothing comes over the " + path + " link", Set.of(link)));
            told.add(title);
        }
        links.forEach((path, link) -> {
            Set<Prefix> lacking = new TreeSet<>(somewhere);
            lacking.removeAll(link.routes());
            if (!dead.contains(path) && !lacking.isEmpty()) {
                differences.add(new LinkDown(
                        title + "/" + path + "-link",
                        List.of(path),
                        Difference.words(lacking) + " over the other link alone",
                        Set.of()));
                told.add(title);
            }
        });
        Set<Prefix> missing = new TreeSet<>(connection.learned());
        missing.removeAll(somewhere);
        if (!missing.isEmpty()) {
            differences.add(new Missing(title, missing, "over neither link"));
            told.add(title);
        }
        return told;
    }

    private static Set<Prefix> common(List<Prefix> one, Set<Prefix> other) {
        Set<Prefix> common = new TreeSet<>(one);
        common.retainAll(other);
        return common;
    }

    private Optional<Expectation.Circuit> circuit(Expectation.Connection connection) {
        return all.circuits().stream()
                .filter(it -> it.title().equals(connection.title()))
                .findFirst();
    }

    private void missing(Set<String> told) {
        for (Expectation.Connection connection : speaking) {
            Set<Prefix> missing = new TreeSet<>(connection.learned());
            missing.removeAll(learned);
            if (!missing.isEmpty() && !told.contains(connection.title())) {
                differences.add(new Missing(connection.title(), missing, "not learned"));
            }
        }
    }

    /** A router of Microsoft's with which the gateway speaks and which hands on less than another does. */
    private void silentRouters() {
        Set<String> silent = new TreeSet<>();
        Set<String> handing = new TreeSet<>();
        its.sessions().orElse(List.of()).stream()
                .filter(it -> it.asn() == GatewayComparison.MICROSOFT && it.isUp())
                .forEach(it -> (external.stream().anyMatch(route -> isOnPremises(route, it.neighbour()))
                                ? handing
                                : silent)
                        .add(it.neighbour()));
        if (!handing.isEmpty() && !silent.isEmpty()) {
            differences.add(new LinkDown(
                    speaking.size() == 1 ? speaking.get(0).title() : gateway.name(),
                    List.of(),
                    "nothing from Microsoft's router " + String.join(", ", silent)
                            + ", with which the gateway speaks: a link behind it is down",
                    speaking.size() == 1 ? Set.of(speaking.get(0).title() + "/primary-link") : Set.of()));
        }
    }

    private boolean isOnPremises(Seen.Route route, String neighbour) {
        return route.source().equals(neighbour)
                && speaking.stream().anyMatch(it -> it.learned().contains(route.prefix()));
    }

    private void unexpected() {
        if (speaking.stream().allMatch(Expectation.Connection::sitesKnown)) {
            Set<Prefix> expected = new TreeSet<>();
            speaking.forEach(it -> expected.addAll(it.learned()));
            Set<Prefix> others = new TreeSet<>(learned);
            others.removeAll(expected);
            String title = others.isEmpty() ? "" : bringer(others.iterator().next());
            differences.addAll(new UnexpectedRoutes(all).of(title, learned, expected));
        }
    }

    /** The circuit whose AS number the route came through, where that tells; else the first. */
    private String bringer(Prefix prefix) {
        List<Long> asns = external.stream()
                .filter(route -> route.prefix().equals(prefix))
                .flatMap(route -> route.path().stream())
                .toList();
        return speaking.stream()
                .filter(it -> circuit(it)
                        .flatMap(Expectation.Circuit::peering)
                        .filter(peering -> asns.contains(peering.asn()))
                        .isPresent())
                .findFirst()
                .orElse(speaking.get(0))
                .title();
    }

    /** After Microsoft's own AS number comes that of the private peering, where the stack sets it. */
    private void asns() {
        Set<Long> expected = new TreeSet<>();
        for (Expectation.Connection connection : speaking) {
            Optional<Expectation.Peering> peering = circuit(connection).flatMap(Expectation.Circuit::peering);
            if (peering.isEmpty()) {
                return;
            }
            expected.add(peering.get().asn());
        }
        external.stream()
                .filter(route -> route.path().size() > 1
                        && route.path().get(0) == GatewayComparison.MICROSOFT
                        && route.path().get(1) != GatewayComparison.MICROSOFT
                        && !expected.contains(route.path().get(1)))
                .findFirst()
                .ifPresent(route -> differences.add(new Difference.WrongAsn(
                        speaking.size() == 1 ? speaking.get(0).title() : gateway.name(),
                        expected.iterator().next(),
                        "routes of AS " + route.path().get(1))));
    }
}

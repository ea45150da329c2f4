package hybridnetwork.observation;

import hybridnetwork.net.Prefix;
import hybridnetwork.observation.Difference.AdvertisedBeside;
import hybridnetwork.observation.Difference.InstanceDown;
import hybridnetwork.observation.Difference.NoRoutes;
import hybridnetwork.observation.Difference.NotAdvertised;
import hybridnetwork.observation.Difference.SessionDown;
import hybridnetwork.observation.Difference.WrongAsn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One gateway's sessions and routes. */
final class GatewayComparison {
    /** Microsoft's edge routers, with which an ExpressRoute gateway speaks ("ExpressRoute routing requirements", 2018). */
    static final long MICROSOFT = 12076;

    private static final Prefix LINK_LOCAL = Prefix.parse("169.254.0.0/16");

    private final Expectation.Gateway gateway;
    private final Seen.Gateway its;
    private final List<Expectation.Connection> carrying;
    private final Expectation all;
    private final Seen seen;
    private final List<Difference> differences = new ArrayList<>();
    /** Titles over which nothing comes, for a reason that is told. */
    private final Set<String> silent = new LinkedHashSet<>();

    private GatewayComparison(
            Expectation.Gateway gateway, Seen.Gateway its, Set<String> idle, Expectation all, Seen seen) {
        this.gateway = gateway;
        this.its = its;
        this.carrying = gateway.connections().stream()
                .filter(connection -> !idle.contains(connection.title()))
                .toList();
        this.all = all;
        this.seen = seen;
    }

    /** @param idle titles of connections over which nothing is expected to come */
    static List<Difference> of(
            Expectation.Gateway gateway, Seen.Gateway its, Set<String> idle, Expectation all, Seen seen) {
        return new GatewayComparison(gateway, its, idle, all, seen).compare();
    }

    private List<Difference> compare() {
        its.sessions().ifPresent(this::sessions);
        its.learned().ifPresent(this::learned);
        advertised();
        return differences;
    }

    private void sessions(List<Seen.Session> sessions) {
        if (gateway.expressRoute()) {
            edgeRouters(sessions);
        } else {
            carrying.forEach(
                    connection -> connection.speaker().ifPresent(speaker -> device(connection, speaker, sessions)));
        }
    }

    /**
     * An ExpressRoute gateway speaks with two of Microsoft's routers a circuit, at addresses of GatewaySubnet that do not tell which
     * circuit or link they are of (blog.cloudtrooper.net, 8 March and 12 July 2021).
     */
    private void edgeRouters(List<Seen.Session> sessions) {
        Set<String> up = neighbours(sessions, it -> it.asn() == MICROSOFT && it.isUp());
        int expected = 2 * carrying.size();
        if (carrying.isEmpty() || up.size() >= expected) {
            return;
        }
        Set<String> down = neighbours(sessions, it -> it.asn() == MICROSOFT);
        down.removeAll(up);
        Set<String> failed = up.isEmpty() ? titles() : Set.of();
        silent.addAll(failed);
        differences.add(new SessionDown(
                carrying.size() == 1 ? carrying.get(0).title() : gateway.name(),
                "BGP with " + expected + " of Microsoft's routers (AS " + MICROSOFT + ")",
                (up.isEmpty() ? "with none" : "with " + up.size())
                        + (down.isEmpty() ? "" : "; not with " + String.join(", ", down)),
                failed));
    }

    private static Set<String> neighbours(List<Seen.Session> sessions, Predicate<Seen.Session> wanted) {
        Set<String> neighbours = new TreeSet<>();
        sessions.stream().filter(wanted).forEach(it -> neighbours.add(it.neighbour()));
        return neighbours;
    }

    private void device(Expectation.Connection connection, Expectation.Speaker speaker, List<Seen.Session> sessions) {
        List<Seen.Session> with =
                sessions.stream().filter(it -> it.isWith(speaker.address())).toList();
        long up = with.stream().filter(Seen.Session::isUp).count();
        String title = connection.title();
        if (up > 0 && with.stream().anyMatch(it -> it.asn() != speaker.asn())) {
            differences.add(
                    new WrongAsn(title, speaker.asn(), "AS " + with.get(0).asn()));
        }
        if (up == 0) {
            silent.add(title);
            differences.add(new SessionDown(
                    title,
                    "BGP with " + speaker.address() + " (AS " + speaker.asn() + ")",
                    with.isEmpty()
                            ? "the gateway has no such neighbour"
                            : String.join(
                                            ", ",
                                            with.stream()
                                                    .map(Seen.Session::state)
                                                    .distinct()
                                                    .toList()) + ", though the tunnel is up",
                    Set.of(title)));
        } else if (up < with.size()) {
            differences.add(new InstanceDown(
                    title,
                    String.join(
                            ", ",
                            with.stream()
                                    .filter(it -> !it.isUp())
                                    .map(it -> "BGP of " + it.local() + " with " + it.neighbour() + " is " + it.state())
                                    .toList())));
        }
    }

    private Set<String> titles() {
        Set<String> titles = new LinkedHashSet<>();
        carrying.forEach(it -> titles.add(it.title()));
        return titles;
    }

    private void learned(List<Seen.Route> routes) {
        List<Seen.Route> external =
                routes.stream().filter(Seen.Route::isFromNeighbour).toList();
        List<Expectation.Connection> speaking = carrying.stream()
                .filter(it -> !silent.contains(it.title()) && !it.learned().isEmpty())
                .toList();
        if (external.isEmpty() && !speaking.isEmpty() && its.sessions().isPresent() && !isSilentOnPremises(speaking)) {
            Set<String> failed = new LinkedHashSet<>();
            speaking.forEach(it -> failed.add(it.title()));
            boolean one = speaking.size() == 1 && links(speaking.get(0)).isEmpty();
            differences.add(new NoRoutes(one ? speaking.get(0).title() : gateway.name(), failed));
            return;
        }
        differences.addAll(
                gateway.expressRoute()
                        ? new CircuitRoutes(gateway, speaking, external, its, all, seen).differences()
                        : new TunnelRoutes(all, speakingBgp(), external).differences());
    }

    /** Whether the circuits' own route tables are as empty as the gateway's, so that it is not the gateway that has lost the routes. */
    private boolean isSilentOnPremises(List<Expectation.Connection> speaking) {
        return speaking.stream()
                .allMatch(it -> !links(it).isEmpty()
                        && links(it).stream().allMatch(link -> link.routes().isEmpty()));
    }

    private List<Seen.Link> links(Expectation.Connection connection) {
        return all.circuits().stream()
                .filter(it -> it.title().equals(connection.title()))
                .flatMap(it -> Stream.ofNullable(seen.circuits().get(it.id())))
                .flatMap(it -> it.links().values().stream())
                .toList();
    }

    private List<Expectation.Connection> speakingBgp() {
        return carrying.stream().filter(it -> !silent.contains(it.title())).toList();
    }

    private void advertised() {
        its.advertised().forEach((neighbour, routes) -> {
            Set<Prefix> told = new TreeSet<>();
            routes.forEach(route -> told.add(route.prefix()));
            String where = title(neighbour);
            Set<Prefix> missing = new TreeSet<>(gateway.told());
            missing.removeAll(told);
            if (!missing.isEmpty()) {
                differences.add(new NotAdvertised(where, missing));
            }
            told.removeIf(this::isExpected);
            if (!told.isEmpty()) {
                differences.add(new AdvertisedBeside(where, told));
            }
        });
    }

    /**
     * A gateway tells its networks' prefixes, the local network gateways' with the address of each BGP peer, and what other sessions
     * bring ("About BGP with VPN Gateway", learn.microsoft.com, 2024).
     */
    private boolean isExpected(Prefix prefix) {
        return LINK_LOCAL.contains(prefix)
                || gateway.told().stream().anyMatch(own -> own.contains(prefix))
                || gateway.mayTell().stream().anyMatch(own -> own.contains(prefix))
                || gateway.connections().stream()
                        .anyMatch(it -> it.learned().contains(prefix)
                                || it.fixed().contains(prefix)
                                || !it.sitesKnown()
                                || it.speaker()
                                        .filter(speaker ->
                                                Prefix.of(speaker.address()).equals(prefix))
                                        .isPresent())
                || its.learned().orElse(List.of()).stream()
                        .anyMatch(route -> route.prefix().equals(prefix));
    }

    private String title(String neighbour) {
        return carrying.stream()
                .filter(it -> it.speaker()
                        .filter(speaker -> speaker.address().toString().equals(neighbour))
                        .isPresent())
                .map(Expectation.Connection::title)
                .findFirst()
                .orElse(carrying.size() == 1 ? carrying.get(0).title() : gateway.name());
    }
}

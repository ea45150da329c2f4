package hybridnetwork.reachability.finding;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Connection.Offer;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.Edges.Way;
import hybridnetwork.reachability.route.RouteChoice;
import hybridnetwork.reachability.route.RouteChoice.Decision;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.route.Routing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** What the routes alone show: prefixes that draw traffic to the wrong path, or to where it is lost. */
public final class RouteFindings {
    private final Snapshot snapshot;
    private final Network network;
    private final Routing routing;
    private final BitSet healthy;
    private final Map<String, BitSet> states;
    private final List<Finding> findings = new ArrayList<>();
    /** What is offered over ExpressRoute while nothing has failed. */
    private final Set<Prefix> expressRoute = new LinkedHashSet<>();

    /** @param states the connections that are up, by scenario */
    public RouteFindings(Network network, BitSet healthy, Map<String, BitSet> states) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.routing = network.routing();
        this.healthy = healthy;
        this.states = states;
        for (Site site : snapshot.sites()) {
            expressRoute.addAll(offered(site, PathKind.EXPRESS_ROUTE, true));
        }
    }

    public List<Finding> all() {
        for (Site site : snapshot.sites()) {
            drawnOffExpressRoute(site);
            withoutBackup(site);
            insideTheNetwork(site);
            lostInHealth(site);
        }
        samePrefixTwice();
        drawnToNobody();
        asymmetric();
        return findings;
    }

    /** The hub's connections of a kind, which are up in the healthy network or not. */
    private List<Connection> connections(PathKind kind, boolean up) {
        Optional<Gateway> gateway = snapshot.gateway(kind);
        return gateway.map(snapshot::at).orElse(List.of()).stream()
                .filter(connection -> !up || healthy.get(connection.index()))
                .toList();
    }

    private Set<Prefix> offered(Site site, PathKind kind, boolean up) {
        Set<Prefix> offered = new LinkedHashSet<>();
        for (Connection connection : connections(kind, up)) {
            connection.offers().stream()
                    .filter(offer -> offer.site().equals(OptionalInt.of(site.index())))
                    .map(Offer::prefixes)
                    .forEach(offered::addAll);
        }
        return offered;
    }

    private void drawnOffExpressRoute(Site site) {
        if (site.circuits().isEmpty()) {
            return;
        }
        List<String> drawn = new ArrayList<>();
        for (Prefix prefix : offered(site, PathKind.VPN, true)) {
            Optional<Prefix> wider = widerOverExpressRoute(prefix);
            if (wider.isPresent() && usesVpn(prefix, site)) {
                drawn.add(prefix + " (inside " + wider.get() + ")");
            }
        }
        if (!drawn.isEmpty()) {
            findings.add(Finding.error(
                    "lpm-pitfall",
                    "site " + site.name() + " offers " + Examples.of(drawn)
                            + " over the VPN, longer than what ExpressRoute advertises: the longest prefix wins, so this traffic uses"
                            + " the VPN while ExpressRoute is healthy; offer the same prefixes over both"));
        }
    }

    private Optional<Prefix> widerOverExpressRoute(Prefix prefix) {
        for (int length = prefix.length() - 1; length >= 0; length--) {
            Prefix wider = new Prefix(prefix.base().mask(length), length);
            if (expressRoute.contains(wider)) {
                return Optional.of(wider);
            }
        }
        return Optional.empty();
    }

    private boolean usesVpn(Prefix prefix, Site site) {
        return routing.of(RouteTable.NONE).partition(PrefixSet.of(prefix), Routing.Node::choice).keySet().stream()
                .flatMap(choice -> led(choice, healthy).stream())
                .anyMatch(led -> led instanceof Led.Over over
                        && over.kind() == PathKind.VPN
                        && over.site().equals(OptionalInt.of(site.index())));
    }

    private static List<Led> led(RouteChoice choice, BitSet up) {
        return choice.decisions(Condition.ALWAYS).stream()
                .filter(decision -> decision.when().holds(up))
                .map(Decision::led)
                .toList();
    }

    private void withoutBackup(Site site) {
        Set<Prefix> over = offered(site, PathKind.EXPRESS_ROUTE, true);
        PrefixSet backup = PrefixSet.of(offered(site, PathKind.VPN, false));
        List<Prefix> alone = over.stream()
                .filter(prefix -> !backup.contains(PrefixSet.of(prefix)))
                .toList();
        if (!alone.isEmpty()) {
            findings.add(Finding.warning(
                    "same-prefix-er-wins",
                    "site " + site.name() + " advertises " + Examples.of(alone)
                            + " over ExpressRoute and nothing that covers it over the VPN: it has no backup"
                            + (site.circuits().size() > 1 ? " but its other circuits" : "")));
        }
    }

    private void insideTheNetwork(Site site) {
        List<Prefix> inside = site.addresses().intersect(snapshot.space()).prefixes();
        if (!inside.isEmpty()) {
            findings.add(Finding.error(
                    "black-hole",
                    "site " + site.name() + " has " + Examples.of(inside)
                            + ", which is in the virtual network's own space: packets to it never leave Azure"));
        }
    }

    /** Addresses of a site that is connected, which packets from the virtual network do not come to. */
    private void lostInHealth(Site site) {
        if (!network.edges().some(site.index()).holds(healthy)) {
            return;
        }
        for (RouteTable table : subnetTables()) {
            List<PrefixSet> lost = new ArrayList<>();
            routing.partition(table, site.addresses().subtract(snapshot.space()))
                    .forEach((choice, set) -> {
                        List<Led> led = led(choice, healthy);
                        routing.byOwners(set).forEach((owners, part) -> {
                            if (led.stream().noneMatch(to -> isAt(to, owners))
                                    && led.stream().noneMatch(RouteFindings::isOpen)) {
                                lost.add(part);
                            }
                        });
                    });
            if (!lost.isEmpty()) {
                findings.add(Finding.warning(
                        "black-hole",
                        "packets from " + subnets(table) + " to "
                                + Examples.of(PrefixSet.unionOf(lost).prefixes()) + " of site " + site.name()
                                + " do not come to it although nothing has failed; let it advertise what it has"));
            }
        }
    }

    private static boolean isAt(Led led, List<Integer> owners) {
        return led instanceof Led.Over over
                && over.site().isPresent()
                && owners.contains(over.site().getAsInt());
    }

    /** Whether it is not known where packets come to. */
    private static boolean isOpen(Led led) {
        return led instanceof Led.Over over
                ? over.site().isEmpty()
                : switch (((Led.To) led).hop()) {
                    case VIRTUAL_APPLIANCE, VIRTUAL_NETWORK_GATEWAY, OTHER -> true;
                    default -> false;
                };
    }

    /** Each table once, though another may have its name. */
    private List<RouteTable> subnetTables() {
        Set<RouteTable> tables = Collections.newSetFromMap(new IdentityHashMap<>());
        List<RouteTable> inOrder = new ArrayList<>();
        snapshot.subnets().stream()
                .filter(subnet -> !subnet.isAzures())
                .map(Subnet::routes)
                .filter(table -> table.known() && tables.add(table))
                .forEach(inOrder::add);
        return inOrder;
    }

    private static String subnets(RouteTable table) {
        return table.equals(RouteTable.NONE) ? "the virtual network" : "subnets with route table " + table.name();
    }

    private void samePrefixTwice() {
        Map<String, List<Prefix>> shared = new TreeMap<>();
        for (PathKind kind : PathKind.values()) {
            Map<Prefix, Set<String>> offers = new TreeMap<>();
            for (Connection connection : connections(kind, false)) {
                for (Offer offer : connection.offers()) {
                    String who = offer.site().isPresent()
                            ? snapshot.sites().get(offer.site().getAsInt()).name()
                            : connection.name();
                    offer.prefixes()
                            .forEach(prefix -> offers.computeIfAbsent(prefix, p -> new LinkedHashSet<>())
                                    .add(who));
                }
            }
            offers.forEach((prefix, sites) -> {
                if (sites.size() > 1) {
                    shared.computeIfAbsent(
                                    String.join(", ", sites.stream().sorted().toList()) + " over " + kind,
                                    s -> new ArrayList<>())
                            .add(prefix);
                }
            });
        }
        shared.forEach((who, prefixes) -> findings.add(Finding.warning(
                "same-prefix-two-sites",
                Examples.of(prefixes) + " is offered by more than one site (" + who
                        + "): which one packets go to is open")));
    }

    /** Addresses that a connection draws to a site and that no site has. */
    private void drawnToNobody() {
        PrefixSet owned = snapshot.onPremises().union(snapshot.space());
        Map<String, Set<Prefix>> drawn = new LinkedHashMap<>();
        for (PathKind kind : PathKind.values()) {
            for (Connection connection : connections(kind, true)) {
                for (Offer offer : connection.offers()) {
                    String who = kind + " of "
                            + (offer.site().isPresent()
                                    ? snapshot.sites()
                                            .get(offer.site().getAsInt())
                                            .name()
                                    : connection.name());
                    drawn.computeIfAbsent(who, w -> new LinkedHashSet<>()).addAll(offer.prefixes());
                }
            }
        }
        drawn.forEach((who, prefixes) -> {
            List<Prefix> nobodys = prefixes.stream()
                    .filter(prefix -> prefix.length() > 0 && !owned.contains(PrefixSet.of(prefix)))
                    .toList();
            if (!nobodys.isEmpty()) {
                findings.add(Finding.advice(
                        "black-hole",
                        who + " draws " + Examples.of(nobodys)
                                + ", of which no site has every address: packets to the rest are lost there"));
            }
            if (prefixes.contains(Prefix.ALL)) {
                findings.add(Finding.warning(
                        "default-route-on-premises",
                        who + " offers 0.0.0.0/0: packets to the internet go there, and count as not delivered"));
            }
        });
    }

    /** Sites whose replies from the virtual network take another path than their packets, in health or an outage. */
    private void asymmetric() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        List<RouteTable> tables = subnetTables();
        for (Site site : snapshot.sites()) {
            for (RouteTable table : tables) {
                asymmetric(site, table, found);
            }
        }
        found.forEach((message, scenarios) ->
                findings.add(Finding.warning("asymmetric-path", message + ", in: " + Examples.of(scenarios))));
    }

    private void asymmetric(Site site, RouteTable table, Map<String, List<String>> found) {
        Map<RouteChoice, PrefixSet> parts = routing.partition(table, site.addresses());
        Map<RouteChoice, List<Decision>> decisions = new LinkedHashMap<>();
        parts.keySet().forEach(choice -> decisions.put(choice, choice.decisions(Condition.ALWAYS)));
        states.forEach((scenario, up) -> network.edges().of(site.index()).stream()
                .filter(way -> way.when().holds(up))
                .findFirst()
                .flatMap(way -> otherWay(decisions, way, site, up))
                .ifPresent(other -> found.computeIfAbsent(
                                "site " + site.name() + " sends over "
                                        + other.way().kind() + ", but packets from "
                                        + subnets(table) + " to "
                                        + Examples.of(parts.getOrDefault(other.choice(), PrefixSet.EMPTY)
                                                .prefixes())
                                        + " leave over " + name(other.over()),
                                m -> new ArrayList<>())
                        .add(scenario)));
    }

    private record Other(Way way, RouteChoice choice, Led.Over over) {}

    private static Optional<Other> otherWay(Map<RouteChoice, List<Decision>> decisions, Way way, Site site, BitSet up) {
        for (Map.Entry<RouteChoice, List<Decision>> entry : decisions.entrySet()) {
            for (Decision decision : entry.getValue()) {
                if (decision.led() instanceof Led.Over over
                        && decision.when().holds(up)
                        && !(over.kind() == way.kind() && over.site().equals(OptionalInt.of(site.index())))) {
                    return Optional.of(new Other(way, entry.getKey(), over));
                }
            }
        }
        return Optional.empty();
    }

    private String name(Led.Over over) {
        return over.kind() + " of "
                + (over.site().isPresent()
                        ? snapshot.sites().get(over.site().getAsInt()).name()
                        : snapshot.connections()
                                .get(over.connections().nextSetBit(0))
                                .name());
    }
}

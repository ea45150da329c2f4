package hybridnetwork.reachability.finding;

import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Connection.Offer;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the routes alone show: prefixes that draw traffic to the wrong path, or to where it is lost. */
public final class RouteFindings {
    private final Snapshot snapshot;
    private final Network network;
    private final BitSet healthy;
    private final Map<String, BitSet> states;
    private final List<Finding> findings = new ArrayList<>();

    /** @param states the connections that are up, by scenario */
    public RouteFindings(Network network, BitSet healthy, Map<String, BitSet> states) {
        this.snapshot = network.snapshot();
        this.network = network;
        this.healthy = healthy;
        this.states = states;
    }

    /** For the gateways in each network. */
    public List<Finding> all() {
        SortedSet<Integer> networks =
                new TreeSet<>(snapshot.gateways().stream().map(Gateway::network).toList());
        if (networks.isEmpty()) {
            networks.add(0);
        }
        networks.forEach(this::all);
        if (!snapshot.appliances().isEmpty()) {
            findings.addAll(new ApplianceLoops(network, healthy).all());
            findings.addAll(new BypassedAppliances(network, healthy, states).all());
        }
        return findings;
    }

    private void all(int gateways) {
        Offered offered = new Offered(snapshot, healthy, gateways);
        BothPaths bothPaths = new BothPaths(network, offered);
        BlackHoles blackHoles = new BlackHoles(network, offered);
        for (Site site : snapshot.sites()) {
            bothPaths.drawnOffExpressRoute(site, findings);
            bothPaths.withoutBackup(site, findings);
            blackHoles.insideTheNetwork(site, findings);
            blackHoles.lostInHealth(site, findings);
        }
        samePrefixTwice(offered);
        blackHoles.drawnToNobody(findings);
        findings.addAll(new AsymmetricPaths(network, states, gateways).all());
    }

    private void samePrefixTwice(Offered offered) {
        Map<String, List<Prefix>> shared = new TreeMap<>();
        Map<String, List<Subject>> offering = new TreeMap<>();
        for (PathKind kind : PathKind.values()) {
            Map<Prefix, Set<String>> offers = new TreeMap<>();
            for (Connection connection : offered.connections(kind, false)) {
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
                    List<String> sorted = sites.stream().sorted().toList();
                    String who = String.join(", ", sorted) + " over " + kind;
                    shared.computeIfAbsent(who, s -> new ArrayList<>()).add(prefix);
                    offering.put(
                            who,
                            sorted.stream()
                                    .filter(this::isSite)
                                    .map(Subject::advertisedBy)
                                    .toList());
                }
            });
        }
        shared.forEach((who, prefixes) -> findings.add(Finding.warning(
                        "same-prefix-two-sites",
                        Examples.of(prefixes) + " is offered by more than one site (" + who
                                + "): which one packets go to is open")
                .about(offering.getOrDefault(who, List.of()))));
    }

    private boolean isSite(String name) {
        return snapshot.sites().stream().anyMatch(site -> site.name().equals(name));
    }
}

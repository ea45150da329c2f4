package hybridnetwork.reachability.finding;

import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Connection.Offer;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the routes alone show: prefixes that draw traffic to the wrong path, or to where it is lost. */
public final class RouteFindings {
    private final Snapshot snapshot;
    private final Offered offered;
    private final BothPaths bothPaths;
    private final BlackHoles blackHoles;
    private final AsymmetricPaths asymmetricPaths;
    private final List<Finding> findings = new ArrayList<>();

    /** @param states the connections that are up, by scenario */
    public RouteFindings(Network network, BitSet healthy, Map<String, BitSet> states) {
        this.snapshot = network.snapshot();
        this.offered = new Offered(snapshot, healthy);
        this.bothPaths = new BothPaths(network, offered);
        this.blackHoles = new BlackHoles(network, offered);
        this.asymmetricPaths = new AsymmetricPaths(network, states);
    }

    public List<Finding> all() {
        for (Site site : snapshot.sites()) {
            bothPaths.drawnOffExpressRoute(site, findings);
            bothPaths.withoutBackup(site, findings);
            blackHoles.insideTheNetwork(site, findings);
            blackHoles.lostInHealth(site, findings);
        }
        samePrefixTwice();
        blackHoles.drawnToNobody(findings);
        findings.addAll(asymmetricPaths.all());
        return findings;
    }

    private void samePrefixTwice() {
        Map<String, List<Prefix>> shared = new TreeMap<>();
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
}

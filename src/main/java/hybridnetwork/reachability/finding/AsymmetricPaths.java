package hybridnetwork.reachability.finding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.Edges.Way;
import hybridnetwork.reachability.route.RouteChoice;
import hybridnetwork.reachability.route.RouteChoice.Decision;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.route.Routing;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Sites whose replies from the virtual network take another path than their packets. */
final class AsymmetricPaths {
    private final Snapshot snapshot;
    private final Network network;
    private final Routing routing;
    private final Map<String, BitSet> states;
    private final int gateways;

    /**
     * Prepares to look.
     *
     * @param states the connections that are up, by scenario
     * @param gateways the index of the network that the gateways are in
     */
    AsymmetricPaths(Network network, Map<String, BitSet> states, int gateways) {
        this.gateways = gateways;
        this.snapshot = network.snapshot();
        this.network = network;
        this.routing = network.routing();
        this.states = states;
    }

    /** In health or an outage. */
    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        for (Site site : snapshot.sites()) {
            Map<String, List<String>> found = new LinkedHashMap<>();
            for (Tables tables : Tables.of(network, gateways, site.addresses())) {
                of(site, tables, found);
            }
            found.forEach((message, scenarios) ->
                    findings.add(Finding.warning("asymmetric-path", message + ", in: " + Examples.of(scenarios))
                            .about(Subject.advertisedBy(site.name()))));
        }
        return findings;
    }

    private void of(Site site, Tables tables, Map<String, List<String>> found) {
        Map<RouteChoice, PrefixSet> parts = routing.partition(tables.table(), site.addresses());
        Map<RouteChoice, List<Decision>> decisions = new LinkedHashMap<>();
        parts.keySet().forEach(choice -> decisions.put(choice, choice.decisions(Condition.ALWAYS)));
        states.forEach((scenario, up) -> network.edges().of(site.index(), gateways).stream()
                .filter(way -> way.when().holds(up))
                .findFirst()
                .flatMap(way -> otherWay(decisions, way, site, up))
                .ifPresent(other -> found.computeIfAbsent(
                                "site " + site.name() + " sends over "
                                        + other.way().kind() + ", but packets from "
                                        + tables.words() + " to "
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

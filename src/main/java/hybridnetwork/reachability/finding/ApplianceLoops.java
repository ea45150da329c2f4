package hybridnetwork.reachability.finding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.finding.Chains.Chain;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.Appliance.Post;
import hybridnetwork.reachability.model.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Appliances that get back what they have handed on. */
final class ApplianceLoops {
    private final Snapshot snapshot;
    private final Chains chains;
    private final BitSet healthy;

    ApplianceLoops(Network network, BitSet healthy) {
        this.snapshot = network.snapshot();
        this.chains = new Chains(network);
        this.healthy = healthy;
    }

    List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        PrefixSet all = PrefixSet.unionOf(List.of(snapshot.allSpace(), snapshot.onPremises(), snapshot.internet()));
        for (Appliance appliance : snapshot.appliances()) {
            PrefixSet others = all.subtract(PrefixSet.unionOf(
                    appliance.posts().stream().map(Post::addresses).toList()));
            Map<List<Integer>, PrefixSet> loops = new LinkedHashMap<>();
            chains.from(appliance, others).stream()
                    .filter(chain -> chain.when().holds(healthy) && chain.isLoop() && last(chain) == appliance.index())
                    .forEach(chain -> loops.merge(between(chain), chain.destinations(), PrefixSet::union));
            loops.forEach((through, destinations) -> findings.add(Finding.error(
                            "appliance-loop",
                            "what " + appliance.title() + " hands on for " + words(destinations) + " comes back to it"
                                    + (through.isEmpty() ? "" : " by way of " + names(through))
                                    + ": the packets are lost; take the route out of the table of its own subnet, or lead it"
                                    + " elsewhere")
                    .about(routesOf(appliance))));
        }
        return findings;
    }

    /** The tables by which it hands on. */
    private List<Subject> routesOf(Appliance appliance) {
        return appliance.posts().stream()
                .map(post -> snapshot.subnets().get(post.subnet()).routes())
                .filter(table -> !table.isNone())
                .map(table -> Subject.of("RouteTable", table.name()))
                .distinct()
                .toList();
    }

    private static int last(Chain chain) {
        return chain.appliances().get(chain.appliances().size() - 1);
    }

    /** Those that it comes by before it is back. */
    private static List<Integer> between(Chain chain) {
        return chain.appliances().subList(1, chain.appliances().size() - 1);
    }

    private String words(PrefixSet destinations) {
        return destinations.contains(snapshot.internet()) ? "the internet" : Examples.of(destinations.prefixes());
    }

    private String names(List<Integer> through) {
        return Examples.of(through.stream()
                .map(index -> snapshot.appliances().get(index).title())
                .toList());
    }
}

package hybridnetwork.preflight;

import hybridnetwork.config.InspectionConfig.Between;
import hybridnetwork.config.Spoke;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.config.TrafficIntent.Action;
import hybridnetwork.net.FlowEnd;
import hybridnetwork.net.PrefixSet;
import java.util.List;

/** Between which kinds of network the allowed flows run. */
final class PairsOfTraffic {
    private final Inspection on;
    private final Flows flows;
    private final PrefixSet onPremises;
    private final PrefixSet spokes;
    private final PrefixSet hub;
    private final PrefixSet internet;

    PairsOfTraffic(Inspection on) {
        this.on = on;
        this.flows = new Flows(on.config());
        this.onPremises = flows.hosts(new FlowEnd.OnPremises());
        this.spokes = PrefixSet.of(on.spokes().stream()
                .flatMap(spoke -> spoke.addressSpace().stream())
                .toList());
        this.hub = flows.hosts(new FlowEnd.Network());
        this.internet = flows.hosts(new FlowEnd.Internet());
    }

    /** The names of the intents that allow something between the two, in their order. */
    List<String> allowed(Between pair) {
        return on.config().traffic().values().stream()
                .filter(intent -> intent.action() == Action.allow)
                .filter(intent -> runs(intent, pair))
                .map(TrafficIntent::name)
                .toList();
    }

    private boolean runs(TrafficIntent intent, Between pair) {
        return flows.of(intent).stream()
                .anyMatch(flow -> runs(flow.from(), flow.to().hosts(), pair));
    }

    private boolean runs(PrefixSet from, PrefixSet to, Between pair) {
        return switch (pair) {
            case ON_PREMISES_AND_SPOKES -> either(from, to, onPremises, spokes);
            case ON_PREMISES_AND_HUB -> either(from, to, onPremises, hub);
            case SPOKES_AND_INTERNET -> from.overlaps(spokes) && to.overlaps(internet);
            case SPOKES -> from.overlaps(spokes) && to.overlaps(spokes) && !inOneSpoke(from, to);
        };
    }

    private boolean inOneSpoke(PrefixSet from, PrefixSet to) {
        PrefixSet both = from.intersect(spokes).union(to.intersect(spokes));
        return on.spokes().stream()
                .map(Spoke::addressSpace)
                .anyMatch(space -> PrefixSet.of(space).contains(both));
    }

    private static boolean either(PrefixSet from, PrefixSet to, PrefixSet one, PrefixSet other) {
        return (from.overlaps(one) && to.overlaps(other)) || (from.overlaps(other) && to.overlaps(one));
    }
}

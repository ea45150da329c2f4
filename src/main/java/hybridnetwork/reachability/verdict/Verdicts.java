package hybridnetwork.reachability.verdict;

import hybridnetwork.net.ServiceTag;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofInputs.Intent;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.forwarding.Tracer;
import hybridnetwork.reachability.route.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What becomes of every intent in every scenario. */
public final class Verdicts {
    private final Network network;
    private final List<Intent> intents;
    private final State healthy;
    private final List<IntentEvaluator> evaluators = new ArrayList<>();
    private final Set<String> missingEnds = new TreeSet<>();
    private final EndResolver ends;

    public Verdicts(Network network, List<Intent> intents, State healthy) {
        this.network = network;
        this.intents = List.copyOf(intents);
        this.healthy = healthy;
        this.ends = new EndResolver(network.snapshot(), network.doubts());
        Map<List<Optional<ServiceTag>>, Network> seen = new HashMap<>();
        Obligations obligations = new Obligations(network.snapshot());
        IdentityHashMap<Network, Tracer> tracers = new IdentityHashMap<>();
        for (Intent intent : intents) {
            Flow flow = Flow.of(intent, ends, network.snapshot());
            flow.missing().ifPresent(missingEnds::add);
            Optional<ServiceTag> from = TaggedEnd.tag(intent.from());
            Optional<ServiceTag> to = TaggedEnd.tag(intent.to());
            Network asked = seen.computeIfAbsent(List.of(from, to), tags -> network.where(from, to));
            evaluators.add(new IntentEvaluator(
                    asked, tracers.computeIfAbsent(asked, Tracer::new), obligations, flow, healthy));
        }
    }

    /** The ends that intents name and nothing has. */
    public Set<String> missingEnds() {
        return missingEnds;
    }

    /** The ends that intents name and several things have. */
    public Set<String> ambiguousEnds() {
        return ends.ambiguous();
    }

    /** The healthy network first, then the outages. */
    public List<Scenario> in(Outages outages) {
        return in(Outage.scenarios(network.snapshot(), outages));
    }

    /**
     * The network while elements have failed, then with each further outage.
     *
     * @param failed names of single outages
     */
    public List<Scenario> during(Set<String> failed) {
        return in(Outage.during(network.snapshot(), failed));
    }

    private List<Scenario> in(List<List<Outage>> outages) {
        List<Scenario> scenarios = new ArrayList<>();
        for (List<Outage> failed : outages) {
            State state = Outage.state(network.snapshot(), failed);
            BitSet changed = state.difference(healthy);
            List<String> names = failed.stream().map(Outage::name).toList();
            List<IntentResult> results = new ArrayList<>();
            for (int i = 0; i < evaluators.size(); i++) {
                IntentResult result = evaluators.get(i).decide(state, changed);
                results.add(intents.get(i).tolerates(names) ? result.whereItMayFail() : result);
            }
            scenarios.add(new Scenario(names.isEmpty() ? "healthy" : String.join(" + ", names), names, results));
        }
        return scenarios;
    }
}

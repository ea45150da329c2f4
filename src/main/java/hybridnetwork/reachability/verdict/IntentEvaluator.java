package hybridnetwork.reachability.verdict;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.Counterexample;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Obligation;
import hybridnetwork.reachability.Obligation.Must;
import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.forwarding.Leaves;
import hybridnetwork.reachability.forwarding.Network;
import hybridnetwork.reachability.forwarding.Push;
import hybridnetwork.reachability.forwarding.Sighting;
import hybridnetwork.reachability.forwarding.Tracer;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.route.State;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.reachability.trace.Trace;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decides one intent in one scenario after the other; scenarios in which it fares alike share one result. */
final class IntentEvaluator {
    private final Network network;
    private final Tracer tracer;
    private final Obligations obligations;
    private final Flow flow;
    private final Optional<Sighting> lowest;
    private final Leaves certain;
    private final Optional<Leaves> possible;
    private final Optional<String> doubt;
    private final BitSet relevant;
    private final Optional<TaggedEnd> tagged;
    private final Map<List<Object>, IntentResult> alike = new HashMap<>();

    IntentEvaluator(Network network, Tracer tracer, Obligations obligations, Flow flow, State healthy) {
        this.obligations = obligations;
        this.network = network;
        this.tracer = tracer;
        this.flow = flow;
        this.tagged = TaggedEnd.of(network, flow);
        this.lowest = flow.lowest();
        this.doubt = network.doubts().everything();
        this.certain = leaves(Certainty.CERTAIN);
        this.possible = certain.metUnknown() ? Optional.of(leaves(Certainty.POSSIBLE)) : Optional.empty();
        certain.prepare(healthy.up());
        possible.ifPresent(leaves -> leaves.prepare(healthy.up()));
        this.relevant = certain.connections();
        possible.ifPresent(leaves -> relevant.or(leaves.connections()));
    }

    private Leaves leaves(Certainty certainty) {
        return isAllow() ? Push.lost(network, flow.legs(), certainty) : Push.delivered(network, flow.legs(), certainty);
    }

    private boolean isAllow() {
        return flow.intent().action() == Action.ALLOW;
    }

    /**
     * Decides the intent.
     *
     * @param changed the connections whose state is not that of the healthy network
     */
    IntentResult decide(State state, BitSet changed) {
        IntentResult ofAll = decideOfAll(state, changed);
        if (tagged.isEmpty() || lowest.isEmpty() || ofAll.verdict() != Verdict.VIOLATED) {
            return ofAll;
        }
        boolean surely = !state.doubtful().intersects(relevant) && tagged.get().isBrokenForEach(state.up());
        String why = ofAll.trace().map(Trace::reason).orElse("");
        return surely ? ofAll : unknown(ofAll.trace(), tagged.get().someAddressesBreakIt(why));
    }

    private IntentResult decideOfAll(State state, BitSet changed) {
        if (doubt.isPresent()) {
            return unknown(Optional.empty(), doubt.get());
        }
        if (flow.missing().isPresent() && !isAllow()) {
            return unknown(Optional.empty(), "\"" + flow.missing().get() + "\" is no end that the resources know");
        }
        if (lowest.isEmpty() && flow.unmodelled().isPresent()) {
            return unknown(Optional.empty(), flow.unmodelled().get());
        }
        if (lowest.isEmpty()) {
            return result(
                    isAllow() ? Verdict.VIOLATED : Verdict.HOLDS,
                    Optional.empty(),
                    "",
                    List.of(),
                    new TreeMap<>(),
                    List.of());
        }
        return state.doubtful().intersects(relevant) ? inDoubt(state) : decide(state.up(), changed);
    }

    private IntentResult decide(BitSet up, BitSet changed) {
        Optional<Sighting> broken = certain.lowest(up, changed);
        if (broken.isPresent()) {
            Trace trace = tracer.trace(broken.get(), up, isAllow());
            if (trace.outcome() != Outcome.UNKNOWN) {
                return violated(trace);
            }
            return unknown(Optional.of(trace), trace.reason());
        }
        Optional<Sighting> open = possible.flatMap(leaves -> leaves.lowest(up, changed));
        if (open.isPresent()) {
            Trace trace = tracer.trace(open.get(), up, isAllow());
            return unknown(Optional.of(trace), trace.reason());
        }
        if (flow.unmodelled().isPresent()) {
            return unknown(Optional.empty(), flow.unmodelled().get());
        }
        if (!isAllow()) {
            return result(
                    Verdict.HOLDS,
                    Optional.of(tracer.trace(lowest.get(), up, false)),
                    "",
                    List.of(),
                    new TreeMap<>(),
                    obligations.of(Must.DROP, possible.orElse(certain).through(up)));
        }
        Trace trace = tracer.trace(lowest.get(), up, true);
        return result(
                Verdict.HOLDS,
                Optional.of(trace),
                "",
                trace.path(),
                ways(up),
                obligations.of(Must.PASS, possible.orElse(certain).through(up)));
    }

    /** Whether a peering is up that may be down decides: what is so in either state is certain. */
    private IntentResult inDoubt(State state) {
        List<BitSet> variants = state.variants(relevant);
        String why = "the state of a circuit's peering is not known";
        Set<Verdict> verdicts = new HashSet<>();
        SortedMap<String, Set<PathKind>> ways = new TreeMap<>();
        SortedSet<Obligation> owed = new TreeSet<>();
        for (BitSet variant : variants) {
            IntentResult one = decide(variant, relevant);
            verdicts.add(one.verdict());
            owed.addAll(one.obligations());
            one.ways()
                    .forEach((site, kinds) -> ways.computeIfAbsent(site, s -> EnumSet.noneOf(PathKind.class))
                            .addAll(kinds));
        }
        if (verdicts.equals(Set.of(Verdict.HOLDS))) {
            IntentResult up = decide(variants.get(0), relevant);
            return result(Verdict.HOLDS, up.trace(), "", up.path(), ways, List.copyOf(owed));
        }
        if (verdicts.equals(Set.of(Verdict.VIOLATED))) {
            for (BitSet variant : variants) {
                Sighting candidate = certain.lowest(variant, relevant).orElseThrow();
                boolean always = variants.stream()
                        .map(other -> tracer.trace(candidate, other, isAllow()).outcome())
                        .allMatch(outcome -> outcome != Outcome.UNKNOWN && (outcome == Outcome.DELIVERED) != isAllow());
                if (always) {
                    return violated(tracer.trace(candidate, variant, isAllow()));
                }
            }
        }
        return unknown(Optional.empty(), why);
    }

    private SortedMap<String, Set<PathKind>> ways(BitSet up) {
        SortedMap<String, Set<PathKind>> ways = new TreeMap<>();
        certain.ways(up)
                .forEach((site, kinds) ->
                        ways.put(network.snapshot().sites().get(site).name(), kinds));
        return ways;
    }

    private IntentResult violated(Trace trace) {
        String fix = isAllow() ? trace.fix() : keptOut(trace);
        return result(Verdict.VIOLATED, Optional.of(trace), fix, trace.path(), new TreeMap<>(), List.of());
    }

    /** What keeps out a packet that came through: Azure's default rules cannot be changed, only preceded. */
    private static String keptOut(Trace trace) {
        if (trace.steps().stream().anyMatch(Step.Transit.class::isInstance)) {
            return "no group stands in the way between two sites: end one of the tunnels elsewhere, or filter at the sites";
        }
        return trace.steps().stream()
                .filter(Step.Filter.class::isInstance)
                .map(Step.Filter.class::cast)
                .reduce((first, second) -> second)
                .map(step -> verb(step.rule()) + step.named() + ", which lets it pass at " + step.at())
                .orElse("put a network security group on the destination's subnet that denies it");
    }

    private static String verb(SecurityRule rule) {
        return rule.isDefault() ? "add a Deny above " : "narrow ";
    }

    private String reason(Trace trace) {
        return tagged.map(end -> end.everyAddressBreaksIt(trace.reason())).orElse(trace.reason());
    }

    private IntentResult unknown(Optional<Trace> trace, String why) {
        return alike.computeIfAbsent(
                List.of(Verdict.UNKNOWN, trace, why),
                key -> new IntentResult(
                        flow.intent().name(),
                        flow.intent().action(),
                        Verdict.UNKNOWN,
                        List.of(),
                        new TreeMap<>(),
                        List.of(),
                        Optional.empty(),
                        Optional.of(why),
                        false,
                        trace));
    }

    private IntentResult result(
            Verdict verdict,
            Optional<Trace> trace,
            String fix,
            List<String> path,
            SortedMap<String, Set<PathKind>> ways,
            List<Obligation> owed) {
        return alike.computeIfAbsent(
                List.of(verdict, trace, ways, owed),
                key -> new IntentResult(
                        flow.intent().name(),
                        flow.intent().action(),
                        verdict,
                        path,
                        ways,
                        owed,
                        trace.filter(t -> verdict == Verdict.VIOLATED).map(t -> Counterexample.of(t, reason(t), fix)),
                        Optional.empty(),
                        false,
                        trace));
    }
}

package hybridnetwork.reachability;

import hybridnetwork.reachability.Network.Site;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.route.Routing;
import hybridnetwork.reachability.route.State;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.reachability.trace.Trace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides one intent in one scenario after the other. Scenarios that cannot be told apart by the packets in question
 * share one result.
 */
public final class IntentEvaluator {
    private final CompiledIntent intent;
    private final Network network;
    private final Routing routing;
    private final Tracer tracer;
    private final List<RouteTable> tables;
    private final BrokenClasses certainly;
    private final Optional<BrokenClasses> possibly;
    private final Optional<Doubt> doubt;
    private final Map<Probe, BitSet> relevant = new TreeMap<>();
    /** By the packet that breaks the intent, if one does, and by the state of what its way and the lowest's depend on. */
    private final Map<Probe, Map<BitSet, IntentResult>> broken = new TreeMap<>();

    /** Likewise, by the packet that may break it. */
    private final Map<Probe, Map<BitSet, IntentResult>> open = new TreeMap<>();

    private final Map<BitSet, IntentResult> holding = new HashMap<>();
    private final BitSet allCircuits = new BitSet();

    /**
     * Prepares to decide an intent.
     *
     * @param intent split into what certainly breaks it
     * @param possible split into what may break it; empty where everything is known
     * @param doubt something that is not known and could matter to it
     */
    public IntentEvaluator(
            CompiledIntent intent,
            Optional<CompiledIntent> possible,
            Optional<Doubt> doubt,
            Network network,
            Routing routing,
            Tracer tracer,
            State healthy) {
        this.intent = intent;
        this.network = network;
        this.routing = routing;
        this.tracer = tracer;
        this.tables = routing.tables();
        this.allCircuits.set(0, network.circuits().size());
        this.certainly = new BrokenClasses(intent, network, healthy, Certainty.CERTAIN);
        this.possibly = possible.map(i -> new BrokenClasses(i, network, healthy, Certainty.POSSIBLE));
        this.doubt = doubt;
    }

    /**
     * Decides the intent.
     *
     * @param changed the carriers whose state is not that of the healthy network
     */
    public IntentResult decide(State state, BitSet changed) {
        if (intent.lowest().isEmpty()) {
            return withoutPacket();
        }
        Probe lowest = intent.lowest().get();
        Optional<Probe> certain = certainly.lowest(state, changed);
        Optional<Probe> shown = certain.isPresent() ? certain : possible(state, changed, lowest);
        BitSet carriers = relevant(lowest);
        if (shown.isPresent()) {
            carriers = (BitSet) carriers.clone();
            carriers.or(relevant(shown.get()));
        }
        Map<BitSet, IntentResult> alike = shown.map(
                        probe -> (certain.isPresent() ? broken : open).computeIfAbsent(probe, p -> new HashMap<>()))
                .orElse(holding);
        return alike.computeIfAbsent(
                state.projection(carriers, allCircuits), key -> result(state, lowest, shown, certain.isPresent()));
    }

    /** An intent without a packet: one of its ends does not exist, or has no address that is known. */
    private IntentResult withoutPacket() {
        Action action = intent.intent().action();
        return new IntentResult(
                intent.intent().name(),
                action,
                action == Action.DENY && doubt.isEmpty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                doubt.map(Doubt::reason));
    }

    /** The packet that may break the intent; where something unknown could matter to it, the lowest one. */
    private Optional<Probe> possible(State state, BitSet changed, Probe lowest) {
        Optional<Probe> possible = possibly.flatMap(broken -> broken.lowest(state, changed));
        return possible.isPresent() ? possible : doubt.map(d -> lowest);
    }

    private IntentResult result(State state, Probe lowest, Optional<Probe> shown, boolean certain) {
        String name = intent.intent().name();
        Action action = intent.intent().action();
        Trace ofLowest = tracer.trace(lowest, state, action);
        if (shown.isEmpty()) {
            List<String> path = action == Action.DENY ? List.of() : ofLowest.path();
            return new IntentResult(
                    name, action, true, path, Optional.empty(), Optional.of(ofLowest), Optional.empty());
        }
        Trace trace = tracer.trace(shown.get(), state, action);
        // Beside something unknown only what a filter denies is certain: the rest may be for want of it.
        boolean decided = certain && (doubt.isEmpty() || trace.outcome() == Outcome.DENIED);
        if (!decided && trace.outcome() != Outcome.UNKNOWN) {
            String reason = unknown(state, relevant(shown.get()));
            trace = new Trace(trace.packet(), List.of(new Step.Unknown(reason)), Outcome.UNKNOWN, List.of(), reason);
        }
        return new IntentResult(
                name,
                action,
                false,
                ofLowest.path(),
                Optional.of(Counterexample.of(shown.get().packet(), trace.reason())),
                Optional.of(trace),
                trace.outcome() == Outcome.UNKNOWN ? Optional.of(trace.reason()) : Optional.empty());
    }

    /** What leaves an intent open that no rule and no route table does. */
    private String unknown(State state, BitSet carriers) {
        return doubt.or(() -> network.doubts().stream()
                        .filter(d -> d.is(Doubt.Kind.WAYS))
                        .findFirst())
                .filter(d -> state.isCertain(carriers))
                .map(Doubt::reason)
                .orElse("whether every circuit carries traffic is not known, for the state of a peering is not;"
                        + " prove it again when it is");
    }

    /** The carriers that can make a difference to a packet or its reply. */
    private BitSet relevant(Probe probe) {
        return relevant.computeIfAbsent(probe, p -> {
            BitSet carriers = new BitSet();
            for (RouteTable table : tables) {
                routing.of(table).at(p.packet().source()).choice().allCarriers().forEach(carriers::set);
                routing.of(table)
                        .at(p.packet().destination())
                        .choice()
                        .allCarriers()
                        .forEach(carriers::set);
            }
            List<Integer> sites = new ArrayList<>(routing.owners(p.packet().source()));
            sites.addAll(routing.owners(p.packet().destination()));
            if (p.from().is(Place.Kind.SITE)) {
                sites.add(p.from().index());
            }
            for (int index : sites) {
                Site site = network.sites().get(index);
                if (site.expressRoute() != Site.NONE) {
                    carriers.set(site.expressRoute());
                }
                if (site.vpn() != Site.NONE) {
                    carriers.set(site.vpn());
                }
            }
            return carriers;
        });
    }
}

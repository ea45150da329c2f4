package hybridnetwork.reachability;

import hybridnetwork.reachability.Network.Site;
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
final class IntentEvaluator {
    private final CompiledIntent intent;
    private final Network network;
    private final Routing routing;
    private final Tracer tracer;
    private final List<RouteTable> tables;
    private final BrokenClasses certainly;
    private final Optional<BrokenClasses> possibly;
    private final Map<Probe, BitSet> relevant = new TreeMap<>();
    /** By the packet that breaks the intent, if one does, and by the state of what its way and the lowest's depend on. */
    private final Map<Probe, Map<BitSet, IntentResult>> broken = new TreeMap<>();

    private final Map<BitSet, IntentResult> holding = new HashMap<>();
    private final BitSet allCircuits = new BitSet();

    /**
     * Prepares to decide an intent.
     *
     * @param intent split into what certainly breaks it
     * @param possible split into what may break it; empty where everything is known
     */
    IntentEvaluator(
            CompiledIntent intent,
            Optional<CompiledIntent> possible,
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
        this.certainly = new BrokenClasses(intent, network, healthy);
        this.possibly = possible.map(broken -> new BrokenClasses(broken, network, healthy));
    }

    /**
     * Decides the intent.
     *
     * @param changed the carriers whose state is not that of the healthy network
     */
    IntentResult decide(State state, BitSet changed) {
        String name = intent.intent().name();
        Action action = intent.intent().action();
        if (intent.lowest().isEmpty()) {
            return new IntentResult(name, action, action == Action.DENY, List.of(), Optional.empty(), Optional.empty());
        }
        Probe lowest = intent.lowest().get();
        Optional<Probe> shown = broken(state, changed);
        BitSet carriers = relevant(lowest);
        if (shown.isPresent()) {
            carriers = (BitSet) carriers.clone();
            carriers.or(relevant(shown.get()));
        }
        return shown.map(probe -> broken.computeIfAbsent(probe, p -> new HashMap<>()))
                .orElse(holding)
                .computeIfAbsent(state.projection(carriers, allCircuits), key -> result(state, lowest, shown));
    }

    /** What certainly breaks the intent comes before what may. */
    private Optional<Probe> broken(State state, BitSet changed) {
        Optional<Probe> certain = certainly.lowest(state, changed);
        return certain.isPresent() ? certain : possibly.flatMap(broken -> broken.lowest(state, changed));
    }

    private IntentResult result(State state, Probe lowest, Optional<Probe> broken) {
        String name = intent.intent().name();
        Action action = intent.intent().action();
        Trace ofLowest = tracer.trace(lowest, state, action);
        if (broken.isEmpty()) {
            List<String> path = action == Action.DENY ? List.of() : ofLowest.path();
            return new IntentResult(name, action, true, path, Optional.empty(), Optional.of(ofLowest));
        }
        Trace trace = tracer.trace(broken.get(), state, action);
        return new IntentResult(
                name,
                action,
                false,
                action == Action.DENY ? trace.path() : ofLowest.path(),
                Optional.of(Counterexample.of(broken.get().packet(), trace.reason())),
                Optional.of(trace));
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

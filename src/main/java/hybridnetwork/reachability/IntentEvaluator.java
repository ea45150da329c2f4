package hybridnetwork.reachability;

import hybridnetwork.reachability.CompiledIntent.Cell;
import hybridnetwork.reachability.Network.Site;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides one intent in one scenario after the other. Against the healthy network only the classes are decided again
 * that depend on a carrier whose state differs; scenarios that cannot be told apart by the packets in question share one
 * result.
 */
final class IntentEvaluator {
    private final CompiledIntent intent;
    private final Network network;
    private final Routing routing;
    private final Tracer tracer;
    private final List<RouteTable> tables;
    private final BitSet brokenWhenHealthy = new BitSet();
    private final List<List<Integer>> cellsByCarrier = new ArrayList<>();
    private final Map<Probe, BitSet> relevant = new TreeMap<>();
    /** By the packet that breaks the intent, if one does, and by the state of what its way and the lowest's depend on. */
    private final Map<Probe, Map<BitSet, IntentResult>> broken = new TreeMap<>();

    private final Map<BitSet, IntentResult> holding = new HashMap<>();
    private final BitSet allCircuits = new BitSet();

    IntentEvaluator(CompiledIntent intent, Network network, Routing routing, Tracer tracer, State healthy) {
        this.intent = intent;
        this.network = network;
        this.routing = routing;
        this.tracer = tracer;
        this.tables = routing.tables();
        this.allCircuits.set(0, network.circuits().size());
        network.carriers().forEach(carrier -> cellsByCarrier.add(new ArrayList<>()));
        for (int i = 0; i < intent.cells().size(); i++) {
            Cell cell = intent.cells().get(i);
            brokenWhenHealthy.set(i, intent.isBroken(cell, healthy));
            for (int carrier :
                    cell.delivered().carriers(network).stream().distinct().toList()) {
                cellsByCarrier.get(carrier).add(i);
            }
        }
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

    private Optional<Probe> broken(State state, BitSet changed) {
        BitSet now = brokenWhenHealthy;
        if (!changed.isEmpty()) {
            now = (BitSet) brokenWhenHealthy.clone();
            for (int carrier = changed.nextSetBit(0); carrier >= 0; carrier = changed.nextSetBit(carrier + 1)) {
                for (int i : cellsByCarrier.get(carrier)) {
                    now.set(i, intent.isBroken(intent.cells().get(i), state));
                }
            }
        }
        int first = now.nextSetBit(0);
        if (first < 0) {
            return intent.always();
        }
        Probe dynamic = intent.cells().get(first).lowest();
        return intent.always().filter(probe -> probe.compareTo(dynamic) <= 0).or(() -> Optional.of(dynamic));
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

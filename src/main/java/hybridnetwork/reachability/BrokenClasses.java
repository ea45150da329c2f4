package hybridnetwork.reachability;

import hybridnetwork.reachability.CompiledIntent.Cell;
import hybridnetwork.reachability.route.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which classes of an intent's packets break it, in one scenario after the other. Against the healthy network only the
 * classes are decided again that depend on a carrier whose state differs.
 */
public final class BrokenClasses {
    private final CompiledIntent intent;
    private final Network network;
    private final Certainty certainty;
    private final BitSet brokenWhenHealthy = new BitSet();
    private final List<List<Integer>> cellsByCarrier = new ArrayList<>();

    public BrokenClasses(CompiledIntent intent, Network network, State healthy, Certainty certainty) {
        this.intent = intent;
        this.network = network;
        this.certainty = certainty;
        network.carriers().forEach(carrier -> cellsByCarrier.add(new ArrayList<>()));
        for (int i = 0; i < intent.cells().size(); i++) {
            Cell cell = intent.cells().get(i);
            brokenWhenHealthy.set(i, isBroken(cell, healthy));
            for (int carrier :
                    cell.delivered().carriers(network).stream().distinct().toList()) {
                cellsByCarrier.get(carrier).add(i);
            }
        }
    }

    /** Whether a class breaks the intent in every state that this may be, or in one. */
    private boolean isBroken(Cell cell, State state) {
        Condition delivered = cell.delivered();
        List<State> variants = state.isCertain() ? List.of(state) : state.variants(delivered.carriers(network));
        if (variants.isEmpty()) {
            return certainty == Certainty.POSSIBLE;
        }
        Predicate<State> breaks = s -> delivered.holds(s) == (intent.intent().action() == Action.DENY);
        return certainty == Certainty.CERTAIN
                ? variants.stream().allMatch(breaks)
                : variants.stream().anyMatch(breaks);
    }

    /**
     * The lowest packet that breaks the intent.
     *
     * @param changed the carriers whose state is not that of the healthy network
     */
    public Optional<Probe> lowest(State state, BitSet changed) {
        BitSet now = brokenWhenHealthy;
        if (!changed.isEmpty()) {
            now = (BitSet) brokenWhenHealthy.clone();
            for (int carrier = changed.nextSetBit(0); carrier >= 0; carrier = changed.nextSetBit(carrier + 1)) {
                for (int i : cellsByCarrier.get(carrier)) {
                    now.set(i, isBroken(intent.cells().get(i), state));
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
}

package hybridnetwork.reachability;

import hybridnetwork.reachability.CompiledIntent.Cell;
import hybridnetwork.reachability.ProofInputs.Intent;
import hybridnetwork.reachability.model.Packet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the classes of an intent: of those that share a condition, the lowest packet stands for all. */
public final class CellCollector {
    private final Map<List<Object>, Cell> cells = new HashMap<>();
    private Optional<Probe> always = Optional.empty();

    public void when(Condition delivered, Probe lowest) {
        cells.merge(
                delivered.key(),
                new Cell(delivered, lowest),
                (a, b) -> a.lowest().compareTo(b.lowest()) <= 0 ? a : b);
    }

    /** A packet that breaks the intent whatever happens. */
    public void always(Probe lowest) {
        if (always.isEmpty() || lowest.compareTo(always.get()) < 0) {
            always = Optional.of(lowest);
        }
    }

    /** Whether a packet that is not below this one could still be the lowest that breaks the intent whatever happens. */
    public boolean isBelowAlways(Packet packet) {
        return always.isEmpty() || packet.compareTo(always.get().packet()) < 0;
    }

    public CompiledIntent finish(Intent intent, Optional<Probe> lowest) {
        List<Cell> sorted = cells.values().stream()
                .sorted(Comparator.comparing(Cell::lowest))
                .toList();
        return new CompiledIntent(intent, lowest, always, sorted);
    }
}

package hybridnetwork.reachability;

import hybridnetwork.reachability.ProofInputs.Intent;
import java.util.List;
import java.util.Optional;

/**
 * An intent with its packets split into classes, each with its lowest packet.
 *
 * @param lowest the lowest packet of the flow; empty when the flow has none
 * @param always the lowest packet that breaks the intent in every scenario, for its filter or a missing place
 * @param cells the classes whose fate depends on what has failed, by their lowest packet
 */
public record CompiledIntent(Intent intent, Optional<Probe> lowest, Optional<Probe> always, List<Cell> cells) {
    /** Packets that break the intent together, or do not. */
    public record Cell(Condition delivered, Probe lowest) {}
}

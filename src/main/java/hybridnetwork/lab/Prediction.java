package hybridnetwork.lab;

import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.model.PathKind;
import java.util.Optional;
import java.util.Set;

/**
 * What the proof says of the measured flow in a scenario.
 *
 * @param scenario the proof's name for it
 * @param verdict on the flow's intent
 * @param kinds of path that its packets take; empty where it does not hold
 * @param circuit the one that the proof's packet takes; empty where it takes none
 */
public record Prediction(String scenario, Verdict verdict, Set<PathKind> kinds, Optional<String> circuit) {
    /** Whether packets arrive. */
    public boolean arrives() {
        return verdict == Verdict.HOLDS;
    }

    /** Whether a packet may take this way, which may be the very one that is lost. */
    boolean allows(Way way) {
        return !way.name().equals(scenario)
                && kinds.contains(way.kind())
                && (circuit.isEmpty()
                        || way.circuit().isEmpty()
                        || way.circuit().equals(circuit));
    }

    @Override
    public String toString() {
        return switch (verdict) {
            case HOLDS ->
                (kinds.contains(PathKind.EXPRESS_ROUTE)
                                ? "ExpressRoute"
                                        + circuit.map(name -> " " + name).orElse("")
                                : "")
                        + (kinds.size() > 1 ? " or " : "")
                        + (kinds.contains(PathKind.VPN) ? "VPN" : "");
            case VIOLATED -> "nothing arrives";
            case UNKNOWN -> "unknown";
        };
    }
}

package hybridnetwork.reachability.comparison;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.ProofResult;
import java.nio.file.Path;
import java.util.Optional;

/** Two proofs of one network, before a change and after it, and what of the flows differs. */
public record FlowChanges(ProofOutline before, ProofOutline after, ProofDifference difference) {
    /**
     * Compares a proof with one that {@code plan} or {@code verify} printed as JSON.
     *
     * @throws hybridnetwork.resources.UnreadableExport when the file holds no proof
     */
    public static FlowChanges between(Path before, ProofResult after) {
        return between(ProofOutline.read(before), ProofOutline.of(after));
    }

    private static FlowChanges between(ProofOutline before, ProofOutline after) {
        return new FlowChanges(before, after, ProofDifference.between(before, after));
    }

    public boolean isEmpty() {
        return difference.isEmpty();
    }

    /** Whether something is no longer promised to be kept out, be it let through or not. */
    public boolean dropsDeny() {
        return difference.flowsRemoved().stream()
                        .anyMatch(flow -> before.action(flow).equals(Optional.of(Action.DENY)))
                || difference.changes().stream()
                        .anyMatch(change -> change.before().action() == Action.DENY
                                && change.after().action() != Action.DENY);
    }
}

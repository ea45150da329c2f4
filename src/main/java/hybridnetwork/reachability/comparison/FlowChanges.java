package hybridnetwork.reachability.comparison;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.ProofResult;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    /** The flows that fare worse in some state than they did, or do not hold in an outage that could not happen before. */
    public Set<String> worse() {
        Set<String> worse = new TreeSet<>();
        difference.changes().stream()
                .filter(ProofDifference.Change::isWorse)
                .map(ProofDifference.Change::flow)
                .forEach(worse::add);
        for (String flow : before.flows().keySet()) {
            difference.outagesAdded().stream()
                    .flatMap(outage -> after.fare(flow, outage).stream())
                    .filter(fare -> !fare.holds())
                    .forEach(fare -> worse.add(flow));
        }
        return worse;
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

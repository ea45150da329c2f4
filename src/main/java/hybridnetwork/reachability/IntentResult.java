package hybridnetwork.reachability;

import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.trace.Trace;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The verdict on one intent in one scenario. It is about every packet of the flow.
 *
 * @param name the intent's
 * @param path of a holding {@code allow}, that of the flow's lowest packet; of a violated {@code deny} that of its
 *     counterexample; of a violated {@code allow} as far as that came; otherwise empty
 * @param ways of a holding {@code allow}, by what kinds of path packets go, by the site in which they begin or end
 * @param obligations of an intent that holds, what appliances that are taken at their word have to do for it, sorted
 * @param counterexample the lowest packet that breaks the intent; empty when it is not violated, and when the flow has no
 *     packet
 * @param unknown what is not known, where the verdict is unknown
 * @param tolerated whether it is violated in an outage in which it may be
 * @param trace of the packet that decides; empty when the flow has none
 */
public record IntentResult(
        String name,
        Action action,
        Verdict verdict,
        List<String> path,
        SortedMap<String, Set<PathKind>> ways,
        List<Obligation> obligations,
        Optional<Counterexample> counterexample,
        Optional<String> unknown,
        boolean tolerated,
        Optional<Trace> trace) {
    public IntentResult {
        path = List.copyOf(path);
        obligations = List.copyOf(obligations);
        ways = Collections.unmodifiableSortedMap(new TreeMap<>(ways));
    }

    public boolean holds() {
        return verdict == Verdict.HOLDS;
    }

    /** Whether nobody has to do anything about it: it holds, or it is violated where it may be. */
    public boolean isKept() {
        return holds() || tolerated;
    }

    /** The same verdict in an outage in which the intent may be violated: of a violated one, that this is tolerated. */
    public IntentResult whereItMayFail() {
        return verdict == Verdict.VIOLATED
                ? new IntentResult(name, action, verdict, path, ways, obligations, counterexample, unknown, true, trace)
                : this;
    }

    /** Whether something that is not known decides. */
    public boolean isUnknown() {
        return verdict == Verdict.UNKNOWN;
    }
}

package hybridnetwork.reachability.comparison;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.model.PathKind;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * How a flow fares in one scenario: two scenarios, or two proofs, are alike only when verdicts and ways are.
 *
 * @param tolerated whether it is violated where it may be
 * @param path of one packet, where the verdict shows one
 * @param ways the kinds of path of each site's packets
 */
public record Fare(
        Action action, Verdict verdict, boolean tolerated, List<String> path, SortedMap<String, Set<PathKind>> ways) {
    public Fare {
        path = List.copyOf(path);
    }

    public static Fare of(IntentResult intent) {
        return new Fare(intent.action(), intent.verdict(), intent.tolerated(), intent.path(), intent.ways());
    }

    public boolean holds() {
        return verdict == Verdict.HOLDS;
    }

    /** For tables, which show no path of one packet but where it ends inside or on the internet. */
    public Fare withoutPath() {
        boolean shows = holds() && ways.isEmpty();
        List<String> end = shows && path.contains("internet") ? List.of("internet") : List.of();
        return new Fare(action, verdict, tolerated, end, ways);
    }
}

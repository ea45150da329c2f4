package hybridnetwork.reachability.comparison;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Obligation;
import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.model.PathKind;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * How a flow fares in one scenario: two scenarios, or two proofs, are alike only when verdicts, ways and obligations are.
 *
 * @param tolerated whether it is violated where it may be
 * @param path of one packet, where the verdict shows one
 * @param ways the kinds of path of each site's packets
 * @param obligations what a verdict that holds is provided with by appliances, sorted
 */
public record Fare(
        Action action,
        Verdict verdict,
        boolean tolerated,
        List<String> path,
        SortedMap<String, Set<PathKind>> ways,
        List<Obligation> obligations) {
    /** Elements of a path that are appliances begin so. */
    private static final String APPLIANCE = "appliance:";

    public Fare {
        path = List.copyOf(path);
        obligations = List.copyOf(obligations);
    }

    public static Fare of(IntentResult intent) {
        return new Fare(
                intent.action(),
                intent.verdict(),
                intent.tolerated(),
                intent.path(),
                intent.ways(),
                intent.obligations());
    }

    /** The names of the appliances on the path, in the order in which it passes them. */
    public List<String> appliances() {
        return path.stream()
                .filter(element -> element.startsWith(APPLIANCE))
                .map(element -> element.substring(APPLIANCE.length()))
                .distinct()
                .toList();
    }

    public boolean holds() {
        return verdict == Verdict.HOLDS;
    }

    /** For tables, which show no path of one packet but where it ends inside or on the internet. */
    public Fare withoutPath() {
        boolean shows = holds() && ways.isEmpty();
        List<String> end = shows && path.contains("internet") ? List.of("internet") : List.of();
        return new Fare(action, verdict, tolerated, end, ways, obligations);
    }
}

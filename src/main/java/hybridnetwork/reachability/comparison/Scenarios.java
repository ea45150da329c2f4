package hybridnetwork.reachability.comparison;

import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names and numbers of scenarios, in words. */
public final class Scenarios {
    private static final int MOST_LISTED = 24;

    private Scenarios() {}

    /** Such as {@code 2 intents}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** How many outages the proof tried, such as {@code 9 outages}. */
    public static String tried(ProofResult proof) {
        return count(proof.scenarios().size() - 1L, "outage");
    }

    /** Such as {@code healthy and in 3 outages}. */
    public static String counted(List<Scenario> scenarios) {
        boolean healthy = scenarios.get(0).failed().isEmpty();
        int outages = scenarios.size() - (healthy ? 1 : 0);
        String in = "in " + count(outages, "outage");
        return healthy && outages > 0 ? "healthy and " + in : healthy ? "in the healthy network" : in;
    }

    /**
     * The names of scenarios. A pair is counted, not named, when one of its two outages alone is among them: the other
     * then changes nothing.
     */
    public static String listed(List<Scenario> scenarios) {
        Set<String> single = scenarios.stream()
                .filter(scenario -> scenario.failed().size() == 1)
                .map(Scenario::name)
                .collect(Collectors.toSet());
        List<String> names = scenarios.stream()
                .filter(scenario -> scenario.failed().size() < 2
                        || scenario.failed().stream().noneMatch(single::contains))
                .map(Scenario::name)
                .toList();
        String first = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        String more = names.size() > MOST_LISTED ? " and " + (names.size() - MOST_LISTED) + " more" : "";
        int pairs = scenarios.size() - names.size();
        return first + more + (pairs > 0 ? "; " + count(pairs, "pair") + " with one of these" : "");
    }
}

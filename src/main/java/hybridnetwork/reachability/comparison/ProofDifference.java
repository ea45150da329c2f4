package hybridnetwork.reachability.comparison;

import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which flows fare otherwise than in an earlier proof.
 *
 * @param changes flows whose verdict, path, ways or obligations differ, in the outages that both proofs have
 * @param flowsAdded flows that only the later proof has; likewise the others
 * @param obligationsAdded what appliances have to do that the earlier proof did not ask of them
 * @param obligationsRemoved what they no longer have to do
 */
public record ProofDifference(
        List<Change> changes,
        List<String> flowsAdded,
        List<String> flowsRemoved,
        List<String> outagesAdded,
        List<String> outagesRemoved,
        List<Needed> obligationsAdded,
        List<Needed> obligationsRemoved) {

    /** One flow, before and after, with all scenarios in which it changed like this. */
    public record Change(String flow, Fare before, Fare after, List<String> scenarios) {
        /**
         * Whether what held does not any more, or what was not known is violated now. What is lost where it may be is no worse
         * than anything, and only what is not known, or lost where it may not be, is worse than that.
         */
        public boolean isWorse() {
            if (after.tolerated() || after.holds()) {
                return false;
            }
            return before.holds()
                    || before.tolerated()
                    || (after.verdict() == Verdict.VIOLATED && before.verdict() != Verdict.VIOLATED);
        }
    }

    /**
     * Compares a proof with one that {@code plan} or {@code verify} printed as JSON.
     *
     * @throws hybridnetwork.resources.UnreadableExport when the file holds no proof
     */
    public static ProofDifference between(Path before, ProofResult after) {
        return between(ProofOutline.read(before), ProofOutline.of(after));
    }

    public static ProofDifference between(ProofOutline before, ProofOutline after) {
        Map<List<Object>, Change> changes = new LinkedHashMap<>();
        for (String flow : after.flows().keySet()) {
            for (String scenario : after.scenarios()) {
                Optional<Fare> was = before.fare(flow, scenario);
                Optional<Fare> is = after.fare(flow, scenario);
                if (was.isPresent() && is.isPresent() && !was.equals(is)) {
                    changes.computeIfAbsent(
                                    List.of(flow, was.get(), is.get()),
                                    key -> new Change(flow, was.get(), is.get(), new ArrayList<>()))
                            .scenarios()
                            .add(scenario);
                }
            }
        }
        List<Needed> needed = Needed.of(before);
        List<Needed> now = Needed.of(after);
        return new ProofDifference(
                List.copyOf(changes.values()),
                without(after.flows().keySet(), before.flows().keySet()),
                without(before.flows().keySet(), after.flows().keySet()),
                without(after.scenarios(), before.scenarios()),
                without(before.scenarios(), after.scenarios()),
                Needed.without(now, needed),
                Needed.without(needed, now));
    }

    private static List<String> without(Set<String> names, Set<String> known) {
        return names.stream().filter(name -> !known.contains(name)).toList();
    }

    /** Which traffic passes appliances that it did not pass, or no longer passes them. */
    public List<Detour> detours() {
        return Detour.of(changes);
    }

    public boolean isEmpty() {
        return changes.isEmpty()
                && flowsAdded.isEmpty()
                && flowsRemoved.isEmpty()
                && outagesAdded.isEmpty()
                && outagesRemoved.isEmpty();
    }
}

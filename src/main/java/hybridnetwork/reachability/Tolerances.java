package hybridnetwork.reachability;

import hybridnetwork.reachability.ProofInputs.Intent;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.finding.Subject;
import java.util.ArrayList;
import java.util.List;

/** What intents say of the outages in which they may be violated, beside what becomes of them there. */
final class Tolerances {
    private Tolerances() {}

    /** A finding for each outage in which an intent may be violated, and in which it holds whatever else was tried with it. */
    static List<Finding> needless(List<Intent> intents, List<Scenario> scenarios) {
        List<Finding> needless = new ArrayList<>();
        for (int i = 0; i < intents.size(); i++) {
            int index = i;
            Intent intent = intents.get(i);
            for (String outage : intent.mayFailIn()) {
                List<IntentResult> there = scenarios.stream()
                        .filter(scenario -> scenario.failed().contains(outage))
                        .map(scenario -> scenario.intents().get(index))
                        .toList();
                if (!there.isEmpty() && there.stream().allMatch(IntentResult::holds)) {
                    needless.add(Finding.advice(
                                    "tolerated-needlessly",
                                    "\"" + intent.name() + "\" may fail in " + outage + ", and holds there")
                            .about(Subject.of(Subject.FLOW, intent.name(), "mayFailIn")));
                }
            }
        }
        return needless;
    }
}

package hybridnetwork.report;

import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of a network in which every flow fares alike: a column of the table, which would otherwise repeat itself.
 *
 * @param label {@code healthy} for the column of the healthy network, then {@code A}, {@code B} and so on
 * @param scenarios in the proof's order
 * @param verdicts one a flow
 */
record Behaviour(String label, List<Scenario> scenarios, List<Verdict> verdicts) {
    private static final int LETTERS = 26;

    /** All of them, the healthy network's first. */
    static List<Behaviour> of(ProofResult proof) {
        Map<List<Verdict>, List<Scenario>> alike = new LinkedHashMap<>();
        for (Scenario scenario : proof.scenarios()) {
            alike.computeIfAbsent(verdicts(scenario), verdicts -> new ArrayList<>())
                    .add(scenario);
        }
        List<Behaviour> behaviours = new ArrayList<>();
        alike.forEach((verdicts, scenarios) ->
                behaviours.add(new Behaviour(label(behaviours.size()), List.copyOf(scenarios), verdicts)));
        return behaviours;
    }

    /** Which states these are. */
    String meaning() {
        if (!scenarios.get(0).failed().isEmpty()) {
            return ProofWords.listed(scenarios);
        }
        List<Scenario> outages = scenarios.subList(1, scenarios.size());
        return "nothing has failed"
                + (outages.isEmpty() ? "" : "; no verdict changes in: " + ProofWords.listed(outages));
    }

    private static List<Verdict> verdicts(Scenario scenario) {
        List<Verdict> verdicts = new ArrayList<>();
        for (IntentResult intent : scenario.intents()) {
            verdicts.add(Verdict.of(intent));
        }
        return verdicts;
    }

    private static String label(int index) {
        if (index == 0) {
            return "healthy";
        }
        int letter = (index - 1) % LETTERS;
        int round = (index - 1) / LETTERS;
        return (char) ('A' + letter) + (round == 0 ? "" : Integer.toString(round));
    }
}

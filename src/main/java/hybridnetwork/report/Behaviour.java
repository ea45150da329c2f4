package hybridnetwork.report;

import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.comparison.Fare;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The states of a network in which every flow fares alike, with the ways of every site: a column of the table, which would
 * otherwise repeat itself.
 *
 * @param label {@code healthy} for the column of the healthy network, then {@code A}, {@code B} and so on
 * @param scenarios in the proof's order
 * @param fares one a flow
 */
record Behaviour(String label, List<Scenario> scenarios, List<Fare> fares) {
    private static final int LETTERS = 26;

    /** All of them, the healthy network's first. */
    static List<Behaviour> of(ProofResult proof) {
        Map<List<Fare>, List<Scenario>> alike = new LinkedHashMap<>();
        for (Scenario scenario : proof.scenarios()) {
            alike.computeIfAbsent(fares(scenario), fares -> new ArrayList<>()).add(scenario);
        }
        List<Behaviour> behaviours = new ArrayList<>();
        alike.forEach((fares, scenarios) ->
                behaviours.add(new Behaviour(label(behaviours.size()), List.copyOf(scenarios), fares)));
        return behaviours;
    }

    Cell cell(int flow) {
        return Cell.of(fares.get(flow));
    }

    List<Cell> cells() {
        return fares.stream().map(Cell::of).toList();
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

    /** Of the flows whose sites go different ways, which goes how; such as {@code web: hq ER; branch VPN}. */
    List<String> ways() {
        List<String> ways = new ArrayList<>();
        List<IntentResult> flows = scenarios.get(0).intents();
        for (int flow = 0; flow < flows.size(); flow++) {
            if (cell(flow) == Cell.BOTH) {
                ways.add(flows.get(flow).name() + ": "
                        + Ways.bySite(fares.get(flow).ways()));
            }
        }
        return ways;
    }

    private static List<Fare> fares(Scenario scenario) {
        List<Fare> fares = new ArrayList<>();
        scenario.intents().forEach(intent -> fares.add(Fare.of(intent).withoutPath()));
        return fares;
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

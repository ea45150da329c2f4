package hybridnetwork.report;

import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.comparison.Alike;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of the table, which would otherwise repeat itself.
 *
 * @param label {@code healthy} for the column of the healthy network, then {@code A}, {@code B} and so on
 */
record Behaviour(String label, Alike alike) {
    private static final int LETTERS = 26;

    /** All of them, the healthy network's first. */
    static List<Behaviour> of(ProofResult proof) {
        List<Behaviour> behaviours = new ArrayList<>();
        Alike.of(proof).forEach(alike -> behaviours.add(new Behaviour(label(behaviours.size()), alike)));
        return behaviours;
    }

    /** After the word of a verdict that rests on obligations. */
    static final String PROVIDED = "*";

    Cell cell(int flow) {
        return Cell.of(alike.fares().get(flow));
    }

    /** The word of a flow's verdict, with a mark where it rests on obligations. */
    String word(int flow) {
        return cell(flow).word() + (alike.fares().get(flow).obligations().isEmpty() ? "" : PROVIDED);
    }

    /** How long the longest word is. */
    int longestWord() {
        return IntStream.range(0, alike.fares().size())
                .map(flow -> word(flow).length())
                .max()
                .orElse(0);
    }

    /** Whether a verdict rests on obligations. */
    boolean isProvided() {
        return alike.fares().stream().anyMatch(fare -> !fare.obligations().isEmpty());
    }

    List<Cell> cells() {
        return alike.fares().stream().map(Cell::of).toList();
    }

    /** Which states these are. */
    String meaning() {
        if (!alike.scenarios().get(0).failed().isEmpty()) {
            return ProofWords.listed(alike.scenarios());
        }
        List<Scenario> outages = alike.scenarios().subList(1, alike.scenarios().size());
        return "nothing has failed"
                + (outages.isEmpty() ? "" : "; no verdict changes in: " + ProofWords.listed(outages));
    }

    /** Of the flows whose sites go different ways, which goes how; such as {@code web: hq ER; branch VPN}. */
    List<String> ways() {
        List<String> ways = new ArrayList<>();
        List<IntentResult> flows = alike.scenarios().get(0).intents();
        for (int flow = 0; flow < flows.size(); flow++) {
            if (cell(flow) == Cell.BOTH) {
                ways.add(flows.get(flow).name() + ": "
                        + Ways.bySite(alike.fares().get(flow).ways()));
            }
        }
        return ways;
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

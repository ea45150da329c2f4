package hybridnetwork.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hybridnetwork.config.Words;
import hybridnetwork.reachability.comparison.Detour;
import hybridnetwork.reachability.comparison.Fare;
import hybridnetwork.reachability.comparison.Needed;
import hybridnetwork.reachability.comparison.ObligationJson;
import hybridnetwork.reachability.comparison.ProofDifference;
import hybridnetwork.reachability.comparison.ProofDifference.Change;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.report.Terminal.Paint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Which flows fare otherwise than in an earlier proof, for a terminal, a pull request or other programs. */
public final class DifferenceText {
    private static final int MOST_CHANGES = 50;
    private static final int MOST_NAMES = 12;
    private static final int MOST_OBLIGATIONS = 20;
    private static final int TEXT = 10;

    private final ProofDifference difference;

    private DifferenceText(ProofDifference difference) {
        this.difference = difference;
    }

    /** For a terminal; lines that end in a line feed. */
    public static String text(ProofDifference difference, Terminal terminal) {
        return new DifferenceText(difference).text(terminal);
    }

    /** For a pull-request comment; lines that end in a line feed. */
    public static String markdown(ProofDifference difference) {
        return new DifferenceText(difference).markdown();
    }

    /** The flows that both proofs have, as a table in Markdown; nothing where none changed. */
    static String table(ProofDifference difference) {
        return new DifferenceText(difference).table();
    }

    /**
     * For other programs: {@code changes}, {@code flowsAdded}, {@code flowsRemoved}, {@code outagesAdded}, {@code outagesRemoved},
     * {@code obligationsAdded} and {@code obligationsRemoved}.
     */
    public static JsonObject json(ProofDifference difference) {
        return new DifferenceText(difference).json();
    }

    private static String summary(Change change, UnaryOperator<String> escape) {
        String name = escape.apply(change.flow());
        String action = escape.apply(change.after().action().toString());
        return change.before().action() == change.after().action()
                ? action + " " + name
                : name + ", now " + action + ",";
    }

    private static String verdicts(Change change) {
        String was = Cell.of(change.before()).phrase();
        String is = Cell.of(change.after()).phrase();
        if (!was.equals(is)) {
            return "was " + was + ", is " + is;
        }
        return isOfObligations(change) ? is + ", with other obligations" : is + ", over another path";
    }

    /** Whether nothing differs but what appliances have to do. */
    private static boolean isOfObligations(Change change) {
        return change.before().verdict() == change.after().verdict()
                && change.before().path().equals(change.after().path())
                && change.before().ways().equals(change.after().ways());
    }

    private String text(Terminal terminal) {
        StringBuilder text = new StringBuilder(terminal.paint(Paint.BOLD, "Compared with the earlier proof:"));
        text.append(difference.isEmpty() ? " every flow fares alike.\n" : "\n");
        for (Change change :
                difference.changes().subList(0, Math.min(difference.changes().size(), MOST_CHANGES))) {
            String head = summary(change, Terminal::printable) + " " + verdicts(change);
            Paint paint = change.isWorse() ? Paint.RED : Paint.YELLOW;
            text.append("\n  ").append(terminal.paint(paint, head)).append('\n');
            line(text, terminal, "when", Words.few(change.scenarios(), MOST_NAMES));
            if (!isOfObligations(change)) {
                line(text, terminal, "before", path(change.before()));
                line(text, terminal, "after", path(change.after()));
            }
        }
        if (difference.changes().size() > MOST_CHANGES) {
            text.append("\n  ... and ")
                    .append(difference.changes().size() - MOST_CHANGES)
                    .append(" more\n");
        }
        text.append(sentences().isEmpty() ? "" : "\n");
        sentences()
                .forEach(sentence -> text.append("  ")
                        .append(String.join(
                                "\n    ", Terminal.wrapped(Terminal.printable(sentence), terminal.width() - 4)))
                        .append('\n'));
        lists().forEach((label, names) -> {
            text.append('\n');
            Terminal.wrapped(Terminal.printable(label + ": " + Words.few(names, MOST_NAMES)), terminal.width() - 2)
                    .forEach(line -> text.append("  ").append(line).append('\n'));
        });
        return text.toString();
    }

    private static void line(StringBuilder text, Terminal terminal, String label, String value) {
        List<String> lines = Terminal.wrapped(Terminal.printable(value), terminal.width() - TEXT);
        text.append(terminal.paint(Paint.BLUE, String.format("%8s: ", label)))
                .append(String.join("\n" + " ".repeat(TEXT), lines))
                .append('\n');
    }

    private String markdown() {
        StringBuilder text = new StringBuilder("**Flows that change:**");
        text.append(difference.isEmpty() ? " none\n\n" : "\n\n").append(table());
        sentences()
                .forEach(sentence ->
                        text.append("- ").append(Markdown.text(sentence)).append('\n'));
        lists().forEach((label, names) -> text.append("- ")
                .append(label)
                .append(": ")
                .append(Markdown.text(Words.few(names, MOST_NAMES)))
                .append('\n'));
        return text.toString();
    }

    private String table() {
        StringBuilder text = new StringBuilder();
        if (!difference.changes().isEmpty()) {
            text.append("| Flow | Change | When | Path before | Path after |\n|---|---|---|---|---|\n");
        }
        for (Change change :
                difference.changes().subList(0, Math.min(difference.changes().size(), MOST_CHANGES))) {
            String verdicts = change.isWorse() ? "**" + verdicts(change) + "**" : verdicts(change);
            text.append("| ")
                    .append(summary(change, Markdown::text))
                    .append(" | ")
                    .append(verdicts)
                    .append(" | ")
                    .append(Markdown.text(Words.few(change.scenarios(), MOST_NAMES)))
                    .append(" | ")
                    .append(Markdown.text(path(change.before())))
                    .append(" | ")
                    .append(Markdown.text(path(change.after())))
                    .append(" |\n");
        }
        text.append(difference.changes().isEmpty() ? "" : "\n");
        if (difference.changes().size() > MOST_CHANGES) {
            text.append("and ")
                    .append(difference.changes().size() - MOST_CHANGES)
                    .append(" more\n\n");
        }
        return text.toString();
    }

    /** Which traffic passes other appliances than before, then what those no longer, or newly, have to do. */
    static List<String> sentences(ProofDifference difference) {
        return new DifferenceText(difference).sentences();
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        difference.detours().forEach(detour -> sentences.add(sentence(detour)));
        obligations(sentences, "new obligation: ", difference.obligationsAdded());
        obligations(sentences, "obligation gone: ", difference.obligationsRemoved());
        return sentences;
    }

    private static String sentence(Detour detour) {
        boolean healthy = detour.scenarios().contains("healthy");
        return "traffic between " + detour.one() + " and " + detour.other()
                + (detour.passes() ? " now passes " : " no longer passes ") + detour.appliance() + " ("
                + Words.few(detour.flows(), MOST_NAMES) + ")"
                + (healthy ? "" : " in " + Words.few(detour.scenarios(), MOST_NAMES));
    }

    private static void obligations(List<String> sentences, String label, List<Needed> all) {
        all.stream().limit(MOST_OBLIGATIONS).forEach(needed -> sentences.add(label + ObligationWords.sentence(needed)));
        if (all.size() > MOST_OBLIGATIONS) {
            sentences.add(label + "and " + (all.size() - MOST_OBLIGATIONS) + " more");
        }
    }

    private Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("new flows", difference.flowsAdded());
        lists.put("flows that are gone", difference.flowsRemoved());
        lists.put("new outages", difference.outagesAdded());
        lists.put("outages that are gone", difference.outagesRemoved());
        lists.values().removeIf(List::isEmpty);
        return lists;
    }

    private static String path(Fare fare) {
        String path = fare.path().isEmpty() ? "none" : String.join(" > ", fare.path());
        return fare.ways().size() > 1 ? path + " (" + Ways.bySite(fare.ways()) + ")" : path;
    }

    private JsonObject json() {
        JsonObject json = new JsonObject();
        JsonArray all = new JsonArray();
        for (Change change : difference.changes()) {
            JsonObject one = new JsonObject();
            one.addProperty("name", change.flow());
            one.add("scenarios", array(change.scenarios()));
            one.add("before", json(change.before()));
            one.add("after", json(change.after()));
            all.add(one);
        }
        json.add("changes", all);
        json.add("flowsAdded", array(difference.flowsAdded()));
        json.add("flowsRemoved", array(difference.flowsRemoved()));
        json.add("outagesAdded", array(difference.outagesAdded()));
        json.add("outagesRemoved", array(difference.outagesRemoved()));
        json.add("obligationsAdded", obligations(difference.obligationsAdded()));
        json.add("obligationsRemoved", obligations(difference.obligationsRemoved()));
        return json;
    }

    private static JsonObject json(Fare fare) {
        JsonObject json = new JsonObject();
        json.addProperty("action", fare.action().toString());
        json.addProperty("verdict", fare.verdict().toString());
        json.addProperty("holds", fare.holds());
        json.addProperty("tolerated", fare.tolerated());
        json.add("path", array(fare.path()));
        JsonObject ways = new JsonObject();
        fare.ways().forEach((site, kinds) -> ways.addProperty(site, PathKind.keys(kinds)));
        json.add("ways", ways);
        json.add("obligations", ObligationJson.of(fare.obligations()));
        return json;
    }

    private static JsonArray obligations(List<Needed> all) {
        return ObligationJson.of(all.stream().map(Needed::obligation).toList());
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}

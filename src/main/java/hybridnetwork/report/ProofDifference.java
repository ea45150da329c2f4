package hybridnetwork.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.report.ProofOutline.Fare;
import hybridnetwork.report.Terminal.Paint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Which flows fare otherwise than in an earlier proof.
 *
 * @param changes flows whose path or verdict differs, in the outages that both proofs have
 * @param flowsAdded flows that only the later proof has; likewise the others
 */
public record ProofDifference(
        List<Change> changes,
        List<String> flowsAdded,
        List<String> flowsRemoved,
        List<String> outagesAdded,
        List<String> outagesRemoved) {
    private static final int MOST_CHANGES = 50;
    private static final int MOST_NAMES = 12;
    private static final int TEXT = 10;

    /** One flow, before and after, with all scenarios in which it changed like this. */
    record Change(String flow, Fare before, Fare after, List<String> scenarios) {
        private String summary(UnaryOperator<String> escape) {
            String name = escape.apply(flow);
            return before.action().equals(after.action())
                    ? escape.apply(after.action()) + " " + name
                    : name + ", now " + escape.apply(after.action()) + ",";
        }

        private String verdicts() {
            String was = before.verdict().phrase();
            String is = after.verdict().phrase();
            return was.equals(is) ? is + ", over another path" : "was " + was + ", is " + is;
        }

        /** Whether what was not violated is now. */
        boolean isWorse() {
            return before.holds() && !after.holds();
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

    static ProofDifference between(ProofOutline before, ProofOutline after) {
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
        return new ProofDifference(
                List.copyOf(changes.values()),
                without(after.flows().keySet(), before.flows().keySet()),
                without(before.flows().keySet(), after.flows().keySet()),
                without(after.scenarios(), before.scenarios()),
                without(before.scenarios(), after.scenarios()));
    }

    private static List<String> without(Set<String> names, Set<String> known) {
        return names.stream().filter(name -> !known.contains(name)).toList();
    }

    public boolean isEmpty() {
        return changes.isEmpty()
                && flowsAdded.isEmpty()
                && flowsRemoved.isEmpty()
                && outagesAdded.isEmpty()
                && outagesRemoved.isEmpty();
    }

    /** For a terminal; lines that end in a line feed. */
    public String text(Terminal terminal) {
        StringBuilder text = new StringBuilder(terminal.paint(Paint.BOLD, "Compared with the earlier proof:"));
        text.append(isEmpty() ? " every flow fares alike.\n" : "\n");
        for (Change change : changes.subList(0, Math.min(changes.size(), MOST_CHANGES))) {
            String head = change.summary(Terminal::printable) + " " + change.verdicts();
            Paint paint = change.isWorse() ? Paint.RED : Paint.YELLOW;
            text.append("\n  ").append(terminal.paint(paint, head)).append('\n');
            line(text, terminal, "when", names(change.scenarios()));
            line(text, terminal, "before", path(change.before()));
            line(text, terminal, "after", path(change.after()));
        }
        if (changes.size() > MOST_CHANGES) {
            text.append("\n  ... and ").append(changes.size() - MOST_CHANGES).append(" more\n");
        }
        lists().forEach((label, names) -> {
            text.append('\n');
            Terminal.wrapped(Terminal.printable(label + ": " + names(names)), terminal.width() - 2)
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

    /** For a pull-request comment; lines that end in a line feed. */
    public String markdown() {
        StringBuilder text = new StringBuilder("**Flows that change:**");
        text.append(isEmpty() ? " none\n\n" : "\n\n").append(table());
        lists().forEach((label, names) -> text.append("- ")
                .append(label)
                .append(": ")
                .append(Markdown.text(names(names)))
                .append('\n'));
        return text.toString();
    }

    /** The flows that both proofs have, as a table in Markdown; nothing where none changed. */
    String table() {
        StringBuilder text = new StringBuilder();
        if (!changes.isEmpty()) {
            text.append("| Flow | Change | When | Path before | Path after |\n|---|---|---|---|---|\n");
        }
        for (Change change : changes.subList(0, Math.min(changes.size(), MOST_CHANGES))) {
            String verdicts = change.isWorse() ? "**" + change.verdicts() + "**" : change.verdicts();
            text.append("| ")
                    .append(change.summary(Markdown::text))
                    .append(" | ")
                    .append(verdicts)
                    .append(" | ")
                    .append(Markdown.text(names(change.scenarios())))
                    .append(" | ")
                    .append(Markdown.text(path(change.before())))
                    .append(" | ")
                    .append(Markdown.text(path(change.after())))
                    .append(" |\n");
        }
        text.append(changes.isEmpty() ? "" : "\n");
        if (changes.size() > MOST_CHANGES) {
            text.append("and ").append(changes.size() - MOST_CHANGES).append(" more\n\n");
        }
        return text.toString();
    }

    private Map<String, List<String>> lists() {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        lists.put("new flows", flowsAdded);
        lists.put("flows that are gone", flowsRemoved);
        lists.put("new outages", outagesAdded);
        lists.put("outages that are gone", outagesRemoved);
        lists.values().removeIf(List::isEmpty);
        return lists;
    }

    private static String names(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
    }

    private static String path(Fare fare) {
        return fare.path().isEmpty() ? "none" : String.join(" > ", fare.path());
    }

    /** For other programs: {@code changes}, {@code flowsAdded}, {@code flowsRemoved}, {@code outagesAdded}, {@code outagesRemoved}. */
    public JsonObject json() {
        JsonObject json = new JsonObject();
        JsonArray all = new JsonArray();
        for (Change change : changes) {
            JsonObject one = new JsonObject();
            one.addProperty("name", change.flow());
            one.add("scenarios", array(change.scenarios()));
            one.add("before", json(change.before()));
            one.add("after", json(change.after()));
            all.add(one);
        }
        json.add("changes", all);
        json.add("flowsAdded", array(flowsAdded));
        json.add("flowsRemoved", array(flowsRemoved));
        json.add("outagesAdded", array(outagesAdded));
        json.add("outagesRemoved", array(outagesRemoved));
        return json;
    }

    private static JsonObject json(Fare fare) {
        JsonObject json = new JsonObject();
        json.addProperty("action", fare.action());
        json.addProperty("holds", fare.holds());
        json.add("path", array(fare.path()));
        return json;
    }

    private static JsonArray array(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}

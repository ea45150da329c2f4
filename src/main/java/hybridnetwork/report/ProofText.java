package hybridnetwork.report;

import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.comparison.Fare;
import hybridnetwork.reachability.comparison.Needed;
import hybridnetwork.reachability.comparison.Violation;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.report.Terminal.Paint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A proof for a terminal: the summary of a plan, or flows by outages with every violation explained. */
public final class ProofText {
    /** Violations are explained one by one up to here; the table has them all. */
    private static final int MOST_EXPLAINED = 12;

    private static final int LONGEST_FLOW_NAME = 30;
    private static final int TEXT = 10;

    private final ProofResult proof;
    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    private ProofText(ProofResult proof, Terminal terminal) {
        this.proof = proof;
        this.terminal = terminal;
    }

    /** A line a flow: over which path it goes, and in how many outages over another; then the verdict. */
    public static String summary(ProofResult proof, Terminal terminal) {
        ProofText text = new ProofText(proof, terminal);
        text.summary();
        text.text.append(text.provided() ? "\n" : "");
        text.obligations();
        text.verdict();
        return text.text.toString();
    }

    /** Flows by outages, each violation with one packet, findings, and the verdict. */
    public static String render(ProofResult proof, Terminal terminal) {
        ProofText text = new ProofText(proof, terminal);
        text.text.append(ProofTable.render(proof, terminal)).append('\n');
        text.violations();
        text.findings();
        text.obligations();
        text.assumptions();
        text.verdict();
        return text.text.toString();
    }

    /**
     * The way of one flow, hop by hop, in every way that it takes: which route won, and which rule decided.
     *
     * @param flow the name of an intent
     */
    public static String trace(ProofResult proof, String flow, Terminal terminal) {
        ProofText text = new ProofText(proof, terminal);
        text.trace(flow);
        return text.text.toString();
    }

    private void summary() {
        text.append(terminal.paint(Paint.BOLD, "Proof:")).append('\n');
        List<IntentResult> healthy = proof.scenarios().get(0).intents();
        int width = healthy.stream()
                .mapToInt(intent -> shortName(intent).length())
                .max()
                .orElse(0);
        for (int flow = 0; flow < healthy.size(); flow++) {
            String before = "    " + Terminal.padded(shortName(healthy.get(flow)), width + 2);
            String line = summary(flow);
            boolean bad = isBad(flow);
            for (String part : Terminal.wrapped(line, terminal.width() - before.length())) {
                text.append(before)
                        .append(bad ? terminal.paint(Paint.RED, part) : part)
                        .append('\n');
                before = " ".repeat(before.length());
            }
        }
    }

    private String summary(int flow) {
        Map<Cell, Integer> others = new LinkedHashMap<>();
        Cell normally = cell(proof.scenarios().get(0).intents().get(flow));
        for (Scenario scenario : proof.scenarios()) {
            Cell verdict = cell(scenario.intents().get(flow));
            if (verdict != normally) {
                others.merge(verdict, 1, Integer::sum);
            }
        }
        StringBuilder line = new StringBuilder(normally.phrase());
        List<String> provided = ObligationWords.appliances(proof.scenarios().stream()
                .flatMap(scenario -> scenario.intents().get(flow).obligations().stream())
                .toList());
        if (!provided.isEmpty()) {
            line.append(Behaviour.PROVIDED);
        }
        others.forEach((verdict, count) ->
                line.append(", ").append(verdict.phrase()).append(" in ").append(ProofWords.count(count, "outage")));
        return line.toString();
    }

    private boolean isBad(int flow) {
        return proof.scenarios().stream()
                .anyMatch(scenario -> !scenario.intents().get(flow).isKept());
    }

    private void verdict() {
        Paint paint = proof.holds() ? Paint.GREEN : Paint.RED;
        Terminal.wrapped(Terminal.printable(ProofWords.verdict(proof)), terminal.width())
                .forEach(line -> text.append(terminal.paint(paint, line)).append('\n'));
    }

    private void violations() {
        List<Violation> violations = Violation.of(proof);
        for (Violation violation : violations.subList(0, Math.min(MOST_EXPLAINED, violations.size()))) {
            explain(violation);
        }
        if (violations.size() > MOST_EXPLAINED) {
            text.append("... and ")
                    .append(ProofWords.count(violations.size() - MOST_EXPLAINED, "violation"))
                    .append(" more; --format json has all\n\n");
        }
    }

    private void explain(Violation violation) {
        text.append(
                        violation.isUnknown()
                                ? terminal.paint(Paint.YELLOW, "unknown")
                                : terminal.paint(Paint.RED, "violated"))
                .append(": ")
                .append(terminal.paint(Paint.BOLD, Terminal.printable(violation.intent())))
                .append('\n');
        proof.place(violation.example().name()).ifPresent(place -> line("at", place));
        line("when", ProofWords.listed(violation.scenarios()));
        violation.packet().ifPresent(packet -> line("packet", packet.toString()));
        line("reason", violation.reason());
        steps(violation.steps());
        line("fix", violation.fix());
        text.append('\n');
    }

    private void steps(List<String> steps) {
        for (int i = 0; i < steps.size(); i++) {
            line(i == 0 ? "trace" : "", (i + 1) + " " + steps.get(i), 2);
        }
    }

    private void findings() {
        for (Finding finding : proof.findings().stream().distinct().toList()) {
            Paint paint = finding.severity() == Finding.Severity.ERROR ? Paint.RED : Paint.YELLOW;
            List<String> lines = Terminal.wrapped(Terminal.printable(finding.message()), terminal.width() - 4);
            text.append(terminal.paint(paint, finding.severity() + "[" + finding.rule() + "]"))
                    .append(":\n    ")
                    .append(String.join("\n    ", lines))
                    .append('\n');
            List<String> places = ProofWords.places(finding);
            for (int i = 0; i < places.size(); i++) {
                line(i == 0 ? "at" : "", places.get(i));
            }
            line("fix", finding.fix());
            text.append('\n');
        }
    }

    private boolean provided() {
        return !Needed.of(proof).isEmpty();
    }

    private void obligations() {
        String list = ObligationText.render(Needed.of(proof), terminal);
        text.append(list).append(list.isEmpty() ? "" : "\n");
    }

    private void assumptions() {
        proof.assumptions().forEach(assumption -> line("rests on", assumption));
        text.append(proof.assumptions().isEmpty() ? "" : "\n");
    }

    private static Cell cell(IntentResult intent) {
        return Cell.of(Fare.of(intent));
    }

    private void trace(String flow) {
        Map<List<Object>, List<Scenario>> alike = new LinkedHashMap<>();
        Map<List<Object>, IntentResult> example = new LinkedHashMap<>();
        for (Scenario scenario : proof.scenarios()) {
            scenario.intents().stream()
                    .filter(intent -> intent.name().equals(flow))
                    .forEach(intent -> {
                        List<Object> key = List.of(intent.verdict(), intent.tolerated(), intent.path(), intent.trace());
                        alike.computeIfAbsent(key, first -> new ArrayList<>()).add(scenario);
                        example.putIfAbsent(key, intent);
                    });
        }
        example.forEach((key, intent) -> {
            Cell verdict = cell(intent);
            String head = intent.action() + " " + Terminal.printable(intent.name());
            text.append(terminal.paint(Paint.BOLD, head))
                    .append(": ")
                    .append(verdict.isBad() ? terminal.paint(Paint.RED, verdict.phrase()) : verdict.phrase())
                    .append('\n');
            line("when", ProofWords.listed(alike.getOrDefault(key, List.of())));
            intent.trace().ifPresent(trace -> {
                line("packet", trace.packet().toString());
                steps(trace.steps().stream().map(step -> step.text()).toList());
            });
            text.append('\n');
        });
    }

    private void line(String label, String value) {
        line(label, value, 0);
    }

    /** @param hang how much further the value's next lines are indented */
    private void line(String label, String value, int hang) {
        List<String> lines = Terminal.wrapped(Terminal.printable(value), terminal.width() - TEXT - hang);
        String head = String.format("%9s", label.isEmpty() ? "" : label + ":") + " ";
        text.append(terminal.paint(Paint.BLUE, head))
                .append(String.join("\n" + " ".repeat(TEXT + hang), lines))
                .append('\n');
    }

    private static String shortName(IntentResult intent) {
        return Terminal.shortened(Terminal.printable(intent.name()), LONGEST_FLOW_NAME);
    }
}

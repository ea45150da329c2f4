package hybridnetwork.report;

import hybridnetwork.reachability.Counterexample;
import hybridnetwork.reachability.Finding;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.Step;
import hybridnetwork.report.Terminal.Paint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A proof for a terminal: the summary of a plan, or flows by outages with every violation explained. */
public final class ProofText {
    private static final int CELL = 5;
    private static final int LONGEST_FLOW_NAME = 24;

    /** Violations are explained one by one up to here; the table has them all. */
    private static final int MOST_EXPLAINED = 12;

    private final ProofResult proof;
    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    private ProofText(ProofResult proof, Terminal terminal) {
        this.proof = proof;
        this.terminal = terminal;
    }

    /** A line a flow: over which path it goes, and in how many outages over another. */
    public static String summary(ProofResult proof, Terminal terminal) {
        ProofText text = new ProofText(proof, terminal);
        text.summary();
        text.findings();
        return text.text.toString();
    }

    /** Flows by outages, violations with one packet each, and findings. */
    public static String render(ProofResult proof, Terminal terminal) {
        ProofText text = new ProofText(proof, terminal);
        text.table();
        text.violations();
        text.findings();
        text.verdict();
        return text.text.toString();
    }

    private void summary() {
        text.append("Proof:\n");
        List<IntentResult> healthy = proof.scenarios().get(0).intents();
        int width = healthy.stream()
                .mapToInt(intent -> shortName(intent).length())
                .max()
                .orElse(0);
        for (int flow = 0; flow < healthy.size(); flow++) {
            Map<Verdict, Integer> others = new LinkedHashMap<>();
            Verdict normally = Verdict.of(healthy.get(flow));
            for (Scenario scenario : outages()) {
                Verdict verdict = Verdict.of(scenario.intents().get(flow));
                if (verdict != normally) {
                    others.merge(verdict, 1, Integer::sum);
                }
            }
            StringBuilder line = new StringBuilder(normally.phrase());
            others.forEach((verdict, count) -> line.append(", ")
                    .append(verdict.phrase())
                    .append(" in ")
                    .append(ProofWords.count(count, "outage")));
            boolean violated = normally == Verdict.VIOLATED || others.containsKey(Verdict.VIOLATED);
            text.append("    ")
                    .append(String.format("%-" + (width + 2) + "s", shortName(healthy.get(flow))))
                    .append(violated ? terminal.paint(Paint.RED, line.toString()) : line)
                    .append('\n');
        }
        verdict();
    }

    private List<Scenario> outages() {
        return proof.scenarios().subList(1, proof.scenarios().size());
    }

    private void verdict() {
        long violated =
                proof.scenarios().stream().filter(scenario -> !scenario.holds()).count();
        String tried = ProofWords.count(outages().size(), "outage");
        text.append(
                        violated == 0
                                ? terminal.paint(Paint.GREEN, "Every intent holds, healthy and in " + tried + ".")
                                : terminal.paint(
                                        Paint.RED,
                                        "Intents are violated in " + violated + " of "
                                                + proof.scenarios().size() + " states of the network (healthy, " + tried
                                                + ")."))
                .append('\n');
    }

    private void table() {
        int name = Math.min(LONGEST_FLOW_NAME, Math.max(4, longestFlowName()));
        int columns = Math.max(1, (terminal.width() - name - 2) / CELL);
        List<Scenario> scenarios = proof.scenarios();
        for (int i = 0; i < scenarios.size(); i++) {
            text.append(String.format(Locale.ROOT, "%4d  ", i))
                    .append(Terminal.printable(scenarios.get(i).name()))
                    .append('\n');
        }
        for (int from = 0; from < scenarios.size(); from += columns) {
            List<Scenario> block = scenarios.subList(from, Math.min(from + columns, scenarios.size()));
            text.append('\n').append(pad("flow", name + 2));
            for (int i = 0; i < block.size(); i++) {
                text.append(String.format(Locale.ROOT, "%-" + CELL + "d", from + i));
            }
            trim();
            for (int flow = 0; flow < scenarios.get(0).intents().size(); flow++) {
                text.append(pad(shortName(scenarios.get(0).intents().get(flow)), name + 2));
                for (Scenario scenario : block) {
                    Verdict verdict = Verdict.of(scenario.intents().get(flow));
                    String cell = pad(verdict.word(), CELL);
                    text.append(verdict == Verdict.VIOLATED ? terminal.paint(Paint.RED, cell) : cell);
                }
                trim();
            }
        }
        text.append("\nER, VPN, vnet, inet: delivered that way and back; -: blocked as it must be; FAIL: violated\n\n");
    }

    private int longestFlowName() {
        return proof.scenarios().get(0).intents().stream()
                .mapToInt(intent -> shortName(intent).length())
                .max()
                .orElse(0);
    }

    /** Each way in which a flow is violated is explained once, with all outages that it occurs in. */
    private void violations() {
        Map<String, List<String>> outagesOf = new LinkedHashMap<>();
        Map<String, IntentResult> example = new LinkedHashMap<>();
        for (Scenario scenario : proof.scenarios()) {
            for (IntentResult intent : scenario.intents()) {
                if (!intent.holds()) {
                    String key = intent.name() + " "
                            + intent.counterexample()
                                    .map(Counterexample::reason)
                                    .orElse("");
                    outagesOf.computeIfAbsent(key, first -> new ArrayList<>()).add(scenario.name());
                    example.putIfAbsent(key, intent);
                }
            }
        }
        int explained = 0;
        for (var violation : example.entrySet()) {
            if (explained++ == MOST_EXPLAINED) {
                text.append("... and ")
                        .append(example.size() - MOST_EXPLAINED)
                        .append(" more; --format json has all\n\n");
                return;
            }
            explain(violation.getValue(), outagesOf.getOrDefault(violation.getKey(), List.of()));
        }
    }

    private void explain(IntentResult intent, List<String> outages) {
        text.append(terminal.paint(Paint.RED, "violated"))
                .append(": ")
                .append(terminal.paint(Paint.BOLD, intent.action() + " " + Terminal.printable(intent.name())))
                .append('\n');
        line("when", ProofWords.listed(outages));
        intent.counterexample().ifPresent(packet -> {
            line("packet", ProofWords.packet(packet));
            line("reason", packet.reason());
        });
        if (intent.counterexample().isEmpty()) {
            line("reason", "one of its ends does not exist among the resources");
        }
        intent.trace().ifPresent(trace -> trace.steps().stream().map(Step::text).forEach(step -> line("", step)));
        text.append('\n');
    }

    private void findings() {
        if (proof.findings().isEmpty()) {
            return;
        }
        text.append(text.isEmpty() || text.toString().endsWith("\n\n") ? "" : "\n");
        Set<String> seen = new LinkedHashSet<>();
        for (Finding finding : proof.findings()) {
            if (seen.add(finding.rule() + finding.message())) {
                Paint paint = finding.severity().equals("error") ? Paint.RED : Paint.YELLOW;
                List<String> lines = Terminal.wrapped(Terminal.printable(finding.message()), terminal.width() - 4);
                text.append(terminal.paint(paint, finding.severity() + "[" + finding.rule() + "]"))
                        .append(":\n    ")
                        .append(String.join("\n    ", lines))
                        .append('\n');
            }
        }
        text.append('\n');
    }

    private void line(String label, String value) {
        List<String> lines = Terminal.wrapped(Terminal.printable(value), terminal.width() - 12);
        text.append(terminal.paint(Paint.BLUE, String.format("%8s%s ", label, label.isEmpty() ? " " : ":")))
                .append(String.join("\n          ", lines))
                .append('\n');
    }

    private static String shortName(IntentResult intent) {
        return Terminal.shortened(Terminal.printable(intent.name()), LONGEST_FLOW_NAME);
    }

    private static String pad(String text, int width) {
        return String.format("%-" + width + "s", text);
    }

    private void trim() {
        while (text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        text.append('\n');
    }
}

package hybridnetwork.report;

import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.comparison.Needed;
import hybridnetwork.reachability.comparison.Violation;
import hybridnetwork.reachability.finding.Finding;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A proof as a part of a pull-request comment: the verdict, flows by outages, violations with a packet, findings. */
public final class ProofMarkdown {
    private static final int MOST_FLOWS = 100;
    private static final int MOST_VIOLATIONS = 12;
    private static final int MOST_FINDINGS = 30;

    private final ProofResult proof;
    private final StringBuilder text = new StringBuilder();

    private ProofMarkdown(ProofResult proof) {
        this.proof = proof;
    }

    /** The whole proof; lines that end in a line feed. */
    public static String render(ProofResult proof) {
        ProofMarkdown markdown = new ProofMarkdown(proof);
        markdown.flows();
        markdown.findings();
        markdown.assumptions();
        return markdown.text.toString();
    }

    /** The proof without its findings, for a comment that lists them as problems. */
    static String flows(ProofResult proof) {
        ProofMarkdown markdown = new ProofMarkdown(proof);
        markdown.flows();
        return markdown.text.toString();
    }

    /** The same for a place that has told the verdict. */
    static String withoutVerdict(ProofResult proof) {
        ProofMarkdown markdown = new ProofMarkdown(proof);
        markdown.details();
        return markdown.text.toString();
    }

    private void flows() {
        text.append("**Proof:** ")
                .append(Markdown.text(ProofWords.verdict(proof)))
                .append("\n\n");
        details();
    }

    private void details() {
        if (!proof.scenarios().get(0).intents().isEmpty()) {
            table();
        }
        List<Violation> violations = Violation.of(proof);
        violations.stream().limit(MOST_VIOLATIONS).forEach(this::violation);
        more(violations.size() - MOST_VIOLATIONS);
        text.append(ObligationMarkdown.render(Needed.of(proof)));
    }

    private void table() {
        List<Behaviour> behaviours = Behaviour.of(proof);
        text.append("| Flow |");
        behaviours.forEach(
                behaviour -> text.append(' ').append(behaviour.label()).append(" |"));
        text.append("\n|---|").append("---|".repeat(behaviours.size())).append('\n');
        List<IntentResult> flows = proof.scenarios().get(0).intents();
        for (int flow = 0; flow < Math.min(flows.size(), MOST_FLOWS); flow++) {
            text.append("| ").append(name(flows.get(flow))).append(" |");
            for (Behaviour behaviour : behaviours) {
                String word = Markdown.text(behaviour.word(flow));
                text.append(behaviour.cell(flow).isBad() ? " **" + word + "** |" : " " + word + " |");
            }
            text.append('\n');
        }
        text.append('\n');
        more(flows.size() - MOST_FLOWS);
        behaviours.forEach(behaviour -> {
            text.append("- ")
                    .append(behaviour.label())
                    .append(": ")
                    .append(Markdown.text(behaviour.meaning()))
                    .append('\n');
            behaviour
                    .ways()
                    .forEach(way ->
                            text.append("  - ").append(Markdown.text(way)).append('\n'));
        });
        Set<Cell> used = EnumSet.noneOf(Cell.class);
        behaviours.forEach(behaviour -> used.addAll(behaviour.cells()));
        used.forEach(verdict -> text.append("- ")
                .append(Markdown.code(verdict.word()))
                .append(": ")
                .append(verdict.meaning())
                .append('\n'));
        if (behaviours.stream().anyMatch(Behaviour::isProvided)) {
            text.append("- ")
                    .append(Markdown.code(Behaviour.PROVIDED))
                    .append(": ")
                    .append(ObligationWords.MARK)
                    .append('\n');
        }
        text.append('\n');
    }

    static String name(IntentResult flow) {
        return flow.action() + " " + Markdown.text(flow.name());
    }

    private void violation(Violation violation) {
        text.append("**")
                .append(name(violation.example()))
                .append(violation.isUnknown() ? "** is not known to hold in " : "** is violated in ")
                .append(Markdown.text(ProofWords.listed(violation.scenarios())))
                .append("\n\n");
        proof.place(violation.example().name()).ifPresent(place -> item("at", place));
        violation.packet().ifPresent(packet -> item("packet", packet.toString()));
        item("reason", violation.reason());
        item("fix", violation.fix());
        text.append("\n<details><summary>the packet's way, hop by hop</summary>\n\n");
        violation
                .steps()
                .forEach(step -> text.append("1. ").append(Markdown.text(step)).append('\n'));
        text.append("\n</details>\n\n");
    }

    private void item(String label, String value) {
        text.append("- ")
                .append(label)
                .append(": ")
                .append(Markdown.text(value))
                .append('\n');
    }

    private void findings() {
        List<Finding> findings = proof.findings().stream().distinct().toList();
        if (findings.isEmpty()) {
            return;
        }
        text.append("| Severity | Rule | Finding | Where | Fix |\n|---|---|---|---|---|\n");
        findings.stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> text.append("| ")
                        .append(finding.severity())
                        .append(" | ")
                        .append(Markdown.code(finding.rule()))
                        .append(" | ")
                        .append(Markdown.text(finding.message()))
                        .append(" | ")
                        .append(Markdown.text(String.join(", ", ProofWords.places(finding))))
                        .append(" | ")
                        .append(Markdown.text(finding.fix()))
                        .append(" |\n"));
        text.append('\n');
        more(findings.size() - MOST_FINDINGS);
    }

    private void assumptions() {
        if (!proof.assumptions().isEmpty()) {
            text.append("Rests on: ")
                    .append(Markdown.text(String.join("; ", proof.assumptions())))
                    .append(".\n\n");
        }
    }

    private void more(int more) {
        if (more > 0) {
            text.append("and ").append(more).append(" more\n\n");
        }
    }
}

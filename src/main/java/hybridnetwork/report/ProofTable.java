package hybridnetwork.report;

import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.report.Terminal.Paint;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Flows by outages for a terminal. Outages in which every flow fares alike share a column; the lines below the table say
 * which they are, and what the words mean.
 */
final class ProofTable {
    private static final int GAP = 2;
    private static final int LONGEST_FLOW_NAME = 40;

    private final Terminal terminal;
    private final List<Behaviour> behaviours;
    private final StringBuilder text = new StringBuilder();

    private ProofTable(ProofResult proof, Terminal terminal) {
        this.terminal = terminal;
        this.behaviours = Behaviour.of(proof);
    }

    /** Lines that end in a line feed. */
    static String render(ProofResult proof, Terminal terminal) {
        ProofTable table = new ProofTable(proof, terminal);
        List<IntentResult> flows = proof.scenarios().get(0).intents();
        if (flows.isEmpty()) {
            return "Name what must pass and what must not under `traffic`; Pulumi.yaml says how.\n";
        }
        int name = flows.stream()
                .mapToInt(flow -> name(flow).codePointCount(0, name(flow).length()))
                .max()
                .orElse(0);
        table.blocks(flows, Math.max(name, "flow".length()) + GAP);
        table.columns();
        table.words();
        return table.text.toString();
    }

    /** As many columns side by side as the terminal has room for, then the next ones. */
    private void blocks(List<IntentResult> flows, int name) {
        int from = 0;
        while (from < behaviours.size()) {
            int to = from + 1;
            int width = name + width(from);
            while (to < behaviours.size() && width + width(to) - GAP <= terminal.width()) {
                width += width(to);
                to++;
            }
            text.append(from == 0 ? "" : "\n");
            block(flows, name, from, to);
            from = to;
        }
    }

    private void block(List<IntentResult> flows, int name, int from, int to) {
        StringBuilder header = new StringBuilder(Terminal.padded("flow", name));
        for (int column = from; column < to; column++) {
            header.append(Terminal.padded(behaviours.get(column).label(), width(column)));
        }
        text.append(terminal.paint(Paint.BOLD, header.toString().stripTrailing()))
                .append('\n');
        for (int flow = 0; flow < flows.size(); flow++) {
            text.append(Terminal.padded(name(flows.get(flow)), name));
            for (int column = from; column < to; column++) {
                String word = behaviours.get(column).word(flow);
                int padding = column + 1 < to ? width(column) - word.length() : 0;
                text.append(behaviours.get(column).cell(flow).isBad() ? terminal.paint(Paint.RED, word) : word)
                        .append(" ".repeat(padding));
            }
            text.append('\n');
        }
    }

    private int width(int column) {
        return Math.max(
                        behaviours.get(column).longestWord(),
                        behaviours.get(column).label().length())
                + GAP;
    }

    private void columns() {
        text.append('\n');
        int label =
                behaviours.stream().mapToInt(it -> it.label().length()).max().orElse(0) + GAP;
        for (Behaviour behaviour : behaviours) {
            entry(behaviour.label(), label, behaviour.meaning());
            behaviour.ways().forEach(way -> entry("", label, way));
        }
    }

    private void words() {
        Set<Cell> used = EnumSet.noneOf(Cell.class);
        behaviours.forEach(behaviour -> used.addAll(behaviour.cells()));
        text.append('\n');
        int width = used.stream().mapToInt(cell -> cell.word().length()).max().orElse(0) + GAP;
        used.forEach(verdict -> entry(verdict.word(), width, verdict.meaning()));
        if (behaviours.stream().anyMatch(Behaviour::isProvided)) {
            entry(Behaviour.PROVIDED, width, ObligationWords.MARK);
        }
    }

    private void entry(String word, int width, String meaning) {
        List<String> lines = Terminal.wrapped(Terminal.printable(meaning), terminal.width() - width);
        text.append(terminal.paint(Paint.BOLD, Terminal.padded(word, width)))
                .append(String.join("\n" + " ".repeat(width), lines))
                .append('\n');
    }

    private static String name(IntentResult flow) {
        return Terminal.shortened(flow.action() + " " + Terminal.printable(flow.name()), LONGEST_FLOW_NAME);
    }
}

package hybridnetwork.report;

import hybridnetwork.plan.Plan;
import hybridnetwork.report.Terminal.Paint;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan as the tree that {@code pulumi preview} draws, with the facts of each resource under it. */
public final class PlanText {
    private static final String MARKER = " +  ";
    private static final int GAP = 2;
    private static final String CONTINUED = "    ";
    private static final int LONGEST_OUTPUT_NAME = 30;

    /** Of a resource's facts, so that a rule set of a thousand lines does not bury the network. */
    private static final int MOST_DETAILS = 16;

    private final Plan plan;
    private final Terminal terminal;
    private final Map<Optional<String>, List<RegisteredResource>> children = new LinkedHashMap<>();
    private final List<Row> rows = new ArrayList<>();

    private PlanText(Plan plan, Terminal terminal) {
        this.plan = plan;
        this.terminal = terminal;
    }

    /**
     * @param indent what stands before the type: the branches of the tree
     * @param below what stands before the facts: the branches that go on
     */
    private record Row(String indent, String below, RegisteredResource resource) {}

    /** The tree, the stack outputs and a count; lines that end in a line feed. */
    public static String render(Plan plan, Terminal terminal) {
        return new PlanText(plan, terminal).render();
    }

    private String render() {
        for (RegisteredResource resource : plan.resources()) {
            children.computeIfAbsent(resource.parent(), key -> new ArrayList<>())
                    .add(resource);
        }
        for (RegisteredResource root : children.getOrDefault(Optional.<String>empty(), List.of())) {
            addRows(root, "", "");
        }
        StringBuilder text = new StringBuilder();
        appendTree(text);
        appendOutputs(text);
        text.append("\nResources:\n    ")
                .append(terminal.paint(Paint.GREEN, "+ " + plan.resources().size() + " to create"))
                .append('\n');
        return text.toString();
    }

    private void addRows(RegisteredResource resource, String indent, String below) {
        List<RegisteredResource> inside = childrenOf(resource).stream()
                .filter(child -> !MonitoringDetails.isFolded(child))
                .toList();
        rows.add(new Row(indent, below + (inside.isEmpty() ? "   " : "│  "), resource));
        for (int i = 0; i < inside.size(); i++) {
            boolean last = i == inside.size() - 1;
            addRows(inside.get(i), below + (last ? "└─ " : "├─ "), below + (last ? "   " : "│  "));
        }
    }

    private List<RegisteredResource> childrenOf(RegisteredResource resource) {
        return children.getOrDefault(Optional.of(resource.urn()), List.of());
    }

    private void appendTree(StringBuilder text) {
        int longestName = rows.stream()
                .mapToInt(row -> row.resource().name().length())
                .max()
                .orElse(0);
        int room = terminal.width() - MARKER.length() - GAP;
        boolean roomy = typeWidth(false) + longestName <= room;
        int typeWidth = Math.min(typeWidth(!roomy), Math.max(room - longestName, room / 2));
        text.append(terminal.paint(Paint.BOLD, " ".repeat(MARKER.length()) + padded("Type", typeWidth) + "Name"))
                .append('\n');
        for (Row row : rows) {
            String type = Terminal.shortened(
                    type(row.resource(), !roomy), typeWidth - row.indent().length());
            String name = Terminal.printable(row.resource().name());
            text.append(terminal.paint(Paint.GREEN, MARKER))
                    .append(terminal.paint(Paint.DIM, row.indent()))
                    .append(padded(type, typeWidth - row.indent().length()))
                    .append(terminal.paint(Paint.BOLD, Terminal.shortened(name, room - typeWidth)))
                    .append('\n');
            appendDetails(text, row);
        }
    }

    private int typeWidth(boolean brief) {
        return rows.stream()
                .mapToInt(row ->
                        row.indent().length() + type(row.resource(), brief).length())
                .max()
                .orElse(0);
    }

    /** @param brief without the package, which is nearly always the same */
    private static String type(RegisteredResource resource, boolean brief) {
        String type = Terminal.printable(resource.type());
        return brief ? type.replaceFirst("^(azure-native|hybrid-network|pulumi):", "") : type;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(width - text.codePointCount(0, text.length()), 0) + GAP);
    }

    private void appendDetails(StringBuilder text, Row row) {
        List<String> details = new ArrayList<>(ResourceDetails.of(row.resource()));
        details.addAll(MonitoringDetails.folded(childrenOf(row.resource())));
        if (row.resource().protect() && !row.resource().isComponent()) {
            details.add("protected against deletion");
        }
        int shown = details.size() <= MOST_DETAILS ? details.size() : MOST_DETAILS - 1;
        for (String detail : details.subList(0, shown)) {
            appendDetail(text, row, detail);
        }
        if (shown < details.size()) {
            appendDetail(text, row, "and " + (details.size() - shown) + " more");
        }
    }

    private void appendDetail(StringBuilder text, Row row, String detail) {
        String indent = " ".repeat(MARKER.length()) + row.below();
        int room = terminal.width() - indent.length() - CONTINUED.length();
        String before = indent;
        for (String line : Terminal.wrapped(detail, room)) {
            text.append(terminal.paint(Paint.DIM, before + line)).append('\n');
            before = indent + CONTINUED;
        }
    }

    private void appendOutputs(StringBuilder text) {
        if (plan.outputs().isEmpty()) {
            return;
        }
        text.append('\n').append(terminal.paint(Paint.BOLD, "Outputs:")).append('\n');
        plan.outputs().forEach((name, value) -> appendOutput(text, "    ", name, value));
    }

    private void appendOutput(StringBuilder text, String indent, String name, Object value) {
        String label = indent + Terminal.shortened(Terminal.printable(name), LONGEST_OUTPUT_NAME) + ":";
        if (value instanceof Map<?, ?> map && !map.isEmpty() && indent.length() < LONGEST_OUTPUT_NAME) {
            text.append(label).append('\n');
            map.forEach((key, element) -> appendOutput(text, indent + CONTINUED, key.toString(), element));
            return;
        }
        String before = label + " ";
        for (String line : Terminal.wrapped(ShownValues.show(value), terminal.width() - before.length())) {
            text.append(before).append(line).append('\n');
            before = " ".repeat(label.length() + 1);
        }
    }
}

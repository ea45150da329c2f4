package hybridnetwork.report;

/** Writes one Mermaid flow chart. Node ids are made here, and user text stands in quoted labels only. */
final class Mermaid {
    private final StringBuilder text = new StringBuilder("```mermaid\nflowchart LR\n");
    private String indent = "    ";
    private int nodes;

    /** The two shapes that the topology uses. */
    enum Shape {
        BOX("[", "]"),
        FILTER("{{", "}}");

        private final String open;
        private final String close;

        Shape(String open, String close) {
            this.open = open;
            this.close = close;
        }
    }

    /** Adds a node whose label has one line for each text, and returns its id. */
    String node(Shape shape, String... lines) {
        String id = "n" + nodes++;
        line(id + shape.open + label(lines) + shape.close);
        return id;
    }

    /** Opens a box around the nodes that follow, until {@link #end}, and returns its id. */
    String group(String... lines) {
        String id = "g" + nodes++;
        line("subgraph " + id + "[" + label(lines) + "]");
        indent += "    ";
        return id;
    }

    void end() {
        indent = indent.substring(4);
        line("end");
    }

    void edge(String from, String to, String... lines) {
        line(from + (lines.length == 0 ? " --- " : " ---|" + label(lines) + "| ") + to);
    }

    /** A path that stands by: drawn with dots. */
    void standbyEdge(String from, String to, String... lines) {
        line(from + " -.-|" + label(lines) + "| " + to);
    }

    String render() {
        return text + "```\n";
    }

    private void line(String line) {
        text.append(indent).append(line).append('\n');
    }

    private static String label(String... lines) {
        StringBuilder label = new StringBuilder("\"");
        for (String line : lines) {
            if (label.length() > 1) {
                label.append("<br/>");
            }
            Terminal.printable(line).codePoints().forEach(c -> {
                if (Character.isLetterOrDigit(c) || " ./,-:_".indexOf(c) >= 0) {
                    label.appendCodePoint(c);
                } else {
                    label.append('#').append(c).append(';');
                }
            });
        }
        return label.append('"').toString();
    }
}

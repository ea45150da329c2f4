package hybridnetwork.report;

import hybridnetwork.adopt.Difference;
import hybridnetwork.adopt.Difference.Action;
import hybridnetwork.adopt.Difference.Judgement;
import hybridnetwork.adopt.Differences;
import hybridnetwork.report.Terminal.Paint;
import java.util.ArrayList;
import java.util.List;

/** What the first preview after an import will show, and what that means. */
final class FirstPreview {
    private static final int MOST_PROPERTIES = 6;

    private FirstPreview() {}

    static String text(Differences differences, Terminal terminal) {
        StringBuilder text =
                new StringBuilder("\n").append(heading(differences)).append("\n");
        for (Difference difference : differences.all()) {
            Paint paint = switch (difference.judgement()) {
                case HARMLESS -> Paint.DIM;
                case LOOK -> Paint.YELLOW;
                case REFUSED, OUTAGE -> Paint.RED;
            };
            text.append("  ")
                    .append(terminal.paint(paint, words(difference.judgement())))
                    .append(": ")
                    .append(Terminal.printable(subject(difference)))
                    .append('\n');
            for (String line : lines(difference)) {
                text.append("      ")
                        .append(String.join(
                                "\n      ", Terminal.wrapped(Terminal.printable(line), terminal.width() - 6)))
                        .append('\n');
            }
        }
        String refused = ProblemText.render(differences.refusals(), "", terminal);
        return text + (refused.isEmpty() ? "" : "\n" + refused);
    }

    static String markdown(Differences differences) {
        StringBuilder text =
                new StringBuilder("\n").append(heading(differences)).append("\n");
        if (!differences.all().isEmpty()) {
            text.append("\n| | Resource | What | Why |\n|---|---|---|---|\n");
            differences
                    .all()
                    .forEach(difference -> text.append("| ")
                            .append(words(difference.judgement()))
                            .append(" | ")
                            .append(Markdown.text(subject(difference)))
                            .append(" | ")
                            .append(Markdown.text(String.join("; ", difference.properties())))
                            .append(" | ")
                            .append(Markdown.text(String.join("; ", difference.why())))
                            .append(" |\n"));
        }
        return text.toString();
    }

    private static String heading(Differences differences) {
        if (differences.all().isEmpty()) {
            return "After the import the first preview shows no difference.";
        }
        return "After the import the first preview shows "
                + ProblemText.plural(differences.count(Action.CREATE), "creation") + ", "
                + ProblemText.plural(differences.count(Action.UPDATE), "update") + " and "
                + ProblemText.plural(differences.count(Action.REPLACE), "replacement") + ":";
    }

    private static String words(Judgement judgement) {
        return switch (judgement) {
            case REFUSED -> "refused";
            case OUTAGE -> "outage";
            case LOOK -> "look at it";
            case HARMLESS -> "harmless";
        };
    }

    private static String subject(Difference difference) {
        String action = switch (difference.action()) {
            case CREATE -> "creates";
            case UPDATE -> "updates";
            case REPLACE -> "replaces";
        };
        return action + " " + difference.resource().kind() + " "
                + difference.resource().name();
    }

    private static List<String> lines(Difference difference) {
        List<String> lines = new ArrayList<>(
                difference.properties().stream().limit(MOST_PROPERTIES).toList());
        int more = difference.properties().size() - MOST_PROPERTIES;
        if (more > 0) {
            lines.add("and " + more + " more");
        }
        lines.addAll(difference.why());
        return lines;
    }
}

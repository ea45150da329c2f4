package hybridnetwork.report;

import hybridnetwork.review.Drift;
import hybridnetwork.review.Drift.Difference;
import hybridnetwork.review.PropertyChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How Azure differs from the stacks, in words: the body of the one issue about it. */
public final class DriftMarkdown {
    private static final String NONE = "<!-- hybrid-network drift: none -->";
    private static final String SOME = "<!-- hybrid-network drift: some -->";
    private static final int MOST_PROPERTIES = 20;
    private static final int LONGEST_ERROR = 600;

    private DriftMarkdown() {}

    /**
     * The whole text, whose first line says whether there is anything to tell.
     *
     * @param drifts by stack
     */
    public static String render(Map<String, Drift> drifts) {
        List<CommentPart> parts = new ArrayList<>();
        List<String> head = new ArrayList<>();
        head.add(drifts.values().stream().allMatch(Drift::isNone) ? NONE : SOME);
        head.addAll(List.of("## Azure against the stacks", "", "| Stack | Azure |", "|---|---|"));
        drifts.forEach((stack, drift) -> head.add("| " + Markdown.text(stack) + " | " + verdict(drift) + " |"));
        parts.add(CommentPart.fixed(head.toArray(String[]::new)));
        drifts.forEach((stack, drift) -> parts.addAll(parts(stack, drift)));
        ignored(drifts).ifPresent(parts::add);
        return LongComment.render(parts, "`pulumi preview --refresh --diff` of each stack");
    }

    private static String verdict(Drift drift) {
        if (!drift.errors().isEmpty()) {
            return "**could not be compared**";
        }
        if (drift.isNone()) {
            return "has what the stack says";
        }
        List<String> counts = new ArrayList<>();
        if (!drift.differences().isEmpty()) {
            counts.add("differs in " + ProofWords.count(drift.differences().size(), "resource"));
        }
        if (!drift.warnings().isEmpty()) {
            counts.add(ProofWords.count(drift.warnings().size(), "warning"));
        }
        return "**" + String.join(", ", counts) + "**";
    }

    private static List<CommentPart> parts(String stack, Drift drift) {
        List<CommentPart> parts = new ArrayList<>();
        if (drift.isNone()) {
            return parts;
        }
        parts.add(CommentPart.fixed("### " + Markdown.text(stack)));
        List<String> lines = new ArrayList<>();
        drift.errors()
                .forEach(error -> lines.add("- " + Markdown.text(Terminal.shortened(error.strip(), LONGEST_ERROR))));
        drift.warnings().forEach(warning -> lines.add("- " + Markdown.text(oneLine(warning))));
        drift.differences().forEach(difference -> lines.addAll(lines(difference)));
        parts.add(new CommentPart("", false, List.of(), lines, List.of(), whole(stack)));
        if (!drift.differences().isEmpty()) {
            parts.add(CommentPart.fixed("To undo it: " + Markdown.code("pulumi up --refresh --stack " + stack)
                    + ". To keep it: put it into " + Markdown.code("stacks/Pulumi." + stack + ".yaml")
                    + ", or into the program."));
        }
        return parts;
    }

    private static String oneLine(String warning) {
        return Terminal.shortened(warning.replaceAll("\\s*\\R\\s*", "; "), LONGEST_ERROR);
    }

    private static String whole(String stack) {
        return Markdown.code("pulumi preview --refresh --diff --stack " + stack);
    }

    private static List<String> lines(Difference difference) {
        List<String> lines = new ArrayList<>();
        lines.add("- " + Markdown.text(difference.resource().kind()) + " "
                + Markdown.code(difference.azureName()) + " " + words(difference)
                + difference
                        .consequence()
                        .map(cost -> "; that means " + Markdown.text(cost))
                        .orElse(""));
        List<PropertyChange> properties = difference.properties();
        properties.stream()
                .limit(MOST_PROPERTIES)
                .forEach(property -> lines.add("  - " + PropertyWords.line(property)));
        if (properties.size() > MOST_PROPERTIES) {
            lines.add("  - and " + (properties.size() - MOST_PROPERTIES) + " more");
        }
        return lines;
    }

    private static String words(Difference difference) {
        return switch (difference.kind()) {
            case CHANGED -> "is otherwise in Azure (declared → in Azure):";
            case WOULD_BE_REPLACED ->
                "is otherwise in Azure (declared → in Azure), and the next deployment would replace it";
            case MISSING -> "is declared and not in Azure; the next deployment creates it";
            case NOT_DECLARED -> "is no longer declared; the next deployment deletes it";
        };
    }

    private static Optional<CommentPart> ignored(Map<String, Drift> drifts) {
        Map<String, Integer> all = new LinkedHashMap<>();
        drifts.values()
                .forEach(drift -> drift.ignored().forEach((reason, count) -> all.merge(reason, count, Integer::sum)));
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        all.forEach((reason, count) ->
                lines.add("- " + ProofWords.count(count, "difference") + ": " + Markdown.text(reason)));
        return Optional.of(
                new CommentPart("Known noise that is left out", true, List.of(), lines, List.of(), "`docs/ci.md`"));
    }
}

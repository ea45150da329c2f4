package hybridnetwork.report;

import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.review.Remark;
import hybridnetwork.review.Renumbering;
import hybridnetwork.review.ResourceChange;
import hybridnetwork.review.ResourceChange.Kind;
import java.util.ArrayList;
import java.util.List;

/** Resources that change, as the rows of a table: what costs an outage first. */
final class ChangeTable {
    static final List<String> HEAD = List.of("| | Resource | What changes | What it means |", "|---|---|---|---|");

    private static final int MOST_LINES = 30;
    private static final int LONGEST_FACT = 160;

    private ChangeTable() {}

    static List<String> rows(List<ResourceChange> changes) {
        List<String> rows = new ArrayList<>();
        for (Kind kind : List.of(Kind.REPLACED, Kind.REMOVED, Kind.CHANGED, Kind.ADDED)) {
            changes.stream().filter(change -> change.kind() == kind).forEach(change -> rows.add(row(change)));
        }
        return rows;
    }

    private static String row(ResourceChange change) {
        return "| " + word(change.kind()) + " | " + name(change) + " | " + String.join("<br>", lines(change)) + " | "
                + String.join(
                        "<br>",
                        change.remarks().stream().map(ChangeTable::remark).toList()) + " |";
    }

    private static String remark(Remark remark) {
        String text = Markdown.text(remark.text());
        return remark.kind() == Remark.Kind.REFUSED ? "**" + text + "**" : text;
    }

    static String word(Kind kind) {
        return switch (kind) {
            case ADDED -> "added";
            case CHANGED -> "changed";
            case REPLACED -> "**replaced**";
            case REMOVED -> "**removed**";
        };
    }

    private static String name(ResourceChange change) {
        return Markdown.text(change.resource().kind()) + "<br>" + Markdown.code(change.fullName());
    }

    private static List<String> lines(ResourceChange change) {
        List<String> lines = change.kind() == Kind.CHANGED || change.kind() == Kind.REPLACED
                ? differences(change)
                : facts(change.resource());
        return lines.size() <= MOST_LINES
                ? lines
                : List.of(
                        String.join("<br>", lines.subList(0, MOST_LINES)),
                        "and " + (lines.size() - MOST_LINES) + " more");
    }

    private static List<String> differences(ResourceChange change) {
        Renumbering renumbering = change.renumbering();
        List<String> lines = new ArrayList<>(
                renumbering.others().stream().map(PropertyWords::line).toList());
        if (renumbering.rules() > 0) {
            lines.add((renumbering.rules() == 1
                            ? "1 rule gets another priority"
                            : renumbering.rules() + " rules get other priorities")
                    + ", in the same order as before");
        }
        return lines;
    }

    private static List<String> facts(RegisteredResource resource) {
        return ResourceDetails.of(resource).stream()
                .map(String::strip)
                .map(fact -> Markdown.text(Terminal.shortened(fact, LONGEST_FACT)))
                .toList();
    }
}

package hybridnetwork.report;

import hybridnetwork.config.Words;
import hybridnetwork.review.Remark;
import hybridnetwork.review.ResourceChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a change means of one kind, such as what Azure refuses of it, as a list for a reviewer: short enough to stay open. */
final class RemarkList {
    private static final int MOST_REASONS = 10;
    private static final int MOST_NAMES = 6;

    private RemarkList() {}

    /** Each text once, with the resources that it holds for; no line where there is none of the kind. */
    static List<String> lines(List<ResourceChange> changes, Remark.Kind kind) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (ResourceChange change : changes) {
            for (Remark remark : change.remarks()) {
                if (remark.kind() == kind) {
                    names.computeIfAbsent(remark.text(), text -> new ArrayList<>())
                            .add(change.fullName());
                }
            }
        }
        List<String> lines = new ArrayList<>();
        names.entrySet().stream()
                .limit(MOST_REASONS)
                .forEach(reason -> lines.add("- "
                        + Words.few(
                                reason.getValue().stream().map(Markdown::code).toList(), MOST_NAMES)
                        + Markdown.text(": " + reason.getKey())));
        if (names.size() > MOST_REASONS) {
            lines.add("- and " + (names.size() - MOST_REASONS) + " more, in the table of resources");
        }
        return lines;
    }
}

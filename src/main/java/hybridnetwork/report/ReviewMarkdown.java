package hybridnetwork.report;

import java.util.ArrayList;
import java.util.List;

/** The one comment on a pull request: a row for each stack, then what a reviewer needs to know of those that change. */
public final class ReviewMarkdown {
    /** The first line, by which the comment is found again to be updated. */
    public static final String MARKER = "<!-- hybrid-network -->";

    private static final String NOT_PREVIEWED =
            "There is no output of the real `pulumi preview`: it needs credentials for"
                    + " Azure, which a pull request from a fork does not get.";

    private ReviewMarkdown() {}

    /** The whole comment, of at most 60,000 characters. */
    public static String render(List<StackComment> stacks) {
        List<CommentPart> parts = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(
                MARKER,
                "## What this change does to the network",
                "",
                "| Stack | Verdict | Resources | Problems | Flows |",
                "|---|---|---|---|---|"));
        stacks.forEach(stack -> head.add(stack.row()));
        parts.add(CommentPart.fixed(head.toArray(String[]::new)));
        stacks.forEach(stack -> parts.addAll(stack.parts()));
        parts.add(
                CommentPart.fixed(
                        "Planned offline from the configuration, every circuit taken as provisioned; secrets are never compared."));
        if (stacks.stream().noneMatch(StackComment::isPreviewed)) {
            parts.add(CommentPart.fixed(NOT_PREVIEWED));
        }
        return LongComment.render(parts, Markdown.code(StackComment.WHOLE + " STACK"));
    }
}

package hybridnetwork.report;

import hybridnetwork.config.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one comment on a pull request: a row for each stack, then what a reviewer needs to know of those that change. */
public final class ReviewMarkdown {
    /** The first line, by which the comment is found again to be updated. */
    public static final String MARKER = "<!-- hybrid-network -->";

    private static final String NO_LOGIN =
            ": there was no login for Azure, which a pull request from a fork does not get, or the job failed.";

    private static final int MOST_NAMED = 10;

    private ReviewMarkdown() {}

    /** The whole comment, of at most 60,000 characters together with the line that names its commit. */
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
        notPreviewed(stacks).ifPresent(it -> parts.add(CommentPart.fixed(it)));
        return LongComment.render(parts, Markdown.code(StackComment.WHOLE + " STACK"));
    }

    /** For a reviewer to know that the engine was not asked; a stack whose file is removed has nothing to ask it. */
    private static Optional<String> notPreviewed(List<StackComment> stacks) {
        List<StackComment> missing =
                stacks.stream().filter(StackComment::lacksPreview).toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        boolean none = stacks.stream().noneMatch(StackComment::isPreviewed);
        String names = Words.few(
                missing.stream().map(StackComment::stack).map(Markdown::text).toList(), MOST_NAMED);
        return Optional.of(
                "There is no output of the real `pulumi preview` for " + (none ? "any stack" : names) + NO_LOGIN);
    }
}

package hybridnetwork.report;

import hybridnetwork.config.Problem;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.report.CommentPart.Extra;
import hybridnetwork.resources.RecordedPlan.Told;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.TypeToken;
import hybridnetwork.review.Remark;
import hybridnetwork.review.ResourceChange.Kind;
import hybridnetwork.review.ReviewedStack;
import hybridnetwork.review.StackReview;
import hybridnetwork.review.StackVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One stack's part of the comment on a pull request. */
public final class StackComment {
    /** With the folder that people and workflows give the base. */
    static final String WHOLE = "./hybrid review --against ../base";

    private static final String NOTHING = "";

    private final ReviewedStack stack;
    private final StackReview review;
    private final Optional<String> preview;

    /** @param preview what {@code pulumi preview} printed, where it ran */
    public StackComment(ReviewedStack stack, Optional<String> preview) {
        this.stack = stack;
        this.review = stack.review();
        this.preview = preview;
    }

    boolean isPreviewed() {
        return preview.isPresent();
    }

    /** Whether the engine could have been asked what it would do, and was not. */
    boolean lacksPreview() {
        return preview.isEmpty() && !review.isRemoved();
    }

    String stack() {
        return review.stack();
    }

    /** The stack's row of the summary: its name, the verdict, and what changes. */
    String row() {
        String verdict = stack.verdicts().stream().map(StackComment::words).collect(Collectors.joining(", "));
        return "| " + Markdown.text(review.stack()) + " | " + verdict + " | " + changes() + " | " + problems() + " | "
                + FlowChangesMarkdown.count(stack) + " |";
    }

    private static String words(StackVerdict verdict) {
        return switch (verdict) {
            case REFUSED -> "**Azure refuses it**";
            case ERRORS -> "**errors**";
            case VIOLATED -> "**an intent is violated**";
            case OUTAGE -> "**an outage**";
            case SINGLE_PATH -> "**single path**";
            case OPENS_TRAFFIC -> "**opens traffic**";
            case DROPS_DENY -> "**drops a deny**";
            case NARROWS_DENY -> "**narrows a deny**";
            case WATCHES_LESS -> "**watches less**";
            case ACCEPTS_RISK -> "**accepts a risk**";
            case NEW -> "new";
            case NOT_COMPARED -> "not compared";
            case UNCHANGED -> "no change";
            case FINE -> "fine";
        };
    }

    private String changes() {
        List<String> counts = new ArrayList<>();
        for (Kind kind : List.of(Kind.REPLACED, Kind.REMOVED, Kind.CHANGED, Kind.ADDED)) {
            if (review.count(kind) > 0) {
                counts.add(review.count(kind) + " " + kind.name().toLowerCase(Locale.ROOT));
            }
        }
        return String.join(", ", counts);
    }

    private String problems() {
        List<Problem> shown = new ArrayList<>(review.newProblems());
        shown.addAll(review.refusals());
        List<String> counts = new ArrayList<>();
        if (!shown.isEmpty()) {
            counts.add(review.isCompared() ? shown.size() + " new" : ProofWords.count(shown.size(), "problem"));
        }
        if (!review.newExceptions().isEmpty()) {
            counts.add(review.newExceptions().size() + " accepted");
        }
        if (!review.fixed().isEmpty()) {
            counts.add(review.fixed().size() + " fixed");
        }
        return String.join(", ", counts);
    }

    /** Everything but the row; nothing for a stack without changes. */
    List<CommentPart> parts() {
        List<CommentPart> parts = new ArrayList<>();
        if (stack.isUnchanged() && preview.isEmpty()) {
            return parts;
        }
        parts.add(CommentPart.fixed("### " + Markdown.text(review.stack())));
        review.note().ifPresent(note -> parts.add(CommentPart.fixed("Not compared: " + Markdown.text(note) + ".")));
        table(parts, "Azure refuses this in place", ProblemRows.all(review.refused()));
        List<String> refused = RemarkList.lines(review.changes(), Remark.Kind.REFUSED);
        if (!refused.isEmpty()) {
            parts.add(
                    new CommentPart("Azure or the engine refuses this", false, List.of(), refused, List.of(), whole()));
        }
        table(parts, "What this change interrupts", ProblemRows.all(review.interruptions()));
        table(parts, review.isCompared() ? "New problems" : "Problems", ProblemRows.all(review.newProblems()));
        List<String> unwatched = RemarkList.lines(review.unwatched(), Remark.Kind.BLIND);
        if (!unwatched.isEmpty()) {
            parts.add(new CommentPart(
                    "What nobody is told of any more, or later", false, List.of(), unwatched, List.of(), whole()));
        }
        exceptions().ifPresent(parts::add);
        fixed().ifPresent(parts::add);
        if (!review.changes().isEmpty()) {
            parts.add(new CommentPart(
                    "Resources", false, ChangeTable.HEAD, ChangeTable.rows(review.changes()), List.of(), whole()));
        }
        String flows = FlowChangesMarkdown.render(stack);
        if (!flows.isEmpty()) {
            parts.add(CommentPart.of("Flows", false, flows, whole()));
        }
        stack.policy()
                .map(PolicyChanges::lines)
                .filter(lines -> !lines.isEmpty())
                .ifPresent(lines ->
                        parts.add(new CommentPart("Security groups", false, List.of(), lines, List.of(), whole())));
        stack.proof().ifPresent(it -> proof(parts, it));
        List<Problem> old = review.oldProblems();
        folded(parts, Extra.BEFORE, ProofWords.count(old.size(), "problem") + " as before", ProblemRows.all(old));
        List<Problem> advice = review.newRecommendations();
        folded(
                parts,
                Extra.ADVICE,
                ProofWords.count(advice.size(), review.isCompared() ? "new recommendation" : "recommendation"),
                ProblemRows.all(advice));
        review.plan()
                .map(it -> it.plan().resources())
                .filter(resources -> !stack.isUnchanged() && hasNetwork(resources))
                .ifPresent(resources -> parts.add(CommentPart.of("Topology", true, Topology.draw(resources), NOTHING)
                        .as(Extra.TOPOLOGY)));
        preview.ifPresent(it -> parts.add(PreviewOutput.part(it)));
        return parts;
    }

    private void proof(List<CommentPart> parts, ProofResult result) {
        // The verdict stands on the fold; a violation is not hidden behind one.
        String verdict = "Proof: " + ProofWords.verdict(result);
        String flows = ProofMarkdown.withoutVerdict(result);
        CommentPart part = CommentPart.of(Markdown.text(verdict), result.holds(), flows, whole());
        parts.add(result.holds() ? part.as(Extra.PROOF) : part);
    }

    private Optional<CommentPart> exceptions() {
        List<Problem> exceptions = review.newExceptions();
        return exceptions.isEmpty()
                ? Optional.empty()
                : Optional.of(new CommentPart(
                        review.isCompared() ? "New exceptions" : "Accepted risks",
                        false,
                        ProblemRows.HEAD_ACCEPTED,
                        exceptions.stream().map(ProblemRows::accepted).toList(),
                        List.of(),
                        whole()));
    }

    private Optional<CommentPart> fixed() {
        if (review.fixed().isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        for (Told told : review.fixed()) {
            lines.add("- " + Markdown.text(told.severity()) + " " + Markdown.code(told.rule()) + " "
                    + Markdown.text(told.message()));
        }
        return Optional.of(new CommentPart("Fixed", false, List.of(), lines, List.of(), whole()));
    }

    private void table(List<CommentPart> parts, String summary, List<String> rows) {
        if (!rows.isEmpty()) {
            parts.add(new CommentPart(summary, false, ProblemRows.HEAD, rows, List.of(), whole()));
        }
    }

    private void folded(List<CommentPart> parts, Extra extra, String summary, List<String> rows) {
        if (!rows.isEmpty()) {
            parts.add(new CommentPart(summary, true, ProblemRows.HEAD, rows, List.of(), whole()).as(extra));
        }
    }

    /** A stack's own comment is rarely too long. */
    private String whole() {
        return Markdown.code(WHOLE + " " + review.stack());
    }

    private static boolean hasNetwork(List<RegisteredResource> resources) {
        return resources.stream()
                .anyMatch(resource ->
                        resource.azureType().filter(TypeToken::isNetwork).isPresent());
    }
}

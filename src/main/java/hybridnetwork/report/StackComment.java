package hybridnetwork.report;

import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.comparison.ProofOutline;
import hybridnetwork.reachability.filter.PolicyDifference;
import hybridnetwork.report.CommentPart.Extra;
import hybridnetwork.resources.RecordedPlan.Told;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.review.ResourceChange.Kind;
import hybridnetwork.review.StackReview;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One stack's part of the comment on a pull request. */
public final class StackComment {
    /** With the folder that people and workflows give the base. */
    static final String WHOLE = "./hybrid review --against ../base";

    private static final String NOTHING = "";

    private final StackReview review;
    private final Optional<ProofResult> proof;
    private final Optional<FlowChanges> flows;
    private final Optional<PolicyDifference> policy;
    private final Optional<String> preview;

    private StackComment(
            StackReview review,
            Optional<ProofResult> proof,
            Optional<FlowChanges> flows,
            Optional<PolicyDifference> policy,
            Optional<String> preview) {
        this.review = review;
        this.proof = proof;
        this.flows = flows;
        this.policy = policy;
        this.preview = preview;
    }

    /**
     * The part for a stack.
     *
     * @param proof of the network after the change; empty where there is none
     * @param before the plan before the change, as JSON, where it has a proof
     * @param policy what the security groups let through before the change and after it, where both are known
     * @param preview what {@code pulumi preview} printed, where it ran
     */
    public static StackComment of(
            StackReview review,
            Optional<ProofResult> proof,
            Optional<Path> before,
            Optional<PolicyDifference> policy,
            Optional<String> preview) {
        Optional<FlowChanges> flows = before.flatMap(
                file -> proof.map(after -> new FlowChanges(ProofOutline.read(file), ProofOutline.of(after))));
        return new StackComment(review, proof, flows, policy, preview);
    }

    boolean isUnchanged() {
        return review.isUnchanged() && flows.filter(it -> !it.isEmpty()).isEmpty();
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
        return "| " + Markdown.text(review.stack()) + " | " + verdict() + " | " + changes() + " | " + problems() + " | "
                + flows.map(FlowChanges::count).orElse(NOTHING) + " |";
    }

    private String verdict() {
        List<String> verdicts = new ArrayList<>(graveVerdicts());
        if (review.isSinglePath() && !isUnchanged()) {
            verdicts.add("**single path**");
        }
        if (policy.filter(it -> !it.opened().isEmpty()).isPresent()) {
            verdicts.add("**opens traffic**");
        }
        if (flows.filter(FlowChanges::dropsDeny).isPresent()) {
            verdicts.add("**drops a deny**");
        }
        if (!verdicts.isEmpty()) {
            return String.join(", ", verdicts);
        }
        if (review.isNew()) {
            return "new";
        }
        return review.note().isPresent() ? "not compared" : isUnchanged() ? "no change" : "fine";
    }

    /** The gravest of what keeps a change from being deployed as it is. */
    private List<String> graveVerdicts() {
        if (review.isRefused()) {
            return List.of("**Azure refuses it**");
        }
        if (review.hasErrors()) {
            return List.of("**errors**");
        }
        if (review.isViolated()) {
            return List.of("**an intent is violated**");
        }
        if (review.interrupts()) {
            return List.of("**an outage**");
        }
        return List.of();
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
        List<Problem> shown = new ArrayList<>(shown(review.appeared()));
        shown.addAll(review.refusals());
        List<String> counts = new ArrayList<>();
        if (!shown.isEmpty()) {
            counts.add(review.isCompared() ? shown.size() + " new" : ProofWords.count(shown.size(), "problem"));
        }
        if (!review.fixed().isEmpty()) {
            counts.add(review.fixed().size() + " fixed");
        }
        return String.join(", ", counts);
    }

    /** Everything but the row; nothing for a stack without changes. */
    List<CommentPart> parts() {
        List<CommentPart> parts = new ArrayList<>();
        if (isUnchanged() && preview.isEmpty()) {
            return parts;
        }
        parts.add(CommentPart.fixed("### " + Markdown.text(review.stack())));
        review.note().ifPresent(note -> parts.add(CommentPart.fixed("Not compared: " + Markdown.text(note) + ".")));
        table(
                parts,
                "Azure refuses this in place",
                ProblemRows.all(
                        review.refusals().stream().filter(Problem::isError).toList()));
        List<String> refused = RefusedChanges.lines(review.changes());
        if (!refused.isEmpty()) {
            parts.add(
                    new CommentPart("Azure or the engine refuses this", false, List.of(), refused, List.of(), whole()));
        }
        table(
                parts,
                "What this change interrupts",
                ProblemRows.all(review.refusals().stream()
                        .filter(problem -> !problem.isError())
                        .toList()));
        table(parts, review.isCompared() ? "New problems" : "Problems", ProblemRows.all(shown(review.appeared())));
        fixed().ifPresent(parts::add);
        if (!review.changes().isEmpty()) {
            parts.add(new CommentPart(
                    "Resources", false, ChangeTable.HEAD, ChangeTable.rows(review.changes()), List.of(), whole()));
        }
        flows.filter(it -> !it.isEmpty())
                .ifPresent(it -> parts.add(CommentPart.of("Flows", false, it.markdown(), whole())));
        policy.map(PolicyChanges::lines)
                .filter(lines -> !lines.isEmpty())
                .ifPresent(lines ->
                        parts.add(new CommentPart("Security groups", false, List.of(), lines, List.of(), whole())));
        proof.ifPresent(it -> proof(parts, it));
        List<Problem> old = shown(review.problems()).stream()
                .filter(problem -> !review.appeared().contains(problem))
                .toList();
        folded(parts, Extra.BEFORE, ProofWords.count(old.size(), "problem") + " as before", ProblemRows.all(old));
        List<Problem> advice =
                review.appeared().stream().filter(ProblemText::isPlainAdvice).toList();
        folded(
                parts,
                Extra.ADVICE,
                ProofWords.count(advice.size(), review.isCompared() ? "new recommendation" : "recommendation"),
                ProblemRows.all(advice));
        review.plan()
                .map(it -> it.plan().resources())
                .filter(resources -> !isUnchanged() && hasNetwork(resources))
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

    private static List<Problem> shown(List<Problem> problems) {
        return problems.stream()
                .filter(problem -> problem.severity() != Severity.ADVICE)
                .toList();
    }

    private static boolean hasNetwork(List<RegisteredResource> resources) {
        return resources.stream().anyMatch(resource -> resource.type().startsWith("azure-native:network"));
    }
}

package hybridnetwork.report;

import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.plan.Plan;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A plan as a pull-request comment: a summary, the problems, the topology, and every resource folded away. */
public final class PlanMarkdown {
    private static final int MOST_PROBLEMS = 50;
    private static final int MOST_RESOURCES = 200;

    private PlanMarkdown() {}

    /**
     * The comment, which ends in a line feed.
     *
     * @param stage {@code ordered} or {@code connected}
     * @param problems of the configuration and of the proof
     * @param plan empty where problems kept it from being made
     * @param proof empty where nothing was proved
     */
    public static String render(
            String stack, String stage, List<Problem> problems, Optional<Plan> plan, Optional<ProofResult> proof) {
        StringBuilder text = new StringBuilder();
        text.append("### ")
                .append(Markdown.text(stack))
                .append(" (")
                .append(Markdown.text(stage))
                .append("): ");
        text.append(plan.map(it -> ProblemText.plural(it.resources().size(), "resource") + " to create")
                .orElse("nothing was planned"));
        List<Problem> shown = problems.stream()
                .filter(problem -> problem.severity() != Severity.ADVICE)
                .toList();
        text.append(shown.isEmpty() ? "" : ", " + ProblemText.count(problems)).append("\n\n");
        if (!shown.isEmpty()) {
            appendProblems(text, shown);
        }
        List<Problem> accepted = problems.stream()
                .filter(problem -> problem.accepted().isPresent())
                .toList();
        if (!accepted.isEmpty()) {
            text.append("Accepted risks:\n\n");
            appendProblems(text, accepted);
        }
        List<Problem> advice =
                problems.stream().filter(Problem::isRecommendation).toList();
        if (!advice.isEmpty()) {
            appendFolded(text, ProblemText.plural(advice.size(), "recommendation"), () -> appendProblems(text, advice));
        }
        proof.ifPresent(it -> text.append(ProofMarkdown.flows(it)));
        plan.ifPresent(it -> {
            text.append(Topology.draw(it.resources())).append('\n');
            appendFolded(
                    text,
                    ProblemText.plural(it.resources().size(), "resource"),
                    () -> appendResources(text, it.resources()));
        });
        return text.toString();
    }

    private static void appendFolded(StringBuilder text, String summary, Runnable body) {
        text.append("<details><summary>").append(summary).append("</summary>\n\n");
        body.run();
        text.append("</details>\n\n");
    }

    private static void appendProblems(StringBuilder text, List<Problem> problems) {
        ProblemRows.HEAD.forEach(line -> text.append(line).append('\n'));
        for (Problem problem : problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS))) {
            text.append(ProblemRows.row(problem)).append('\n');
        }
        appendMore(text, problems.size() - MOST_PROBLEMS);
    }

    private static void appendResources(StringBuilder text, List<RegisteredResource> resources) {
        text.append("| Type | Name | Facts |\n|---|---|---|\n");
        List<RegisteredResource> shown = resources.stream()
                .filter(resource -> !MonitoringDetails.isFolded(resource))
                .toList();
        for (RegisteredResource resource : shown.subList(0, Math.min(shown.size(), MOST_RESOURCES))) {
            text.append("| ")
                    .append(Markdown.code(resource.type()))
                    .append(" | ")
                    .append(Markdown.code(resource.name()))
                    .append(" | ")
                    .append(String.join(
                            "<br>",
                            Stream.concat(
                                            ResourceDetails.of(resource).stream(),
                                            MonitoringDetails.folded(children(resource, resources)).stream())
                                    .map(String::strip)
                                    .map(Markdown::text)
                                    .toList()))
                    .append(" |\n");
        }
        appendMore(text, shown.size() - MOST_RESOURCES);
    }

    private static List<RegisteredResource> children(RegisteredResource parent, List<RegisteredResource> resources) {
        return parent.isComponent()
                ? resources.stream()
                        .filter(resource -> resource.parent().equals(Optional.of(parent.urn())))
                        .toList()
                : List.of();
    }

    private static void appendMore(StringBuilder text, int more) {
        text.append(more > 0 ? "\nand " + more + " more\n\n" : "\n");
    }
}

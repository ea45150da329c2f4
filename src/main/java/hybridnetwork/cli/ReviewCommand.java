package hybridnetwork.cli;

import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.Severity;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.PlannedChange;
import hybridnetwork.plan.ProofProblems;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.preflight.Surroundings;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.comparison.FlowChanges;
import hybridnetwork.reachability.filter.PolicyDifference;
import hybridnetwork.report.ReviewMarkdown;
import hybridnetwork.report.StackComment;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.review.NarrowedDeny;
import hybridnetwork.review.ReviewedStack;
import hybridnetwork.review.StackReview;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the comment on a pull request: what a change of the project does to each stack. */
@Command(
        name = "review",
        mixinStandardHelpOptions = true,
        description = {
            "Say what a change does to each stack's network: the comment on a pull request.",
            "Compares this checkout with another one, plan by plan. Needs no engine, no Azure and no passphrase."
        },
        footer = {"", "By hand:  git worktree add ../base main", "          ./hybrid review --against ../base"})
final class ReviewCommand implements Callable<Integer> {
    /** How the folder for the other checkout's plans is called: with the process, so that each can find its own. */
    static final String SCRATCH = "hybrid-review-" + ProcessHandle.current().pid() + "-";

    @Parameters(
            arity = "0..*",
            paramLabel = "STACK",
            description = "the stacks to compare (default: every stack of either checkout)")
    private List<String> named = new ArrayList<>();

    @Option(
            names = "--against",
            required = true,
            paramLabel = "FOLDER",
            description = "a checkout of the project before the change, such as a worktree of the base branch")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path against;

    @Option(
            names = "--previews",
            paramLabel = "FOLDER",
            description = "where STACK.txt holds what `pulumi preview --stack STACK` printed, for those that ran")
    private @Nullable Path previews;

    @Mixin
    private OutOption out = new OutOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** One stack, and what {@code pulumi preview} printed for it. */
    private record Part(ReviewedStack stack, Optional<String> preview) {
        StackComment comment() {
            return new StackComment(stack, preview);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isDirectory(against.resolve("stacks"))) {
            throw new ParameterException(
                    spec.commandLine(), "--against names no checkout of the project: there is no folder stacks in it");
        }
        Path scratch = Files.createTempDirectory(SCRATCH);
        try {
            OtherCheckout before = new OtherCheckout(against, scratch);
            List<Part> parts = new ArrayList<>();
            for (String stack : stacks()) {
                parts.add(part(stack, before));
            }
            out.write(ReviewMarkdown.render(parts.stream().map(Part::comment).toList()), spec);
            if (parts.stream().anyMatch(part -> part.stack().review().hasErrors())) {
                return ExitStatus.CONFIGURATION_HAS_ERRORS;
            }
            return parts.stream().anyMatch(part -> part.stack().review().isViolated())
                    ? ExitStatus.PROMISE_BROKEN
                    : ExitStatus.FINE;
        } finally {
            delete(scratch);
        }
    }

    private Set<String> stacks() throws IOException {
        Set<String> known = new TreeSet<>(OtherCheckout.stacks(ProjectFolder.path()));
        known.addAll(OtherCheckout.stacks(against));
        for (String name : named) {
            if (!known.contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "neither checkout has a stack '" + name + "'; there is: " + String.join(", ", known));
            }
        }
        return named.isEmpty() ? known : new TreeSet<>(named);
    }

    private Part part(String stack, OtherCheckout checkout) throws IOException, InterruptedException {
        String name = "stacks/Pulumi." + stack + ".yaml";
        Path file = ProjectFolder.path().resolve(name);
        if (!Files.exists(file)) {
            return new Part(ReviewedStack.removed(stack), Optional.empty());
        }
        Optional<OtherCheckout.Planned> before = Optional.empty();
        Optional<String> noPlan = Optional.empty();
        try {
            before = checkout.plan(stack);
        } catch (OtherCheckout.NoPlan e) {
            noPlan = Optional.of("the plan before the change could not be made, since " + e.getMessage());
        }
        return part(stack, ReadConfig.ofStack(ProjectFolder.path(), stack), before, noPlan);
    }

    private Part part(String stack, ReadConfig config, Optional<OtherCheckout.Planned> before, Optional<String> noPlan)
            throws IOException {
        List<Problem> problems = new ArrayList<>(Preflight.found(config, Surroundings.offline()));
        List<RegisteredResource> standing =
                before.map(it -> it.plan().resources()).orElse(List.of());
        // Broken rules do not keep a network from being recorded and proved: a reviewer wants to see it all the same.
        Optional<PlannedChange> after = config.stack().map(it -> PlannedChange.of(it, stack, standing));
        Optional<ProofResult> proof = after.map(it -> prove(config.stack().orElseThrow(), it, problems));
        List<Problem> presented = config.present(problems);
        Optional<Path> proved =
                before.filter(it -> !it.plan().resources().isEmpty()).map(OtherCheckout.Planned::file);
        Optional<FlowChanges> flows = proved.flatMap(file -> proof.map(result -> FlowChanges.between(file, result)));
        StackReview review = before.map(it -> StackReview.compared(stack, it.plan(), presented, after, flows))
                .orElseGet(() -> noPlan.map(why -> StackReview.alone(stack, why, presented, after))
                        .orElseGet(() -> StackReview.added(stack, presented, after)));
        Optional<PolicyDifference> policy = proved.flatMap(file -> after)
                .map(it -> NetworkProof.policyDifference(
                        config.stack().orElseThrow(), standing, it.plan().resources()));
        List<NarrowedDeny> narrowed = flows.flatMap(it -> config.stack())
                .flatMap(is -> ReadConfig.ofStack(against, stack).stack().map(was -> NarrowedDeny.between(was, is)))
                .orElse(List.of());
        return new Part(new ReviewedStack(review, proof, flows, narrowed, policy), preview(stack));
    }

    private static ProofResult prove(StackConfig stack, PlannedChange after, List<Problem> problems) {
        ProofResult proof = NetworkProof.of(stack, after.plan().resources(), Outages.SINGLE);
        problems.addAll(Preflight.withAccepted(
                stack,
                ProofProblems.of(proof, problems, Severity.WARNING, NetworkProof.interim(stack, Stage.connected))));
        return proof;
    }

    private Optional<String> preview(String stack) throws IOException {
        Path file = previews == null ? null : previews.resolve(stack + ".txt");
        return file == null || !Files.isRegularFile(file)
                ? Optional.empty()
                : Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}

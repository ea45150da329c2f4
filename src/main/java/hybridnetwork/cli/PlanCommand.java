package hybridnetwork.cli;

import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.Severity;
import hybridnetwork.config.StackConfig;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.Plan;
import hybridnetwork.plan.ProofProblems;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.preflight.Surroundings;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.report.PlanJson;
import hybridnetwork.report.PlanMarkdown;
import hybridnetwork.report.PlanText;
import hybridnetwork.report.ProblemText;
import hybridnetwork.report.ProofJson;
import hybridnetwork.report.ProofText;
import hybridnetwork.report.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a stack would create, without an engine, Azure or a passphrase. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Show the network that a stack would create, and what is wrong with it.",
            "Needs no engine, no Azure and no passphrase: encrypted values stay encrypted."
        })
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private final StackOption stackOption = new StackOption();

    @Mixin
    private final StageOption stageOption = new StageOption();

    @Mixin
    private final FormatOption formatOption = new FormatOption();

    @Option(
            names = "--advice",
            description = "show every recommendation in full, not the one line about them (text only)")
    private boolean advice;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        ReadConfig config = stackOption.read();
        List<Problem> problems = new ArrayList<>(Preflight.found(config, Surroundings.offline()));
        Optional<OfflinePlan> plan =
                config.stack().filter(stack -> !hasError(problems)).map(this::record);
        Optional<ProofResult> proof = plan.map(recorded -> {
            StackConfig stack = config.stack().orElseThrow();
            ProofResult proved = NetworkProof.of(stack, recorded.plan().resources(), Outages.SINGLE);
            List<Problem> found =
                    ProofProblems.of(proved, problems, Severity.WARNING, NetworkProof.interim(stack, recorded.stage()));
            problems.addAll(Preflight.withAccepted(stack, found));
            // A plan is the same wherever its file is: places are those of its problems.
            return ProofProblems.withAccepted(proved, stack.acceptedRisks());
        });
        spec.commandLine().getOut().print(render(config.present(problems), plan, proof));
        return hasError(problems) ? ExitStatus.CONFIGURATION_HAS_ERRORS : ExitStatus.FINE;
    }

    private static boolean hasError(List<Problem> problems) {
        return problems.stream().anyMatch(Problem::isError);
    }

    private OfflinePlan record(StackConfig stack) {
        return OfflinePlan.of(stack, stackOption.name(), stageOption.stage());
    }

    private String render(List<Problem> problems, Optional<OfflinePlan> recorded, Optional<ProofResult> proof) {
        Optional<Plan> plan = recorded.map(OfflinePlan::plan);
        // Where nobody has to provision a circuit, the network is connected in whatever stage was asked for.
        String reached =
                recorded.map(OfflinePlan::stage).orElse(stageOption.stage()).name();
        return switch (formatOption.format()) {
            case text -> text(problems, plan, proof);
            case json ->
                PlanJson.render(
                        stackOption.name(),
                        reached,
                        problems,
                        plan.map(Plan::resources).orElse(List.of()),
                        proof.map(ProofJson::of));
            case markdown -> PlanMarkdown.render(stackOption.name(), reached, problems, plan, proof);
        };
    }

    private String text(List<Problem> problems, Optional<Plan> plan, Optional<ProofResult> proof) {
        Terminal terminal = UserTerminal.current();
        return ProblemText.render(problems, plan.isPresent() ? "" : "nothing was planned", advice, terminal)
                + plan.map(recorded -> (problems.isEmpty() ? "" : "\n") + PlanText.render(recorded, terminal))
                        .orElse("")
                + proof.map(proved -> "\n" + ProofText.summary(proved, terminal))
                        .orElse("");
    }
}

package hybridnetwork.cli;

import com.google.gson.JsonObject;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.Severity;
import hybridnetwork.config.StackConfig;
import hybridnetwork.page.Report;
import hybridnetwork.page.Report.Earlier;
import hybridnetwork.page.Report.Proved;
import hybridnetwork.page.ReportPage;
import hybridnetwork.page.ResourceDifference;
import hybridnetwork.plan.EarlierNetwork;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.ProofProblems;
import hybridnetwork.plan.SiteWays;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.preflight.Surroundings;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.comparison.ProofDifference;
import hybridnetwork.report.PlanJson;
import hybridnetwork.resources.RecordedPlan;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.UnreadableExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the page of a stack. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Write a stack's network, its outages and its proof as one HTML page, to look at.",
            "The page needs nothing from elsewhere: send it, keep it, open it offline. No secret is in it."
        },
        footer = {"", "./hybrid report prod --out report.html"})
final class ReportCommand implements Callable<Integer> {
    /** More sites than this would be asked one by one for each flow, which takes longer than the proof itself. */
    private static final int MOST_SITES = 20;

    @Mixin
    private final StackOption stackOption = new StackOption();

    @Mixin
    private final StageOption stageOption = new StageOption();

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "also show what differs from another plan or proof, as --format json printed it")
    private @Nullable Path against;

    @Mixin
    private final BesideOption beside = new BesideOption();

    @Mixin
    private final OutOption out = new OutOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if ((against != null && against.toString().isEmpty()) || beside.namesNothing()) {
            throw new ParameterException(spec.commandLine(), "the name of a file is empty");
        }
        ReadConfig config = stackOption.read();
        List<Problem> problems = new ArrayList<>(Preflight.found(config, Surroundings.offline()));
        boolean errors = problems.stream().anyMatch(Problem::isError);
        try {
            Optional<StackConfig> stack = config.stack().filter(it -> !errors);
            Optional<OfflinePlan> plan = stack.map(it -> OfflinePlan.of(it, stackOption.name(), stageOption.stage()));
            List<RegisteredResource> resources =
                    plan.map(it -> it.plan().resources()).orElse(List.of());
            Optional<Proved> proved = stack.map(it -> prove(config, it, resources));
            plan.ifPresent(it -> problems.addAll(Preflight.withAccepted(
                    stack.orElseThrow(),
                    ProofProblems.flows(
                            proved.orElseThrow().proof(),
                            Severity.ERROR,
                            NetworkProof.interim(stack.orElseThrow(), it.stage())))));
            Optional<ProofDifference> difference = Optional.ofNullable(against)
                    .flatMap(file -> proved.map(it -> ProofDifference.between(file, it.proof())));
            String reached =
                    plan.map(OfflinePlan::stage).orElse(stageOption.stage()).name();
            out.write(
                    ReportPage.render(new Report(
                            stackOption.name(),
                            reached,
                            config.present(problems),
                            resources,
                            stack.map(StackConfig::traffic).orElse(Map.of()),
                            proved,
                            difference,
                            stack.flatMap(it -> earlier(it, resources)),
                            extras(resources))),
                    spec);
            return errors
                    ? ExitStatus.CONFIGURATION_HAS_ERRORS
                    : proved.filter(it -> !it.proof().holds()).isPresent()
                            ? ExitStatus.PROMISE_BROKEN
                            : ExitStatus.FINE;
        } catch (UnreadableExport e) {
            spec.commandLine().getErr().print("error: " + e.getMessage() + "\n");
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
    }

    /** Of the file compared with, where that is a plan and not a proof alone. */
    private Optional<Earlier> earlier(StackConfig stack, List<RegisteredResource> resources) {
        return Optional.ofNullable(against)
                .filter(file -> BesideOption.resources(file).isPresent())
                .map(file -> RecordedPlan.read(file).resources())
                .filter(before -> !before.isEmpty())
                .map(before -> new Earlier(EarlierNetwork.read(stack, before, resources), before));
    }

    private Map<String, JsonObject> extras(List<RegisteredResource> resources) {
        Map<String, JsonObject> extras = beside.read();
        Optional.ofNullable(against)
                .flatMap(BesideOption::resources)
                .ifPresent(before ->
                        extras.put("resourceDifference", ResourceDifference.between(before, PlanJson.of(resources))));
        return extras;
    }

    private static Proved prove(ReadConfig config, StackConfig stack, List<RegisteredResource> resources) {
        int sites = stack.sites().size();
        return new Proved(
                ProofProblems.told(NetworkProof.of(stack, resources, Outages.SINGLE), config),
                NetworkProof.read(stack, resources),
                sites > 1 && sites <= MOST_SITES
                        ? NetworkProof.bySite(stack, resources, Outages.SINGLE)
                        : new SiteWays(List.of(), List.of()));
    }
}

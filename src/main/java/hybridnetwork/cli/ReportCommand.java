package hybridnetwork.cli;

import com.google.gson.JsonObject;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ProofPremises;
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
import hybridnetwork.resources.SecretNames;
import hybridnetwork.resources.UnreadableExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes the page of a stack, or of a network that somebody else built. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Write a network, its outages and its proof as one HTML page, to look at: a stack's as it is planned, or with"
                    + " --export any network in Azure.",
            "The page needs nothing from elsewhere: send it, keep it, open it offline. No secret is in it."
        },
        footer = {
            "",
            "A stack:              ./hybrid report prod --out report.html",
            "Any network in Azure: az group export --name GROUP --skip-all-params > group.json",
            "                      ./hybrid report --file sites.yaml --export group.json --out report.html"
        })
final class ReportCommand implements Callable<Integer> {
    /** More sites than this would be asked one by one for each flow, which takes longer than the proof itself. */
    private static final int MOST_SITES = 20;

    @Mixin
    private final StackOption stackOption = new StackOption();

    @Mixin
    private final StageOption stageOption = new StageOption();

    @Mixin
    private final ExportOption exportOption = new ExportOption();

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
        checkUsage();
        ReadConfig config = stackOption.read(exportOption.purpose());
        List<Problem> problems = new ArrayList<>(Preflight.found(config, Surroundings.offline()));
        try {
            Report report = exportOption.isGiven() ? exported(config, problems) : planned(config, problems);
            out.write(ReportPage.render(report), spec);
            return problems.stream().anyMatch(Problem::isError)
                    ? ExitStatus.CONFIGURATION_HAS_ERRORS
                    : report.proved().filter(it -> !it.proof().holds()).isPresent()
                            ? ExitStatus.PROMISE_BROKEN
                            : ExitStatus.FINE;
        } catch (UnreadableExport e) {
            spec.commandLine().getErr().print("error: " + e.getMessage() + "\n");
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
    }

    private void checkUsage() {
        if ((against != null && against.toString().isEmpty()) || beside.namesNothing()) {
            throw new ParameterException(spec.commandLine(), "the name of a file is empty");
        }
        exportOption.check();
        if (exportOption.isGiven() && spec.commandLine().getParseResult().hasMatchedOption("--stage")) {
            throw new ParameterException(spec.commandLine(), "--stage is of a plan: with --export leave it out");
        }
    }

    /** The stack's own network; of one whose configuration has errors there are the problems alone. */
    private Report planned(ReadConfig config, List<Problem> problems) {
        boolean errors = problems.stream().anyMatch(Problem::isError);
        Optional<StackConfig> stack = config.stack().filter(it -> !errors);
        Optional<OfflinePlan> plan = stack.map(it -> OfflinePlan.of(it, stackOption.name(), stageOption.stage()));
        List<RegisteredResource> resources =
                plan.map(it -> it.plan().resources()).orElse(List.of());
        Optional<Proved> proved = stack.map(it -> new Proved(
                ProofProblems.told(NetworkProof.of(it, resources, Outages.SINGLE), config),
                NetworkProof.read(it, resources),
                bySite(config, () -> NetworkProof.bySite(it, resources, Outages.SINGLE))));
        List<Problem> all = new ArrayList<>(problems);
        plan.ifPresent(it -> all.addAll(Preflight.withAccepted(
                stack.orElseThrow(),
                ProofProblems.flows(
                        proved.orElseThrow().proof(),
                        Severity.ERROR,
                        NetworkProof.interim(stack.orElseThrow(), it.stage())))));
        return new Report(
                stackOption.name(),
                plan.map(OfflinePlan::stage).orElse(stageOption.stage()).name(),
                config.present(all),
                resources,
                stack.map(StackConfig::traffic).orElse(Map.of()),
                proved,
                difference(proved),
                stack.flatMap(it -> earlier(it, resources)),
                extras(resources));
    }

    /**
     * A network of whomever. Errors of the stack's file do not keep it from being proved, as far as sites and traffic could be
     * read; keys that its file shows in clear do not come into the page.
     */
    private Report exported(ReadConfig config, List<Problem> problems) {
        Optional<ProofPremises> premises = config.premises();
        List<RegisteredResource> resources =
                premises.map(exportOption::resources).orElse(List.of());
        Optional<Proved> proved = premises.map(it -> new Proved(
                ProofProblems.told(NetworkProof.ofExport(it, resources, Outages.SINGLE), config),
                NetworkProof.readExport(it, resources),
                bySite(config, () -> NetworkProof.bySiteOfExport(it, resources, Outages.SINGLE))));
        proved.ifPresent(it -> problems.addAll(ProofProblems.unknownOutages(premises.orElseThrow(), it.proof())));
        List<Problem> all = new ArrayList<>(problems);
        proved.ifPresent(it -> all.addAll(ProofProblems.flows(it.proof(), Severity.ERROR, Optional.empty())));
        return new Report(
                stackOption.name(),
                Report.EXPORTED,
                config.present(all),
                resources.stream().map(SecretNames::without).toList(),
                premises.map(ProofPremises::traffic).orElse(Map.of()),
                proved,
                difference(proved),
                Optional.empty(),
                beside.read());
    }

    private static SiteWays bySite(ReadConfig config, Supplier<SiteWays> asked) {
        int sites = config.premises().map(it -> it.sites().size()).orElse(0);
        return sites > 1 && sites <= MOST_SITES ? asked.get() : new SiteWays(List.of(), List.of());
    }

    private Optional<ProofDifference> difference(Optional<Proved> proved) {
        return Optional.ofNullable(against)
                .flatMap(file -> proved.map(it -> ProofDifference.between(file, it.proof())));
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
}

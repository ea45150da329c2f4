package hybridnetwork.cli;

import hybridnetwork.config.Problem;
import hybridnetwork.config.ProofPremises;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.ProofProblems;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.preflight.Surroundings;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.comparison.ProofDifference;
import hybridnetwork.report.DifferenceText;
import hybridnetwork.report.ProblemText;
import hybridnetwork.report.ProofJson;
import hybridnetwork.report.ProofMarkdown;
import hybridnetwork.report.ProofText;
import hybridnetwork.report.Terminal;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.UnreadableExport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves which path every flow takes, in every outage. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Prove which path every flow takes, in every outage.",
            "The network is read from the resources that the program registers, from an exported stack, or from an ARM"
                    + " template: what `az group export` gives of any network, and what `az bicep build` makes."
        },
        footer = {
            "",
            "A deployed stack:  pulumi stack export --stack prod > prod.json",
            "                   ./hybrid verify prod --export prod.json",
            "Any network in Azure: az group export --name GROUP --skip-all-params > group.json",
            "                      ./hybrid verify --file sites.yaml --export group.json"
        })
final class VerifyCommand implements Callable<Integer> {
    /** The outages to try, in the words of the option. */
    enum Tried {
        single(Outages.SINGLE),
        pairs(Outages.PAIRS);

        private final Outages outages;

        Tried(Outages outages) {
            this.outages = outages;
        }
    }

    @Mixin
    private final StackOption stackOption = new StackOption();

    @Mixin
    private final ExportOption exportOption = new ExportOption();

    @Option(
            names = "--outages",
            defaultValue = "single",
            description = "${COMPLETION-CANDIDATES}: each element that can fail alone, or every two as well"
                    + " (default: ${DEFAULT-VALUE})")
    private Tried outages = Tried.single;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "also show which flows differ from another plan or proof, as --format json printed it")
    private @Nullable Path against;

    @Option(
            names = "--trace",
            paramLabel = "FLOW",
            description = "show this flow's way hop by hop: which route won, and which rule decided (text only)")
    private @Nullable String trace;

    @Mixin
    private final FormatOption formatOption = new FormatOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        checkUsage();
        ReadConfig config = stackOption.read(exportOption.purpose());
        List<Problem> problems = Preflight.problems(config, Surroundings.offline());
        List<Problem> errors = problems.stream().filter(Problem::isError).toList();
        // What is proved may not be the whole configuration.
        StandardError.print(
                spec,
                ProblemText.render(
                        problems.stream().filter(Preflight::isOnlyOffline).toList(), "", UserTerminal.current()));
        if (config.premises().isEmpty()) {
            StandardError.print(spec, ProblemText.render(errors, "nothing was proved", UserTerminal.current()));
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
        try {
            return prove(config, resources(config), errors);
        } catch (UnreadableExport e) {
            StandardError.print(spec, "error: " + e.getMessage() + "\n");
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
    }

    /** Words that go together to nothing: an empty variable of a script, or a trace that no other format has. */
    private void checkUsage() {
        if (against != null && against.toString().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "the name of a file is empty");
        }
        exportOption.check();
        if (trace != null && formatOption.format() != Format.text) {
            throw new ParameterException(spec.commandLine(), "--trace is text only; leave --format out");
        }
    }

    private int prove(ReadConfig config, List<RegisteredResource> resources, List<Problem> ofConfig) {
        ProofPremises premises = config.premises().orElseThrow();
        if (trace != null && !premises.traffic().containsKey(trace)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--trace names no flow of this stack; there are: "
                            + String.join(", ", premises.traffic().keySet()));
        }
        ProofResult proof = ProofProblems.told(
                exportOption.isGiven()
                        ? NetworkProof.ofExport(premises, resources, outages.outages)
                        : NetworkProof.of(config.stack().orElseThrow(), resources, outages.outages),
                config);
        Optional<ProofDifference> difference =
                Optional.ofNullable(against).map(file -> ProofDifference.between(file, proof));
        List<Problem> errors = new ArrayList<>(ofConfig);
        errors.addAll(config.located(ProofProblems.unknownOutages(premises, proof)));
        // Broken rules do not keep a network from being proved. They go where a reader of JSON does not trip over them,
        // but
        // for those that the proof tells as well.
        StandardError.print(spec, ProblemText.render(ProofProblems.untold(errors, proof), "", UserTerminal.current()));
        spec.commandLine().getOut().print(render(proof, difference));
        if (!errors.isEmpty()) {
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
        return proof.holds() ? ExitStatus.FINE : ExitStatus.PROMISE_BROKEN;
    }

    private String render(ProofResult proof, Optional<ProofDifference> difference) {
        Terminal terminal = UserTerminal.current();
        return switch (formatOption.format()) {
            case text ->
                (trace == null ? ProofText.render(proof, terminal) : ProofText.trace(proof, trace, terminal))
                        + difference
                                .map(it -> "\n" + DifferenceText.text(it, terminal))
                                .orElse("");
            case json -> ProofJson.render(proof, difference);
            case markdown ->
                ProofMarkdown.render(proof)
                        + difference.map(DifferenceText::markdown).orElse("");
        };
    }

    private List<RegisteredResource> resources(ReadConfig config) {
        return exportOption.isGiven()
                ? exportOption.resources(config.premises().orElseThrow())
                : OfflinePlan.of(config.stack().orElseThrow(), stackOption.name(), Stage.connected)
                        .plan()
                        .resources();
    }
}

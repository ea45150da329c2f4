package hybridnetwork.cli;

import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.live.ArmClient;
import hybridnetwork.live.ArmEndpoint;
import hybridnetwork.live.AzureRefused;
import hybridnetwork.live.NoSession;
import hybridnetwork.live.ProviderSession;
import hybridnetwork.observation.Expectation;
import hybridnetwork.observation.ExpectationReader;
import hybridnetwork.observation.Observation;
import hybridnetwork.observation.Questions;
import hybridnetwork.observation.Seen;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.report.ObservationJson;
import hybridnetwork.report.ObservationMarkdown;
import hybridnetwork.report.ObservationText;
import hybridnetwork.report.ProblemText;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.UnreadableExport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares a deployed stack, as it runs, with what its proof builds on. */
@Command(
        name = "observe",
        mixinStandardHelpOptions = true,
        description = {
            "Compare a deployed network, as it runs, with what its proof builds on.",
            "Asks Azure, through the engine's own provider and with the login of `pulumi up`, which BGP sessions are up,"
                    + " which routes are learned and advertised, and in what state connections and circuits are. It changes nothing;"
                    + " it takes up to a minute."
        },
        footer = {"", "What each difference means: docs/observe.md", "Against a simulated Azure: docs/observe.md, too"})
final class ObserveCommand implements Callable<Integer> {
    /** A provider that runs already, in which only a simulation has a REST API. */
    private static final String PROVIDERS = "PULUMI_DEBUG_PROVIDERS";

    @Mixin
    private final StackOption stackOption = new StackOption();

    @Mixin
    private final FormatOption formatOption = new FormatOption();

    @Mixin
    private OutOption out = new OutOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ReadConfig config = stackOption.read();
        List<Problem> errors = Preflight.errors(config);
        if (config.stack().isEmpty()) {
            StandardError.print(spec, ProblemText.render(errors, "nothing was observed", UserTerminal.current()));
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
        try {
            return observe(config.stack().get());
        } catch (NoSession e) {
            StandardError.print(spec, "hybrid: " + e.getMessage() + "\n    fix: " + e.fix() + "\n");
        } catch (AzureRefused e) {
            StandardError.print(
                    spec,
                    "hybrid: Azure does not answer: " + e.getMessage()
                            + "\n    fix: log in with `az login`, and check that your role may read the resource group\n");
        } catch (UnreadableExport e) {
            StandardError.print(spec, "hybrid: " + e.getMessage() + "\n");
        }
        return ExitStatus.ENVIRONMENT_LACKS_SOMETHING;
    }

    private int observe(StackConfig config) throws NoSession, IOException {
        String stack = stackOption.name();
        progress("starting the engine");
        try (ProviderSession session = ProviderSession.open(ProjectFolder.path(), stack)) {
            progress("the state of stack " + stack);
            List<RegisteredResource> resources = session.stack().export().resources();
            Expectation expected = ExpectationReader.of(config, resources);
            if (expected.gateways().isEmpty()) {
                StandardError.print(
                        spec,
                        "hybrid: stack " + stack + " has no gateway deployed, so there is nothing to observe\n"
                                + "    fix: deploy it with `pulumi up --stack " + stack + "`, or name another stack\n");
                return ExitStatus.ENVIRONMENT_LACKS_SOMETHING;
            }
            Seen seen = Questions.ask(session, arm(session), expected, this::progress);
            Observation observation = Observation.of(stack, config, resources, expected, seen);
            out.write(
                    switch (formatOption.format()) {
                        case text -> ObservationText.render(observation, UserTerminal.current());
                        case json -> ObservationJson.render(observation);
                        case markdown -> ObservationMarkdown.render(observation);
                    },
                    spec);
            if (observation.differs()) {
                return ExitStatus.PROMISE_BROKEN;
            }
            return observation.isIncomplete() ? ExitStatus.ENVIRONMENT_LACKS_SOMETHING : ExitStatus.FINE;
        }
    }

    /** A provider that somebody runs by hand has no login to Azure whose token the real REST API would take. */
    private static Optional<ArmClient> arm(ProviderSession session) throws NoSession {
        Map<String, String> environment = System.getenv();
        return environment.containsKey(PROVIDERS) && !environment.containsKey(ArmEndpoint.VARIABLE)
                ? Optional.empty()
                : Optional.of(ArmClient.of(session, environment));
    }

    private void progress(String what) {
        StandardError.print(spec, "asking: " + what + "\n");
    }
}

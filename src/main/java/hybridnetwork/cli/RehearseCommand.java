package hybridnetwork.cli;

import hybridnetwork.automation.EngineFolder;
import hybridnetwork.automation.NoEngine;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.engine.EngineRun;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.rehearsal.Rehearsal;
import hybridnetwork.rehearsal.RehearsalResult;
import hybridnetwork.report.ProblemText;
import hybridnetwork.report.RehearsalText;
import hybridnetwork.report.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lives through a stack's whole life on the real engine, with a simulated Azure. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = {
            "Rehearse a stack's whole life on the real Pulumi engine against a simulated Azure:",
            "preview, up, the provider's part, up again, an outage, a firewall that stops where the stack has one,",
            "refresh, a refused change, destroy.",
            "Needs Pulumi, or Go to build it once. Touches no Azure and no state of yours."
        })
final class RehearseCommand implements Callable<Integer> {
    @Mixin
    private final StackOption stackOption = new StackOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Terminal terminal = UserTerminal.current();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        ReadConfig config = stackOption.read();
        List<Problem> errors = Preflight.errors(config);
        if (config.stack().isEmpty() || !errors.isEmpty()) {
            out.print(ProblemText.render(errors, "nothing was rehearsed", terminal));
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
        RehearsalProgress progress = new RehearsalProgress(out, err, terminal, UserTerminal.isPresent());
        try {
            progress.says(
                    "looking for the Pulumi engine; where there is none it is built once, in about three minutes");
            Path engine = EngineFolder.find(ProjectFolder.path());
            RehearsalResult result = Rehearsal.run(
                    new Rehearsal.Subject(
                            engine,
                            stackOption.path(),
                            stackOption.name(),
                            config.stack().get(),
                            EngineRun::of),
                    progress);
            progress.clear();
            out.print(RehearsalText.table(result, terminal));
            return result.held() ? ExitStatus.FINE : ExitStatus.CONFIGURATION_HAS_ERRORS;
        } catch (CancellationException e) {
            // Ctrl-C: the process is ending already, with a status of its own.
            progress.clear();
            return ExitStatus.FINE;
        } catch (NoEngine e) {
            progress.clear();
            err.println("hybrid: " + e.getMessage());
            return ExitStatus.ENVIRONMENT_LACKS_SOMETHING;
        }
    }
}

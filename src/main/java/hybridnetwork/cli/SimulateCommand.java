package hybridnetwork.cli;

import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.rehearsal.Simulation;
import hybridnetwork.report.ProblemText;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.UnreadableExport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
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

/** Runs the simulated Azure for an engine that somebody drives by hand. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Start the simulated Azure and print the environment for a pulumi of your own.",
            "It forgets everything when it ends. Type provision, deprovision, down OUTAGE, up OUTAGE, list, help or quit to play",
            "provider, site and fate: help lists it all."
        })
final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private final StackOption stackOption = new StackOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "of the loopback interface (default: a free one)")
    private int port;

    @Option(
            names = "--from",
            paramLabel = "FILE",
            description = {
                "begin with what no stack made, to be adopted: a file of az group export or pulumi stack export",
                "its tunnels have keys that nobody knows: Azure's sharedkey operation tells them"
            })
    private @Nullable Path from;

    @Option(
            names = "--resource-group",
            paramLabel = "NAME",
            description = "that the template of --from was exported from")
    private @Nullable String group;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65535) {
            throw new ParameterException(spec.commandLine(), "--port is not a port from 0 to 65535");
        }
        if (from == null && group != null) {
            throw new ParameterException(
                    spec.commandLine(), "--resource-group is the group of a template: give it --from");
        }
        PrintWriter out = spec.commandLine().getOut();
        ReadConfig config = stackOption.read();
        List<Problem> errors = Preflight.errors(config);
        if (config.stack().isEmpty() || !errors.isEmpty()) {
            out.print(ProblemText.render(errors, "nothing was started", UserTerminal.current()));
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
        try (Simulation simulation = Simulation.start(
                config.stack().get(), port, latest(config.stack().get()))) {
            fill(simulation);
            simulation.environment().forEach((name, value) -> out.println("export " + name + "=" + value));
            out.println("# in another terminal, in this folder: pulumi preview --stack " + stackOption.name());
            out.println("# here: provision, deprovision, down, up, list, help, quit");
            out.flush();
            play(simulation, out);
        } catch (UnreadableExport e) {
            spec.commandLine().getErr().println("error: " + e.getMessage());
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        } catch (UncheckedIOException e) {
            spec.commandLine()
                    .getErr()
                    .println("hybrid: " + e.getMessage() + "; name another with --port, or none for a free one");
            return ExitStatus.ENVIRONMENT_LACKS_SOMETHING;
        }
        return ExitStatus.FINE;
    }

    private void fill(Simulation simulation) {
        if (from != null) {
            List<ArmId> leftOut = simulation.fill(from, Optional.ofNullable(group));
            leftOut.forEach(id ->
                    spec.commandLine().getErr().println("left out, as the simulated Azure has no such type: " + id));
        }
    }

    /** The stack as its file says by now; as it was at first while the file has an error. */
    private Supplier<StackConfig> latest(StackConfig first) {
        return new Supplier<>() {
            private StackConfig known = first;
            private FileTime read = modified();

            @Override
            public synchronized StackConfig get() {
                FileTime now = modified();
                if (!now.equals(read)) {
                    read = now;
                    known = stackOption.read().stack().orElse(known);
                }
                return known;
            }

            private FileTime modified() {
                try {
                    return Files.getLastModifiedTime(stackOption.path());
                } catch (IOException e) {
                    return FileTime.fromMillis(0);
                }
            }
        };
    }

    /** Obeys a line at a time; without a terminal behind standard input it just runs. */
    private static void play(Simulation simulation, PrintWriter out) throws IOException, InterruptedException {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            switch (line.strip()) {
                case "quit", "exit" -> {
                    return;
                }
                case "" -> {}
                case "help" -> Simulation.HELP.forEach(out::println);
                case "list" -> simulation.resources().forEach(out::println);
                default -> out.println(simulation.obey(line));
            }
            out.flush();
        }
        simulation.await();
    }
}

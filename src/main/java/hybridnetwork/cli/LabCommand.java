package hybridnetwork.cli;

import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lab.DrillResult;
import hybridnetwork.lab.Extent;
import hybridnetwork.lab.GeneratedEdge;
import hybridnetwork.lab.Lab;
import hybridnetwork.lab.machine.LabFault;
import hybridnetwork.lab.machine.NoLab;
import hybridnetwork.lab.network.DesignReader;
import hybridnetwork.lab.network.Timers;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.reachability.Outages;
import hybridnetwork.report.DrillJson;
import hybridnetwork.report.DrillPlot;
import hybridnetwork.report.DrillText;
import hybridnetwork.report.ProblemText;
import hybridnetwork.report.Terminal;
import hybridnetwork.resources.RegisteredResource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Drills a stack's failover on real daemons. */
@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = {
            "Drill a stack's failover on real daemons: the site's router as edge-config writes it (FRR, strongSwan), against a"
                    + " stand-in of Azure's side, in network namespaces of this machine.",
            "For each outage the proof's prediction comes first; then it is made, and packets, paths and an open connection"
                    + " are watched. Any disagreement is a failure.",
            "Needs root on Linux; tools/lab-daemons installs the daemons. Everything is in namespaces of its own, and goes at"
                    + " the end."
        },
        footer = {
            "",
            "The quick drill:   sudo ./hybrid lab --quick",
            "Why BFD:           sudo ./hybrid lab --quick --timers default",
            "docs/failover.md says what a lab proves, and what it does not."
        })
final class LabCommand implements Callable<Integer> {
    @Mixin
    private final StackOption stackOption = new StackOption();

    @Option(names = "--quick", description = "one circuit, lost silently and restored; within a minute")
    private boolean quick;

    @Option(
            names = "--full",
            description = "cables pulled at one end too, and the connections of every intent in every outage")
    private boolean full;

    @Option(
            names = "--timers",
            defaultValue = "bfd",
            description =
                    "${COMPLETION-CANDIDATES}: how the router notices a dead link. bfd as its files have it; tuned: BGP timers"
                            + " of 3 and 10 s; default: of 60 and 180 s (default: ${DEFAULT-VALUE})",
            converter = TimersConverter.class,
            completionCandidates = TimersConverter.class)
    private Timers timers = Timers.BFD;

    @Option(names = "--site", paramLabel = "NAME", description = "the site whose router is built (default: the first)")
    private @Nullable String site;

    @Option(names = "--json", paramLabel = "FILE", description = "write what was measured there")
    private @Nullable Path json;

    @Option(names = "--plot", paramLabel = "FILE.svg", description = "draw packets over time there")
    private @Nullable Path plot;

    @Option(names = "--clean", description = "only remove what drills have left that were killed")
    private boolean clean;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (clean) {
            return clean(out);
        }
        if (quick && full) {
            throw wrong("--quick and --full exclude each other");
        }
        writable("--json", json);
        writable("--plot", plot);
        Terminal terminal = UserTerminal.current();
        ReadConfig config = stackOption.read();
        List<Problem> errors = Preflight.errors(config);
        if (config.stack().isEmpty() || !errors.isEmpty()) {
            out.print(ProblemText.render(errors, "nothing was drilled", terminal));
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
        DrillProgress progress =
                new DrillProgress(out, spec.commandLine().getErr(), terminal, UserTerminal.isPresent());
        try {
            return drill(subject(config.stack().get()), progress, out, terminal);
        } catch (CancellationException e) {
            // Ctrl-C: the process is ending already, with a status of its own.
            progress.clear();
            return ExitStatus.FINE;
        } catch (NoLab | LabFault e) {
            progress.clear();
            spec.commandLine().getErr().println("hybrid: " + e.getMessage());
            return ExitStatus.ENVIRONMENT_LACKS_SOMETHING;
        }
    }

    private int drill(Lab.Subject subject, DrillProgress progress, PrintWriter out, Terminal terminal)
            throws NoLab, IOException {
        DrillResult result = Lab.run(subject, progress);
        progress.clear();
        out.print(DrillText.table(result, terminal));
        if (json != null) {
            Files.writeString(json, DrillJson.render(result));
        }
        if (plot != null) {
            Files.writeString(plot, DrillPlot.render(result));
        }
        return result.held() ? ExitStatus.FINE : ExitStatus.PROMISE_BROKEN;
    }

    private int clean(PrintWriter out) {
        List<String> done = Lab.clean();
        done.forEach(out::println);
        if (done.isEmpty()) {
            out.println("nothing is left of any drill");
        }
        return ExitStatus.FINE;
    }

    private Lab.Subject subject(StackConfig stack) {
        List<RegisteredResource> resources = OfflinePlan.of(stack, stackOption.name(), Stage.connected)
                .plan()
                .resources();
        Site drilled = drilled(stack);
        return new Lab.Subject(
                stackOption.name(),
                stack,
                resources,
                NetworkProof.of(stack, resources, Outages.SINGLE),
                drilled,
                GeneratedEdge.of(stackOption.name(), stack, drilled),
                timers,
                quick ? Extent.QUICK : full ? Extent.FULL : Extent.NORMAL);
    }

    private Site drilled(StackConfig stack) {
        if (site == null) {
            return DesignReader.firstSite(stack).orElseThrow(() -> wrong("this stack has no site to drill"));
        }
        Site named = stack.sites().get(site);
        if (named == null) {
            throw wrong("--site names no site of this stack; there is: "
                    + String.join(", ", stack.sites().keySet()));
        }
        return named;
    }

    /** A drill takes minutes: that its result can be kept has to be known before. */
    private void writable(String option, @Nullable Path file) {
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw wrong(option + " " + file + ": there is no folder " + folder);
            }
            if (!Files.isWritable(Files.exists(file) ? file : folder)) {
                throw wrong(option + " " + file + ": it may not be written");
            }
        }
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}

package hybridnetwork.cli;

import hybridnetwork.automation.EngineFolder;
import hybridnetwork.automation.EngineProcess;
import hybridnetwork.automation.NoEngine;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.SecretText;
import hybridnetwork.config.Site;
import hybridnetwork.config.StackConfig;
import hybridnetwork.live.ArmClient;
import hybridnetwork.live.ArmRefused;
import hybridnetwork.live.AzureRefused;
import hybridnetwork.live.NoSession;
import hybridnetwork.live.Pause;
import hybridnetwork.live.ProviderSession;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.report.ProblemText;
import hybridnetwork.report.RotationText;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.rotation.Journal;
import hybridnetwork.rotation.LiveAzure;
import hybridnetwork.rotation.LiveStack;
import hybridnetwork.rotation.NewKey;
import hybridnetwork.rotation.Rotation;
import hybridnetwork.rotation.RotationFailed;
import hybridnetwork.rotation.SiteHealth;
import hybridnetwork.rotation.StackEnd;
import hybridnetwork.rotation.Step;
import hybridnetwork.rotation.StepListener;
import hybridnetwork.rotation.Tunnel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
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

/** Gives a site's tunnels another shared key. */
@Command(
        name = "rotate",
        mixinStandardHelpOptions = true,
        description = {
            "Give a site's tunnels another shared key: on its routers, in Azure and in the stack, in the order that loses"
                    + " least. An ordinary update changes no key in Azure.",
            "Alone it tells how the site stands and what it would do. With --run it does it, asks when the routers"
                    + " have the key, and has each tunnel made anew to prove it. No key is printed."
        },
        footer = {
            "",
            "See first:      ./hybrid rotate prod --site hq",
            "Do it:          ./hybrid rotate prod --site hq --run --key-out hq.key",
            "In two halves:  ./hybrid rotate prod --site hq --run --yes \\",
            "                    --key-out hq.key </dev/null",
            "                ./hybrid rotate prod --site hq --resume --router-has-it",
            "Interrupted:    --resume does the rest, --back gives all ends the old key again.",
            "docs/runbook.md, \"Rotating a shared key\", has the whole of it."
        })
final class RotateCommand implements Callable<Integer> {
    @Mixin
    private final StackOption stackOption = new StackOption();

    @Option(
            names = "--site",
            paramLabel = "NAME",
            description = "the site whose key it is; without it every site and the age of its key")
    private @Nullable String site;

    @Option(names = "--run", description = "do it; otherwise nothing is changed")
    private boolean run;

    @Option(names = "--resume", description = "go on with a rotation that was interrupted, or waits for the routers")
    private boolean resume;

    @Option(names = "--back", description = "give all ends the key that they had before the unfinished rotation")
    private boolean back;

    @Option(names = "--yes", description = "do not ask before it begins")
    private boolean yes;

    @Option(names = "--router-has-it", description = "every router of the site has the key already: do not ask")
    private boolean routerHasIt;

    @Option(
            names = "--key-out",
            paramLabel = "FILE",
            description =
                    "write the key for the routers there, as edge-config --keys-from reads it; only you can read the file")
    private @Nullable Path keyOut;

    @Option(
            names = "--force",
            paramLabel = "REASON",
            description =
                    "begin although a tunnel is down or ExpressRoute does not carry the site; the journal keeps why")
    private @Nullable String force;

    @Mixin
    private final NewKeyOption newKey = new NewKeyOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        checkWords();
        ReadConfig config = stackOption.read();
        List<Problem> errors = Preflight.errors(config);
        if (config.stack().isEmpty() || !errors.isEmpty()) {
            out().print(ProblemText.render(errors, "nothing was rotated", UserTerminal.current()));
            return ExitStatus.CONFIGURATION_HAS_ERRORS;
        }
        StackConfig stack = config.stack().get();
        try {
            Journal journal = Journal.of(stackFolder(), stackOption.name());
            return site == null ? ages(stack, journal) : rotate(wanted(stack, site), journal);
        } catch (RotationFailed e) {
            return failed(e.getMessage(), e.fix(), ExitStatus.PROMISE_BROKEN);
        } catch (NoSession e) {
            return failed(e.getMessage(), e.fix(), ExitStatus.ENVIRONMENT_LACKS_SOMETHING);
        } catch (NoEngine e) {
            return failed(
                    e.getMessage(),
                    "install Pulumi 3.205 or newer: https://www.pulumi.com/docs/install/",
                    ExitStatus.ENVIRONMENT_LACKS_SOMETHING);
        } catch (ArmRefused | AzureRefused e) {
            return failed(
                    e.getMessage(),
                    "the role Network Contributor may read and set a connection's key; what is done stays done: --resume",
                    ExitStatus.ENVIRONMENT_LACKS_SOMETHING);
        }
    }

    private void checkWords() {
        if ((run ? 1 : 0) + (resume ? 1 : 0) + (back ? 1 : 0) > 1) {
            throw wrong("--run, --resume and --back are three different things: say one of them");
        }
        if (site == null && (run || resume || back)) {
            throw wrong("add --site NAME: a site's key is rotated by itself");
        }
        if (stackOption.isFile()) {
            throw wrong("leave --file out: a rotation is of a stack of this project, which has secrets and a state");
        }
        if (force != null && force.isBlank()) {
            throw wrong("--force wants a reason, for whoever reads the journal");
        }
        if (newKey.readsStandardInput() && !(yes && (run || resume || back))) {
            throw wrong("--key-from - takes standard input, where questions are answered: add --run and --yes, and"
                    + " --router-has-it unless it is to wait for the routers");
        }
    }

    private static Path stackFolder() {
        return ProjectFolder.path().resolve("stacks");
    }

    private Site wanted(StackConfig stack, String name) {
        Site found = stack.sites().get(name);
        if (found == null) {
            throw wrong("--site names no site of this stack; there is: "
                    + String.join(", ", stack.sites().keySet()));
        }
        if (found.vpnDevices().isEmpty()) {
            throw wrong("site " + name + " has no VPN device, so it has no shared key");
        }
        if (stack.sharedKeys().wholeMapEncrypted()) {
            throw wrong("hybrid-network:sharedKeys is encrypted as a whole, so that no key in it can be set by itself:"
                    + " set each with pulumi config set --secret --path 'hybrid-network:sharedKeys." + name + "'");
        }
        return found;
    }

    private int ages(StackConfig stack, Journal journal) {
        stack.sites().forEach((name, each) -> {
            String words = each.vpnDevices().isEmpty()
                    ? "no VPN device, no key"
                    : journal.unfinished(name)
                            .map(RotationText::unfinished)
                            .orElseGet(() -> RotationText.age(
                                    journal.rotated(name), Clock.systemUTC().instant()));
            out().printf("%-16s %s%n", name, words);
        });
        return ExitStatus.FINE;
    }

    private int rotate(Site of, Journal journal) throws NoSession, NoEngine, RotationFailed, IOException {
        Path engine = EngineFolder.find(ProjectFolder.path());
        progress("asking Azure and the engine how site " + of.name() + " stands");
        try (ProviderSession session = ProviderSession.open(ProjectFolder.path(), stackOption.name())) {
            List<RegisteredResource> deployed = session.stack().export().resources();
            List<Tunnel> tunnels = tunnels(of, deployed);
            String path =
                    new ConfigPath("hybrid-network:sharedKeys").key(of.name()).text();
            EngineProcess process =
                    new EngineProcess(engine, ProjectFolder.path(), Map.of("PULUMI_SKIP_UPDATE_CHECK", "true"));
            ArmClient arm = ArmClient.of(session, System.getenv());
            LiveAzure azure = new LiveAzure(session, arm, of, tunnels, deployed, arm.pause());
            try (LiveStack stack = new LiveStack(process, stackOption.name(), path, tunnels, List.of())) {
                return rotate(of, tunnels, azure, stack, journal, arm.pause());
            }
        }
    }

    private List<Tunnel> tunnels(Site of, List<RegisteredResource> deployed) throws RotationFailed {
        List<Tunnel> tunnels = Tunnel.of(of.name(), deployed);
        if (tunnels.size() != of.vpnDevices().size()) {
            throw new RotationFailed(
                    "site " + of.name() + " has " + of.vpnDevices().size() + " VPN device"
                            + (of.vpnDevices().size() == 1 ? "" : "s") + ", and stack " + stackOption.name() + " has "
                            + tunnels.size() + " deployed connection" + (tunnels.size() == 1 ? "" : "s") + " to it",
                    "deploy the stack as it is first: pulumi up --stack " + stackOption.name());
        }
        return tunnels;
    }

    private int rotate(Site of, List<Tunnel> tunnels, LiveAzure azure, LiveStack stack, Journal journal, Pause pause)
            throws RotationFailed {
        RotationText text = new RotationText(UserTerminal.current());
        Typed typed = new Typed(out());
        if (!resume && !back) {
            SiteHealth health = azure.health();
            progress("asking the engine what else it would deploy");
            StackEnd.Pending pending = stack.pending();
            out().print(text.plan(
                    new RotationText.Plan(
                            stackOption.name(),
                            of.name(),
                            tunnels,
                            health,
                            pending,
                            journal.rotated(of.name()),
                            journal.unfinished(of.name()),
                            of.connection().dpdTimeoutSeconds()),
                    Clock.systemUTC().instant()));
            out().println();
            if (!run) {
                out().println("nothing was changed; --run does it");
                return health.obstacles().isEmpty() && pending.others().isEmpty()
                        ? ExitStatus.FINE
                        : ExitStatus.PROMISE_BROKEN;
            }
        }
        Optional<SecretText> given = newKey.key(typed);
        if (!yes && !typed.yes(question(of))) {
            out().println("nothing was changed");
            return ExitStatus.FINE;
        }
        StepListener listener = new StepListener() {
            @Override
            public void begins(Step step) {
                out().print(text.begins(step));
                out().flush();
            }

            @Override
            public void says(String words) {
                out().print(text.says(words));
                out().flush();
            }
        };
        RouterHandover router = new RouterHandover(
                stackOption.name(), of.name(), tunnels, Optional.ofNullable(keyOut), routerHasIt, typed, text, out());
        Rotation rotation =
                new Rotation(of.name(), tunnels, azure, stack, router, journal, listener, pause, Clock.systemUTC());
        Rotation.Outcome outcome = resume
                ? rotation.resume(given)
                : back
                        ? rotation.back(given)
                        : rotation.begin(given.orElseGet(NewKey::made), Optional.ofNullable(force));
        out().println(closing(of, outcome, journal));
        return ExitStatus.FINE;
    }

    private String question(Site of) {
        return resume
                ? "Go on with the rotation of site " + of.name() + "?"
                : back
                        ? "Give site " + of.name() + " its old key again?"
                        : "Rotate the key of site " + of.name() + " now?";
    }

    private String closing(Site of, Rotation.Outcome outcome, Journal journal) {
        String command = "./hybrid rotate " + stackOption.name() + " --site " + of.name();
        return outcome == Rotation.Outcome.FINISHED
                ? "all ends of site " + of.name() + " have the key; commit stacks/Pulumi." + stackOption.name()
                        + ".yaml and stacks/" + journal.file().getFileName()
                : "it waits for the routers. When they have the key:\n    " + command
                        + " --resume --router-has-it\nor, with the old one on them again:\n    " + command + " --back";
    }

    private int failed(@Nullable String message, String fix, int status) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("hybrid: " + message);
        err.println("    fix: " + fix);
        err.flush();
        return status;
    }

    private void progress(String words) {
        if (UserTerminal.isPresent()) {
            spec.commandLine().getErr().println(words + " ...");
            spec.commandLine().getErr().flush();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

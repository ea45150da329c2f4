package hybridnetwork.engine;

import com.pulumi.Context;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.AlreadyThere;
import hybridnetwork.lifecycle.AzureUnavailable;
import hybridnetwork.lifecycle.StateUnavailable;
import hybridnetwork.plan.DeclaredResources;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.Plan;
import hybridnetwork.preflight.Preflight;
import hybridnetwork.preflight.Surroundings;
import hybridnetwork.program.HybridNetwork;
import hybridnetwork.program.Readiness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of the program under the engine: read, check, ask Azure, record, prove, declare. An error on the way registers nothing. */
public final class EngineRun {
    private final Context context;
    private final ReadConfig config;

    private EngineRun(Path project, Context context) {
        this.context = context;
        EngineSettings settings = EngineSettings.current();
        this.config = ReadConfig.fromEngine(settings.values(), settings.secretKeys(), project, context.stackName());
    }

    /** Runs the program; its problems go to the engine's log, where an error makes the deployment fail. */
    public static void of(Context context) {
        // The engine starts it in the project's folder.
        in(Path.of(""), context);
    }

    /**
     * Runs the program from anywhere.
     *
     * @param project the folder with the files of the project, which tell the lines of problems
     */
    public static void in(Path project, Context context) {
        new EngineRun(project, context).run();
    }

    private void run() {
        PollingPause.provide();
        Optional<StackConfig> stack = config.stack();
        List<Problem> problems = Preflight.problems(config, Surroundings.underEngine());
        problems.forEach(this::log);
        if (stack.isEmpty() || problems.stream().anyMatch(Problem::isError)) {
            return;
        }
        try {
            Readiness readiness = Readiness.ask(stack.get());
            config.located(Preflight.withAccepted(stack.get(), readiness.problems()))
                    .forEach(this::log);
            if (!readiness.isRefused() && isReady(stack.get(), readiness, problems)) {
                HybridNetwork.declare(context, stack.get(), readiness);
            }
        } catch (AzureUnavailable e) {
            fail(
                    "azure-unavailable",
                    e,
                    e.isOtherTenant()
                            ? "log in to the tenant that has the subscription: az login --tenant TENANT"
                            : "log in with `az login`, and check that your role may read the resource group");
        } catch (StateUnavailable e) {
            fail("state-unavailable", e, "log in to the backend with `pulumi login`, and see docs/team.md for its key");
        }
    }

    private void fail(String rule, RuntimeException reason, String fix) {
        Problem problem = Problem.error(rule, ConfigPath.ROOT, String.valueOf(reason.getMessage()))
                .fix(fix);
        config.located(List.of(problem)).forEach(this::log);
    }

    /** Whether nothing that would be created exists already, and the proof finds no error. */
    private boolean isReady(StackConfig stack, Readiness readiness, List<Problem> told) {
        Plan plan = OfflinePlan.of(stack, context.projectName(), context.stackName(), readiness);
        AlreadyThere existing =
                AlreadyThere.find(stack, readiness.deployed(), readiness.azure(), DeclaredResources.of(plan));
        List<Problem> found = new ArrayList<>(existing.problems());
        found.addAll(EngineProof.problems(context, stack, readiness, plan, told));
        List<Problem> located = config.located(Preflight.withAccepted(stack, found));
        located.forEach(this::log);
        return located.stream().noneMatch(Problem::isError);
    }

    private void log(Problem problem) {
        switch (problem.severity()) {
            case ERROR -> context.log().error(problem.text());
            case WARNING -> context.log().warn(problem.text());
            case ADVICE -> {
                // An accepted risk is shown in every plan, other advice on demand.
                if (problem.accepted().isPresent()) {
                    context.log().info(problem.text());
                } else {
                    context.log().debug(problem.text());
                }
            }
        }
    }
}

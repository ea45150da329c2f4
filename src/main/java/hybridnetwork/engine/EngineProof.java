package hybridnetwork.engine;

import com.pulumi.Context;
import hybridnetwork.config.ConfigCommand;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.StackConfig.OnViolatedIntent;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.Plan;
import hybridnetwork.plan.ProofProblems;
import hybridnetwork.program.Readiness;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Proves the network that is about to be declared, before the engine hears of it: the same program is recorded with the same
 * answers of Azure.
 *
 * <p>While a circuit waits for its provider, or a peering is disabled for the failover drill, the VPN is the only path, and
 * every outage of it breaks every {@code allow}. Then only the healthy network has to keep the intents; the outages are one
 * warning. In the stage {@code ordered} the network that the circuits will complete is proved as well, with every outage, so
 * that what it breaks is not learnt weeks later. What a site without a VPN device is promised waits for its circuit, and what
 * passes a firewall waits for the routes through it.
 */
final class EngineProof {
    private final StackConfig config;
    private final Severity violated;

    private EngineProof(StackConfig config) {
        this.config = config;
        this.violated = config.proof() == OnViolatedIntent.fail ? Severity.ERROR : Severity.WARNING;
    }

    /**
     * The proof's findings and violated intents. With an error among them nothing may be declared.
     *
     * @param now the network that is about to be declared
     * @param told problems that are reported already
     */
    static List<Problem> problems(
            Context context, StackConfig config, Readiness readiness, Plan now, List<Problem> told) {
        return new EngineProof(config).problems(context, readiness, now, told);
    }

    private List<Problem> problems(Context context, Readiness readiness, Plan now, List<Problem> told) {
        try {
            List<Problem> problems = new ArrayList<>(
                    ProofProblems.of(proof(now), told, violated, NetworkProof.interim(config, readiness.stage())));
            if (readiness.stage() == Stage.ordered) {
                ProofResult later = proof(OfflinePlan.of(config, context.stackName(), Stage.connected)
                        .plan());
                // What the firewall hands on has no other way; nothing leads to it yet.
                boolean firewall = readiness.hop().waits();
                Set<String> waiting =
                        firewall ? AwaitingCircuits.holding(later) : AwaitingCircuits.intents(config, later);
                problems.replaceAll(problem -> waits(problem, waiting) ? untilConnected(problem, firewall) : problem);
                ProofProblems.of(later, told, violated, NetworkProof.interim(config, Stage.connected)).stream()
                        .filter(problem -> problems.stream().noneMatch(known -> tells(known, problem)))
                        .map(EngineProof::onceConnected)
                        .forEach(problems::add);
            }
            return problems;
        } catch (RuntimeException e) {
            // Whatever it is, a user can do nothing about it but go on without the proof.
            return List.of(Problem.of(
                            violated,
                            "not-proved",
                            ConfigPath.of("proof"),
                            "the proof itself failed, which is a mistake of this program: " + e)
                    .fix("report it; until then: "
                            + ConfigCommand.set(ConfigPath.of("proof"), OnViolatedIntent.warn.name())));
        }
    }

    private ProofResult proof(Plan plan) {
        return NetworkProof.of(config, plan.resources(), Outages.SINGLE);
    }

    private static boolean waits(Problem problem, Set<String> intents) {
        return problem.rule().equals("intent-violated")
                && intents.stream()
                        .anyMatch(name -> ConfigPath.of("traffic").key(name).equals(problem.path()));
    }

    private static Problem untilConnected(Problem problem, boolean firewall) {
        return problem.severity(Severity.WARNING)
                .fix(
                        firewall
                                ? "none is needed for a new flow, which waits for the routes through the firewall; keep the way of one that passes"
                                        + " today, such as `egress: nat`, until they are there"
                                : "none is needed for now: the site has no VPN device, and the flow waits for its circuit");
    }

    private static Problem onceConnected(Problem problem) {
        return new Problem(
                problem.rule(),
                problem.severity(),
                problem.path(),
                "once every circuit is connected: " + problem.message(),
                problem.got(),
                problem.allowed(),
                problem.fix(),
                problem.at(),
                problem.accepted());
    }

    /** Whether a problem that is known tells another one as well, and as gravely. */
    private static boolean tells(Problem one, Problem other) {
        return (one.isError() || !other.isError())
                && one.rule().equals(other.rule())
                && one.path().equals(other.path())
                && (!one.path().equals(ConfigPath.ROOT) || one.message().equals(other.message()));
    }
}

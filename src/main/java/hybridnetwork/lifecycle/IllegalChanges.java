package hybridnetwork.lifecycle;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the changes that Azure would refuse, or that would mean a new gateway or circuit, before the engine tries them: the
 * provider sends most of them as an update that fails after a plan that looked harmless.
 */
public final class IllegalChanges {
    private IllegalChanges() {}

    /**
     * One error for each illegal change. A resource that {@code allowReplacement} names gets a warning with the outage instead.
     */
    public static List<Problem> find(StackConfig config, AzureNames names, AzureState azure) {
        List<Problem> problems = new ArrayList<>();
        azure.expressRouteGateway()
                .ifPresent(gateway -> problems.addAll(judge(
                        config,
                        names.erGateway(),
                        new GatewayChanges(config, gateway, names).ofExpressRouteGateway())));
        azure.vpnGateway()
                .ifPresent(gateway -> problems.addAll(
                        judge(config, names.vpnGateway(), new GatewayChanges(config, gateway, names).ofVpnGateway())));
        config.expressRoute().circuits().forEach((name, circuit) -> {
            ExistingCircuit existing = azure.circuits().get(name);
            if (existing != null && circuit instanceof Circuit.Owned owned) {
                problems.addAll(judge(
                        config, names.circuit(name), new CircuitChanges(config.location(), owned, existing).all()));
            }
        });
        return problems;
    }

    /** Names the resource and the way out, and lets through what the stack expressly allows. */
    private static List<Problem> judge(StackConfig config, String resource, List<Change> changes) {
        boolean allowed = config.allowReplacement().contains(resource);
        List<Problem> problems = new ArrayList<>();
        for (Change change : changes) {
            problems.add(change.certain() ? refused(change, resource, allowed) : doubtful(change, resource));
        }
        return problems;
    }

    private static Problem refused(Change change, String resource, boolean allowed) {
        String message = change.what() + " of " + resource + " cannot change in place";
        Problem problem = allowed
                ? Problem.warning(change.rule(), change.path(), message + "; it is replaced: " + change.consequence())
                : Problem.error(
                        change.rule(), change.path(), message + "; a replacement means " + change.consequence());
        return problem.got("from " + change.from() + " to " + change.to())
                .fix(
                        allowed
                                ? "plan the outage, and take the name out of allowReplacement afterwards"
                                : change.legalWay().orElse("set it back to " + change.from()) + "; or list " + resource
                                        + " under " + ConfigPath.of("allowReplacement") + " and plan the outage");
    }

    private static Problem doubtful(Change change, String resource) {
        return Problem.warning(
                        change.rule(),
                        change.path(),
                        "Azure may refuse to change " + change.what() + " of " + resource + ": " + change.consequence())
                .got("from " + change.from() + " to " + change.to())
                .fix("set it back to " + change.from() + " unless you have checked that Azure accepts it");
    }

    /**
     * A change that Azure refuses in place, or may refuse.
     *
     * @param what the property, in words
     * @param consequence the outage that a replacement means, or why the change may be refused
     * @param legalWay the way to the goal without a replacement, where there is one
     */
    record Change(
            boolean certain,
            String rule,
            ConfigPath path,
            String what,
            String from,
            String to,
            String consequence,
            Optional<String> legalWay) {
        static Change refused(
                String rule,
                ConfigPath path,
                String what,
                String from,
                String to,
                String outage,
                Optional<String> way) {
            return new Change(true, rule, path, what, from, to, outage, way);
        }

        static Change doubtful(String rule, ConfigPath path, String what, String from, String to, String why) {
            return new Change(false, rule, path, what, from, to, why, Optional.empty());
        }
    }
}

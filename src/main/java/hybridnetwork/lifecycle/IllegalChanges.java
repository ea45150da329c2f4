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
            String message = change.what() + " of " + resource + " cannot change in place";
            Problem problem = allowed && change.replaceable()
                    ? Problem.warning(change.rule(), change.path(), message + "; it is replaced: " + change.outage())
                    : Problem.error(change.rule(), change.path(), message + "; a replacement means " + change.outage());
            problems.add(problem.got("from " + change.from() + " to " + change.to())
                    .fix(allowed && change.replaceable() ? "plan the outage" : change.legalWay(resource)));
        }
        return problems;
    }

    /**
     * A change that is not legal.
     *
     * @param what the property, in words
     * @param way the legal way to the goal, where there is one
     */
    record Change(
            String rule,
            ConfigPath path,
            String what,
            String from,
            String to,
            String outage,
            boolean replaceable,
            Optional<String> way) {
        String legalWay(String resource) {
            String keep = "set it back to " + from;
            String replace = replaceable
                    ? "; or list " + resource + " under " + ConfigPath.of("allowReplacement") + " and plan the outage"
                    : "";
            return way.orElse(keep) + replace;
        }
    }
}

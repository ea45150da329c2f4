package hybridnetwork.lifecycle;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the changes that Azure would refuse, or that would mean a new gateway or circuit, before the engine tries them: the
 * provider sends most of them as an update that fails after a plan that looked harmless.
 *
 * @param replaced the Azure names of resources that this deployment replaces, because the stack allows it
 */
public record IllegalChanges(List<Problem> problems, Set<String> replaced) {
    /**
     * One error for each illegal change. A resource that {@code allowReplacement} names, and that can be replaced in one
     * deployment, gets a warning with the outage instead.
     */
    public static IllegalChanges find(StackConfig config, AzureNames names, DeployedStack deployed, AzureState azure) {
        List<Problem> problems = new ArrayList<>(ChangedNames.find(config, names, deployed));
        problems.addAll(TakenFrontends.problems(config, names, deployed));
        problems.addAll(PeeringChanges.problems(config, names, deployed));
        problems.addAll(StaticRoutes.warnings(config, names, deployed));
        problems.addAll(FirewallChanges.problems(config, names, deployed, azure));
        problems.addAll(RemovedGateways.warnings(config, names, deployed));
        Set<String> replaced = new HashSet<>();
        Judge judge = new Judge(config, problems, replaced);
        azure.expressRouteGateway()
                .ifPresent(gateway -> config.expressRoute()
                        .ifPresent(section -> judge.all(
                                names.erGateway(),
                                true,
                                new GatewayChanges(config, gateway, names).ofExpressRouteGateway(section))));
        azure.vpnGateway()
                .ifPresent(gateway -> config.vpn()
                        .ifPresent(section -> judge.all(
                                names.vpnGateway(),
                                true,
                                new GatewayChanges(config, gateway, names).ofVpnGateway(section))));
        config.circuits().forEach((name, circuit) -> {
            ExistingCircuit existing = azure.circuits().get(name);
            if (existing != null && circuit instanceof Circuit.Owned owned) {
                judge.all(
                        names.circuit(name),
                        existing.isDeletable(azure.connectedCircuits().contains(name))
                                && !hasAuthorizations(deployed, name),
                        new CircuitChanges(config.location(), owned, existing).all());
            }
        });
        return new IllegalChanges(List.copyOf(problems), Set.copyOf(replaced));
    }

    /** They go with the circuit, keys and all, and the engine would take them for still there. */
    private static boolean hasAuthorizations(DeployedStack deployed, String circuit) {
        return deployed.ofType("ExpressRouteCircuitAuthorization")
                .anyMatch(it -> it.logicalName().startsWith("circuit-" + circuit + "-authorization-"));
    }

    /** Names the resource and the way out, and lets through what the stack expressly allows. */
    private record Judge(StackConfig config, List<Problem> problems, Set<String> replaced) {
        void all(String resource, boolean deletable, List<Change> changes) {
            for (Change change : changes) {
                if (!change.certain()) {
                    problems.add(doubtful(change, resource));
                    continue;
                }
                boolean replaceable = deletable && change.replaceable();
                boolean allowed = replaceable && config.allowReplacement().contains(resource);
                problems.add(allowed ? allowed(change, resource) : refused(change, resource, replaceable));
                if (allowed) {
                    replaced.add(resource);
                }
            }
        }

        private Problem allowed(Change change, String resource) {
            return Problem.warning(
                            change.rule(),
                            change.path(),
                            inPlace(change, resource) + "; it is replaced: " + change.consequence())
                    .got(change.fromTo())
                    .fix(
                            config.protect()
                                    ? "plan the outage, and first `pulumi state unprotect` it"
                                    : "plan the outage, and take the name out of allowReplacement afterwards");
        }

        private static Problem refused(Change change, String resource, boolean replaceable) {
            String way = change.legalWay().orElse("set it back to " + change.from());
            return Problem.error(
                            change.rule(),
                            change.path(),
                            inPlace(change, resource) + "; a replacement means " + change.consequence())
                    .got(change.fromTo())
                    .fix(
                            replaceable
                                    ? way + "; or list " + resource + " under " + ConfigPath.of("allowReplacement")
                                            + " and plan the outage"
                                    : way);
        }

        private static String inPlace(Change change, String resource) {
            return change.what() + " of " + resource + " cannot change in place";
        }
    }

    private static Problem doubtful(Change change, String resource) {
        return Problem.warning(
                        change.rule(),
                        change.path(),
                        "Azure may refuse to change " + change.what() + " of " + resource + ": " + change.consequence())
                .got(change.fromTo())
                .fix("set it back to " + change.from() + " unless you have checked that Azure accepts it");
    }

    /**
     * A change that Azure refuses in place, or may refuse.
     *
     * @param what the property, in words
     * @param consequence the outage that a replacement means, or why the change may be refused
     * @param replaceable whether replacing the one resource brings it about
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
            boolean replaceable,
            Optional<String> legalWay) {
        /** A move to another region, which takes more than this resource. */
        static Change ofLocation(String rule, ConfigPath path, String from, String to, String outage) {
            return new Change(
                    true,
                    rule,
                    path,
                    "the location",
                    from,
                    to,
                    outage,
                    false,
                    Optional.of("set it back to " + from
                            + ", or deploy a new stack with another baseName beside this one"));
        }

        String fromTo() {
            return "from " + from + " to " + to;
        }

        static Change refused(
                String rule,
                ConfigPath path,
                String what,
                String from,
                String to,
                String outage,
                Optional<String> way) {
            return new Change(true, rule, path, what, from, to, outage, true, way);
        }

        static Change doubtful(String rule, ConfigPath path, String what, String from, String to, String why) {
            return new Change(false, rule, path, what, from, to, why, false, Optional.empty());
        }
    }
}

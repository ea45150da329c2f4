package hybridnetwork.adopt;

import hybridnetwork.adopt.Difference.Action;
import hybridnetwork.adopt.Difference.Judgement;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.PlannedChange;
import hybridnetwork.reachability.filter.PolicyDifference;
import hybridnetwork.resources.RecordedPlan;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.review.ResourceChange;
import hybridnetwork.review.StackReview;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the first preview after an import will show, each judged.
 *
 * <p>The program is recorded with what Azure has standing in for Azure, so that its own comparison decides what would be refused;
 * then the resources that it registers are held against what an import reads. What Azure fills in by itself is no difference
 * ({@link AzuresOwn}).
 *
 * @param all the gravest first, then in the order of the program
 * @param refusals what the program itself refuses or warns of before it declares anything
 * @param undeclared what is there and the program does not know: it stays as it is
 */
public record Differences(List<Difference> all, List<Problem> refusals, List<FoundResource> undeclared) {
    public Differences {
        all = List.copyOf(all);
        refusals = List.copyOf(refusals);
        undeclared = List.copyOf(undeclared);
    }

    /**
     * Compares. Records the program twice.
     *
     * @param config of the proposed stack
     * @param stack its name
     * @param found what Azure has
     */
    public static Differences find(StackConfig config, String stack, Collection<FoundResource> found) {
        List<RegisteredResource> recorded =
                OfflinePlan.of(config, stack, Stage.connected).plan().resources();
        Matched matched = Matched.of(recorded, found);
        List<RegisteredResource> standing = Standing.found(recorded, matched);
        Alike alike = new Alike(found.stream()
                .filter(resource -> matched.ids().contains(resource.id()))
                .map(resource -> resource.id().subscription())
                .findFirst()
                .orElse(""));
        Standing.Sides sides = Standing.Sides.of(standing, PlannedChange.of(config, stack, standing), alike);
        List<ResourceChange> changes = StackReview.compared(
                        stack,
                        new RecordedPlan(List.of(), sides.before()),
                        List.of(),
                        Optional.of(sides.after()),
                        Optional.empty())
                .changes();
        Judge judge =
                new Judge(policy(config, sides, others(found, matched, alike)), gateways(found), isConnected(found));
        List<Difference> all = new ArrayList<>();
        changes.forEach(change -> judge.of(change).ifPresent(all::add));
        all.sort(Comparator.comparing(Difference::judgement));
        return new Differences(all, sides.after().problems(), undeclared(found, matched));
    }

    /** What the security groups let through before and after. */
    private static PolicyDifference policy(StackConfig config, Standing.Sides sides, List<RegisteredResource> others) {
        List<RegisteredResource> before =
                Stream.concat(sides.before().stream(), others.stream()).toList();
        PolicyDifference all = NetworkProof.policyDifference(
                config, before, sides.after().plan().resources());
        return new PolicyDifference(
                all.opened(), ClosedFlows.among(config, NetworkProof.letThrough(config, before), all.closed()));
    }

    /** Security groups of names that the stack does not have, and whatever else its subnets may refer to. */
    private static List<RegisteredResource> others(Collection<FoundResource> found, Matched matched, Alike alike) {
        List<FoundResource> unmatched = found.stream()
                .filter(resource -> !matched.ids().contains(resource.id()))
                .toList();
        return new FoundAzure(unmatched, List.of())
                .registered().stream()
                        .map(resource -> Standing.with(
                                resource, resource.id().map(alike::id).orElse(""), alike.spelled(resource.inputs())))
                        .toList();
    }

    private static Map<String, FoundResource> gateways(Collection<FoundResource> found) {
        Map<String, FoundResource> byType = new HashMap<>();
        found.stream()
                .filter(resource -> resource.kind().equals("VirtualNetworkGateway"))
                .forEach(gateway ->
                        gateway.properties().text("gatewayType").ifPresent(type -> byType.put(type, gateway)));
        return byType;
    }

    private static boolean isConnected(Collection<FoundResource> found) {
        return found.stream()
                .filter(resource -> resource.kind().equals("ExpressRouteCircuit"))
                .flatMap(circuit -> circuit.properties().text("serviceProviderProvisioningState").stream())
                .allMatch("Provisioned"::equals);
    }

    /** What stands inside something that the program declares goes with it: a subnet with its network. */
    private static List<FoundResource> undeclared(Collection<FoundResource> found, Matched matched) {
        return found.stream()
                .filter(resource -> !matched.ids().contains(resource.id()))
                .filter(resource -> resource.id()
                        .parent()
                        .filter(parent -> matched.ids().contains(parent) && isInline(resource))
                        .isEmpty())
                .toList();
    }

    private static boolean isInline(FoundResource resource) {
        return switch (resource.kind()) {
            case "Subnet", "SecurityRule", "Route", "LoadBalancerBackendAddressPool" -> true;
            default -> false;
        };
    }

    /** Whether nothing is refused and no traffic is lost. */
    public boolean isSafe() {
        return refusals.stream().noneMatch(Problem::isError)
                && all.stream()
                        .noneMatch(difference -> difference.judgement() == Judgement.REFUSED
                                || difference.judgement() == Judgement.OUTAGE);
    }

    /** How many of an action. */
    public long count(Action action) {
        return all.stream().filter(difference -> difference.action() == action).count();
    }
}

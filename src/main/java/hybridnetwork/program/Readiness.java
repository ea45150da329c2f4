package hybridnetwork.program;

import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.AzureLookup;
import hybridnetwork.lifecycle.AzureState;
import hybridnetwork.lifecycle.CircuitSteps;
import hybridnetwork.lifecycle.DeployedNotFound;
import hybridnetwork.lifecycle.DeployedStack;
import hybridnetwork.lifecycle.ExistingNetworks;
import hybridnetwork.lifecycle.ExpressRoutePublicIp;
import hybridnetwork.lifecycle.GuidedMigration;
import hybridnetwork.lifecycle.IllegalChanges;
import hybridnetwork.lifecycle.InspectionHop;
import hybridnetwork.lifecycle.KeptGeneration;
import hybridnetwork.lifecycle.KeptNames;
import hybridnetwork.lifecycle.KeptZones;
import hybridnetwork.lifecycle.NetworkLookup;
import hybridnetwork.lifecycle.NewConnections;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.lifecycle.StandingPlace;
import hybridnetwork.lifecycle.SubnetChanges;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of the network can be declared now, given what Azure has.
 *
 * @param deployed what the engine's state has of this stack
 * @param replaced the Azure names of resources that are replaced, because the stack allows what Azure does not do in place
 * @param hop where packets are led that are to be inspected
 * @param erPublicIp whose public IP the ExpressRoute gateway has
 * @param problems what the comparison with Azure found; with an error among them nothing may be declared
 */
public record Readiness(
        AzureNames names,
        DeployedStack deployed,
        AzureState azure,
        CircuitSteps steps,
        InspectionHop hop,
        Set<String> replaced,
        ExpressRoutePublicIp erPublicIp,
        List<Problem> problems) {
    /**
     * Asks the engine and Azure, by provider calls, and compares. Blocks until Azure has answered.
     *
     * @throws hybridnetwork.lifecycle.StateUnavailable when the engine does not say what this stack has deployed
     * @throws hybridnetwork.lifecycle.AzureUnavailable when Azure does not say what exists
     */
    public static Readiness ask(StackConfig config) {
        DeployedStack deployed = DeployedStack.ask();
        AzureNames names = KeptNames.find(config, deployed);
        AzureLookup lookup = AzureLookup.begin(config, names);
        NetworkLookup network = NetworkLookup.begin(config, names, deployed);
        StandingPlace place = StandingPlace.compare(config, deployed, lookup);
        if (place.isOtherSubscription()) {
            // What Azure answers there says nothing of this stack.
            CircuitSteps kept = CircuitSteps.decide(config, names, AzureState.NOTHING, deployed);
            ExpressRoutePublicIp asConfigured =
                    ExpressRoutePublicIp.decide(config, names, AzureState.NOTHING, Set.of());
            return new Readiness(
                    names,
                    deployed,
                    AzureState.NOTHING,
                    kept,
                    InspectionHop.decide(config, names, AzureState.NOTHING, deployed),
                    Set.of(),
                    asConfigured,
                    place.problems());
        }
        AzureState azure = lookup.await();
        CircuitSteps steps = CircuitSteps.decide(config, names, azure, deployed);
        InspectionHop hop = InspectionHop.decide(config, names, azure, deployed);
        IllegalChanges changes = IllegalChanges.find(config, names, deployed, azure);
        Set<String> replaced = new HashSet<>(changes.replaced());
        DeployedNotFound notFound = place.notFound(names, azure);
        replaced.addAll(notFound.interrupted());
        List<Problem> problems = new ArrayList<>(place.problems());
        notFound.problem().ifPresent(problems::add);
        problems.addAll(changes.problems());
        ExistingNetworks standing = network.await();
        problems.addAll(SubnetChanges.problems(config, names, deployed, hop, standing));
        problems.addAll(GuidedMigration.problems(names, deployed, azure, standing.network(names.virtualNetwork())));
        ExpressRoutePublicIp erPublicIp = ExpressRoutePublicIp.decide(config, names, azure, replaced);
        erPublicIp.warning().ifPresent(problems::add);
        problems.addAll(KeptZones.problems(config, names, azure, replaced));
        problems.addAll(KeptZones.ofFrontends(config, names, deployed));
        problems.addAll(KeptZones.ofNatGateways(config, names, deployed));
        problems.addAll(steps.warnings());
        hop.warning().ifPresent(problems::add);
        NewConnections.problem(config, azure, deployed, steps).ifPresent(problems::add);
        if (!replaced.contains(names.vpnGateway())) {
            config.vpn()
                    .flatMap(vpn -> KeptGeneration.warning(vpn, azure.vpnGateway(), names.vpnGateway()))
                    .ifPresent(problems::add);
        }
        return new Readiness(
                names, deployed, azure, steps, hop, Set.copyOf(replaced), erPublicIp, List.copyOf(problems));
    }

    public boolean isRefused() {
        return problems.stream().anyMatch(Problem::isError);
    }

    public Stage stage() {
        return hop.waits() ? Stage.ordered : steps.stage();
    }
}

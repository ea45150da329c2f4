package hybridnetwork.plan;

import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.program.HybridNetwork;
import hybridnetwork.program.Readiness;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.topology.AzureNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The network that a stack would come to where another plan's network stands already.
 *
 * @param problems changes of what stands there that Azure refuses, or that the stack allows in spite of the outage
 * @param replaced the Azure names of gateways and circuits that are replaced because the stack allows it
 * @param allowed the Azure names of all whose replacement the stack allows, for whatever reason
 * @param sites the names of its sites, of which resources show only what they have at the moment
 */
public record PlannedChange(
        Plan plan, List<Problem> problems, Set<String> replaced, Set<String> allowed, Set<String> sites) {
    /**
     * Records the program without an engine and without Azure, every circuit being provisioned. Under the engine a refused
     * change would keep everything from being declared; here the whole network is, so that it can be shown and proved.
     *
     * @param standing resources that were recorded before
     */
    public static PlannedChange of(StackConfig config, String stack, List<RegisteredResource> standing) {
        CompletableFuture<Readiness> readiness = new CompletableFuture<>();
        ProviderCalls found = new StandingNetwork(standing);
        ProviderCalls provisioned = OfflinePlan.azureIn(Stage.connected, AzureNames.of(config), config);
        Plan plan = Recording.of(OfflinePlan.PROJECT, stack)
                .calls((token, args) -> {
                    Optional<Map<String, Object>> answer = found.call(token, args);
                    return answer.isPresent() ? answer : provisioned.call(token, args);
                })
                .run(context -> {
                    readiness.complete(Readiness.ask(config));
                    HybridNetwork.declare(context, config, readiness.join());
                });
        return new PlannedChange(
                plan,
                readiness.join().problems(),
                readiness.join().replaced(),
                Set.copyOf(config.allowReplacement()),
                Set.copyOf(config.sites().keySet()));
    }
}

package hybridnetwork.plan;

import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.program.HybridNetwork;
import hybridnetwork.program.Readiness;
import hybridnetwork.topology.AzureNames;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The network that a stack would create, recorded without an engine and without Azure. */
public record OfflinePlan(Stage stage, Plan plan) {
    /** The name of the Pulumi project, part of every URN. */
    public static final String PROJECT = "hybrid-network";

    private static final String GET_CIRCUIT = "azure-native:network:getExpressRouteCircuit";

    /**
     * Records the program as it would run in an empty subscription, or once every provider has provisioned its circuit and the
     * firewall is there.
     */
    public static OfflinePlan of(StackConfig config, String stack, Stage stage) {
        CompletableFuture<Readiness> readiness = new CompletableFuture<>();
        Plan plan = Recording.of(PROJECT, stack)
                .calls(azureIn(stage, AzureNames.of(config), config))
                .run(context -> {
                    readiness.complete(Readiness.ask(config));
                    HybridNetwork.declare(context, config, readiness.join());
                });
        return new OfflinePlan(readiness.join().stage(), plan);
    }

    /** The network that is about to be declared, recorded with what Azure has answered already. */
    public static Plan of(StackConfig config, String project, String stack, Readiness readiness) {
        return Recording.of(project, stack)
                .calls(FirewallThere.at(
                        config, readiness.names(), readiness.hop().address()))
                .run(context -> HybridNetwork.declare(context, config, readiness));
    }

    static ProviderCalls azureIn(Stage stage, AzureNames names, StackConfig config) {
        Set<String> circuits =
                config.circuits().keySet().stream().map(names::circuit).collect(Collectors.toSet());
        return switch (stage) {
            case ordered -> ProviderCalls.NOTHING_EXISTS;
            case connected -> {
                ProviderCalls firewall = FirewallThere.expected(config, names);
                yield (token, args) ->
                        token.equals(GET_CIRCUIT) && circuits.contains(String.valueOf(args.get("circuitName")))
                                ? Optional.of(Map.of("serviceProviderProvisioningState", "Provisioned"))
                                : firewall.call(token, args);
            }
        };
    }
}

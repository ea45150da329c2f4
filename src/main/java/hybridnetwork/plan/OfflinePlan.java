package hybridnetwork.plan;

import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.program.HybridNetwork;
import hybridnetwork.program.Readiness;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The network that a stack would create, recorded without an engine and without Azure. */
public record OfflinePlan(Stage stage, Plan plan) {
    /** The name of the Pulumi project, part of every URN. */
    public static final String PROJECT = "hybrid-network";

    private static final String GET_CIRCUIT = "azure-native:network:getExpressRouteCircuit";

    /** Records the program as it would run in an empty subscription, or once every provider has provisioned its circuit. */
    public static OfflinePlan of(StackConfig config, String stack, Stage stage) {
        CompletableFuture<Readiness> readiness = new CompletableFuture<>();
        Plan plan = Recording.of(PROJECT, stack).calls(azureIn(stage)).run(context -> {
            readiness.complete(Readiness.ask(config));
            HybridNetwork.declare(context, config, readiness.join());
        });
        return new OfflinePlan(readiness.join().stage(), plan);
    }

    private static ProviderCalls azureIn(Stage stage) {
        return switch (stage) {
            case ordered -> ProviderCalls.NOTHING_EXISTS;
            case connected ->
                (token, args) -> token.equals(GET_CIRCUIT)
                        ? Optional.of(Map.of("serviceProviderProvisioningState", "Provisioned"))
                        : Optional.empty();
        };
    }
}

package hybridnetwork.plan;

import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.program.HybridNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The network that a stack would create, recorded without an engine and without Azure. */
public record OfflinePlan(Stage stage, Plan plan, List<Problem> problems) {
    /** The name of the Pulumi project, part of every URN. */
    public static final String PROJECT = "hybrid-network";

    private static final String GET_CIRCUIT = "azure-native:network:getExpressRouteCircuit";

    /** Records the program as it would run in an empty subscription, or once every provider has provisioned its circuit. */
    public static OfflinePlan of(StackConfig config, String stack, Stage stage) {
        CompletableFuture<HybridNetwork.Outcome> outcome = new CompletableFuture<>();
        Plan plan = Recording.of(PROJECT, stack)
                .calls(azureIn(stage))
                .run(context -> outcome.complete(HybridNetwork.run(context, config)));
        return new OfflinePlan(outcome.join().stage(), plan, outcome.join().problems());
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

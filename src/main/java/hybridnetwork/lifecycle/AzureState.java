package hybridnetwork.lifecycle;

import java.util.Map;
import java.util.Optional;

/**
 * What exists in Azure of a stack's gateways and circuits.
 *
 * @param circuits the stack's own circuits by their key in the configuration; absent where there is none yet
 */
public record AzureState(
        Map<String, ExistingCircuit> circuits,
        Optional<ExistingGateway> expressRouteGateway,
        Optional<ExistingGateway> vpnGateway) {

    /** A subscription in which nothing of the stack exists. */
    public static final AzureState NOTHING = new AzureState(Map.of(), Optional.empty(), Optional.empty());

    public AzureState {
        circuits = Map.copyOf(circuits);
    }
}

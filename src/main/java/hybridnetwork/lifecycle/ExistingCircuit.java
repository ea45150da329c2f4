package hybridnetwork.lifecycle;

import java.util.Optional;

/**
 * A circuit as Azure has it.
 *
 * @param providerState {@code serviceProviderProvisioningState}: NotProvisioned, Provisioning, Provisioned or
 *     Deprovisioning ({@code er-provider-state})
 * @param tier of its SKU; empty where Azure did not say
 * @param bandwidthMbps of a circuit at a provider
 * @param portId of a circuit on a direct port
 * @param peered whether it has a private peering
 */
public record ExistingCircuit(
        String providerState,
        Optional<String> location,
        Optional<String> tier,
        Optional<String> family,
        Optional<String> provider,
        Optional<String> peeringLocation,
        Optional<Integer> bandwidthMbps,
        Optional<String> portId,
        Optional<Double> bandwidthGbps,
        boolean peered) {

    /** The state in which a peering and a connection can be created ({@code er-provider-state}). */
    static final String PROVISIONED = "Provisioned";

    /** The only state in which Azure lets a provider's circuit be deleted ({@code er-delete-state}). */
    static final String NOT_PROVISIONED = "NotProvisioned";

    /**
     * Whether Azure would let it be deleted ({@code er-delete-state}).
     *
     * @param connected whether a gateway is connected to it
     */
    boolean isDeletable(boolean connected) {
        boolean held = portId.isEmpty() && !providerState.equals(NOT_PROVISIONED);
        return !held && !peered && !connected;
    }

    boolean isProvisioned() {
        return providerState.equals(PROVISIONED);
    }
}

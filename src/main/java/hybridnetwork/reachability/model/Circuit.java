package hybridnetwork.reachability.model;

import java.util.Optional;

/**
 * A circuit that the configuration declares.
 *
 * @param peering the state of its private peering
 */
public record Circuit(String name, Peering peering, Optional<Double> mbps) {
    /** What is known of a private peering. */
    public enum Peering {
        ENABLED,
        DISABLED,
        /** No resource shows one: assumed to be made by the provider, and enabled. */
        BY_PROVIDER,
        UNKNOWN
    }
}

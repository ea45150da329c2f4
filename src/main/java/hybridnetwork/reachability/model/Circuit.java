package hybridnetwork.reachability.model;

import java.util.Optional;

/**
 * A circuit that the configuration declares.
 *
 * @param peering the state of its private peering; one without a peering of its own is peered by its provider (assumption)
 */
public record Circuit(String name, Peering peering, Optional<Double> mbps) {
    /** What is known of a private peering. */
    public enum Peering {
        ENABLED,
        DISABLED,
        UNKNOWN
    }
}

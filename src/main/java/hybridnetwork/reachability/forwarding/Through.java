package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.route.Condition;

/**
 * Packets, as they were sent, that come to an appliance whose rules nobody can read, when a condition is met.
 *
 * @param appliance its index
 */
public record Through(int appliance, Region packets, Condition when) {}

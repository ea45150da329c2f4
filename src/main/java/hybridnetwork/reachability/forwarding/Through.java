package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.route.Condition;

/**
 * Packets, as they were sent, that come to something with rules that nobody can read, when a condition is met.
 *
 * @param at what they come to
 */
public record Through(Unread at, Region packets, Condition when) {}

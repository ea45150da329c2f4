package hybridnetwork.topology;

import java.util.List;
import java.util.Optional;

/**
 * A network rule of a firewall's policy, which lets through what it matches.
 *
 * @param protocols {@code TCP}, {@code UDP}, {@code ICMP} or {@code Any}
 * @param ports destination ports and ranges, or {@code *}
 */
public record FirewallRule(
        String name, String description, List<String> protocols, Side source, Side destination, List<String> ports) {
    /**
     * One side of a rule.
     *
     * @param addresses prefixes and single addresses, or one service tag; empty where it is a group
     * @param group the key of the IP group whose addresses these are
     */
    public record Side(List<String> addresses, Optional<String> group) {
        /** How many addresses Azure counts for it: an IP group is one ({@code firewall-rule-limit}). */
        public int counted() {
            return group.isPresent() ? 1 : addresses.size();
        }
    }
}

package hybridnetwork.topology;

import java.util.List;
import java.util.Locale;

/**
 * A rule of a network security group ({@code nsg-rules}).
 *
 * @param priority 100 to 4096, unique in its direction; the lowest that matches decides
 * @param protocol {@code Tcp}, {@code Udp}, {@code Icmp} or {@code *}
 * @param sources prefixes, or one service tag or {@code *}
 * @param destinations prefixes, or one service tag or {@code *}
 * @param ports destination ports and ranges, or {@code *}
 */
public record SecurityRule(
        String name,
        String description,
        int priority,
        Direction direction,
        Access access,
        String protocol,
        List<String> sources,
        List<String> destinations,
        List<String> ports) {

    public enum Direction {
        Inbound,
        Outbound;

        /** As names of rules end. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Access {
        Allow,
        Deny
    }
}

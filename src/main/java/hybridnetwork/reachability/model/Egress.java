package hybridnetwork.reachability.model;

import hybridnetwork.net.PrefixSet;
import java.util.List;
import java.util.Set;

/**
 * How hosts of the networks leave for the internet.
 *
 * @param ways that are configured
 * @param closed hosts that have no other: of private subnets, and members of an internal Standard balancer's pool
 * @param maybeClosed hosts of which it is not known whether they have another: perhaps private, assumed to be such
 *     members, or perhaps instances of scale sets that are such members or flexible
 * @param implicit Azure's own way for all other hosts
 */
public record Egress(List<WayOut> ways, PrefixSet closed, PrefixSet maybeClosed, ImplicitOutbound implicit) {
    public Egress {
        ways = List.copyOf(ways);
    }

    /**
     * A way out.
     *
     * @param protocols of the packets that may take it
     * @param name for traces, such as {@code NAT gateway of subnet web}
     */
    public record WayOut(PrefixSet hosts, Set<Protocol> protocols, String name) {
        public WayOut {
            protocols = Set.copyOf(protocols);
        }
    }

    /** What is known of the subscription's implicit outbound access, which Azure is retiring. */
    public enum ImplicitOutbound {
        OPEN,
        CLOSED,
        UNKNOWN
    }
}

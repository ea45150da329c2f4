package hybridnetwork.reachability.filter;

import hybridnetwork.net.PrefixSet;

/**
 * What the service tags of security rules mean at the subnets of a route table. It does not depend on what has failed.
 *
 * @param virtualNetwork what {@code VirtualNetwork} surely holds
 * @param maybe what it holds perhaps: what is not in it is in {@code Internet}, unless it is private
 */
public record Tags(PrefixSet virtualNetwork, PrefixSet maybe) {
    /** The same within some addresses alone. */
    Tags within(PrefixSet addresses) {
        return new Tags(virtualNetwork.intersect(addresses), maybe.intersect(addresses));
    }

    /** With what it holds surely, and perhaps, besides. */
    Tags with(PrefixSet surely, PrefixSet perhaps) {
        PrefixSet all = virtualNetwork.union(surely);
        return new Tags(all, maybe.union(perhaps).subtract(all));
    }
}

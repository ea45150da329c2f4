package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.List;

/**
 * A virtual network among the resources.
 *
 * @param name the resource's
 */
public record VirtualNetwork(String name, List<Prefix> space) {
    public VirtualNetwork {
        space = List.copyOf(space);
    }

    public PrefixSet addresses() {
        return PrefixSet.of(space);
    }
}

package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.Collection;

/**
 * The service tags of security rules, read from the topology; they do not depend on what has failed.
 *
 * @param virtualNetwork the virtual network's space and all that is on-premises
 * @param internet all the rest, less private space; the platform's address 168.63.129.16 included
 */
public record Tags(PrefixSet virtualNetwork, PrefixSet internet) {
    /** @param prefixes of the virtual network, the sites, their advertisements and the local network gateways */
    public static Tags of(Collection<Prefix> prefixes) {
        PrefixSet virtualNetwork = PrefixSet.of(
                prefixes.stream().filter(prefix -> prefix.length() > 0).toList());
        return new Tags(virtualNetwork, virtualNetwork.union(Space.PRIVATE_SET).complement());
    }
}

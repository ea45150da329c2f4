package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.List;

/**
 * A network on-premises.
 *
 * @param index its place among all sites
 * @param prefixes the addresses that it has
 * @param circuits the indexes of the circuits that it uses, rising
 */
public record Site(int index, String name, List<Prefix> prefixes, PrefixSet addresses, List<Integer> circuits) {
    public Site {
        prefixes = List.copyOf(prefixes);
        circuits = List.copyOf(circuits);
    }
}

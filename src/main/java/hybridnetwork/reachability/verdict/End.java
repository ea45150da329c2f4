package hybridnetwork.reachability.verdict;

import hybridnetwork.net.PrefixSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The addresses of one end of a flow, by where they are.
 *
 * @param subnets hosts by subnet
 * @param frontends by frontend; nothing when the end is a source
 * @param sites by site
 * @param open why it may have other addresses, of which nothing is proved
 */
record End(
        SortedMap<Integer, PrefixSet> subnets,
        SortedMap<Integer, PrefixSet> frontends,
        SortedMap<Integer, PrefixSet> sites,
        PrefixSet internet,
        Optional<String> open) {
    /** Hosts, frontends and sites alone. */
    static End of(
            SortedMap<Integer, PrefixSet> subnets,
            SortedMap<Integer, PrefixSet> frontends,
            SortedMap<Integer, PrefixSet> sites) {
        return new End(subnets, frontends, sites, PrefixSet.EMPTY, Optional.empty());
    }

    /** The end as a source: a load balancer is nothing. */
    End source() {
        return new End(subnets, new TreeMap<>(), sites, internet, open);
    }

    PrefixSet onPremises() {
        return PrefixSet.unionOf(sites.values());
    }

    PrefixSet hosts() {
        return PrefixSet.unionOf(subnets.values());
    }
}

package hybridnetwork.reachability.model;

import hybridnetwork.net.PrefixSet;

/**
 * Hosts that a public IP leads to.
 *
 * @param hosts their private addresses
 * @param sku of the public IP
 * @param certain whether each of the hosts surely has one
 */
public record PublicHosts(PrefixSet hosts, Sku sku, boolean certain) {
    /** What tells whether an address without a security group is open to the internet. */
    public enum Sku {
        /** Closed without a group. */
        STANDARD,
        /** Open without a group; also where no SKU is named. */
        BASIC,
        UNKNOWN
    }
}

package hybridnetwork.adopt;

import hybridnetwork.net.PrefixSet;

/**
 * An end of flows in a proposal.
 *
 * @param text as an intent names it, such as {@code orders/web}
 * @param whole what stands for it together with all others of its kind, such as {@code network}
 * @param ours whether it is a subnet of the stack's
 * @param filters whether groups at it say what passes
 */
record TrafficEnd(String text, String whole, PrefixSet hosts, boolean ours, boolean filters) {
    /** The public addresses that nobody of this network has. */
    static final String INTERNET = "internet";

    static final String ON_PREMISES = "on-premises";
    static final String NETWORK = "network";
}

package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.List;

/**
 * A virtual network among the resources.
 *
 * @param index its place among all networks; 0 is the hub
 * @param name as ends and outages name it: a spoke's key in the configuration where its Azure name follows from one
 * @param azureName the name in Azure
 * @param space the prefixes of its address space, without what a network before it has
 * @param addresses the same as a set
 * @param declared its whole address space, as the tag {@code VirtualNetwork} has it
 * @param uplink whose gateways it uses
 * @param peers the networks that it is, or may be, peered with
 * @param isTakenAtItsWord whether it is somebody else's, so that nobody can read its groups here
 * @param maybeTagged what the tag {@code VirtualNetwork} may hold here besides, for peered networks and gateways are not all known
 */
public record VirtualNetwork(
        int index,
        String name,
        String azureName,
        List<Prefix> space,
        PrefixSet addresses,
        PrefixSet declared,
        Uplink uplink,
        List<Peer> peers,
        boolean isTakenAtItsWord,
        PrefixSet maybeTagged) {
    public VirtualNetwork {
        space = List.copyOf(space);
        peers = List.copyOf(peers);
    }

    /**
     * The gateways that a network uses: its own, or by gateway transit another's.
     *
     * @param network the index of the network that they are in
     * @param certain whether it surely uses them
     */
    public record Uplink(int network, boolean certain) {}

    /**
     * A network on the other side of a peering.
     *
     * @param network its index
     * @param connected whether the peering surely connects; one of which one side is missing may
     * @param tagged whether the tag {@code VirtualNetwork} has the other's space here: {@code allowVirtualNetworkAccess}
     * @param forwarded whether this network takes what an appliance over there hands on: {@code allowForwardedTraffic}
     */
    public record Peer(int network, boolean connected, Likelihood tagged, Likelihood forwarded) {}

    /** Whether something is so. */
    public enum Likelihood {
        SURELY,
        PERHAPS,
        NOT
    }

    public boolean isHub() {
        return index == 0;
    }

    /** Whether the Azure name follows from a key of the configuration. */
    public boolean isNamedAfter(String key) {
        return !name.equals(azureName) && name.equalsIgnoreCase(key);
    }

    /** The same where the tag {@code VirtualNetwork} may hold other addresses besides. */
    public VirtualNetwork maybeTagging(PrefixSet others) {
        return new VirtualNetwork(
                index, name, azureName, space, addresses, declared, uplink, peers, isTakenAtItsWord, others);
    }
}

package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import java.util.List;

/** What the address space of a virtual network may be. */
final class NetworkSpace {
    /** {@code vnet-forbidden-ranges} */
    private static final List<Prefix> FORBIDDEN = List.of(
            Prefix.parse("224.0.0.0/4"),
            Prefix.parse("255.255.255.255/32"),
            Prefix.parse("127.0.0.0/8"),
            Prefix.parse("169.254.0.0/16"),
            Prefix.parse("168.63.129.16/32"));

    private NetworkSpace() {}

    static void admit(ArmId network, List<Prefix> space) {
        for (int i = 0; i < space.size(); i++) {
            Prefix prefix = space.get(i);
            if (Cidr.overlap(List.of(prefix), FORBIDDEN).isPresent()) {
                throw AzureError.badRequest("The address prefix " + prefix + " of virtual network " + network
                        + " has addresses that no virtual network can have (vnet-forbidden-ranges).");
            }
            Cidr.overlap(space.subList(0, i), List.of(prefix)).ifPresent(other -> {
                throw AzureError.badRequest("The address prefixes " + other + " and " + prefix + " of virtual network "
                        + network + " overlap.");
            });
        }
    }

    /** A peered network may grow, but not into the space of those that it is peered with. */
    static void admitPeers(ArmId network, List<Prefix> space, World world) {
        for (StoredResource peering : NetworkPeerings.of(network, world)) {
            NetworkPeerings.remote(peering.body())
                    .flatMap(world::find)
                    .ifPresent(remote -> NetworkPeerings.admitApart(
                            peering.id(), network, space, remote.id(), NetworkRules.space(remote)));
        }
    }
}

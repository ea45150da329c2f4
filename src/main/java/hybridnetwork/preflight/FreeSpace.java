package hybridnetwork.preflight;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.NetworkConfig;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.List;
import java.util.Optional;

/** Finds room in a virtual network, for the fix of a prefix that cannot stay where it is. */
final class FreeSpace {
    private final List<Prefix> space;
    private final PrefixSet free;

    private FreeSpace(List<Prefix> space, PrefixSet free) {
        this.space = space;
        this.free = free;
    }

    /** What the workload subnets leave. */
    static FreeSpace besideSubnets(DeclaredNetwork network) {
        PrefixSet taken = PrefixSet.of(network.prefixes().values());
        return new FreeSpace(
                network.addressSpace(), PrefixSet.of(network.addressSpace()).subtract(taken));
    }

    /** What all subnets leave, the gateways' included. */
    static FreeSpace besideAllSubnets(DeclaredNetwork network) {
        FreeSpace free = besideSubnets(network);
        return network instanceof NetworkConfig hub
                ? new FreeSpace(free.space, free.free.subtract(PrefixSet.of(hub.gatewaySubnet())))
                : free;
    }

    boolean holds(Prefix prefix) {
        return space.stream().anyMatch(outer -> outer.contains(prefix)) && free.contains(PrefixSet.of(prefix));
    }

    /** The last free block of this length in the first address prefix that has one. */
    Optional<Prefix> last(int length) {
        for (Prefix outer : space) {
            Optional<Prefix> last = blocks(outer).stream()
                    .filter(block -> block.length() <= length)
                    .reduce((earlier, later) -> later)
                    .map(block -> lastOf(block, length));
            if (last.isPresent()) {
                return last;
            }
        }
        return Optional.empty();
    }

    /** The first free block of this length in the first address prefix that has one. */
    Optional<Prefix> first(int length) {
        return space.stream()
                .flatMap(outer -> blocks(outer).stream().filter(block -> block.length() <= length))
                .map(block -> new Prefix(block.base(), length))
                .findFirst();
    }

    /** Free blocks, each as large as can be: any free prefix lies inside one of them. */
    private List<Prefix> blocks(Prefix outer) {
        return free.intersect(PrefixSet.of(outer)).prefixes();
    }

    /** The last block of this length in a prefix that is as large or larger. */
    static Prefix lastOf(Prefix outer, int length) {
        return new Prefix(Ipv4.of(outer.last().number() - (1L << (32 - length)) + 1), length);
    }
}

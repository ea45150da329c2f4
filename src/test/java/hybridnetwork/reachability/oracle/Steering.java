package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.World.Hop;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Route;
import hybridnetwork.reachability.oracle.World.Table;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user routes of a table, and section 6: what a table does to the gateways. */
final class Steering {
    private Steering() {}

    /** The user route with the longest prefix. */
    static Optional<Route> longest(@Nullable Table table, long destination) {
        Route longest = null;
        if (table != null) {
            for (Route route : table.routes()) {
                Block block = Block.of(route.prefix());
                if (block.has(destination)
                        && (longest == null
                                || block.length() > Block.of(longest.prefix()).length())) {
                    longest = route;
                }
            }
        }
        return Optional.ofNullable(longest);
    }

    /** The length of the longest prefix of a network's own space that has an address, or -1. */
    static int ownLength(Network network, long destination) {
        int longest = -1;
        for (String prefix : network.space()) {
            Block block = Block.of(prefix);
            if (block.has(destination)) {
                longest = Math.max(longest, block.length());
            }
        }
        return longest;
    }

    static boolean hasDefault(@Nullable Table table) {
        return table != null
                && table.routes().stream()
                        .anyMatch(route -> Block.of(route.prefix()).length() == 0);
    }

    /** Section 6, paragraph 1: whether the table of GatewaySubnet keeps both gateways from working. */
    static boolean stopsGateways(World world, Network network) {
        World.Subnet subnet = world.gatewaySubnet(network).orElse(null);
        Table table = subnet == null ? null : world.table(subnet.table());
        if (subnet == null || table == null) {
            return false;
        }
        boolean ownRangeSteered = Block.of(subnet.prefix()).addresses().stream()
                .anyMatch(address -> longest(table, address)
                        .filter(route -> Block.of(route.prefix()).length() >= ownLength(network, address))
                        .filter(route -> route.hop() != Hop.VnetLocal)
                        .isPresent());
        return !table.propagation() || hasDefault(table) || ownRangeSteered;
    }
}

package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Ends.Place;
import hybridnetwork.reachability.oracle.World.PrivateEndpoint;
import hybridnetwork.reachability.oracle.World.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Section 11: private endpoints, and whether groups and routes hold for them. */
final class Endpoints {
    private final World world;
    private final Set<Long> known = new HashSet<>();

    /** The addresses of interfaces, which are no endpoint's. */
    private final Set<Long> taken = new HashSet<>();

    Endpoints(World world) {
        this.world = world;
        world.privateEndpoints.stream()
                .filter(it -> it.address() != null)
                .forEach(it -> known.add(Block.address(it.address())));
        world.interfaces.forEach(it -> taken.add(Block.address(it.address())));
    }

    /** Whether the group of its subnet judges what an address sends and gets. */
    boolean isGuarded(Doubts doubts, Place place, long address) {
        return holds(place, "NetworkSecurityGroupEnabled") || !isEndpoint(doubts, place, address);
    }

    /** The table of its subnet as far as it holds for an address: its routes, or as if there were none. */
    @Nullable
    Table table(Doubts doubts, Place place, long address) {
        Table table = world.table(place.subnet().table());
        return table == null || holds(place, "RouteTableEnabled") || !isEndpoint(doubts, place, address) ? table : null;
    }

    private boolean holds(Place place, String one) {
        String policy = world.endpointPolicies.getOrDefault(name(place), "Disabled").toLowerCase(Locale.ROOT);
        return policy.equals("enabled") || policy.equals(one.toLowerCase(Locale.ROOT));
    }

    private boolean isEndpoint(Doubts doubts, Place place, long address) {
        if (known.contains(address)) {
            return true;
        }
        List<PrivateEndpoint> beside = world.privateEndpoints.stream()
                .filter(it -> it.subnet().equals(name(place)))
                .toList();
        return !taken.contains(address)
                && beside.stream().anyMatch(it -> it.address() == null)
                && doubts.ask(Block.text(address) + " is a private endpoint");
    }

    private static String name(Place place) {
        return place.network().name() + "/" + place.subnet().name();
    }
}

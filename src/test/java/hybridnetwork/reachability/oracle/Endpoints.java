package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Ends.Place;
import hybridnetwork.reachability.oracle.World.PrivateEndpoint;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Section 11: private endpoints, and whether groups and routes hold for them. */
final class Endpoints {
    private final World world;
    private final Ends ends;
    private final Set<Long> known = new HashSet<>();

    /** The addresses of interfaces, which are no endpoint's. */
    private final Set<Long> taken = new HashSet<>();

    /** Subnets with an endpoint of which nobody knows the address. */
    private final Set<String> unknownIn = new HashSet<>();

    Endpoints(World world, Ends ends) {
        this.world = world;
        this.ends = ends;
        for (PrivateEndpoint endpoint : world.privateEndpoints) {
            if (endpoint.address() == null) {
                unknownIn.add(endpoint.subnet());
            } else {
                known.add(Block.address(endpoint.address()));
            }
        }
        world.interfaces.forEach(it -> taken.add(Block.address(it.address())));
    }

    /** Whether the group of its subnet judges what an address sends and gets. */
    boolean isGuarded(Doubts doubts, long address) {
        Optional<Place> place = ends.host(address);
        return place.isEmpty()
                || holds(place.get(), "NetworkSecurityGroupEnabled")
                || !isEndpoint(doubts, place.get(), address);
    }

    /**
     * Whether nobody knows how an address answers: an endpoint for which the table of its subnet does not hold. As docs/proof.md has
     * it, the table holds for what it sends otherwise.
     */
    boolean answersAnyhow(Doubts doubts, Place place, long address) {
        return place.subnet().table() != null
                && !holds(place, "RouteTableEnabled")
                && isEndpoint(doubts, place, address);
    }

    /** Whether Azure's own route to an endpoint beats whoever's user routes; the page says it of neither. */
    boolean mayBeatRoutes(Doubts doubts, long address) {
        return ends.host(address)
                .filter(it -> !holds(it, "RouteTableEnabled") && isEndpoint(doubts, it, address))
                .filter(it -> doubts.ask("Azure's route to " + Block.text(address) + " beats user routes"))
                .isPresent();
    }

    private boolean holds(Place place, String one) {
        String policy =
                world.endpointPolicies.getOrDefault(name(place), "Disabled").toLowerCase(Locale.ROOT);
        return policy.equals("enabled") || policy.equals(one.toLowerCase(Locale.ROOT));
    }

    private boolean isEndpoint(Doubts doubts, Place place, long address) {
        if (known.contains(address)) {
            return true;
        }
        return !taken.contains(address)
                && unknownIn.contains(name(place))
                && doubts.ask(Block.text(address) + " is a private endpoint");
    }

    private static String name(Place place) {
        return place.network().name() + "/" + place.subnet().name();
    }
}

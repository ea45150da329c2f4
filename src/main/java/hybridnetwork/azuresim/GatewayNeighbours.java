package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The routers of other autonomous systems that a gateway speaks BGP with, and the static routes into its tunnels. */
final class GatewayNeighbours {
    private static final int MOST_LEARNED = 4000;

    private final World world;
    private final StoredResource gateway;

    GatewayNeighbours(World world, StoredResource gateway) {
        this.world = world;
        this.gateway = gateway;
    }

    /**
     * A neighbour.
     *
     * @param address on which it speaks
     * @param up whether it can be spoken with
     * @param prefixes that it tells, when it is up
     */
    record Neighbour(ArmId connection, String address, long asn, String asPath, boolean up, List<Prefix> prefixes) {
        private Neighbour down() {
            return new Neighbour(connection, address, asn, asPath, false, List.of());
        }
    }

    /** Routes that a local network gateway says, while its tunnel stands. */
    record Fixed(ArmId connection, List<Prefix> prefixes) {}

    List<Neighbour> neighbours() {
        List<Neighbour> found = new ArrayList<>();
        List<StoredResource> connections = connections();
        for (int i = 0; i < connections.size(); i++) {
            StoredResource connection = connections.get(i);
            if (GatewayInstances.expressRoute(gateway)) {
                found.addAll(edgeRouters(connection, i));
            } else {
                router(connection).ifPresent(found::add);
            }
        }
        return GatewayInstances.expressRoute(gateway) ? found : withinLimit(found);
    }

    private List<StoredResource> connections() {
        return world.all(ResourceKind.CONNECTION).stream()
                .filter(each -> ConnectionRules.gateway(each.body()).equals(Optional.of(gateway.id())))
                .toList();
    }

    /** A VPN gateway learns so many routes by BGP in all, and drops the session that brings more (VPN Gateway FAQ, 2026). */
    private static List<Neighbour> withinLimit(List<Neighbour> neighbours) {
        List<Neighbour> kept = new ArrayList<>();
        int learned = 0;
        for (Neighbour each : neighbours) {
            boolean fits = learned + each.prefixes().size() <= MOST_LEARNED;
            learned += fits ? each.prefixes().size() : 0;
            kept.add(fits ? each : each.down());
        }
        return kept;
    }

    /**
     * Microsoft's two routers, which hand on what the customer's routers advertise over the circuit. The gateway goes on speaking
     * with one whose link to the customer is down; it has nothing to hand on then.
     */
    private List<Neighbour> edgeRouters(StoredResource connection, int number) {
        Optional<StoredResource> peering = PeeringRules.of(connection, world);
        if (peering.isEmpty()) {
            return List.of();
        }
        boolean up = ConnectionRules.connected(connection, world);
        List<Neighbour> routers = new ArrayList<>();
        for (Surroundings.Link link : Surroundings.Link.values()) {
            routers.add(new Neighbour(
                    connection.id(),
                    GatewayInstances.edgeRouter(gateway, number, link, world).toString(),
                    PeeringRules.MICROSOFT_ASN,
                    PeeringRules.MICROSOFT_ASN + "-" + PeeringRules.customer(peering.get()),
                    up,
                    up ? carried(PeeringRules.advertised(peering.get(), link, world)) : List.of()));
        }
        return routers;
    }

    private Optional<Neighbour> router(StoredResource connection) {
        Optional<StoredResource> site = ConnectionRules.site(connection.body()).flatMap(world::find);
        long asn = site.map(each -> each.body().whole("bgpSettings", "asn").orElse(0L))
                .orElse(0L);
        if (site.isEmpty() || !connection.body().flag("enableBgp") || asn == 0) {
            return Optional.empty();
        }
        Surroundings around = world.surroundings();
        boolean up = ConnectionRules.connected(connection, world)
                && around.speaks(site.get().id(), asn);
        return Optional.of(new Neighbour(
                connection.id(),
                site.get().body().text("bgpSettings", "bgpPeeringAddress").orElse(""),
                asn,
                String.valueOf(asn),
                up,
                up ? carried(around.throughTunnel(site.get().id())) : List.of()));
    }

    private List<Prefix> carried(List<Prefix> prefixes) {
        return world.surroundings().routeless(gateway.id()) ? List.of() : prefixes;
    }

    List<Fixed> fixed() {
        List<Fixed> found = new ArrayList<>();
        for (StoredResource connection : connections()) {
            Bag site = ConnectionRules.site(connection.body())
                    .flatMap(world::find)
                    .map(StoredResource::body)
                    .orElse(Bag.EMPTY);
            List<Prefix> prefixes = site.textsAt("localNetworkAddressSpace", "addressPrefixes").stream()
                    .flatMap(text -> Prefix.tryParse(text).stream())
                    .toList();
            if (ConnectionRules.connected(connection, world) && !prefixes.isEmpty()) {
                found.add(new Fixed(connection.id(), carried(prefixes)));
            }
        }
        return found;
    }
}

package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Offers.Offer;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Route;
import hybridnetwork.reachability.oracle.World.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Section 4: where a packet goes from a subnet, and section 6 for what crosses a gateway. */
final class Routing {
    /**
     * Where a packet is led.
     *
     * @param site where the leg ends on-premises; null elsewhere
     */
    record Leg(@Nullable Kind kind, @Nullable String site) {
        static final Leg LOST = new Leg(null, null);
        static final Leg INSIDE = new Leg(Kind.Inside, null);
        static final Leg INTERNET = new Leg(Kind.Internet, null);
        static final Leg ANY = new Leg(Kind.Any, null);

        boolean mayBe(Kind other) {
            return kind != null && kind.mayBe(other);
        }
    }

    private static final List<Block> NOT_ROUTED =
            Block.all(List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"));

    private final World world;
    private final Offers offers;
    private final Map<String, List<Offer>> expressRoute = new HashMap<>();
    private final Map<String, List<Offer>> vpn = new HashMap<>();

    Routing(World world, Offers offers) {
        this.world = world;
        this.offers = offers;
        for (Network network : world.networks) {
            expressRoute.put(network.name(), offers.expressRoute(network));
            vpn.put(network.name(), offers.vpn(network));
        }
    }

    private static boolean propagates(@Nullable Table table) {
        return table == null || table.propagation();
    }

    /**
     * The legs on which a packet may leave a subnet of a network with this table: one, but for a tie of sites, which each get it
     * (section 5, paragraph 3).
     */
    List<Leg> legs(Doubts doubts, Network network, @Nullable Table table, long destination) {
        Optional<Network> other = world.networkOf(destination).filter(it -> !it.equals(network));
        if (other.isPresent()
                && propagates(table)
                && offers.mayBeJoined(network, other.get())
                && doubts.ask("the edge joins " + network.name() + " and "
                        + other.get().name())) {
            return List.of(Leg.INSIDE);
        }
        boolean unknown = offers.hasUnknownCircuit(network) || offers.hasUnknownTunnel(network);
        if (world.networkOf(destination).isEmpty()
                && propagates(table)
                && unknown
                && isDrawn(doubts, network, destination)) {
            return drawn(doubts, network, destination);
        }
        return chosen(doubts, network, table, destination);
    }

    /** Section 5, paragraphs 1 and 2: what a circuit or a device that nobody knows offers. */
    private static boolean isDrawn(Doubts doubts, Network network, long destination) {
        return doubts.ask("something unknown at " + network.name() + " draws " + destination);
    }

    private static List<Leg> drawn(Doubts doubts, Network network, long destination) {
        boolean delivers = doubts.ask("something unknown at " + network.name() + " delivers " + destination);
        return List.of(delivers ? Leg.ANY : Leg.LOST);
    }

    /** Paragraphs 1 to 3: the choice. */
    private List<Leg> chosen(Doubts doubts, Network network, @Nullable Table table, long destination) {
        Optional<Route> user = Steering.longest(table, destination);
        int userLength = user.map(route -> Block.of(route.prefix()).length()).orElse(-1);
        int own = Steering.ownLength(network, destination);
        if (own >= 0) {
            return userLength >= own ? follow(doubts, network, user.orElseThrow(), destination) : List.of(Leg.INSIDE);
        }
        List<Offer> learned = propagates(table) ? gatewayRoutes(network, destination) : List.of();
        int learnedLength = learned.isEmpty() ? -1 : learned.get(0).prefix().length();
        int system = systemLength(network, table, destination);
        if (userLength >= learnedLength && userLength >= system) {
            return follow(doubts, network, user.orElseThrow(), destination);
        }
        if (learnedLength >= system) {
            Kind kind = expressRoute(network).contains(learned.get(0)) ? Kind.ExpressRoute : Kind.Vpn;
            return toSites(doubts, network, kind, learned, destination);
        }
        return system == 0 ? List.of(Leg.INTERNET) : List.of(Leg.LOST);
    }

    /** Paragraph 2: the longest prefix; among equal ones ExpressRoute before VPN. */
    private List<Offer> gatewayRoutes(Network network, long destination) {
        List<Offer> circuits = Offers.longest(expressRoute(network), destination);
        List<Offer> tunnels = Offers.longest(vpn(network), destination);
        if (circuits.isEmpty() || tunnels.isEmpty()) {
            return circuits.isEmpty() ? tunnels : circuits;
        }
        return circuits.get(0).prefix().length() >= tunnels.get(0).prefix().length() ? circuits : tunnels;
    }

    /** Paragraph 1: 0 for Azure's own default route, more for one of the four None routes while they are there. */
    private int systemLength(Network network, @Nullable Table table, long destination) {
        boolean defaultLearned = propagates(table) && (hasDefault(expressRoute(network)) || hasDefault(vpn(network)));
        if (Steering.hasDefault(table) || defaultLearned) {
            return 0;
        }
        return NOT_ROUTED.stream()
                .filter(block -> block.has(destination))
                .mapToInt(Block::length)
                .max()
                .orElse(0);
    }

    private static boolean hasDefault(List<Offer> offers) {
        return offers.stream().anyMatch(offer -> offer.prefix().length() == 0);
    }

    /** Paragraph 4: the next hop of a user route. */
    private List<Leg> follow(Doubts doubts, Network network, Route route, long destination) {
        return switch (route.hop()) {
            case None -> List.of(Leg.LOST);
            case Internet -> List.of(Leg.INTERNET);
            case VnetLocal -> Steering.ownLength(network, destination) >= 0 ? List.of(Leg.INSIDE) : List.of(Leg.LOST);
            case VirtualNetworkGateway -> toGateway(doubts, network, route, destination);
        };
    }

    private List<Leg> toGateway(Doubts doubts, Network network, Route route, long destination) {
        if (world.gateway(network, true).isEmpty()) {
            return List.of(Leg.LOST);
        }
        if (world.gateway(network, false).isPresent()) {
            return doubts.ask(route + " leads on from " + network.name()) ? List.of(Leg.ANY) : List.of(Leg.LOST);
        }
        if (offers.hasUnknownTunnel(network) && isDrawn(doubts, network, destination)) {
            return drawn(doubts, network, destination);
        }
        List<Offer> tunnels = Offers.longest(vpn(network), destination);
        if (tunnels.isEmpty()) {
            return List.of(Leg.LOST);
        }
        if (Steering.ownLength(network, destination) >= 0) {
            // Section 3, paragraph 6: the hairpin.
            return doubts.ask("hairpin at " + network.name()) ? List.of(Leg.INSIDE) : List.of(Leg.LOST);
        }
        return toSites(doubts, network, Kind.Vpn, tunnels, destination);
    }

    /** What the gateway hands on, to each site of a tie. */
    private List<Leg> toSites(Doubts doubts, Network network, Kind kind, List<Offer> tied, long destination) {
        List<Leg> legs = new ArrayList<>();
        for (Offer offer : tied) {
            if (offer.site() == null) {
                // Section 5, paragraph 2: a local gateway of no known site.
                boolean delivers = doubts.ask("the unknown device behind " + offer.prefix() + " has " + destination);
                legs.add(delivers ? Leg.ANY : Leg.LOST);
            } else if (crosses(doubts, network, kind, offer.site())) {
                legs.add(new Leg(kind, offer.site()));
            } else {
                legs.add(Leg.LOST);
            }
        }
        return legs.stream().distinct().toList();
    }

    /** Section 6, paragraph 2: whether a packet of a site, or to it, passes the gateway. */
    private boolean crosses(Doubts doubts, Network network, Kind kind, String site) {
        return letThrough(doubts, network)
                && (kind != Kind.Vpn || translated(doubts, network))
                && (!isPastTheTable(network, kind, site) || doubts.ask("FastPath past the table of " + network.name()));
    }

    private boolean letThrough(Doubts doubts, Network network) {
        return world.gatewaySubnet(network).map(World.Subnet::group).isEmpty()
                || doubts.ask("the group of GatewaySubnet of " + network.name() + " lets it pass");
    }

    /** Section 11: whether NAT rules of the VPN gateway may give packets other addresses. */
    boolean mayTranslate(Network network) {
        return world.gateway(network, true)
                .filter(it -> world.translating.contains(it.name()))
                .isPresent();
    }

    private boolean translated(Doubts doubts, Network network) {
        return !mayTranslate(network) || doubts.ask("the NAT rules of " + network.name() + " let it pass");
    }

    /** Section 6, paragraph 2: FastPath beside a table of GatewaySubnet. */
    private boolean isPastTheTable(Network network, Kind kind, String site) {
        return kind == Kind.ExpressRoute
                && world.gatewaySubnet(network).map(World.Subnet::table).isPresent()
                && offers.carrier(site, network)
                        .filter(World.CircuitConnection::fastPath)
                        .isPresent();
    }

    /** Section 5, paragraph 4, and section 6, paragraph 1: whether what a site sends to a network arrives at the address. */
    boolean arrives(Doubts doubts, String site, Kind kind, Network network, long destination) {
        if (!crosses(doubts, network, kind, site)) {
            return false;
        }
        boolean mayTakeFastPath = kind == Kind.Any && isPastTheTable(network, Kind.ExpressRoute, site);
        if (isPastTheTable(network, kind, site)
                || (mayTakeFastPath && doubts.ask("FastPath past the table of " + network.name()))) {
            return true;
        }
        Table table = world.gatewaySubnet(network)
                .map(subnet -> world.table(subnet.table()))
                .orElse(null);
        return chosen(doubts, network, table, destination).stream().allMatch(leg -> leg.mayBe(Kind.Inside));
    }

    /** Section 5, paragraph 6, with section 6, paragraph 2: whether a packet may pass from tunnel to tunnel. */
    boolean passesBetweenTunnels(Doubts doubts, Network network) {
        return letThrough(doubts, network) && translated(doubts, network) && isTaught(doubts, network);
    }

    /** Section 5, paragraph 7: whether an edge sends what it would send without summarized prefixes. */
    boolean isTaught(Doubts doubts, Network network) {
        return !world.summarized.contains(network.name())
                || doubts.ask("an edge knows " + network.name() + " by its summarized prefixes");
    }

    private List<Offer> expressRoute(Network network) {
        return Objects.requireNonNull(expressRoute.get(network.name()));
    }

    List<Offer> vpn(Network network) {
        return Objects.requireNonNull(vpn.get(network.name()));
    }
}

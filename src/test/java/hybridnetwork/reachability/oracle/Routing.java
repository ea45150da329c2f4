package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Appliances.Appliance;
import hybridnetwork.reachability.oracle.Offers.Offer;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Route;
import hybridnetwork.reachability.oracle.World.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Section 4: where a packet goes from a subnet, and section 6 for what crosses a gateway. */
final class Routing {
    /**
     * Where a packet is led.
     *
     * @param site where the leg ends on-premises; null elsewhere
     * @param appliance which takes the packet on; null of what leads to no appliance, of which alone there is a kind
     */
    record Leg(
            @Nullable Kind kind,
            @Nullable String site,
            @Nullable Appliance appliance) {
        Leg(@Nullable Kind kind, @Nullable String site) {
            this(kind, site, null);
        }

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

    /**
     * How a site's edge sends to an address.
     *
     * @param gateways whose gateways it goes to
     * @param network whose space drew it
     */
    record Edge(Kind kind, Network gateways, Network network) {}

    private final World world;
    private final Offers offers;
    private final Peerings peerings;
    private final Endpoints endpoints;
    private final Appliances appliances;
    private final Map<String, List<Offer>> expressRoute = new HashMap<>();
    private final Map<String, List<Offer>> vpn = new HashMap<>();

    /** The networks at whose gateways nobody knows all that is offered. */
    private final Set<String> withUnknown = new HashSet<>();

    Routing(World world, Ends ends, Offers offers) {
        this.world = world;
        this.offers = offers;
        this.endpoints = new Endpoints(world, ends);
        this.peerings = new Peerings(world);
        this.appliances = new Appliances(world);
        for (Network network : world.networks) {
            expressRoute.put(network.name(), offers.expressRoute(network));
            vpn.put(network.name(), offers.vpn(network));
            if (offers.hasUnknownCircuit(network) || offers.hasUnknownTunnel(network)) {
                withUnknown.add(network.name());
            }
        }
    }

    private static boolean propagates(@Nullable Table table) {
        return table == null || table.propagation();
    }

    /** Section 3, paragraph 4: whose gateways serve a network. */
    Optional<Network> provider(Doubts doubts, Network network) {
        return peerings.providerOf(doubts, network);
    }

    /**
     * The legs on which a packet may leave a subnet of a network with this table: one, but for a tie of sites, which each get it
     * (section 5, paragraph 3).
     *
     * @param forwarded who sent it, where an appliance there hands it on, so that it needs leave on its way over a peering (section 3,
     *     paragraph 5): Azure's page says so of what did not set out in that network. Null where none does
     */
    List<Leg> legs(Doubts doubts, Network network, @Nullable Table table, long destination, @Nullable Long forwarded) {
        Optional<Network> other = world.networkOf(destination).filter(it -> !it.equals(network));
        if (other.isPresent() && propagates(table) && isJoined(doubts, network, other.get())) {
            return List.of(Leg.INSIDE);
        }
        if (other.isEmpty() && world.networkOf(destination).isEmpty() && propagates(table)) {
            Optional<Network> gateways = provider(doubts, network).filter(this::hasUnknown);
            if (gateways.isPresent() && isDrawn(doubts, gateways.get(), destination)) {
                return isKeptOut(doubts, forwarded, network, gateways.get())
                        ? List.of(Leg.LOST)
                        : drawn(doubts, gateways.get(), destination);
            }
        }
        return chosen(doubts, network, table, destination, forwarded);
    }

    /** As for a packet that comes from a gateway, which is not forwarded traffic. */
    List<Leg> legsFromGateway(Doubts doubts, Network network, long destination) {
        Table table = world.gatewaySubnet(network)
                .map(subnet -> world.table(subnet.table()))
                .orElse(null);
        return chosen(doubts, network, table, destination, null);
    }

    /** Section 3, paragraph 5; whether a network's own hosts need leave for what its appliance hands on no page says. */
    private boolean isKeptOut(Doubts doubts, @Nullable Long forwarded, Network from, Network to) {
        if (forwarded == null || from.equals(to) || peerings.letsForwarded(doubts, from, to)) {
            return false;
        }
        boolean ownHost = world.networkOf(forwarded).filter(from::equals).isPresent();
        return !ownHost
                || doubts.ask("the peering keeps out of " + to.name() + " what " + from.name()
                        + " sends through an appliance of its own");
    }

    /** Section 3, paragraph 6: two networks that are not peered, and whose gateways something joins. */
    private boolean isJoined(Doubts doubts, Network network, Network other) {
        boolean possible = peerings.possibleProviders(network).stream()
                .anyMatch(it ->
                        peerings.possibleProviders(other).stream().anyMatch(that -> offers.mayBeJoined(it, that)));
        if (!possible || peerings.arePeered(doubts, network, other)) {
            return false;
        }
        Optional<Network> here = provider(doubts, network);
        Optional<Network> there = provider(doubts, other);
        return here.isPresent()
                && there.isPresent()
                && offers.mayBeJoined(here.get(), there.get())
                && doubts.askForWay("the edge joins " + network.name() + " and " + other.name());
    }

    private boolean hasUnknown(Network network) {
        return withUnknown.contains(network.name());
    }

    /** Section 5, paragraphs 1 and 2: what a circuit or a device that nobody knows offers. */
    private static boolean isDrawn(Doubts doubts, Network gateways, long destination) {
        return doubts.ask("something unknown at " + gateways.name() + " draws " + destination);
    }

    private static List<Leg> drawn(Doubts doubts, Network gateways, long destination) {
        boolean delivers = doubts.ask("something unknown at " + gateways.name() + " delivers " + destination);
        return List.of(delivers ? Leg.ANY : Leg.LOST);
    }

    /** Paragraphs 1 to 3: the choice. */
    private List<Leg> chosen(
            Doubts doubts, Network network, @Nullable Table table, long destination, @Nullable Long forwarded) {
        Optional<Route> user = Steering.longest(table, destination);
        int userLength = user.map(route -> Block.of(route.prefix()).length()).orElse(-1);
        Network reached = inside(doubts, network, destination);
        if (reached != null) {
            if (userLength >= Steering.ownLength(reached, destination)
                    && !endpoints.mayBeatRoutes(doubts, destination)) {
                return follow(doubts, network, user.orElseThrow(), destination, forwarded);
            }
            if (peerings.isDoubtfulBetween(network, reached)) {
                doubts.takeDoubtfulWay();
            }
            boolean arrives = has(reached, destination) && !isKeptOut(doubts, forwarded, network, reached);
            return List.of(arrives ? Leg.INSIDE : Leg.LOST);
        }
        Optional<Network> gateways = propagates(table) ? provider(doubts, network) : Optional.empty();
        List<Offer> learned = gateways.map(it -> gatewayRoutes(it, destination)).orElse(List.of());
        int learnedLength = learned.isEmpty() ? -1 : learned.get(0).prefix().length();
        int system = systemLength(gateways, table, destination);
        if (userLength >= learnedLength && userLength >= system) {
            return follow(doubts, network, user.orElseThrow(), destination, forwarded);
        }
        if (learnedLength >= system) {
            Network from = gateways.orElseThrow();
            Kind kind = expressRoute(from).contains(learned.get(0)) ? Kind.ExpressRoute : Kind.Vpn;
            return isKeptOut(doubts, forwarded, network, from)
                    ? List.of(Leg.LOST)
                    : by(doubts, network, from, toSites(doubts, from, kind, learned, destination));
        }
        return system == 0 ? List.of(Leg.INTERNET) : List.of(Leg.LOST);
    }

    /** Paragraph 1: the network, itself or a peered one, whose system route has the longest prefix; null where none has one. */
    private @Nullable Network inside(Doubts doubts, Network network, long destination) {
        Network best = Steering.ownLength(network, destination) >= 0 ? network : null;
        for (Network other : peerings.neighbours(network)) {
            int length = Steering.ownLength(other, destination);
            if (length >= 0
                    && (best == null || length > Steering.ownLength(best, destination))
                    && peerings.arePeered(doubts, network, other)) {
                best = other;
            }
        }
        return best;
    }

    /** Section 3, paragraph 2: an address in two spaces is the hub's. */
    private boolean has(Network network, long address) {
        return world.networkOf(address).filter(network::equals).isPresent();
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
    private int systemLength(Optional<Network> gateways, @Nullable Table table, long destination) {
        boolean defaultLearned = gateways.filter(it -> hasDefault(expressRoute(it)) || hasDefault(vpn(it)))
                .isPresent();
        if (Steering.hasDefault(table) || defaultLearned) {
            return 0;
        }
        return NOT_ROUTED.stream()
                .filter(block -> block.has(destination))
                .mapToInt(Block::length)
                .max()
                .orElse(0);
    }

    /** Whether a subnet with this table has a gateway route for exactly 0.0.0.0/0, and no user route. */
    boolean learnsDefault(Doubts doubts, Network network, @Nullable Table table) {
        return propagates(table)
                && !Steering.hasDefault(table)
                && provider(doubts, network)
                        .filter(it -> hasDefault(expressRoute(it)) || hasDefault(vpn(it)))
                        .isPresent();
    }

    private static boolean hasDefault(List<Offer> offers) {
        return offers.stream().anyMatch(offer -> offer.prefix().length() == 0);
    }

    /** Paragraph 4: the next hop of a user route. */
    private List<Leg> follow(Doubts doubts, Network network, Route route, long destination, @Nullable Long forwarded) {
        return switch (route.hop()) {
            case None -> List.of(Leg.LOST);
            case Internet -> List.of(Leg.INTERNET);
            case VnetLocal ->
                Steering.ownLength(network, destination) >= 0 && has(network, destination)
                        ? List.of(Leg.INSIDE)
                        : List.of(Leg.LOST);
            case VirtualNetworkGateway -> toGateway(doubts, network, route, destination, forwarded);
            case VirtualAppliance -> List.of(toAppliance(doubts, network, route, destination, forwarded));
        };
    }

    /** Section 8, paragraph 1: a hop in the network itself or a peered one; elsewhere, and where nothing forwards, it is lost. */
    private Leg toAppliance(Doubts doubts, Network network, Route route, long destination, @Nullable Long forwarded) {
        long hop = Block.address(Objects.requireNonNull(route.address()));
        Optional<Network> there = world.networkOf(hop);
        if (there.isEmpty() || !isNear(doubts, network, there.get())) {
            return Leg.LOST;
        }
        if (isKeptOut(doubts, forwarded, network, there.get())) {
            return Leg.LOST;
        }
        Optional<Appliance> appliance = appliances.at(hop);
        if (appliance.isPresent()) {
            return new Leg(null, null, appliance.get());
        }
        if (appliances.isHost(hop)) {
            return destination == hop ? Leg.INSIDE : Leg.LOST;
        }
        return doubts.ask(route + " leads on from " + network.name()) ? Leg.ANY : Leg.LOST;
    }

    private boolean isNear(Doubts doubts, Network network, Network there) {
        if (there.equals(network)) {
            return true;
        }
        boolean peered = peerings.arePeered(doubts, network, there);
        if (peered && peerings.isDoubtfulBetween(network, there)) {
            doubts.takeDoubtfulWay();
        }
        return peered;
    }

    private List<Leg> toGateway(
            Doubts doubts, Network network, Route route, long destination, @Nullable Long forwarded) {
        Optional<Network> used = provider(doubts, network);
        if (used.isEmpty()
                || world.gateway(used.get(), true).isEmpty()
                || isKeptOut(doubts, forwarded, network, used.get())) {
            return List.of(Leg.LOST);
        }
        Network gateways = used.get();
        if (world.gateway(gateways, false).isPresent()) {
            return doubts.ask(route + " leads on from " + network.name()) ? List.of(Leg.ANY) : List.of(Leg.LOST);
        }
        if (isAround(doubts, gateways, destination)) {
            return doubts.askForWay("hairpin at " + gateways.name()) ? List.of(Leg.INSIDE) : List.of(Leg.LOST);
        }
        if (offers.hasUnknownTunnel(gateways) && isDrawn(doubts, gateways, destination)) {
            return drawn(doubts, gateways, destination);
        }
        Optional<Network> other = world.networkOf(destination).flatMap(it -> provider(doubts, it));
        if (other.isPresent() && offers.areConnected(gateways, other.get())) {
            return doubts.askForWay("a connection leads to " + other.get().name())
                    ? List.of(Leg.INSIDE)
                    : List.of(Leg.LOST);
        }
        List<Offer> tunnels = Offers.longest(vpn(gateways), destination);
        return tunnels.isEmpty()
                ? List.of(Leg.LOST)
                : by(doubts, network, gateways, toSites(doubts, gateways, Kind.Vpn, tunnels, destination));
    }

    /** Section 3, paragraph 6: the hairpin. A gateway knows the networks that it teaches, and those that its own is peered with. */
    private boolean isAround(Doubts doubts, Network gateways, long destination) {
        return world.networkOf(destination)
                .filter(it -> provider(doubts, it).filter(gateways::equals).isPresent()
                        || peerings.neighbours(gateways).contains(it))
                .isPresent();
    }

    /** What becomes of a packet at gateways that perhaps do not serve its network, nobody asks. */
    private List<Leg> by(Doubts doubts, Network network, Network gateways, List<Leg> legs) {
        if (!peerings.isDoubtful(network, gateways)) {
            return legs;
        }
        doubts.takeDoubtfulWay();
        return doubts.ask("they lead on from " + network.name()) ? List.of(Leg.ANY) : legs;
    }

    /** What the gateway hands on, to each site of a tie. */
    private List<Leg> toSites(Doubts doubts, Network network, Kind kind, List<Offer> tied, long destination) {
        if (isAround(doubts, network, destination)) {
            return doubts.askForWay("hairpin at " + network.name()) ? List.of(Leg.INSIDE) : List.of(Leg.LOST);
        }
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

    /**
     * Section 5, paragraph 4: how a site's edge sends to an address. Over each live way it learns the space of the gateway's
     * network and of every network that uses it; ExpressRoute wins a tie, and of a tie of two networks nobody knows.
     */
    Optional<Edge> edge(Doubts doubts, String site, long destination) {
        List<Edge> best = new ArrayList<>();
        int length = -1;
        for (Network network : world.networks) {
            int taught = Steering.ownLength(network, destination);
            Optional<Network> gateways = taught < Math.max(length, 0) ? Optional.empty() : provider(doubts, network);
            Optional<Edge> way = gateways.flatMap(it -> way(site, it, network));
            if (way.isPresent()) {
                if (taught > length) {
                    best.clear();
                }
                length = taught;
                best.add(way.get());
            }
        }
        if (best.stream().anyMatch(it -> it.kind() == Kind.ExpressRoute)) {
            best.removeIf(it -> it.kind() != Kind.ExpressRoute);
        }
        boolean other = best.size() > 1 && doubts.ask("the edge of " + site + " prefers the other of two networks");
        return best.isEmpty() ? Optional.empty() : Optional.of(best.get(other ? 1 : 0));
    }

    /** Whether it is not certain that the gateways serve the network that an edge sends to. */
    boolean isDoubtful(Doubts doubts, Edge edge) {
        boolean doubtful = peerings.isDoubtful(edge.network(), edge.gateways());
        if (doubtful) {
            doubts.takeDoubtfulWay();
        }
        return doubtful;
    }

    /** Section 3, paragraph 2: whether gateways apart teach a site two networks that both have an address. */
    boolean isTaughtTwice(Doubts doubts, long address) {
        return world.networks.stream()
                        .filter(it -> Steering.ownLength(it, address) >= 0)
                        .flatMap(it -> provider(doubts, it).stream())
                        .distinct()
                        .count()
                > 1;
    }

    private Optional<Edge> way(String site, Network gateways, Network network) {
        if (offers.carrier(site, gateways).isPresent()) {
            return Optional.of(new Edge(Kind.ExpressRoute, gateways, network));
        }
        return offers.hasTunnel(site, gateways) ? Optional.of(new Edge(Kind.Vpn, gateways, network)) : Optional.empty();
    }

    /**
     * Section 5, paragraph 4, and section 6, paragraph 1: the legs on which what a site sends to a gateway goes on. Of what FastPath
     * brings past the table nobody knows the way.
     */
    List<Leg> arriving(Doubts doubts, String site, Kind kind, Network network, long destination) {
        if (!crosses(doubts, network, kind, site)) {
            return List.of(Leg.LOST);
        }
        boolean mayTakeFastPath = kind == Kind.Any && isPastTheTable(network, Kind.ExpressRoute, site);
        if (isPastTheTable(network, kind, site)
                || (mayTakeFastPath && doubts.ask("FastPath past the table of " + network.name()))) {
            return List.of(Leg.ANY);
        }
        return legsFromGateway(doubts, network, destination);
    }

    /** Section 5, paragraph 6, with section 6, paragraph 2: whether a packet may pass from tunnel to tunnel. */
    boolean passesBetweenTunnels(Doubts doubts, Network network) {
        return letThrough(doubts, network) && translated(doubts, network) && isTaught(doubts, network);
    }

    /** Section 5, paragraph 7: whether an edge sends what it would send without summarized prefixes. */
    boolean isTaught(Doubts doubts, Network gateways, Network network) {
        return isTaught(doubts, gateways) && isTaught(doubts, network);
    }

    boolean isSummarized(Network gateways, Network network) {
        return world.summarized.contains(gateways.name()) || world.summarized.contains(network.name());
    }

    private boolean isTaught(Doubts doubts, Network network) {
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

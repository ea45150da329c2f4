package hybridnetwork.reachability.route;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Carrier;
import hybridnetwork.reachability.Network;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.RouteTable.UserRoute;
import hybridnetwork.reachability.model.Space;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** All routes of the virtual network, by route table, and who owns which address on-premises. */
public final class Routing {
    private final Network network;
    private final RouteChoice.Table choices = new RouteChoice.Table();
    private final Map<Prefix, Routes> systemAndGateway;
    private final IdentityHashMap<RouteTable, PrefixMap<Node>> byTable = new IdentityHashMap<>();
    private final IdentityHashMap<RouteTable, PrefixSet> local = new IdentityHashMap<>();
    private final IdentityHashMap<RouteTable, Map<PrefixSet, Map<RouteChoice, PrefixSet>>> partitions =
            new IdentityHashMap<>();
    private final PrefixMap<List<Integer>> owners;

    /** The routes for one prefix, whatever their source. */
    public record Routes(Optional<UserRoute> user, List<Integer> expressRoute, List<Integer> vpn, Optional<Hop> system) {
        static final Routes NONE = new Routes(Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /** A prefix with its routes, inside the prefixes around it. */
    public record Node(Prefix prefix, Routes routes, boolean inSpace, RouteChoice choice, Optional<Node> around) {}

    public Routing(Network network) {
        this.network = network;
        this.systemAndGateway = systemAndGateway(network);
        this.owners = owners(network);
    }

    private static Map<Prefix, Routes> systemAndGateway(Network network) {
        Map<Prefix, List<Integer>> expressRoute = new HashMap<>();
        Map<Prefix, List<Integer>> vpn = new HashMap<>();
        for (Carrier carrier : network.carriers()) {
            Map<Prefix, List<Integer>> offers = carrier.kind() == PathKind.VPN ? vpn : expressRoute;
            for (Prefix prefix : carrier.offered()) {
                List<Integer> offering = offers.computeIfAbsent(prefix, p -> new ArrayList<>(1));
                if (!offering.contains(carrier.index())) {
                    offering.add(carrier.index());
                }
            }
        }
        Map<Prefix, Hop> system = new LinkedHashMap<>();
        system.put(Prefix.ALL, Hop.INTERNET);
        Space.PRIVATE.forEach(prefix -> system.put(prefix, Hop.NONE));
        network.space().forEach(prefix -> system.put(prefix, Hop.VNET_LOCAL));
        Map<Prefix, Routes> routes = new HashMap<>();
        List.of(expressRoute.keySet(), vpn.keySet(), system.keySet())
                .forEach(prefixes -> prefixes.forEach(prefix -> routes.computeIfAbsent(
                        prefix,
                        p -> new Routes(
                                Optional.empty(),
                                expressRoute.getOrDefault(p, List.of()),
                                vpn.getOrDefault(p, List.of()),
                                Optional.ofNullable(system.get(p))))));
        return routes;
    }

    private static PrefixMap<List<Integer>> owners(Network network) {
        Map<Prefix, List<Integer>> sites = new HashMap<>();
        for (int i = 0; i < network.sites().size(); i++) {
            for (Prefix prefix : network.sites().get(i).prefixes()) {
                sites.computeIfAbsent(prefix, p -> new ArrayList<>(1)).add(i);
            }
        }
        return PrefixMap.of(sites, List.of(), (around, prefix, own) -> {
            if (around.isEmpty()) {
                return List.copyOf(own);
            }
            List<Integer> all = new ArrayList<>(around);
            own.stream().filter(site -> !all.contains(site)).forEach(all::add);
            return all.stream().sorted().toList();
        });
    }

    /** The sites that have an address. */
    public List<Integer> owners(Ipv4 address) {
        return owners.at(address);
    }

    /** A set of on-premises addresses by the sites that have them. */
    public Map<List<Integer>, PrefixSet> byOwners(PrefixSet set) {
        return owners.partition(set, sites -> sites);
    }

    /** The routes of subnets with a route table. */
    public PrefixMap<Node> of(RouteTable table) {
        return byTable.computeIfAbsent(table, this::build);
    }

    private PrefixMap<Node> build(RouteTable table) {
        Map<Prefix, Routes> routes = new HashMap<>(systemAndGateway);
        for (UserRoute user : table.routes()) {
            Routes others = routes.getOrDefault(user.prefix(), Routes.NONE);
            if (others.user().isEmpty()) {
                routes.put(
                        user.prefix(),
                        new Routes(Optional.of(user), others.expressRoute(), others.vpn(), others.system()));
            }
        }
        Routes everything = Objects.requireNonNull(routes.get(Prefix.ALL));
        Node outside = new Node(Prefix.ALL, Routes.NONE, false, choices.always(Hop.INTERNET), Optional.empty());
        Node root = inside(table, outside, Prefix.ALL, everything);
        return PrefixMap.of(
                routes,
                root,
                (around, prefix, own) -> prefix.length() == 0 ? root : inside(table, around, prefix, own));
    }

    /**
     * User routes before gateway routes before system routes on one prefix, all before what is around it. In the virtual
     * network's own space gateway routes count for nothing ({@code route-precedence}).
     */
    private Node inside(RouteTable table, Node around, Prefix prefix, Routes own) {
        boolean inSpace = around.inSpace() || own.system().equals(Optional.of(Hop.VNET_LOCAL));
        RouteChoice choice;
        if (own.user().isPresent()) {
            choice = choices.always(own.user().get().hop());
        } else {
            choice = own.system().map(choices::always).orElse(around.choice());
            if (!inSpace && !table.hidesGatewayRoutes()) {
                if (!own.vpn().isEmpty()) {
                    choice = choices.prefer(PathKind.VPN, own.vpn(), choice);
                }
                if (!own.expressRoute().isEmpty()) {
                    choice = choices.prefer(PathKind.EXPRESS_ROUTE, own.expressRoute(), choice);
                }
            }
        }
        return new Node(prefix, own, inSpace, choice, Optional.of(around));
    }

    /** Splits a set of destinations by where packets to them go. */
    public Map<RouteChoice, PrefixSet> partition(RouteTable table, PrefixSet destinations) {
        return partitions
                .computeIfAbsent(table, t -> new HashMap<>())
                .computeIfAbsent(destinations, set -> of(table).partition(set, Node::choice));
    }

    /** The addresses of the virtual network that subnets with a route table reach directly, in every outage. */
    public PrefixSet local(RouteTable table) {
        return local.computeIfAbsent(
                table,
                t -> PrefixSet.unionOf(of(t).partition(network.spaceSet(), Node::choice).entrySet().stream()
                        .filter(part -> part.getKey().is(Hop.VNET_LOCAL))
                        .map(Map.Entry::getValue)
                        .toList()));
    }

    /** The route tables in use, each once. */
    public List<RouteTable> tables() {
        Set<RouteTable> tables = Collections.newSetFromMap(new IdentityHashMap<>());
        network.subnets().forEach(subnet -> tables.add(subnet.routes()));
        tables.add(gatewayTable());
        return List.copyOf(tables);
    }

    /** The routes for what arrives from on-premises. */
    public RouteTable gatewayTable() {
        return network.gatewaySubnet().map(Subnet::routes).orElse(RouteTable.NONE);
    }

    /** A route that won, for a trace. */
    public record Winner(RouteChoice choice, Prefix prefix, String source) {}

    /** The route that a packet to an address takes. */
    public Winner choose(RouteTable table, Ipv4 destination, State state) {
        Node node = of(table).at(destination);
        RouteChoice choice = node.choice().in(state);
        Optional<Node> at = Optional.of(node);
        while (at.isPresent()) {
            Optional<String> source = source(table, at.get(), choice, state);
            if (source.isPresent()) {
                return new Winner(choice, at.get().prefix(), source.get());
            }
            at = at.get().around();
        }
        return new Winner(choice, Prefix.ALL, "system route");
    }

    /** Where the route of this prefix comes from, if it is the one that was chosen. */
    private static Optional<String> source(RouteTable table, Node node, RouteChoice choice, State state) {
        Routes own = node.routes();
        if (own.user().isPresent()) {
            return Optional.of("user route " + own.user().get().name() + " of table " + table.name());
        }
        boolean gateway = !node.inSpace() && !table.hidesGatewayRoutes();
        if (gateway && own.expressRoute().stream().anyMatch(state::isUp)) {
            return Optional.of("ExpressRoute, BGP");
        }
        if (gateway && own.vpn().stream().anyMatch(state::isUp)) {
            return Optional.of("VPN gateway route");
        }
        return own.system().filter(hop -> choice.is(hop)).map(hop -> "system route");
    }
}

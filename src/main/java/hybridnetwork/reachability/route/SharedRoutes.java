package hybridnetwork.reachability.route;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.RouteTable.UserRoute;
import hybridnetwork.reachability.model.VirtualNetwork.Uplink;
import hybridnetwork.reachability.route.RouteChoice.Offering;
import hybridnetwork.reachability.route.Routing.Node;
import hybridnetwork.reachability.route.Routing.Routes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The routes of tables to addresses outside the networks that they reach: those are equal for all networks that use the same
 * gateways, where no route of a user tells them apart. A hub with hundreds of spokes has them once.
 */
final class SharedRoutes {
    private final PrefixMap<Node> nodes;
    private final Map<PrefixSet, Map<RouteChoice, PrefixSet>> partitions = new HashMap<>();

    /** What makes two tables alike. */
    record Key(Uplink uplink, List<UserRoute> routes, boolean hidesGatewayRoutes, boolean known, List<Hop> ofTags) {
        static Key of(Uplink uplink, RouteTable table) {
            return new Key(uplink, table.routes(), table.hidesGatewayRoutes(), table.known(), table.ofTags());
        }
    }

    /** What the gateways of a network are offered, by kind. */
    record Offers(Map<Prefix, List<Offering>> expressRoute, Map<Prefix, List<Offering>> vpn) {
        static final Offers NONE = new Offers(Map.of(), Map.of());
    }

    private final RouteChoice.Table choices;
    private final List<Connection> connections;

    SharedRoutes(RouteTable table, Offers all, RouteChoice.Table choices, List<Connection> connections) {
        this.choices = choices;
        this.connections = connections;
        this.nodes = build(table, table.hidesGatewayRoutes() ? Offers.NONE : all);
    }

    Node at(Ipv4 address) {
        return nodes.at(address);
    }

    Map<RouteChoice, PrefixSet> partition(PrefixSet destinations) {
        return partitions.computeIfAbsent(destinations, set -> nodes.partition(set, Node::choice));
    }

    private PrefixMap<Node> build(RouteTable table, Offers offers) {
        Map<Prefix, UserRoute> user = new HashMap<>();
        table.routes().forEach(route -> user.putIfAbsent(route.prefix(), route));
        Map<Prefix, Hop> system = new HashMap<>();
        system.put(Prefix.ALL, Hop.INTERNET);
        if (!user.containsKey(Prefix.ALL)) {
            Space.PRIVATE.forEach(prefix -> system.put(prefix, Hop.NONE));
        }
        Set<Prefix> prefixes = new LinkedHashSet<>(user.keySet());
        prefixes.addAll(system.keySet());
        prefixes.addAll(offers.expressRoute().keySet());
        prefixes.addAll(offers.vpn().keySet());
        Map<Prefix, Routes> routes = new HashMap<>();
        for (Prefix prefix : prefixes) {
            routes.put(
                    prefix,
                    new Routes(
                            Optional.ofNullable(user.get(prefix)),
                            offers.expressRoute().getOrDefault(prefix, List.of()),
                            offers.vpn().getOrDefault(prefix, List.of()),
                            Optional.ofNullable(system.get(prefix))));
        }
        Routes everything = Objects.requireNonNull(routes.get(Prefix.ALL));
        BitSet byDefault = new BitSet();
        everything.expressRoute().forEach(offering -> byDefault.set(offering.connection()));
        everything.vpn().forEach(offering -> byDefault.set(offering.connection()));
        Node outside = new Node(Prefix.ALL, Routes.NONE, false, choices.always(Hop.INTERNET), Optional.empty());
        Node root = inside(outside, Prefix.ALL, everything, byDefault);
        return PrefixMap.of(
                routes,
                root,
                (around, prefix, own) -> prefix.length() == 0 ? root : inside(around, prefix, own, byDefault));
    }

    /**
     * User routes before gateway routes before system routes on one prefix, all before what is around it. The routes that drop
     * private space are there only while no gateway offers a default route.
     */
    private Node inside(Node around, Prefix prefix, Routes own, BitSet byDefault) {
        RouteChoice choice;
        if (own.user().isPresent()) {
            choice = choices.always(own.user().get().hop());
        } else {
            choice = around.choice();
            if (own.system().isPresent()) {
                RouteChoice system = choices.always(own.system().get());
                boolean drops = own.system().get().is(Hop.Kind.NONE) && !byDefault.isEmpty();
                choice = drops ? choices.given(byDefault, around.choice(), system) : system;
            }
            if (!own.vpn().isEmpty()) {
                choice = choices.prefer(PathKind.VPN, own.vpn(), choice);
            }
            // Of several circuits that offer it, those with the highest routing weight carry.
            for (List<Offering> equal : byWeight(own.expressRoute())) {
                choice = choices.prefer(PathKind.EXPRESS_ROUTE, equal, choice);
            }
        }
        return new Node(prefix, own, false, choice, Optional.of(around));
    }

    /** Offerings of equal weight together, the lightest first. */
    private Collection<List<Offering>> byWeight(List<Offering> offerings) {
        SortedMap<Integer, List<Offering>> equal = new TreeMap<>();
        offerings.forEach(offering -> equal.computeIfAbsent(
                        connections.get(offering.connection()).weight(), weight -> new ArrayList<>())
                .add(offering));
        return equal.values();
    }
}

package hybridnetwork.reachability.route;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.RouteTable.UserRoute;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.reachability.model.VirtualNetwork.Peer;
import hybridnetwork.reachability.route.Routing.Node;
import hybridnetwork.reachability.route.Routing.Routes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of one table of one network. In the space of that network, and of those that it is peered with, system routes beat
 * gateway routes, however long those are ({@code route-precedence}), and user routes that are as long beat them; elsewhere the
 * routes are shared.
 */
final class TableRoutes {
    private final SharedRoutes shared;
    private final PrefixSet space;
    private final PrefixMap<Node> inSpace;
    private final Map<PrefixSet, Map<RouteChoice, PrefixSet>> partitions = new HashMap<>();

    TableRoutes(Snapshot snapshot, RouteTable table, SharedRoutes shared, RouteChoice.Table choices) {
        this.shared = shared;
        Map<Prefix, Hop> system = system(snapshot, table.network());
        this.space = PrefixSet.of(system.keySet());
        Map<Prefix, UserRoute> user = new HashMap<>();
        table.routes().forEach(route -> user.putIfAbsent(route.prefix(), route));
        Map<Prefix, Routes> routes = new HashMap<>();
        List<Prefix> prefixes = new ArrayList<>(system.keySet());
        prefixes.addAll(user.keySet());
        prefixes.forEach(prefix -> routes.put(
                prefix,
                new Routes(
                        Optional.ofNullable(user.get(prefix)),
                        List.of(),
                        List.of(),
                        Optional.ofNullable(system.get(prefix)))));
        Node outside = new Node(Prefix.ALL, Routes.NONE, false, choices.always(Hop.NONE), Optional.empty());
        this.inSpace = PrefixMap.of(routes, outside, (around, prefix, own) -> {
            if (own.system().isEmpty() && !around.inSpace()) {
                return around;
            }
            Hop hop = own.user().map(UserRoute::hop).or(own::system).orElseThrow();
            return new Node(prefix, own, true, choices.always(hop), Optional.of(around));
        });
    }

    /** A network's own routes come before those to its peers, where spaces overlap. */
    private static Map<Prefix, Hop> system(Snapshot snapshot, int index) {
        Map<Prefix, Hop> system = new HashMap<>();
        if (index >= snapshot.networks().size()) {
            return system;
        }
        VirtualNetwork network = snapshot.networks().get(index);
        List<Peer> peers = network.peers().stream()
                .sorted(Comparator.comparing(Peer::connected))
                .toList();
        for (Peer peer : peers) {
            Hop hop = peer.connected() ? Hop.VNET_PEERING : Hop.HALF_PEERING;
            snapshot.networks().get(peer.network()).space().forEach(prefix -> system.put(prefix, hop));
        }
        network.space().forEach(prefix -> system.put(prefix, Hop.VNET_LOCAL));
        return system;
    }

    Node at(Ipv4 address) {
        Node node = inSpace.at(address);
        return node.inSpace() ? node : shared.at(address);
    }

    /** What the tables share that route some destinations alike. */
    Object likeness(PrefixSet destinations) {
        return space.overlaps(destinations) ? this : shared;
    }

    Map<RouteChoice, PrefixSet> partition(PrefixSet destinations) {
        return space.overlaps(destinations)
                ? partitions.computeIfAbsent(destinations, this::split)
                : shared.partition(destinations);
    }

    private Map<RouteChoice, PrefixSet> split(PrefixSet destinations) {
        Map<RouteChoice, PrefixSet> parts = new HashMap<>();
        PrefixSet inside = destinations.intersect(space);
        inSpace.partition(inside, Node::choice).forEach(parts::put);
        shared.partition(destinations.subtract(inside))
                .forEach((choice, set) -> parts.merge(choice, set, PrefixSet::union));
        Map<RouteChoice, PrefixSet> inOrder = new LinkedHashMap<>();
        parts.entrySet().stream()
                .sorted(Comparator.comparing(part -> part.getValue().lowest().orElseThrow()))
                .forEach(part -> inOrder.put(part.getKey(), part.getValue()));
        return inOrder;
    }
}

package hybridnetwork.reachability.filter;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.RouteTable.UserRoute;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.reachability.model.VirtualNetwork.Likelihood;
import hybridnetwork.reachability.model.VirtualNetwork.Peer;
import hybridnetwork.reachability.model.VirtualNetwork.Uplink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code VirtualNetwork} means at each route table of each network. Outside the networks that is the same for all that use
 * the same gateways and have the same routes; in the networks it is a network's own space and its peers'.
 */
final class TagReader {
    private final Snapshot snapshot;
    private final Map<Integer, Set<Prefix>> offered;
    private final PrefixSet spaces;
    private final PrefixSet onPremises;
    private final Map<Shared, Common> common = new HashMap<>();
    private final IdentityHashMap<RouteTable, Tags> inNetworks = new IdentityHashMap<>();
    private final Map<Integer, Tags> ofNetworks = new HashMap<>();

    /** What makes two tables alike outside the networks. */
    private record Shared(Uplink uplink, List<UserRoute> routes, boolean hides, boolean known, PrefixSet maybeTagged) {}

    /**
     * What tables have in common.
     *
     * @param all whatever networks there are
     * @param inNetworks the same in the networks' spaces
     */
    record Common(Tags all, Tags inNetworks) {}

    /** @param offered what the gateways in each network learn in the healthy network */
    TagReader(Snapshot snapshot, Map<Integer, Set<Prefix>> offered) {
        this.snapshot = snapshot;
        this.offered = offered;
        this.spaces = snapshot.allSpace();
        this.onPremises = snapshot.onPremises();
    }

    /** The addresses of all networks. */
    PrefixSet spaces() {
        return spaces;
    }

    /** What is so at a table outside the networks; one object for all that share it. */
    Common common(RouteTable table) {
        VirtualNetwork network = snapshot.networks().get(table.network());
        return common.computeIfAbsent(
                new Shared(
                        network.uplink(),
                        table.routes(),
                        table.hidesGatewayRoutes(),
                        table.known(),
                        network.maybeTagged()),
                key -> {
                    Tags all = common(table, network);
                    return new Common(all, all.within(spaces));
                });
    }

    /** What is so at a table in the networks' spaces. */
    Tags inNetworks(RouteTable table) {
        return inNetworks.computeIfAbsent(table, t -> {
            Tags network = ofNetworks.computeIfAbsent(t.network(), this::ofNetwork);
            return common(t).inNetworks().with(network.virtualNetwork(), network.maybe());
        });
    }

    /** What is so at a table. */
    Tags tags(RouteTable table) {
        Tags network = ofNetworks.computeIfAbsent(table.network(), this::ofNetwork);
        return common(table).all().with(network.virtualNetwork(), network.maybe());
    }

    /** A network's own space, and its peers'. */
    private Tags ofNetwork(int index) {
        VirtualNetwork network = snapshot.networks().get(index);
        List<PrefixSet> surely = new ArrayList<>(List.of(network.declared()));
        List<PrefixSet> perhaps = new ArrayList<>();
        for (Peer peer : network.peers()) {
            PrefixSet space = snapshot.networks().get(peer.network()).declared();
            if (peer.tagged() == Likelihood.SURELY) {
                surely.add(space);
            } else if (peer.tagged() == Likelihood.PERHAPS) {
                perhaps.add(space);
            }
        }
        return new Tags(PrefixSet.unionOf(surely), PrefixSet.unionOf(perhaps));
    }

    /**
     * What gateway routes offer the table, the local network gateways' prefixes, the user routes' and the platform's address.
     * Azure says that the tag "might also contain default routes".
     */
    private Tags common(RouteTable table, VirtualNetwork network) {
        Uplink uplink = network.uplink();
        List<Prefix> prefixes = new ArrayList<>();
        table.routes().forEach(route -> prefixes.add(route.prefix()));
        Set<Prefix> learned = offered.getOrDefault(uplink.network(), Set.of());
        boolean takesOffers = !table.hidesGatewayRoutes();
        boolean surelyOffered = takesOffers && uplink.certain() && !mayBeDown(uplink.network());
        if (surelyOffered) {
            prefixes.addAll(learned);
        }
        boolean byDefault = prefixes.contains(Prefix.ALL);
        List<Prefix> local = snapshot.gateway(network.index(), PathKind.VPN).stream()
                .flatMap(gateway -> snapshot.at(gateway).stream())
                .map(Connection::localPrefixes)
                .flatMap(List::stream)
                .toList();
        if (uplink.certain()) {
            prefixes.addAll(local);
        }
        List<PrefixSet> surely = new ArrayList<>();
        surely.add(PrefixSet.of(Space.PLATFORM));
        surely.add(withoutDefault(prefixes));
        if (byDefault) {
            surely.add(onPremises);
        }
        List<PrefixSet> perhaps = new ArrayList<>(List.of(network.maybeTagged()));
        if (takesOffers && !surelyOffered) {
            perhaps.add(PrefixSet.of(learned));
        }
        if (!uplink.certain()) {
            perhaps.add(withoutDefault(local));
        }
        boolean open = byDefault || !table.known() || (takesOffers && isDrawn(uplink.network()));
        PrefixSet all = PrefixSet.unionOf(surely);
        PrefixSet maybe = open ? PrefixSet.ALL : PrefixSet.unionOf(perhaps);
        return new Tags(all, maybe.subtract(all));
    }

    private static PrefixSet withoutDefault(List<Prefix> prefixes) {
        return PrefixSet.of(
                prefixes.stream().filter(prefix -> prefix.length() > 0).toList());
    }

    /** Whether a gateway in a network may be down all the time. */
    private boolean mayBeDown(int network) {
        return snapshot.doubts().stream()
                .anyMatch(doubt -> doubt.scope() instanceof Scope.MayBeDown down
                        && snapshot.gateways().stream()
                                .anyMatch(gateway -> gateway.network() == network
                                        && down.gateways().contains(gateway.index())));
    }

    /** Whether nobody knows what a connection of a gateway in a network offers. */
    private boolean isDrawn(int network) {
        return snapshot.doubts().stream()
                .anyMatch(doubt -> doubt.scope() instanceof Scope.Behind behind
                        && snapshot.gateways()
                                        .get(snapshot.connections()
                                                .get(behind.connection())
                                                .gateway())
                                        .network()
                                == network);
    }
}

package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.reachability.model.VirtualNetwork.Peer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Networks that their gateways join: two on one circuit, at Microsoft's edge, or two with a connection between their VPN
 * gateways. Whether packets pass between them, and between what uses those gateways, is not known where no peering leads.
 */
final class JoinedNetworks {
    private final Notes notes;
    private final List<VirtualNetwork> networks;
    private final Map<Object, List<End>> byCircuit = new LinkedHashMap<>();

    JoinedNetworks(Notes notes, List<VirtualNetwork> networks) {
        this.notes = notes;
        this.networks = networks;
    }

    /**
     * A gateway on a circuit.
     *
     * @param connection the index of the connection
     */
    private record End(Gateway gateway, int connection) {}

    /** The addresses of the networks that may have a gateway besides: they are not these, and surely use no other's. */
    PrefixSet withoutGateway(Set<Integer> withGateway) {
        return PrefixSet.unionOf(networks.stream()
                .filter(network -> !withGateway.contains(network.index()))
                .filter(network -> network.uplink().network() == network.index()
                        || !network.uplink().certain())
                .map(VirtualNetwork::addresses)
                .toList());
    }

    /**
     * A gateway is on a circuit.
     *
     * @param connection that connects it
     */
    void onCircuit(Object circuit, Connection connection, Gateway gateway) {
        List<End> ends = byCircuit.computeIfAbsent(circuit, key -> new ArrayList<>());
        for (End other : ends) {
            join(
                    connection.name(),
                    "it connects two networks, which Microsoft's edge may join",
                    gateway,
                    other.gateway(),
                    Set.of(connection.index(), other.connection()));
        }
        ends.add(new End(gateway, connection.index()));
    }

    /**
     * The gateways of two networks are joined.
     *
     * @param connections the indexes of those that have to be up
     */
    void join(Object what, String consequence, Gateway one, Gateway other, Set<Integer> connections) {
        if (one.network() != other.network() && one.works() && other.works()) {
            join(what, consequence, one.network(), other.network(), connections);
            join(what, consequence, other.network(), one.network(), connections);
        }
    }

    private void join(Object what, String consequence, int one, int other, Set<Integer> connections) {
        for (VirtualNetwork near : networks) {
            List<PrefixSet> far = networks.stream()
                    .filter(it -> it.uplink().network() == other && it.index() != near.index() && !arePeered(near, it))
                    .map(VirtualNetwork::addresses)
                    .toList();
            if (near.uplink().network() == one && !far.isEmpty()) {
                notes.notUnderstood(
                        what, consequence, new Scope.Joined(near.index(), PrefixSet.unionOf(far), connections));
            }
        }
    }

    private static boolean arePeered(VirtualNetwork one, VirtualNetwork other) {
        return one.peers().stream().filter(Peer::connected).anyMatch(peer -> peer.network() == other.index());
    }
}

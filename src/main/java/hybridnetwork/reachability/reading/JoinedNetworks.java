package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.reachability.model.VirtualNetwork.Peer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Networks that their gateways join: two on one circuit, at Microsoft's edge, or two with a connection between their VPN
 * gateways. Whether packets pass between them, and between what uses those gateways, is not known where no peering leads.
 */
final class JoinedNetworks {
    private final Notes notes;
    private final List<VirtualNetwork> networks;
    private final Map<Object, List<Gateway>> byCircuit = new LinkedHashMap<>();

    JoinedNetworks(Notes notes, List<VirtualNetwork> networks) {
        this.notes = notes;
        this.networks = networks;
    }

    /**
     * A gateway is on a circuit.
     *
     * @param name of the circuit's connection
     */
    void onCircuit(Object circuit, String name, Gateway gateway) {
        List<Gateway> gateways = byCircuit.computeIfAbsent(circuit, key -> new ArrayList<>());
        gateways.stream()
                .map(Gateway::network)
                .distinct()
                .filter(other -> other != gateway.network())
                .forEach(other -> join(
                        name, "it connects two networks, which Microsoft's edge may join", gateway.network(), other));
        gateways.add(gateway);
    }

    /** The gateways of two networks are joined. */
    void join(Object what, String consequence, int one, int other) {
        for (VirtualNetwork near : networks) {
            List<PrefixSet> far = networks.stream()
                    .filter(it -> it.uplink().network() == other && it.index() != near.index() && !arePeered(near, it))
                    .map(VirtualNetwork::addresses)
                    .toList();
            if (near.uplink().network() == one && !far.isEmpty()) {
                notes.notUnderstood(
                        what, consequence, new Scope.Between(near.addresses(), PrefixSet.unionOf(far)));
            }
        }
    }

    private static boolean arePeered(VirtualNetwork one, VirtualNetwork other) {
        return one.peers().stream().filter(Peer::connected).anyMatch(peer -> peer.network() == other.index());
    }
}

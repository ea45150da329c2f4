package hybridnetwork.reachability.reading;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.VirtualNetwork;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes what other networks, and peerings with them, leave open of the hub. */
final class PeeringNotes {
    private final Inventory inventory;
    private final Notes notes;
    private final List<Resource> resources;
    private final List<VirtualNetwork> networks;
    private final List<PrefixSet> peered = new ArrayList<>();

    /** @param resources of the networks, in the same order: the hub first */
    PeeringNotes(Inventory inventory, Notes notes, List<Resource> resources, List<VirtualNetwork> networks) {
        this.inventory = inventory;
        this.notes = notes;
        this.resources = resources;
        this.networks = networks;
    }

    void note() {
        for (int i = 1; i < networks.size(); i++) {
            notes.notUnderstood(
                    resources.get(i),
                    "only the network of the gateways is proved",
                    new Scope.Ends(
                            networks.get(i).addresses().subtract(networks.get(0).addresses())));
        }
        if (resources.isEmpty()) {
            return;
        }
        Resource hub = resources.get(0);
        if (hub.bag().isOpaque("virtualNetworkPeerings")) {
            notes.unknown(hub, "virtualNetworkPeerings", "which networks it reaches cannot be said", outside());
            peered.add(PrefixSet.ALL);
        }
        hub.bag().bags("virtualNetworkPeerings").forEach(peering -> note(hub, peering));
        inventory.children(Parentage.PEERING_OF_NETWORKS, hub).forEach(peering -> note(hub, peering.bag()));
    }

    private Scope outside() {
        return new Scope.Ends(networks.get(0).addresses().complement());
    }

    private void note(Resource hub, Bag peering) {
        Optional<PrefixSet> remote = remote(peering);
        boolean gateways = peering.mayBe("useRemoteGateways");
        notes.notUnderstood(
                hub,
                "peered virtual networks are not modelled",
                remote.isEmpty() || gateways
                        ? outside()
                        : new Scope.Ends(remote.get().subtract(networks.get(0).addresses())));
        peered.add(remote.orElse(PrefixSet.ALL));
    }

    /** The addresses of a peered network, as the peering or the network itself says them. */
    private Optional<PrefixSet> remote(Bag peering) {
        Optional<String> id = peering.bag("remoteVirtualNetwork").flatMap(network -> network.text("id"));
        for (int i = 1; i < networks.size(); i++) {
            Resource network = resources.get(i);
            boolean same = id.filter(text -> network.id()
                                    .map(own -> own.toString().equalsIgnoreCase(text))
                                    .orElse(false)
                            || network.mayGet(text))
                    .isPresent();
            if (same) {
                return Optional.of(networks.get(i).addresses());
            }
        }
        for (String property : List.of("remoteVirtualNetworkAddressSpace", "remoteAddressSpace")) {
            Optional<Bag> space = peering.bag(property)
                    .filter(it -> !it.texts("addressPrefix", "addressPrefixes").isEmpty());
            if (space.isPresent()) {
                return space.map(Prefixes::known).map(PrefixSet::of);
            }
        }
        return Optional.empty();
    }

    /** The addresses of the networks that are not the hub. */
    PrefixSet elsewhere() {
        return PrefixSet.unionOf(
                        networks.stream().skip(1).map(VirtualNetwork::addresses).toList())
                .subtract(networks.isEmpty() ? PrefixSet.EMPTY : networks.get(0).addresses());
    }

    /** What the tag {@code VirtualNetwork} may hold of other networks. */
    PrefixSet spaces() {
        return PrefixSet.unionOf(peered);
    }

    /** Two networks with gateways on one circuit may be joined at Microsoft's edge. */
    void noteSharedCircuits(List<Gateway> gateways, List<Connection> connections) {
        for (Connection own : connections) {
            for (Connection other : connections) {
                boolean shared = own.circuit().isPresent()
                        && own.circuit().equals(other.circuit())
                        && gateways.get(own.gateway()).network() == 0
                        && gateways.get(other.gateway()).network() != 0;
                if (shared) {
                    notes.notUnderstood(
                            own.name(),
                            "it connects two networks, which Microsoft's edge may join",
                            new Scope.Ends(elsewhere()));
                }
            }
        }
    }
}

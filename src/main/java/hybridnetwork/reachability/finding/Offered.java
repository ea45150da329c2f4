package hybridnetwork.reachability.finding;

import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Connection.Offer;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What connections offer to the gateways in a network.
 *
 * @param network the index of the network
 */
record Offered(Snapshot snapshot, BitSet healthy, int network) {
    /** The connections of a kind, which are up in the healthy network or not. */
    List<Connection> connections(PathKind kind, boolean up) {
        Optional<Gateway> gateway = snapshot.gateway(network, kind);
        return gateway.map(snapshot::at).orElse(List.of()).stream()
                .filter(connection -> !up || healthy.get(connection.index()))
                .toList();
    }

    Set<Prefix> offered(Site site, PathKind kind, boolean up) {
        Set<Prefix> offered = new LinkedHashSet<>();
        for (Connection connection : connections(kind, up)) {
            connection.offers().stream()
                    .filter(offer -> offer.site().equals(OptionalInt.of(site.index())))
                    .map(Offer::prefixes)
                    .forEach(offered::addAll);
        }
        return offered;
    }
}

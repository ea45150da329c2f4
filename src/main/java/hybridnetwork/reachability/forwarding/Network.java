package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.ServiceTag;
import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.route.Edges;
import hybridnetwork.reachability.route.Routing;
import hybridnetwork.reachability.route.State;
import java.util.Optional;

/** A snapshot with its routes, groups and edges made ready to be asked. */
public record Network(
        Snapshot snapshot, Routing routing, Filters filters, Edges edges, Doubts doubts, Territories territories) {
    /**
     * Makes a snapshot ready.
     *
     * @param healthy what is up while nothing has failed: the tag {@code VirtualNetwork} holds what is offered then
     */
    public static Network of(Snapshot snapshot, State healthy) {
        Routing routing = new Routing(snapshot);
        return new Network(
                snapshot,
                routing,
                new Filters(snapshot, routing.offered(healthy.up())),
                new Edges(snapshot),
                new Doubts(snapshot),
                new Territories(snapshot));
    }

    /** The same network for packets of which it is known that a service tag holds their address at the one end or the other. */
    public Network where(Optional<ServiceTag> from, Optional<ServiceTag> to) {
        return from.isEmpty() && to.isEmpty()
                ? this
                : new Network(snapshot, routing, filters.where(from, to), edges, doubts, territories);
    }
}

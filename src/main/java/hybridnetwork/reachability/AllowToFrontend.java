package hybridnetwork.reachability;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.route.Routing;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The part of an {@code allow} that goes through a load balancer: every packet must have a rule, and every backend of
 * the rule must take it and have a way for the reply.
 */
public final class AllowToFrontend {
    private final Network network;
    private final Routing routing;
    private final Filters filters;
    private final Flow flow;
    private final CellCollector cells;
    private final Certainty certainty;

    public AllowToFrontend(
            Network network, Routing routing, Filters filters, Flow flow, CellCollector cells, Certainty certainty) {
        this.network = network;
        this.routing = routing;
        this.filters = filters;
        this.flow = flow;
        this.cells = cells;
        this.certainty = certainty;
    }

    /** @param from the sources, by the index of their place, all of one kind */
    public void balance(Frontend frontend, PrefixSet addresses, SortedMap<Integer, PrefixSet> from, Place.Kind kind) {
        PrefixSet sources = PrefixSet.unionOf(from.values());
        if (sources.isEmpty()) {
            return;
        }
        Place to = Place.frontend(frontend.index());
        for (Service service : flow.services()) {
            Balanced.left(frontend, service)
                    .ifPresent(left -> from.forEach(
                            (i, set) -> cells.always(flow.probe(new Place(kind, i), set, to, addresses, left))));
            for (Balanced balanced : Balanced.of(frontend, service)) {
                if (!balanced.hasHosts()) {
                    from.forEach((i, set) ->
                            cells.always(flow.probe(new Place(kind, i), set, to, addresses, balanced.atFrontend())));
                }
                for (Frontend.Backends backends : balanced.backends()) {
                    refused(balanced, backends, sources, addresses.lowest().orElseThrow())
                            .ifPresent(packet ->
                                    cells.always(new Probe(packet, flow.from().placeOf(packet.source(), kind), to)));
                    lostReplies(to, addresses, from, kind, balanced, backends);
                }
            }
        }
    }

    /** The lowest packet to the frontend that some backend refuses; which one is of no matter to the order. */
    private Optional<Packet> refused(Balanced balanced, Frontend.Backends backends, PrefixSet sources, Ipv4 frontend) {
        if (backends.subnet() == Frontend.Backends.NOWHERE) {
            Packet seen = new Region(sources, backends.hosts(), balanced.service()).lowest();
            return Optional.of(balanced.atFrontend(seen, frontend));
        }
        return Filters.lowestRefused(
                filters.inbound(backends.subnet()),
                sources,
                backends.hosts(),
                balanced.service(),
                certainty,
                seen -> balanced.atFrontend(seen, frontend));
    }

    /** Replies that are lost whatever happens; those that depend on what has failed are the compiler's. */
    private void lostReplies(
            Place to,
            PrefixSet addresses,
            SortedMap<Integer, PrefixSet> from,
            Place.Kind kind,
            Balanced balanced,
            Frontend.Backends backends) {
        if (backends.subnet() == Frontend.Backends.NOWHERE) {
            return;
        }
        RouteTable table = network.subnets().get(backends.subnet()).routes();
        from.forEach((i, set) -> {
            PrefixSet lost = certainty == Certainty.POSSIBLE ? set : PrefixSet.EMPTY;
            if (table.known()) {
                lost = kind == Place.Kind.SUBNET ? set.subtract(routing.local(table)) : PrefixSet.EMPTY;
            }
            if (!lost.isEmpty()) {
                cells.always(flow.probe(new Place(kind, i), lost, to, addresses, balanced.atFrontend()));
            }
        });
    }
}

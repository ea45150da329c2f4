package hybridnetwork.reachability;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Condition.Leaves;
import hybridnetwork.reachability.Condition.Returns;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.route.Routing;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SortedMap;

/**
 * The part of an {@code allow} that comes back out of the virtual network, by the route tables of what replies. What a
 * table does that is not known is the compiler's question.
 */
public final class Replies {
    private final Network network;
    private final Routing routing;
    private final Flow flow;
    private final CellCollector cells;

    public Replies(Network network, Routing routing, Flow flow, CellCollector cells) {
        this.network = network;
        this.routing = routing;
        this.flow = flow;
        this.cells = cells;
    }

    /**
     * Who may answer.
     *
     * @param subnet the index of the subnet whose routes the reply takes
     * @param service of the packets that come to it; towards a load balancer, at the frontend
     */
    private record Replier(int subnet, Place to, PrefixSet addresses, Service service) {}

    /** Behind a load balancer the backends of those rules alone that take some packet of the flow. */
    private List<Replier> repliers(SortedMap<Integer, PrefixSet> hosts, SortedMap<Integer, PrefixSet> frontends) {
        List<Replier> repliers = new ArrayList<>();
        hosts.forEach((i, set) -> repliers.add(
                new Replier(i, Place.subnet(i), set, flow.services().get(0))));
        frontends.forEach((i, set) -> {
            for (Service service : flow.services()) {
                for (Balanced balanced : Balanced.of(network.frontends().get(i), service)) {
                    balanced.backends().stream()
                            .filter(backends -> backends.subnet() != Frontend.Backends.NOWHERE)
                            .forEach(backends -> repliers.add(
                                    new Replier(backends.subnet(), Place.frontend(i), set, balanced.atFrontend())));
                }
            }
        });
        return repliers;
    }

    public void toSites() {
        IdentityHashMap<RouteTable, Replier> lowest = new IdentityHashMap<>();
        for (Replier replier : repliers(flow.to().subnets(), flow.to().frontends())) {
            RouteTable table = network.subnets().get(replier.subnet()).routes();
            if (table.known()) {
                lowest.merge(table, replier, (a, b) -> comparable(a).compareTo(comparable(b)) <= 0 ? a : b);
            }
        }
        lowest.forEach((table, replier) -> flow.from()
                .sites()
                .forEach((site, set) -> routing.partition(table, set)
                        .forEach((choice, part) ->
                                cells.when(new Returns(site, choice), probe(Place.site(site), part, replier)))));
    }

    /** The lowest packet to a replier, from a source that is the same for all. */
    private Packet comparable(Replier replier) {
        return probe(Place.INTERNET, PrefixSet.ALL, replier).packet();
    }

    private Probe probe(Place from, PrefixSet sources, Replier replier) {
        return flow.probe(from, sources, replier.to(), replier.addresses(), replier.service());
    }

    public void toInternet(PrefixSet sources, SortedMap<Integer, PrefixSet> hosts, SortedMap<Integer, PrefixSet> frontends) {
        for (Replier replier : repliers(hosts, frontends)) {
            RouteTable table = network.subnets().get(replier.subnet()).routes();
            if (table.known()) {
                routing.partition(table, sources)
                        .forEach(
                                (choice, part) -> cells.when(new Leaves(choice), probe(Place.INTERNET, part, replier)));
            }
        }
    }
}

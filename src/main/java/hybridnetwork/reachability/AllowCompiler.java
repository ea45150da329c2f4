package hybridnetwork.reachability;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Condition.Leaves;
import hybridnetwork.reachability.Condition.Reaches;
import hybridnetwork.reachability.filter.Filter;
import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.route.Routing;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Splits the packets of an {@code allow}. It looks for packets that are not delivered or have no reply over the same
 * path: whatever can lose a packet is asked on its own about all the packets that come to it.
 */
public final class AllowCompiler {
    private final Network network;
    private final Routing routing;
    private final Filters filters;
    private final Flow flow;
    private final Certainty certainty;
    private final CellCollector cells = new CellCollector();
    private final AllowToFrontend balancing;
    private final Replies replies;
    private final PrefixSet sourcesInside;
    private final PrefixSet sourcesOnPremises;
    private final PrefixSet destinationsInside;
    private final PrefixSet destinationsOnPremises;
    private final PrefixSet arrivals;

    public AllowCompiler(Network network, Routing routing, Filters filters, Flow flow, Certainty certainty) {
        this.network = network;
        this.routing = routing;
        this.filters = filters;
        this.flow = flow;
        this.certainty = certainty;
        this.balancing = new AllowToFrontend(network, routing, filters, flow, cells, certainty);
        this.replies = new Replies(network, routing, flow, cells);
        this.sourcesInside = flow.from().hosts();
        this.sourcesOnPremises = flow.from().onPremises();
        this.destinationsInside = flow.to().hosts();
        this.destinationsOnPremises = flow.to().onPremises();
        this.arrivals = local(routing.gatewayTable());
    }

    public CompiledIntent compile() {
        Optional<Probe> lowest = flow.lowest();
        if (lowest.isEmpty()) {
            return new CompiledIntent(flow.intent(), lowest, Optional.empty(), List.of());
        }
        missingPlaces();
        flow.from().subnets().forEach(this::fromSubnet);
        leaveForOutside();
        SortedMap<Integer, PrefixSet> hosts = flow.to().subnets();
        hosts.forEach(this::toSubnet);
        flow.to().frontends().forEach(this::toFrontend);
        if (!flow.from().internet().isEmpty()) {
            fromInternet();
        }
        replies.toSites();
        return cells.finish(flow.intent(), lowest);
    }

    /** What a route table does not keep from arriving inside: all of it while its routes are not known and need not lose any. */
    private PrefixSet local(RouteTable table) {
        if (table.known()) {
            return routing.local(table);
        }
        return certainty == Certainty.CERTAIN ? network.spaceSet() : PrefixSet.EMPTY;
    }

    private boolean isOpen(RouteTable table) {
        return certainty == Certainty.POSSIBLE && !table.known();
    }

    private Place subnet(int index) {
        return Place.subnet(index);
    }

    /** Packets from or to where nobody is, and from outside to outside: there is no transit. */
    private void missingPlaces() {
        flow.from()
                .parts()
                .forEach((from, sources) -> flow.to().parts().forEach((to, destinations) -> {
                    boolean transit =
                            !from.is(Place.Kind.SUBNET) && (to.is(Place.Kind.SITE) || to.is(Place.Kind.INTERNET));
                    if (from.is(Place.Kind.NOWHERE) || to.is(Place.Kind.NOWHERE) || transit) {
                        cells.always(flow.probe(from, sources, to, destinations));
                    }
                }));
    }

    private void fromSubnet(int index, PrefixSet sources) {
        RouteTable table = network.subnets().get(index).routes();
        if (isOpen(table)) {
            flow.to().parts().forEach((to, set) -> cells.always(flow.probe(subnet(index), sources, to, set)));
        }
        // What leaves the subnet must come to where it is meant.
        PrefixSet local = local(table);
        flow.to().subnets().forEach((to, set) -> always(subnet(index), sources, subnet(to), set.subtract(local)));
        flow.to().frontends().forEach((to, set) -> {
            boolean internal = network.frontends().get(to).isInternal();
            always(subnet(index), sources, Place.frontend(to), internal ? set.subtract(local) : set);
        });
        always(subnet(index), sources.subtract(arrivals), Place.ON_PREMISES, destinationsOnPremises);
        // The subnet's filter must let everything out; a load balancer is filtered by its frontend.
        leave(index, sources, destinationsInside, this::destinationInside);
        flow.to().frontends().forEach((to, set) -> leave(index, sources, set, packet -> Place.frontend(to)));
        leave(index, sources, destinationsOnPremises, packet -> Place.ON_PREMISES);
        leave(index, sources, flow.to().internet(), packet -> Place.INTERNET);
    }

    private void leave(int index, PrefixSet sources, PrefixSet destinations, Function<Packet, Place> to) {
        for (Service service : flow.services()) {
            refused(filters.outbound(index), sources, destinations, service)
                    .ifPresent(packet -> cells.always(new Probe(packet, subnet(index), to.apply(packet))));
        }
    }

    private Place destinationInside(Packet packet) {
        return flow.to().placeOf(packet.destination(), Place.Kind.SUBNET);
    }

    /** Packets that leave the virtual network; subnets with one route table share their fate, so the lowest stands for all. */
    private void leaveForOutside() {
        IdentityHashMap<RouteTable, Integer> lowest = new IdentityHashMap<>();
        SortedMap<Integer, PrefixSet> from = flow.from().subnets();
        from.forEach((index, set) -> lowest.merge(
                network.subnets().get(index).routes(),
                index,
                (a, b) -> compareLowest(from.get(a), from.get(b)) <= 0 ? a : b));
        lowest.forEach((table, index) -> {
            if (!table.known()) {
                return;
            }
            PrefixSet sources = Objects.requireNonNull(from.get(index));
            routing.partition(table, destinationsOnPremises)
                    .forEach((choice, set) -> routing.byOwners(set)
                            .forEach((owners, part) -> cells.when(
                                    new Reaches(choice, owners, true),
                                    flow.probe(subnet(index), sources, Place.ON_PREMISES, part))));
            routing.partition(table, flow.to().internet())
                    .forEach((choice, set) ->
                            cells.when(new Leaves(choice), flow.probe(subnet(index), sources, Place.INTERNET, set)));
        });
    }

    private static int compareLowest(@Nullable PrefixSet a, @Nullable PrefixSet b) {
        return Objects.requireNonNull(a)
                .lowest()
                .orElseThrow()
                .compareTo(Objects.requireNonNull(b).lowest().orElseThrow());
    }

    /** The lowest packet that a filter refuses, unless a lower one breaks the intent already. */
    private Optional<Packet> refused(
            Optional<Filter> filter, PrefixSet sources, PrefixSet destinations, Service service) {
        if (sources.isEmpty() || destinations.isEmpty()) {
            return Optional.empty();
        }
        return cells.isBelowAlways(new Region(sources, destinations, service).lowest())
                ? Filters.lowestRefused(filter, sources, destinations, service, certainty)
                : Optional.empty();
    }

    private void always(Place from, PrefixSet sources, Place to, PrefixSet destinations) {
        if (!sources.isEmpty() && !destinations.isEmpty()) {
            cells.always(flow.probe(from, sources, to, destinations));
        }
    }

    private void toSubnet(int index, PrefixSet hosts) {
        Place to = subnet(index);
        RouteTable table = network.subnets().get(index).routes();
        flow.from().sites().forEach((site, set) -> always(Place.site(site), set, to, hosts.subtract(arrivals)));
        flow.from().subnets().forEach((from, set) -> always(subnet(from), set.subtract(local(table)), to, hosts));
        if (isOpen(table)) {
            flow.from().parts().forEach((from, set) -> always(from, set, to, hosts));
        }
        for (Service service : flow.services()) {
            refused(filters.inbound(index), sourcesInside, hosts, service)
                    .ifPresent(packet -> cells.always(
                            new Probe(packet, flow.from().placeOf(packet.source(), Place.Kind.SUBNET), to)));
            refused(filters.inbound(index), sourcesOnPremises, hosts, service)
                    .ifPresent(packet ->
                            cells.always(new Probe(packet, flow.from().placeOf(packet.source(), Place.Kind.SITE), to)));
        }
    }

    private void toFrontend(int index, PrefixSet addresses) {
        Frontend frontend = network.frontends().get(index);
        Place to = Place.frontend(index);
        PrefixSet reachable = frontend.isInternal() ? arrivals : PrefixSet.EMPTY;
        flow.from().sites().forEach((site, set) -> always(Place.site(site), set, to, addresses.subtract(reachable)));
        balancing.balance(frontend, addresses, flow.from().subnets(), Place.Kind.SUBNET);
        balancing.balance(frontend, addresses, flow.from().sites(), Place.Kind.SITE);
    }

    /** From the internet nothing comes in but to a public IP; the reply must leave for the internet. */
    private void fromInternet() {
        PrefixSet sources = flow.from().internet();
        flow.to().subnets().forEach((i, hosts) -> {
            PrefixSet open = hosts.intersect(network.publicHosts());
            always(Place.INTERNET, sources, subnet(i), hosts.subtract(open));
            if (!open.isEmpty()) {
                for (Service service : flow.services()) {
                    refused(filters.inbound(i), sources, open, service)
                            .ifPresent(packet -> cells.always(new Probe(packet, Place.INTERNET, subnet(i))));
                }
                replies.toInternet(sources, new TreeMap<>(Map.of(i, open)), new TreeMap<>());
            }
        });
        flow.publicFrontends().forEach((i, addresses) -> {
            Frontend frontend = network.frontends().get(i);
            if (frontend.reachableFromInternet()) {
                balancing.balance(frontend, addresses, new TreeMap<>(Map.of(0, sources)), Place.Kind.INTERNET);
                replies.toInternet(sources, new TreeMap<>(), new TreeMap<>(Map.of(i, addresses)));
            } else {
                always(Place.INTERNET, sources, Place.frontend(i), addresses);
            }
        });
    }
}

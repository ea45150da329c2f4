package hybridnetwork.reachability;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Condition.Connected;
import hybridnetwork.reachability.Condition.Leaves;
import hybridnetwork.reachability.Condition.Reaches;
import hybridnetwork.reachability.filter.Filter;
import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.route.Routing;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Splits the packets of a {@code deny}. It follows the packets that nothing stops: from region to region through the
 * filters and the routes that never change, down to the conditions that depend on what has failed.
 */
public final class DenyCompiler {
    private final Network network;
    private final Routing routing;
    private final Filters filters;
    private final Flow flow;
    private final Certainty certainty;
    private final CellCollector cells = new CellCollector();
    private final PrefixSet sourcesInside;
    private final PrefixSet arrivals;
    private final IdentityHashMap<Service, Map<Integer, Boolean>> open = new IdentityHashMap<>();

    public DenyCompiler(Network network, Routing routing, Filters filters, Flow flow, Certainty certainty) {
        this.network = network;
        this.routing = routing;
        this.filters = filters;
        this.flow = flow;
        this.certainty = certainty;
        this.sourcesInside = flow.from().hosts();
        this.arrivals = local(routing.gatewayTable());
    }

    public CompiledIntent compile() {
        Optional<Probe> lowest = flow.lowest();
        if (lowest.isPresent()) {
            for (Service service : flow.services()) {
                flow.from().subnets().forEach((index, sources) -> fromSubnet(index, sources, service));
                fromSites(service);
                fromInternet(service);
            }
        }
        return cells.finish(flow.intent(), lowest);
    }

    /** What comes through a route table to where it is meant: while its routes are not known nothing must and all may. */
    private PrefixSet local(RouteTable table) {
        if (table.known()) {
            return routing.local(table);
        }
        return certainty == Certainty.CERTAIN ? PrefixSet.EMPTY : network.spaceSet();
    }

    private void fromSubnet(int index, PrefixSet sources, Service service) {
        RouteTable table = network.subnets().get(index).routes();
        PrefixSet local = local(table);
        Optional<Filter> outbound = filters.outbound(index);
        inside(index, outbound, sources, local, service);
        flow.to().frontends().forEach((to, set) -> {
            Frontend frontend = network.frontends().get(to);
            if (frontend.isInternal()) {
                for (Region out : passing(outbound, sources, set.intersect(local), service)) {
                    for (Passed passed : backends(frontend, out.sources(), out.destinations(), out.service())) {
                        cells.always(new Probe(passed.packet(), Place.subnet(index), Place.frontend(to)));
                    }
                }
            }
        });
        if (table.known()) {
            toOutside(index, table, outbound, sources, service);
        }
        if (certainty == Certainty.POSSIBLE && !(table.known() && network.knowsWays())) {
            maybeToOutside(index, outbound, sources, service);
        }
    }

    private void inside(int index, Optional<Filter> outbound, PrefixSet sources, PrefixSet local, Service service) {
        PrefixSet hosts = PrefixSet.unionOf(flow.to().subnets().entrySet().stream()
                        .filter(to -> letsSomethingIn(to.getKey(), to.getValue(), service))
                        .map(Map.Entry::getValue)
                        .toList())
                .intersect(local);
        for (Region out : passing(outbound, sources, hosts, service)) {
            flow.to().subnets().forEach((to, set) -> {
                PrefixSet destinations = set.intersect(out.destinations());
                if (!destinations.isEmpty()
                        && cells.isBelowAlways(new Region(out.sources(), destinations, out.service()).lowest())) {
                    for (Region in : passing(filters.inbound(to), out.sources(), destinations, out.service())) {
                        cells.always(new Probe(in.lowest(), Place.subnet(index), Place.subnet(to)));
                    }
                }
            });
        }
    }

    /** Whether the filter of a subnet lets anything in from any of the intent's subnets: asked once for all of them. */
    private boolean letsSomethingIn(int subnet, PrefixSet hosts, Service service) {
        return open.computeIfAbsent(service, s -> new HashMap<>())
                .computeIfAbsent(
                        subnet,
                        door -> !passing(filters.inbound(subnet), sourcesInside, hosts, service)
                                .isEmpty());
    }

    private void toOutside(int index, RouteTable table, Optional<Filter> outbound, PrefixSet sources, Service service) {
        for (Region out : passing(outbound, sources, flow.to().onPremises(), service)) {
            routing.partition(table, out.destinations())
                    .forEach((choice, set) -> routing.byOwners(set)
                            .forEach((owners, part) -> cells.when(
                                    new Reaches(choice, owners, false),
                                    flow.probe(
                                            Place.subnet(index),
                                            out.sources(),
                                            Place.ON_PREMISES,
                                            part,
                                            out.service()))));
        }
        for (Region out : passing(outbound, sources, flow.to().internet(), service)) {
            routing.partition(table, out.destinations())
                    .forEach((choice, part) -> cells.when(
                            new Leaves(choice),
                            flow.probe(Place.subnet(index), out.sources(), Place.INTERNET, part, out.service())));
        }
    }

    /** Where the routes, or the ways to the sites, are not known, all that passes the filter may find a way out. */
    private void maybeToOutside(int index, Optional<Filter> outbound, PrefixSet sources, Service service) {
        for (Region out : passing(outbound, sources, flow.to().onPremises(), service)) {
            cells.always(new Probe(out.lowest(), Place.subnet(index), Place.ON_PREMISES));
        }
        for (Region out : passing(outbound, sources, flow.to().internet(), service)) {
            cells.always(new Probe(out.lowest(), Place.subnet(index), Place.INTERNET));
        }
    }

    private List<Region> passing(Optional<Filter> filter, PrefixSet from, PrefixSet to, Service service) {
        return Filters.passing(filter, from, to, service, certainty);
    }

    private void fromSites(Service service) {
        PrefixSet sources = flow.from().onPremises();
        flow.to().subnets().forEach((to, hosts) -> {
            for (Region in : passing(filters.inbound(to), sources, hosts.intersect(arrivals), service)) {
                connected(in.sources(), in.destinations(), in.service(), Place.subnet(to));
            }
        });
        flow.to().frontends().forEach((to, set) -> {
            Frontend frontend = network.frontends().get(to);
            PrefixSet addresses = set.intersect(arrivals);
            if (frontend.isInternal() && !addresses.isEmpty()) {
                for (Passed passed : backends(frontend, sources, addresses, service)) {
                    connected(passed.sources(), addresses, passed.service(), Place.frontend(to));
                }
            }
        });
    }

    /** Packets that reach their destination whenever their site reaches the virtual network. */
    private void connected(PrefixSet sources, PrefixSet destinations, Service service, Place to) {
        flow.from().sites().forEach((site, set) -> {
            PrefixSet part = set.equals(sources) ? set : set.intersect(sources);
            if (!part.isEmpty()) {
                Probe lowest = flow.probe(Place.site(site), part, to, destinations, service);
                if (certainty == Certainty.POSSIBLE && !network.knowsWays()) {
                    cells.always(lowest);
                } else {
                    cells.when(new Connected(site), lowest);
                }
            }
        });
    }

    private void fromInternet(Service service) {
        PrefixSet sources = flow.from().internet();
        if (sources.isEmpty()) {
            return;
        }
        flow.to().subnets().forEach((to, hosts) -> {
            PrefixSet open = hosts.intersect(network.publicHosts());
            for (Region in : passing(filters.inbound(to), sources, open, service)) {
                cells.always(new Probe(in.lowest(), Place.INTERNET, Place.subnet(to)));
            }
        });
        flow.publicFrontends().forEach((to, addresses) -> {
            Frontend frontend = network.frontends().get(to);
            if (frontend.reachableFromInternet()) {
                for (Passed passed : backends(frontend, sources, addresses, service)) {
                    cells.always(new Probe(passed.packet(), Place.INTERNET, Place.frontend(to)));
                }
            }
        });
    }

    /** Packets to a frontend that come to a backend; the service is the frontend's. */
    private record Passed(PrefixSet sources, Service service, Packet packet) {}

    private List<Passed> backends(Frontend frontend, PrefixSet sources, PrefixSet addresses, Service service) {
        if (!service.hasPorts() || sources.isEmpty()) {
            return List.of();
        }
        return Balanced.of(frontend, service).stream()
                .flatMap(balanced -> balanced.backends().stream()
                        .filter(backends -> backends.subnet() != Frontend.Backends.NOWHERE)
                        .flatMap(
                                backends -> passing(
                                        filters.inbound(backends.subnet()),
                                        sources,
                                        backends.hosts(),
                                        balanced.service())
                                        .stream())
                        .map(in -> passed(balanced, in, addresses)))
                .toList();
    }

    private static Passed passed(Balanced balanced, Region in, PrefixSet addresses) {
        boolean same = balanced.rule().backendPort() == Frontend.Rule.SAME_PORT;
        Service atFrontend = new Service(
                in.service().protocols(),
                in.service().sourcePorts(),
                same ? in.service().destinationPorts() : balanced.atFrontend().destinationPorts());
        Packet packet = balanced.atFrontend(in.lowest(), addresses.lowest().orElseThrow());
        return new Passed(in.sources(), atFrontend, packet);
    }
}

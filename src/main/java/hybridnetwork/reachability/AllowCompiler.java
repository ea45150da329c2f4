package hybridnetwork.reachability;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Condition.Leaves;
import hybridnetwork.reachability.Condition.Reaches;
import hybridnetwork.reachability.Condition.Returns;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Splits the packets of an {@code allow}. It looks for packets that are not delivered or have no reply over the same
 * path: whatever can lose a packet is asked on its own about all the packets that come to it.
 */
final class AllowCompiler {
    private final Network network;
    private final Routing routing;
    private final Filters filters;
    private final Flow flow;
    private final CellCollector cells = new CellCollector();
    private final PrefixSet sourcesInside;
    private final PrefixSet sourcesOnPremises;
    private final PrefixSet destinationsInside;
    private final PrefixSet destinationsOnPremises;
    private final PrefixSet arrivals;

    AllowCompiler(Network network, Routing routing, Filters filters, Flow flow) {
        this.network = network;
        this.routing = routing;
        this.filters = filters;
        this.flow = flow;
        this.sourcesInside = flow.from().hosts();
        this.sourcesOnPremises = flow.from().onPremises();
        this.destinationsInside = flow.to().hosts();
        this.destinationsOnPremises = flow.to().onPremises();
        this.arrivals = routing.local(routing.gatewayTable());
    }

    CompiledIntent compile() {
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
        repliesToSites();
        return cells.finish(flow.intent(), lowest);
    }

    private Place subnet(int index) {
        return Place.subnet(index);
    }

    /** Every part of an end with its place. */
    private static Map<Place, PrefixSet> parts(End end) {
        Map<Place, PrefixSet> parts = new TreeMap<>();
        end.subnets().forEach((i, set) -> parts.put(Place.subnet(i), set));
        end.frontends().forEach((i, set) -> parts.put(Place.frontend(i), set));
        end.sites().forEach((i, set) -> parts.put(Place.site(i), set));
        if (!end.internet().isEmpty()) {
            parts.put(Place.INTERNET, end.internet());
        }
        if (!end.nowhere().isEmpty()) {
            parts.put(Place.NOWHERE, end.nowhere());
        }
        return parts;
    }

    /** Packets from or to where nobody is, and from outside to outside: there is no transit. */
    private void missingPlaces() {
        parts(flow.from())
                .forEach((from, sources) -> parts(flow.to()).forEach((to, destinations) -> {
                    boolean transit =
                            !from.is(Place.Kind.SUBNET) && (to.is(Place.Kind.SITE) || to.is(Place.Kind.INTERNET));
                    if (from.is(Place.Kind.NOWHERE) || to.is(Place.Kind.NOWHERE) || transit) {
                        cells.always(flow.probe(from, sources, to, destinations));
                    }
                }));
    }

    private void fromSubnet(int index, PrefixSet sources) {
        RouteTable table = network.subnets().get(index).routes();
        if (!table.known()) {
            parts(flow.to()).forEach((to, set) -> cells.always(flow.probe(subnet(index), sources, to, set)));
        }
        // What leaves the subnet must come to where it is meant.
        PrefixSet local = routing.local(table);
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
        return holding(flow.to().subnets(), packet.destination())
                .map(Place::subnet)
                .orElse(Place.NOWHERE);
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
                ? Filters.lowestRefused(filter, sources, destinations, service)
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
        flow.from()
                .subnets()
                .forEach((from, set) -> always(subnet(from), set.subtract(routing.local(table)), to, hosts));
        if (!table.known()) {
            parts(flow.from()).forEach((from, set) -> always(from, set, to, hosts));
        }
        for (Service service : flow.services()) {
            refused(filters.inbound(index), sourcesInside, hosts, service)
                    .ifPresent(packet -> cells.always(new Probe(packet, sourceInside(packet), to)));
            refused(filters.inbound(index), sourcesOnPremises, hosts, service)
                    .ifPresent(packet -> cells.always(new Probe(packet, sourceOnPremises(packet), to)));
        }
    }

    private Place sourceInside(Packet packet) {
        return holding(flow.from().subnets(), packet.source())
                .map(Place::subnet)
                .orElse(Place.NOWHERE);
    }

    private Place sourceOnPremises(Packet packet) {
        return holding(flow.from().sites(), packet.source()).map(Place::site).orElse(Place.NOWHERE);
    }

    private static Optional<Integer> holding(SortedMap<Integer, PrefixSet> parts, Ipv4 address) {
        return parts.entrySet().stream()
                .filter(part -> part.getValue().contains(address))
                .findFirst()
                .map(Map.Entry::getKey);
    }

    private void toFrontend(int index, PrefixSet addresses) {
        Frontend frontend = network.frontends().get(index);
        Place to = Place.frontend(index);
        PrefixSet reachable = frontend.isInternal() ? arrivals : PrefixSet.EMPTY;
        flow.from().sites().forEach((site, set) -> always(Place.site(site), set, to, addresses.subtract(reachable)));
        balance(frontend, addresses, flow.from().subnets(), Place.Kind.SUBNET);
        balance(frontend, addresses, flow.from().sites(), Place.Kind.SITE);
    }

    /** Every backend of every rule must take the packets, and every packet must have a rule. */
    private void balance(Frontend frontend, PrefixSet addresses, SortedMap<Integer, PrefixSet> from, Place.Kind kind) {
        PrefixSet sources = PrefixSet.unionOf(from.values());
        if (sources.isEmpty()) {
            return;
        }
        for (Service service : flow.services()) {
            unbalanced(frontend, service)
                    .ifPresent(left -> from.forEach((i, set) -> cells.always(
                            flow.probe(new Place(kind, i), set, Place.frontend(frontend.index()), addresses, left))));
            for (Balanced balanced : Balanced.of(frontend, service)) {
                for (Frontend.Backends backends : balanced.backends()) {
                    refusedBackend(balanced, backends, sources).ifPresent(packet -> {
                        Place place = kind == Place.Kind.SUBNET ? sourceInside(packet) : sourceOnPremises(packet);
                        cells.always(new Probe(
                                balanced.atFrontend(packet, addresses.lowest().orElseThrow()),
                                place,
                                Place.frontend(frontend.index())));
                    });
                    backendReplies(frontend, addresses, from, kind, balanced, backends);
                }
            }
        }
    }

    /** What is left of a service that no rule of a frontend takes. */
    private static Optional<Service> unbalanced(Frontend frontend, Service service) {
        if (!service.hasPorts()) {
            return Optional.of(service);
        }
        for (Protocol protocol : new TreeSet<>(service.protocols())) {
            PortSet left = service.destinationPorts();
            for (Frontend.Rule rule : frontend.rules()) {
                if (rule.protocols().contains(protocol)) {
                    left = left.subtract(rule.frontendPorts());
                }
            }
            if (!left.isEmpty()) {
                return Optional.of(new Service(EnumSet.of(protocol), service.sourcePorts(), left));
            }
        }
        return Optional.empty();
    }

    private Optional<Packet> refusedBackend(Balanced balanced, Frontend.Backends backends, PrefixSet sources) {
        if (backends.subnet() == Frontend.Backends.NOWHERE) {
            return Optional.of(new Region(sources, backends.hosts(), balanced.service()).lowest());
        }
        return Filters.lowestRefused(filters.inbound(backends.subnet()), sources, backends.hosts(), balanced.service());
    }

    private void backendReplies(
            Frontend frontend,
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
            PrefixSet lost = table.known()
                    ? (kind == Place.Kind.SUBNET ? set.subtract(routing.local(table)) : PrefixSet.EMPTY)
                    : set;
            if (!lost.isEmpty()) {
                cells.always(flow.probe(
                        new Place(kind, i), lost, Place.frontend(frontend.index()), addresses, balanced.atFrontend()));
            }
        });
    }

    /** Replies to the sites, by the route tables of what replies. */
    private void repliesToSites() {
        IdentityHashMap<RouteTable, Map<Place, PrefixSet>> repliers = new IdentityHashMap<>();
        flow.to()
                .subnets()
                .forEach((i, set) -> repliers.computeIfAbsent(
                                network.subnets().get(i).routes(), t -> new TreeMap<>())
                        .put(subnet(i), set));
        flow.to()
                .frontends()
                .forEach((i, set) -> backendSubnets(network.frontends().get(i))
                        .forEach(backend -> repliers.computeIfAbsent(
                                        network.subnets().get(backend).routes(), t -> new TreeMap<>())
                                .put(Place.frontend(i), set)));
        repliers.forEach((table, places) -> {
            Map.Entry<Place, PrefixSet> lowest = places.entrySet().stream()
                    .min(Map.Entry.comparingByValue((a, b) ->
                            a.lowest().orElseThrow().compareTo(b.lowest().orElseThrow())))
                    .orElseThrow();
            flow.from()
                    .sites()
                    .forEach((site, set) -> routing.partition(table, set)
                            .forEach((choice, part) -> cells.when(
                                    new Returns(site, choice),
                                    flow.probe(Place.site(site), part, lowest.getKey(), lowest.getValue()))));
        });
    }

    private static Set<Integer> backendSubnets(Frontend frontend) {
        Set<Integer> subnets = new TreeSet<>();
        frontend.rules()
                .forEach(rule -> rule.backends().stream()
                        .map(Frontend.Backends::subnet)
                        .filter(subnet -> subnet != Frontend.Backends.NOWHERE)
                        .forEach(subnets::add));
        return subnets;
    }

    /** From the internet nothing comes in but to a public IP; the reply must leave for the internet. */
    private void fromInternet() {
        PrefixSet sources = flow.from().internet();
        SortedMap<Integer, PrefixSet> internet = new TreeMap<>(Map.of(0, sources));
        List<RouteTable> repliers = new ArrayList<>();
        flow.to().subnets().forEach((i, hosts) -> {
            PrefixSet open = hosts.intersect(network.publicHosts());
            always(Place.INTERNET, sources, subnet(i), hosts.subtract(open));
            if (!open.isEmpty()) {
                for (Service service : flow.services()) {
                    refused(filters.inbound(i), sources, open, service)
                            .ifPresent(packet -> cells.always(new Probe(packet, Place.INTERNET, subnet(i))));
                }
                replyToInternet(network.subnets().get(i).routes(), sources, subnet(i), open);
            }
        });
        flow.publicFrontends().forEach((i, addresses) -> {
            Frontend frontend = network.frontends().get(i);
            if (!frontend.reachableFromInternet()) {
                always(Place.INTERNET, sources, Place.frontend(i), addresses);
                return;
            }
            for (Service service : flow.services()) {
                unbalanced(frontend, service)
                        .ifPresent(left ->
                                cells.always(flow.probe(Place.INTERNET, sources, Place.frontend(i), addresses, left)));
                for (Balanced balanced : Balanced.of(frontend, service)) {
                    for (Frontend.Backends backends : balanced.backends()) {
                        refusedBackend(balanced, backends, sources)
                                .ifPresent(packet -> cells.always(new Probe(
                                        balanced.atFrontend(
                                                packet, addresses.lowest().orElseThrow()),
                                        Place.INTERNET,
                                        Place.frontend(i))));
                        backendReplies(frontend, addresses, internet, Place.Kind.INTERNET, balanced, backends);
                    }
                }
            }
            backendSubnets(frontend)
                    .forEach(s -> repliers.add(network.subnets().get(s).routes()));
            repliers.forEach(table -> replyToInternet(table, sources, Place.frontend(i), addresses));
            repliers.clear();
        });
    }

    private void replyToInternet(RouteTable table, PrefixSet sources, Place to, PrefixSet destinations) {
        routing.partition(table, sources)
                .forEach((choice, part) ->
                        cells.when(new Leaves(choice), flow.probe(Place.INTERNET, part, to, destinations)));
    }
}

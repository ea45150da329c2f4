package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Fate.SiteWay;
import hybridnetwork.reachability.model.BalancingRule.Members;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Frontend;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.Edges.Way;
import hybridnetwork.reachability.trace.Trail;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pushes the packets of a flow through the network, to find those that are lost or those that are delivered. */
public final class Push {
    private final Network network;
    private final List<Leg> legs;
    private final Leaves leaves = new Leaves();
    private final Optional<Cover> cover;
    private final Forwarding forwarding;

    private Push(Network network, List<Leg> legs, Search search, Certainty certainty, Optional<Cover> cover) {
        this.network = network;
        this.legs = legs;
        this.cover = cover;
        this.forwarding =
                new Forwarding(network, search, certainty, new Collector(), sources(from(legs, Place.Kind.SITE)));
    }

    /** The packets that are lost, or whose replies are. */
    public static Leaves lost(Network network, List<Leg> legs, Certainty certainty) {
        Push push = new Push(network, legs, Search.LOST, certainty, Optional.empty());
        push.lost();
        return push.finish();
    }

    /** The packets that are delivered. */
    public static Leaves delivered(Network network, List<Leg> legs, Certainty certainty) {
        Push push = new Push(network, legs, Search.DELIVERED, certainty, Optional.empty());
        push.legs.forEach(leg -> push.send(leg));
        return push.finish();
    }

    /**
     * The addresses of one end of which some packet is surely lost, or its reply is.
     *
     * @param ofSources whether the sources are meant, and not the destinations
     */
    public static Cover coverOfLost(Network network, List<Leg> legs, boolean ofSources) {
        Cover cover = new Cover(ofSources);
        new Push(network, legs, Search.LOST, Certainty.CERTAIN, Optional.of(cover)).lost();
        return cover;
    }

    /** The addresses of one end of which some packet is surely delivered. */
    public static Cover coverOfDelivered(Network network, List<Leg> legs, boolean ofSources) {
        Cover cover = new Cover(ofSources);
        Push push = new Push(network, legs, Search.DELIVERED, Certainty.CERTAIN, Optional.of(cover));
        push.legs.forEach(leg -> push.send(leg));
        return cover;
    }

    private Leaves finish() {
        if (forwarding.fates.metUnknown()) {
            leaves.meetUnknown();
        }
        return leaves;
    }

    private final class Collector implements Sink {
        @Override
        public void accept(Fate fate) {
            leaves.add(fate.when(), located(fate.lowest()));
        }

        @Override
        public void accept(SiteWay way) {
            leaves.add(way);
        }

        @Override
        public boolean matters(Packet lowest) {
            return cover.isPresent() || leaves.matters(lowest);
        }

        @Override
        public Optional<Cover> cover() {
            return cover;
        }
    }

    /** The site of a packet that comes from any. */
    private Sighting located(Sighting sighting) {
        if (!sighting.from().is(Place.Kind.ON_PREMISES)) {
            return sighting;
        }
        return legs.stream()
                .filter(leg -> leg.source().place().is(Place.Kind.SITE)
                        && leg.source().addresses().contains(sighting.packet().source()))
                .findFirst()
                .map(leg -> new Sighting(sighting.packet(), leg.source().place(), sighting.to()))
                .orElse(sighting);
    }

    private static Flight flight(Place from, Place to, Region region) {
        return new Flight(from, to, region, Optional.empty(), Condition.ALWAYS, Optional.empty(), false, Trail.UNTOLD);
    }

    private void send(Leg leg) {
        send(forwarding, leg, flight(leg.source().place(), leg.to(), leg.region()));
    }

    static void send(Forwarding forwarding, Leg leg, Flight flight) {
        switch (leg.source().place().kind()) {
            case HOSTS ->
                forwarding.fromSubnet(
                        forwarding.snapshot.subnets().get(leg.source().index()), flight);
            case SITE -> forwarding.fromSite(leg.source().index(), flight);
            default -> forwarding.fromInternet(flight);
        }
    }

    // ---- what may be lost: each thing that can lose packets is asked about all that come to it

    /** Packets that share where they are meant for and what they carry. */
    private record Meant(Place to, PrefixSet destinations, Service service) {}

    private void lost() {
        Map<Meant, List<Leg>> alike = new LinkedHashMap<>();
        for (Leg leg : legs) {
            alike.computeIfAbsent(
                            new Meant(
                                    leg.to(),
                                    leg.region().destinations(),
                                    leg.region().service()),
                            meant -> new ArrayList<>())
                    .add(leg);
        }
        alike.forEach((meant, some) -> {
            leaveSubnets(meant, some);
            for (Leg leg : some) {
                if (!leg.source().place().is(Place.Kind.HOSTS)) {
                    send(leg);
                }
            }
            arrive(meant, some);
            reply(meant, some);
        });
    }

    private void leaveSubnets(Meant meant, List<Leg> some) {
        IdentityHashMap<RouteTable, List<Leg>> byTable = new IdentityHashMap<>();
        List<RouteTable> tables = new ArrayList<>();
        for (Leg leg : some) {
            if (leg.source().place().is(Place.Kind.HOSTS)) {
                Subnet subnet = network.snapshot().subnets().get(leg.source().index());
                Flight flight = flight(Place.HOSTS, meant.to(), leg.region());
                network.filters()
                        .outbound(subnet, leg.source().addresses())
                        .forEach(part -> forwarding.gates.judge(flight.from(part.hosts()), part.gates(), passed -> {}));
                byTable.computeIfAbsent(subnet.routes(), table -> {
                            tables.add(table);
                            return new ArrayList<>();
                        })
                        .add(leg);
            }
        }
        for (RouteTable table : tables) {
            List<Leg> sharing = byTable.getOrDefault(table, List.of());
            String at = network.snapshot()
                    .subnets()
                    .get(sharing.get(0).source().index())
                    .toString();
            forwarding.nextHops.leave(
                    flight(
                            Place.HOSTS,
                            meant.to(),
                            new Region(sources(sharing), meant.destinations(), meant.service())),
                    table,
                    at);
        }
    }

    private static PrefixSet sources(List<Leg> legs) {
        return PrefixSet.unionOf(
                legs.stream().map(leg -> leg.source().addresses()).toList());
    }

    private static List<Leg> from(List<Leg> legs, Place.Kind kind) {
        return legs.stream().filter(leg -> leg.source().place().is(kind)).toList();
    }

    private void arrive(Meant meant, List<Leg> some) {
        for (Place.Kind kind : List.of(Place.Kind.HOSTS, Place.Kind.SITE)) {
            List<Leg> own = from(some, kind);
            if (own.isEmpty()) {
                continue;
            }
            arriving(meant, own, kind).forEach(all -> arrive(meant, all));
        }
    }

    /** What arrives with the addresses that it was sent with: of sites what no way may have translated. */
    private List<Flight> arriving(Meant meant, List<Leg> own, Place.Kind kind) {
        Place from = kind == Place.Kind.HOSTS ? Place.HOSTS : Place.ON_PREMISES;
        Flight all = flight(from, meant.to(), new Region(sources(own), meant.destinations(), meant.service()));
        if (kind == Place.Kind.HOSTS || !network.doubts().translates()) {
            return List.of(all);
        }
        List<Flight> untouched = new ArrayList<>();
        for (Leg leg : own) {
            for (Way way : network.edges().byCircuit(leg.source().index())) {
                if (network.doubts()
                        .translated(way.gateway(), way.connections())
                        .isEmpty()) {
                    untouched.add(all.from(leg.source().addresses()).when(way.when()));
                }
            }
        }
        return untouched;
    }

    private void arrive(Meant meant, Flight all) {
        if (meant.to().is(Place.Kind.HOSTS)) {
            for (Subnet subnet : network.snapshot().subnets()) {
                PrefixSet hosts = Forwarding.in(subnet, meant.destinations());
                if (!hosts.isEmpty()) {
                    forwarding.arrival().host(subnet, all.to(hosts));
                }
            }
        } else if (meant.to().is(Place.Kind.FRONTEND)) {
            forwarding.arrival().balance(all);
        }
    }

    // ---- replies, by the route tables of what may answer

    /** Packets that one table answers. */
    private record Answered(RouteTable table, String at, PrefixSet destinations, Service service) {}

    private void reply(Meant meant, List<Leg> some) {
        for (Answered answered : answered(meant)) {
            Region all = new Region(PrefixSet.ALL, answered.destinations(), answered.service());
            PrefixSet inside = sources(from(some, Place.Kind.HOSTS));
            if (!inside.isEmpty()) {
                reply(answered, flight(Place.HOSTS, meant.to(), all).from(inside));
            }
            for (Place.Kind kind : List.of(Place.Kind.SITE, Place.Kind.INTERNET)) {
                for (Leg leg : from(some, kind)) {
                    reply(
                            answered,
                            flight(leg.source().place(), meant.to(), all)
                                    .from(leg.source().addresses()));
                }
            }
        }
    }

    private void reply(Answered answered, Flight flight) {
        for (Doubts.Part part : network.doubts().split(flight)) {
            if (part.doubt().isEmpty()) {
                forwarding.replies().fromTable(answered.table(), answered.at(), part.flight(), back -> {});
            }
        }
    }

    private List<Answered> answered(Meant meant) {
        Map<Service, IdentityHashMap<RouteTable, List<PrefixSet>>> sets = new LinkedHashMap<>();
        IdentityHashMap<RouteTable, String> names = new IdentityHashMap<>();
        if (meant.to().is(Place.Kind.HOSTS)) {
            for (Subnet subnet : network.snapshot().subnets()) {
                add(sets, names, meant.service(), subnet, Forwarding.in(subnet, meant.destinations()));
            }
        } else if (meant.to().is(Place.Kind.FRONTEND)) {
            Frontend frontend = network.snapshot().frontends().get(meant.to().index());
            if (network.doubts().at(frontend).isPresent()) {
                return List.of();
            }
            for (Balanced balanced :
                    Balanced.of(frontend, meant.destinations().lowest().orElseThrow(), meant.service())) {
                for (Members members : balanced.rule().members()) {
                    if (members.subnet().isPresent() && !members.hosts().isEmpty()) {
                        Subnet subnet = network.snapshot()
                                .subnets()
                                .get(members.subnet().getAsInt());
                        add(sets, names, balanced.atFrontend(), subnet, meant.destinations());
                    }
                }
            }
        }
        List<Answered> all = new ArrayList<>();
        sets.forEach((service, tables) -> tables.forEach((table, destinations) ->
                all.add(new Answered(table, names.getOrDefault(table, ""), PrefixSet.unionOf(destinations), service))));
        return all;
    }

    private static void add(
            Map<Service, IdentityHashMap<RouteTable, List<PrefixSet>>> sets,
            IdentityHashMap<RouteTable, String> names,
            Service service,
            Subnet subnet,
            PrefixSet destinations) {
        if (!destinations.isEmpty()) {
            names.putIfAbsent(subnet.routes(), subnet.toString());
            sets.computeIfAbsent(service, s -> new IdentityHashMap<>())
                    .computeIfAbsent(subnet.routes(), table -> new ArrayList<>())
                    .add(destinations);
        }
    }
}

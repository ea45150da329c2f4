package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.route.Edges.Way;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for packets that are lost, or whose replies are: each thing that can lose packets is asked once about all that come to
 * it, whatever led them there.
 */
final class Losses {
    private final Network network;
    private final Forwarding forwarding;

    Losses(Network network, Forwarding forwarding) {
        this.network = network;
        this.forwarding = forwarding;
    }

    /** Packets that share where they are meant for and what they carry. */
    private record Meant(Place to, PrefixSet destinations, Service service) {}

    void of(List<Leg> legs) {
        Map<Meant, List<Leg>> alike = new LinkedHashMap<>();
        for (Leg leg : legs.stream().flatMap(leg -> certain(leg).stream()).toList()) {
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
                    Push.send(forwarding, leg);
                }
            }
            arrive(meant, some);
            reply(meant, some);
        });
    }

    /** The packets of a leg of which groups are certain. What comes from the internet is asked where it enters. */
    private List<Leg> certain(Leg leg) {
        if (leg.source().place().is(Place.Kind.INTERNET)) {
            return List.of(leg);
        }
        List<Leg> certain = new ArrayList<>();
        Flight flight = Push.flight(leg.source().place(), leg.to(), leg.region());
        for (Doubts.Part part : network.doubts().splitByGroups(flight)) {
            if (part.doubt().isPresent()) {
                forwarding.leap(part);
            } else {
                certain.add(leg.with(part.flight().region()));
            }
        }
        return certain;
    }

    private void leaveSubnets(Meant meant, List<Leg> some) {
        IdentityHashMap<Object, List<Leg>> alike = new IdentityHashMap<>();
        List<Object> inOrder = new ArrayList<>();
        for (Leg leg : some) {
            if (leg.source().place().is(Place.Kind.HOSTS)) {
                Subnet subnet = network.snapshot().subnets().get(leg.source().index());
                Flight flight = forwarding.atTheWordOf(subnet, Push.flight(Place.HOSTS, meant.to(), leg.region()));
                network.filters()
                        .outbound(subnet, leg.source().addresses())
                        .forEach(part -> forwarding.gates.judge(flight.from(part.hosts()), part.gates(), passed -> {}));
                alike.computeIfAbsent(network.routing().likeness(subnet.routes(), meant.destinations()), likeness -> {
                            inOrder.add(likeness);
                            return new ArrayList<>();
                        })
                        .add(leg);
            }
        }
        for (Object likeness : inOrder) {
            List<Leg> sharing = alike.getOrDefault(likeness, List.of());
            Subnet first =
                    network.snapshot().subnets().get(sharing.get(0).source().index());
            forwarding.nextHops.leave(
                    Push.flight(
                            Place.HOSTS,
                            meant.to(),
                            new Region(Leg.sources(sharing), meant.destinations(), meant.service())),
                    first.routes(),
                    first.toString());
        }
    }

    private void arrive(Meant meant, List<Leg> some) {
        for (Place.Kind kind : List.of(Place.Kind.HOSTS, Place.Kind.SITE)) {
            List<Leg> own = Leg.from(some, kind);
            if (own.isEmpty()) {
                continue;
            }
            arriving(meant, own, kind).forEach(all -> arrive(meant, all));
        }
    }

    /** What arrives with the addresses that it was sent with: of sites what no way may have translated. */
    private List<Flight> arriving(Meant meant, List<Leg> own, Place.Kind kind) {
        Place from = kind == Place.Kind.HOSTS ? Place.HOSTS : Place.ON_PREMISES;
        Flight all = Push.flight(from, meant.to(), new Region(Leg.sources(own), meant.destinations(), meant.service()));
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
            for (Subnet subnet : network.territories().subnetsOf(meant.destinations())) {
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

    private void reply(Meant meant, List<Leg> some) {
        boolean byWays = forwarding.repliesFollowWays();
        List<Place.Kind> outside =
                byWays ? List.of(Place.Kind.INTERNET) : List.of(Place.Kind.SITE, Place.Kind.INTERNET);
        List<Leg> asked = byWays ? Leg.from(some, Place.Kind.INTERNET) : some;
        if (asked.isEmpty()) {
            return;
        }
        PrefixSet asking = Leg.sources(asked);
        for (Answered answered : Answered.of(network, meant.to(), meant.destinations(), meant.service(), asking)) {
            Region all = new Region(PrefixSet.ALL, answered.destinations(), answered.service());
            PrefixSet inside = Leg.sources(Leg.from(some, Place.Kind.HOSTS));
            if (!inside.isEmpty() && !byWays) {
                reply(answered, Push.flight(Place.HOSTS, meant.to(), all).from(inside));
            }
            for (Place.Kind kind : outside) {
                for (Leg leg : Leg.from(some, kind)) {
                    reply(
                            answered,
                            Push.flight(leg.source().place(), meant.to(), all)
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
}

package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.forwarding.Fate.SiteWay;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.trace.Trail;
import java.util.List;
import java.util.Optional;

/** Pushes the packets of a flow through the network, to find those that are lost or those that are delivered. */
public final class Push {
    private final List<Leg> legs;
    private final Leaves leaves = new Leaves();
    private final Optional<Cover> cover;
    private final Forwarding forwarding;

    private Push(Network network, List<Leg> legs, Search search, Certainty certainty, Optional<Cover> cover) {
        this.legs = legs;
        this.cover = cover;
        this.forwarding = new Forwarding(
                network, search, certainty, new Collector(), Leg.sources(Leg.from(legs, Place.Kind.SITE)));
    }

    /** The packets that are lost, or whose replies are. */
    public static Leaves lost(Network network, List<Leg> legs, Certainty certainty) {
        Push push = new Push(network, legs, Search.LOST, certainty, Optional.empty());
        new Losses(network, push.forwarding).of(legs);
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
        Push push = new Push(network, legs, Search.LOST, Certainty.CERTAIN, Optional.of(cover));
        new Losses(network, push.forwarding).of(legs);
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
        public void accept(Through through) {
            leaves.add(through);
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

    static Flight flight(Place from, Place to, Region region) {
        return new Flight(
                from,
                to,
                region,
                Optional.empty(),
                Condition.ALWAYS,
                Optional.empty(),
                false,
                Optional.empty(),
                Passed.NONE,
                Trail.UNTOLD);
    }

    private void send(Leg leg) {
        send(forwarding, leg);
    }

    /** Sends the packets of a leg from where they set out. */
    static void send(Forwarding forwarding, Leg leg) {
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
}

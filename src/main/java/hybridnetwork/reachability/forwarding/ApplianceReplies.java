package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Passed.Stop;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork.Likelihood;
import hybridnetwork.reachability.route.Edges.Way;
import java.util.Optional;
import java.util.function.Consumer;

/** The way back through the appliances that handed packets on, in reverse: none may be left out, and none added. */
final class ApplianceReplies {
    private final Forwarding forwarding;

    ApplianceReplies(Forwarding forwarding) {
        this.forwarding = forwarding;
    }

    /**
     * Sends replies to an appliance that a route leads to: the one that handed the packets on last, or they are lost.
     *
     * @param came over which way packets of a site came
     */
    void reply(RouteTable table, String at, Flight flight, int index, Optional<Way> came, Consumer<Flight> back) {
        Appliance appliance = forwarding.snapshot.appliances().get(index);
        PrefixSet own = flight.from().is(Place.Kind.HOSTS)
                ? Appliances.addresses(appliance, flight.sources())
                : PrefixSet.EMPTY;
        if (!own.isEmpty()) {
            home(flight.from(own), table, appliance.network(), at, back);
        }
        PrefixSet others = flight.sources().subtract(own);
        if (!others.isEmpty()) {
            onward(flight.from(others), table, appliance, at, came, back);
        }
    }

    /** Replies to the appliance itself, as to any host. */
    private void home(Flight flight, RouteTable table, int network, String at, Consumer<Flight> back) {
        if (flight.passed().isNone()) {
            takenBy(flight, table, network, at).ifPresent(back);
        } else {
            past(flight, at);
        }
    }

    private void onward(
            Flight flight,
            RouteTable table,
            Appliance appliance,
            String at,
            Optional<Way> came,
            Consumer<Flight> back) {
        Optional<Stop> next = flight.passed().last();
        if (next.filter(stop -> stop.appliance() == appliance.index()).isPresent()) {
            takenBy(flight, table, appliance.network(), at).ifPresent(there -> handedBack(there, came, back));
            return;
        }
        String instead = next.map(stop -> " and not through " + title(stop)).orElse("");
        forwarding
                .replies()
                .noReply(
                        flight,
                        at,
                        "the reply goes through " + appliance.title() + instead
                                + (instead.isEmpty() ? ", which the packet did not pass" : ""),
                        "lead both directions through the same appliances");
    }

    /** Sends replies on from the appliance that they have come to. */
    void handedBack(Flight flight, Optional<Way> came, Consumer<Flight> back) {
        Stop stop = flight.passed().last().orElseThrow();
        Subnet subnet = forwarding.snapshot.subnets().get(stop.subnet());
        Flight on = flight.passed(flight.passed().back());
        forwarding.replies().fromTable(subnet.routes(), title(stop), on, came, back);
    }

    /** Replies that go past an appliance which the packets went through. */
    void past(Flight flight, String at) {
        String missed = title(flight.passed().last().orElseThrow());
        forwarding
                .replies()
                .noReply(
                        flight,
                        at,
                        "the reply goes past " + missed + ", which the packet went through",
                        "add a route to " + Replies.words(flight) + " with next hop " + missed + " where " + at
                                + " routes");
    }

    /** Replies to hosts over the peering with a network where an appliance handed them on. */
    void takenHome(Flight flight, int from, String at, Consumer<Flight> back) {
        for (Likelihood likelihood : Likelihood.values()) {
            PrefixSet some = forwarding.territories.taking(from, likelihood, flight.sources());
            if (!some.isEmpty()) {
                taken(flight.from(some), likelihood, from, at).ifPresent(back);
            }
        }
    }

    /** Replies that a network takes, whoever sent them last. */
    Optional<Flight> takenBy(Flight flight, RouteTable table, int network, String at) {
        return taken(
                flight,
                flight.passed().handedOn() ? forwarding.territories.takes(table.network(), network) : Likelihood.SURELY,
                table.network(),
                at);
    }

    private Optional<Flight> taken(Flight flight, Likelihood takes, int from, String at) {
        switch (takes) {
            case SURELY -> {
                return Optional.of(flight);
            }
            case PERHAPS -> forwarding.fates.maybeLost(flight, Appliances.MAY_NOT_TAKE);
            case NOT -> notTaken(flight, from, at);
        }
        return Optional.empty();
    }

    /** As of packets: of what sets out in the network where the appliance is it is not known whether it needs leave. */
    private void notTaken(Flight flight, int from, String at) {
        PrefixSet own = forwarding.isInside(flight)
                ? forwarding.territories.within(from, flight.destinations())
                : PrefixSet.EMPTY;
        if (!own.isEmpty()) {
            forwarding.fates.maybeLost(flight.to(own), Appliances.MAY_NEED_LEAVE);
        }
        PrefixSet others = flight.destinations().subtract(own);
        if (!others.isEmpty()) {
            forwarding
                    .replies()
                    .noReply(
                            flight.to(others),
                            at,
                            "the peering does not take the reply that " + at + " hands on (allowForwardedTraffic)",
                            Appliances.TAKE_FORWARDED);
        }
    }

    private String title(Stop stop) {
        return forwarding.snapshot.appliances().get(stop.appliance()).title();
    }
}

package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Filters.Guarded;
import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.trace.Step;
import java.util.List;

/** How packets come to hosts and load balancers, once a route, or a way from the internet, leads there. */
final class Arrival {
    private final Forwarding forwarding;
    private final Replies replies;
    private final Balancing balancing;

    Arrival(Forwarding forwarding, Replies replies) {
        this.forwarding = forwarding;
        this.replies = replies;
        this.balancing = new Balancing(forwarding, this);
    }

    /**
     * Packets that a route leads to where they are meant. Of packets that may be lost, arrivals are asked once for all, whatever
     * route led them there; of those from the internet, as they enter.
     */
    void inside(Flight flight) {
        if (forwarding.fates.search == Search.LOST) {
            answered(flight);
        } else {
            asked(flight);
        }
    }

    /** Packets that come, by whatever way, to where they are meant. */
    void asked(Flight flight) {
        if (flight.to().is(Place.Kind.FRONTEND)) {
            balance(flight);
            return;
        }
        for (Subnet subnet : forwarding.territories.subnetsOf(flight.destinations())) {
            PrefixSet hosts = Forwarding.in(subnet, flight.destinations());
            if (!hosts.isEmpty() && forwarding.fates.matters(flight.to(hosts))) {
                host(subnet, flight.to(hosts));
            }
        }
    }

    /** Sends the replies of packets that may be lost, where it matters by which way they came. */
    private void answered(Flight flight) {
        if (!forwarding.repliesFollowWays() || flight.leapt()) {
            return;
        }
        for (Answered answered : Answered.of(
                forwarding.network(), flight.to(), flight.destinations(), flight.service(), flight.sources())) {
            Region sent = new Region(flight.sources(), answered.destinations(), answered.service());
            replies.fromTable(
                    answered.table(),
                    answered.at(),
                    flight.with(sent).passed(flight.passed().answered()),
                    back -> {});
        }
    }

    void host(Subnet subnet, Flight flight) {
        for (Guarded part : forwarding.filters.inbound(subnet, flight.destinations())) {
            host(subnet, flight.to(part.hosts()), part.gates());
        }
    }

    /** @param gates what judges all of the destinations */
    void host(Subnet subnet, Flight flight, List<Gate> gates) {
        Flight here = flight.trail(flight.trail().hop(subnet.name()));
        forwarding.gates.judge(here, gates, passed -> arrived(subnet, passed));
    }

    /** Packets that every group lets through to hosts. */
    void arrived(Subnet subnet, Flight flight) {
        Flight passed = forwarding.atTheWordOf(subnet, flight);
        if (forwarding.fates.search == Search.LOST) {
            return;
        }
        Flight there = passed.trail(passed.trail().step(() -> new Step.Delivered(subnet.toString())));
        if (forwarding.fates.search.wantsReply() && !there.leapt()) {
            replies.fromSubnet(subnet, there.passed(there.passed().answered()), forwarding.fates::delivered);
        } else {
            forwarding.fates.delivered(there);
        }
    }

    /** Hands packets to a frontend on. */
    void balance(Flight flight) {
        balancing.balance(flight);
    }
}

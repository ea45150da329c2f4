package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Egress;
import hybridnetwork.reachability.model.Egress.WayOut;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;

/** How packets leave the networks for the internet, once a route leads there. */
final class Departure {
    private final Forwarding forwarding;
    private final Egress egress;

    Departure(Forwarding forwarding) {
        this.forwarding = forwarding;
        this.egress = forwarding.snapshot.egress();
    }

    void leave(Flight flight, String at) {
        if (egress.ways().isEmpty()
                && egress.closed().isEmpty()
                && egress.maybeClosed().isEmpty()) {
            // All hosts are alike.
            part(flight, at, flight.service().protocols());
            return;
        }
        for (Protocol protocol : new TreeSet<>(flight.service().protocols())) {
            part(flight, at, EnumSet.of(protocol));
        }
    }

    private void part(Flight flight, String at, Set<Protocol> protocols) {
        Flight service = flight.with(flight.service().only(protocols));
        PrefixSet left = flight.sources();
        for (WayOut way : egress.ways()) {
            PrefixSet out = way.protocols().containsAll(protocols) ? left.intersect(way.hosts()) : PrefixSet.EMPTY;
            left = left.subtract(out);
            out(service, out, way.name());
        }
        if (!service.service().hasPorts()) {
            PrefixSet open = left.intersect(forwarding.doubts.leaving(service.service()));
            unknown(service, open);
            lost(
                    service,
                    left.subtract(open),
                    at,
                    "only packets with ports leave without a public IP of the interface's own");
            return;
        }
        PrefixSet closed = left.intersect(egress.closed());
        PrefixSet maybe = left.intersect(egress.maybeClosed()).subtract(closed);
        left = left.subtract(closed).subtract(maybe);
        PrefixSet doubtful = forwarding.doubts.leaving(service.service());
        unknown(service, closed.intersect(doubtful));
        lost(service, closed.subtract(doubtful), at, "its hosts have no way out to the internet");
        switch (egress.implicit()) {
            case OPEN -> {
                unknownPool(service, maybe);
                out(service, left, "Azure's implicit outbound access");
            }
            case CLOSED -> {
                PrefixSet all = left.union(maybe);
                unknown(service, all.intersect(doubtful));
                lost(service, all.subtract(doubtful), at, "its hosts have no way out to the internet");
            }
            case UNKNOWN -> implicit(service, left.union(maybe), at);
        }
    }

    private void out(Flight flight, PrefixSet sources, String by) {
        if (!sources.isEmpty()) {
            Flight out = flight.from(sources);
            forwarding.fates.delivered(
                    out.trail(out.trail().step(() -> new Step.Leave(by)).hop("internet")));
        }
    }

    private void lost(Flight flight, PrefixSet sources, String at, String reason) {
        if (!sources.isEmpty()) {
            forwarding.fates.lost(
                    flight.from(sources),
                    Outcome.DROPPED,
                    at,
                    () -> reason,
                    "give the subnet a NAT gateway, or the interface a public IP");
        }
    }

    private void unknown(Flight flight, PrefixSet sources) {
        forwarding
                .doubts
                .leaving(sources, flight.service())
                .filter(doubt -> !sources.isEmpty())
                .ifPresent(doubt -> forwarding.leap(flight.from(sources), doubt));
    }

    private void unknownPool(Flight flight, PrefixSet sources) {
        if (!sources.isEmpty()) {
            forwarding.leap(
                    flight.from(sources),
                    "whether the hosts join the pool of an internal Standard load balancer, and so have no way out, is not"
                            + " known");
        }
    }

    private void implicit(Flight flight, PrefixSet sources, String at) {
        if (!sources.isEmpty()) {
            forwarding.leap(
                    flight.from(sources),
                    "whether Azure's implicit outbound access lets hosts of " + at
                            + " out is not known: say it by hybrid-network:implicitOutbound");
        }
    }
}

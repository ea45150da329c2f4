package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Egress;
import hybridnetwork.reachability.model.Egress.WayOut;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** How packets leave the networks for the internet, once a route leads there. */
final class Departure {
    private final Forwarding forwarding;
    private final Egress egress;

    Departure(Forwarding forwarding) {
        this.forwarding = forwarding;
        this.egress = forwarding.snapshot.egress();
    }

    void leave(Flight flight, String at) {
        leave(new Leaving(flight, flight.sources(), false, this::hostsOut), at);
    }

    /**
     * Lets packets leave by an address that hides their own.
     *
     * @param addresses that address; where it is not known, those that it may be
     * @param out takes those that leave
     */
    void leave(Flight flight, PrefixSet addresses, String at, Consumer<Flight> out) {
        leave(new Leaving(flight, addresses, true, out), at);
    }

    /**
     * Packets about to leave.
     *
     * @param addresses by which they do: their own sources, or what hides them
     * @param out takes those that leave
     */
    private record Leaving(Flight flight, PrefixSet addresses, boolean hidden, Consumer<Flight> out) {
        Leaving with(Set<Protocol> protocols) {
            return new Leaving(flight.with(flight.service().only(protocols)), addresses, hidden, out);
        }

        Service service() {
            return flight.service();
        }

        /** Those that leave by some of the addresses. */
        Flight by(PrefixSet some) {
            return hidden ? flight : flight.from(some);
        }

        /** Whether nobody knows which of the addresses hides them, and these are not all. */
        boolean isOpen(PrefixSet some) {
            return hidden && !some.equals(addresses);
        }
    }

    private void hostsOut(Flight flight) {
        forwarding.fates.delivered(flight.trail(flight.trail().hop("internet")));
    }

    private void leave(Leaving all, String at) {
        if (egress.ways().isEmpty()) {
            // Nothing tells protocols apart.
            part(all, at, all.service().protocols());
            return;
        }
        for (Protocol protocol : new TreeSet<>(all.service().protocols())) {
            part(all, at, EnumSet.of(protocol));
        }
    }

    private void part(Leaving all, String at, Set<Protocol> protocols) {
        Leaving service = all.with(protocols);
        PrefixSet left = all.addresses();
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
        PrefixSet told = maybe.intersect(doubtful);
        switch (egress.implicit()) {
            case OPEN -> {
                unknown(service, told);
                unknownPool(service, maybe.subtract(told));
                out(service, left, "Azure's implicit outbound access");
            }
            case CLOSED -> {
                PrefixSet rest = left.union(maybe);
                unknown(service, rest.intersect(doubtful));
                lost(service, rest.subtract(doubtful), at, "its hosts have no way out to the internet");
            }
            case UNKNOWN -> {
                unknown(service, told);
                implicit(service, left.union(maybe).subtract(told), at);
            }
        }
    }

    private void out(Leaving leaving, PrefixSet addresses, String by) {
        if (addresses.isEmpty()) {
            return;
        }
        if (leaving.isOpen(addresses)) {
            byOneOfMany(leaving);
            return;
        }
        Flight out = leaving.by(addresses);
        leaving.out().accept(out.trail(out.trail().step(() -> new Step.Leave(by))));
    }

    private void byOneOfMany(Leaving leaving) {
        forwarding.leap(leaving.flight(), "by which address of its subnet the appliance leaves is not known");
    }

    private void lost(Leaving leaving, PrefixSet addresses, String at, String reason) {
        if (addresses.isEmpty()) {
            return;
        }
        if (leaving.isOpen(addresses)) {
            byOneOfMany(leaving);
            return;
        }
        forwarding.fates.lost(
                leaving.by(addresses),
                Outcome.DROPPED,
                at,
                () -> reason,
                "give the subnet a NAT gateway, or the interface a public IP");
    }

    private void unknown(Leaving leaving, PrefixSet addresses) {
        forwarding
                .doubts
                .leaving(addresses, leaving.service())
                .ifPresent(doubt -> forwarding.leap(leaving.by(addresses), doubt));
    }

    private void unknownPool(Leaving leaving, PrefixSet addresses) {
        if (!addresses.isEmpty()) {
            forwarding.leap(
                    leaving.by(addresses),
                    "whether the hosts join the pool of an internal Standard load balancer, or are of a flexible scale set,"
                            + " and so have no way out, is not known");
        }
    }

    private void implicit(Leaving leaving, PrefixSet addresses, String at) {
        if (!addresses.isEmpty()) {
            forwarding.leap(
                    leaving.by(addresses),
                    "whether Azure's implicit outbound access lets hosts of " + at
                            + " out is not known: say it by hybrid-network:implicitOutbound");
        }
    }
}

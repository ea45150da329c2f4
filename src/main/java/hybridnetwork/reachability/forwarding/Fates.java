package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.forwarding.Fate.SiteWay;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.List;
import java.util.function.Supplier;

/** Tells what becomes of packets, as far as it is what is looked for. */
final class Fates {
    /** Begins a reason that names the member of a pool. */
    static final String MEMBER = "member ";

    final Search search;
    final Certainty certainty;
    private final Sink sink;
    /** Whether something was met that is not known, so that what is possible is not all that is certain. */
    private boolean metUnknown;

    Fates(Search search, Certainty certainty, Sink sink) {
        this.search = search;
        this.certainty = certainty;
        this.sink = sink;
    }

    boolean metUnknown() {
        return metUnknown;
    }

    /** Whether some packet may be told that makes a difference. */
    boolean matters(Flight flight) {
        return search.isTrace() || flight.lowest().filter(sink::matters).isPresent();
    }

    /** Packets that something not known may lose go on all the same: what loses them later loses them for certain. */
    Flight doubted(Flight flight, String why) {
        metUnknown = true;
        if (search == Search.LOST) {
            maybeLost(flight, why);
        }
        return flight.open(why);
    }

    /**
     * Packets of which it is not known whether they arrive by another way.
     *
     * @return whether it matters what becomes of them otherwise: so far as they are lost then they are perhaps lost, and if all
     *     arrive they surely do
     */
    boolean deliveredOr(Flight flight, String why) {
        metUnknown = true;
        if (search == Search.LOST) {
            return certainty == Certainty.POSSIBLE;
        }
        if (search == Search.TRACE_ONE_WAY || (search == Search.DELIVERED && certainty == Certainty.POSSIBLE)) {
            delivered(flight.open(why));
        }
        return search.isTrace() || certainty == Certainty.CERTAIN;
    }

    /** Nothing is certain of what becomes of these packets. */
    void undecided(Flight flight, String why) {
        metUnknown = true;
        Flight open = flight.open(why);
        if (search == Search.LOST) {
            if (certainty == Certainty.POSSIBLE) {
                tellOpen(open);
            }
        } else {
            delivered(open);
        }
    }

    void meetUnknown() {
        metUnknown = true;
    }

    /** The packets arrived, and so did their replies where those are asked for. */
    void delivered(Flight flight) {
        if (flight.passed().atItsWord().isPresent() && !search.wantsReply()) {
            deliveredAtItsWord(flight);
        } else if (search.isTrace()) {
            Packet packet = flight.region().lowest().orElseThrow();
            sink.accept(flight.open()
                    .map(why -> unknown(flight, packet, why))
                    .orElseGet(() -> fate(flight, packet, Outcome.DELIVERED, deliveredReason(flight), "")));
        } else if (search == Search.DELIVERED && (flight.open().isEmpty() || certainty == Certainty.POSSIBLE)) {
            sink.cover().ifPresent(cover -> cover.add(flight.region(), flight.when()));
            flight.region().lowest().ifPresent(packet -> tell(flight.sent(packet), flight, Outcome.DELIVERED));
        }
    }

    /** Of packets that must not be delivered: the first that may drop them has to. */
    private void deliveredAtItsWord(Flight flight) {
        Unread first = flight.passed().atItsWord().orElseThrow();
        if (search.isTrace()) {
            Packet packet = flight.region().lowest().orElseThrow();
            sink.accept(fate(
                    flight,
                    packet,
                    Outcome.AT_ITS_WORD,
                    deliveredReason(flight) + " unless " + first.title() + " drops it",
                    "let " + first.title() + " drop it"));
        } else {
            through(first, flight);
        }
    }

    /** Packets come to something with rules that nobody can read: of those that must arrive it has to let all pass. */
    Flight atItsWord(Flight flight, Unread unread) {
        if (search == Search.LOST) {
            through(unread, flight);
        }
        return flight.passed(flight.passed().atTheWordOf(unread))
                .trail(flight.trail().step(() -> new Step.AtItsWord(unread.title())));
    }

    private void through(Unread unread, Flight flight) {
        sink.accept(new Through(unread, flight.sent(), flight.when()));
    }

    private static String deliveredReason(Flight flight) {
        List<String> path = flight.trail().path();
        return "delivered over " + String.join(", ", path);
    }

    /** Notes the kind of path of a site's packets. */
    void way(int site, PathKind kind, Condition when) {
        sink.accept(new SiteWay(site, kind, when));
    }

    /** The packets, or their replies, are lost. */
    void lost(Flight flight, Outcome outcome, String at, Supplier<String> reason, String fix) {
        if (search.isTrace()) {
            String why = reason.get();
            Flight ended = flight.trail(flight.trail().step(() -> new Step.Lost(at, why)));
            ended(ended, flight.region().lowest().orElseThrow(), outcome, why, fix);
        } else if (search == Search.LOST) {
            sink.cover().ifPresent(cover -> cover.add(flight.region(), flight.when()));
            flight.lowest().ifPresent(packet -> tell(packet, flight, outcome));
        }
    }

    /** Of packets that a group judges, those that it denies. */
    void refused(Flight flight, Gate gate) {
        sink.cover()
                .ifPresent(cover ->
                        gate.refused(flight.region(), certainty).forEach(region -> cover.add(region, flight.when())));
        gate.lowestRefused(flight.region(), certainty, flight::sent)
                .ifPresent(packet -> tell(packet, flight, Outcome.DENIED));
    }

    /** A group denies the one packet of a trace. */
    void denied(Flight flight, Packet packet, String why, String fix) {
        ended(flight, packet, Outcome.DENIED, why, fix);
    }

    /** The one packet of a trace is lost on this way: where it may arrive by another, nobody knows whether it is. */
    private void ended(Flight flight, Packet packet, Outcome outcome, String why, String fix) {
        sink.accept(flight.spared()
                .map(other -> unknown(flight, packet, other))
                .orElseGet(() -> fate(flight, packet, outcome, why, fix)));
    }

    private static Fate unknown(Flight flight, Packet packet, String why) {
        Flight open = flight.trail(flight.trail().step(() -> new Step.Unknown(why)));
        return fate(open, packet, Outcome.UNKNOWN, why, "make it known, and prove it again");
    }

    /** Whether these packets are lost is not known. */
    void maybeLost(Flight flight, String why) {
        metUnknown = true;
        if (search == Search.LOST && certainty == Certainty.POSSIBLE) {
            tellOpen(flight);
        } else if (search.isTrace()) {
            delivered(flight.open(why));
        }
    }

    /** It is possible that these packets are lost. */
    void tellOpen(Flight flight) {
        flight.lowest().ifPresent(packet -> tell(packet, flight, Outcome.UNKNOWN));
    }

    private void tell(Packet packet, Flight flight, Outcome outcome) {
        sink.accept(new Fate(
                new Sighting(packet, flight.from(), flight.to()), flight.when(), outcome, flight.trail(), "", ""));
    }

    private static Fate fate(Flight flight, Packet packet, Outcome outcome, String why, String fix) {
        boolean named = flight.via().isEmpty() || outcome == Outcome.UNKNOWN || why.startsWith(MEMBER);
        String reason = named
                ? why
                : MEMBER + packet.destination()
                        + packet.ports().map(ports -> ":" + ports.destination()).orElse("") + ": " + why;
        return new Fate(
                new Sighting(flight.sent(packet), flight.from(), flight.to()),
                flight.when(),
                outcome,
                flight.trail(),
                reason,
                fix);
    }
}

package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Appliances.Appliance;
import hybridnetwork.reachability.oracle.Appliances.Point;
import hybridnetwork.reachability.oracle.Ends.Place;
import hybridnetwork.reachability.oracle.Routing.Edge;
import hybridnetwork.reachability.oracle.Routing.Leg;
import hybridnetwork.reachability.oracle.Walks.Arrival;
import hybridnetwork.reachability.oracle.Walks.Hidden;
import hybridnetwork.reachability.oracle.World.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Section 1, paragraph 4: whether the reply to a packet comes back by the same kind of path, to the same site, and through the
 * same appliances in reverse.
 */
final class Replies {
    private final World world;
    private final Routing routing;
    private final Walks walks;
    private final Endpoints endpoints;

    Replies(World world, Ends ends, Routing routing, Walks walks) {
        this.world = world;
        this.routing = routing;
        this.walks = walks;
        this.endpoints = new Endpoints(world, ends);
    }

    /**
     * What the reply has yet to do.
     *
     * @param expected the appliances through which it has yet to come, in the order of the packet
     * @param hidden of these, those that put their address in the place of the source's
     * @param source to whom it is addressed now
     */
    private record Rest(
            List<Appliance> expected,
            List<Hidden> hidden,
            long source,
            Kind kind,
            @Nullable String site) {
        @Nullable
        Appliance awaiting() {
            return hidden.isEmpty()
                    ? null
                    : expected.get(hidden.get(hidden.size() - 1).index());
        }

        /** When it has come to the appliance that it was addressed to. */
        Rest beyond() {
            Hidden last = hidden.get(hidden.size() - 1);
            return new Rest(
                    expected.subList(0, last.index()), hidden.subList(0, hidden.size() - 1), last.source(), kind, site);
        }
    }

    private static Rest all(Arrival arrival, Kind kind, @Nullable String site) {
        return new Rest(arrival.through(), arrival.hidden(), arrival.source(), kind, site);
    }

    private static Packet reply(Packet packet, long from, long to) {
        return new Packet(from, to, packet.protocol(), packet.destinationPort(), packet.sourcePort());
    }

    /** From where a packet ended in a network; of what nobody knows how it came, nobody asks through what the reply comes. */
    boolean comesBack(
            Doubts doubts, Place from, long host, Arrival arrival, Packet packet, Kind kind, @Nullable String site) {
        if (endpoints.answersAnyhow(doubts, from, host)) {
            return doubts.ask("the endpoint " + Block.text(host) + " answers over the same way");
        }
        Rest rest = all(arrival, kind, site);
        Packet reply = reply(packet, host, rest.source());
        return isRight(doubts, walks.back(doubts, from, reply, false, rest.awaiting()), rest, reply, isAnyhow(arrival));
    }

    /** To the internet, from a host that a packet has come to by its own public address. */
    boolean comesToInternet(Doubts doubts, Place from, Packet packet) {
        Rest rest = new Rest(List.of(), List.of(), packet.source(), Kind.Internet, null);
        if (endpoints.answersAnyhow(doubts, from, packet.destination())) {
            return doubts.ask("the endpoint " + Block.text(packet.destination()) + " answers over the same way");
        }
        Packet reply = reply(packet, packet.destination(), packet.source());
        return isRight(doubts, walks.back(doubts, from, reply, false, null), rest, reply, false);
    }

    /** From the internet: it comes to who sent the packet out, be it the source itself or the last appliance on its way. */
    boolean comesFromInternet(Doubts doubts, Arrival arrival, Packet packet) {
        if (arrival.through().isEmpty() || isAnyhow(arrival)) {
            return true;
        }
        Rest rest = all(arrival, Kind.Inside, null);
        int last = arrival.through().size() - 1;
        List<Hidden> hidden = rest.hidden();
        boolean hides = !hidden.isEmpty() && hidden.get(hidden.size() - 1).index() == last;
        Rest beyond = hides
                ? rest.beyond()
                : new Rest(rest.expected().subList(0, last), hidden, rest.source(), Kind.Inside, null);
        Packet reply = reply(packet, packet.destination(), beyond.source());
        List<Arrival> back = walks.back(doubts, arrival.from(), reply, true, beyond.awaiting());
        return isRight(doubts, back, beyond, reply, false);
    }

    /** From a site to a host, over a kind of way. */
    boolean comesFromSite(Doubts doubts, String site, Kind kind, Arrival arrival, Packet packet) {
        Rest rest = all(arrival, Kind.Inside, null);
        long host = rest.source();
        Optional<Edge> back = routing.edge(doubts, site, host);
        if (back.isEmpty()
                || world.networkOf(host).filter(back.get().network()::equals).isEmpty()) {
            return false;
        }
        Network gateways = back.get().gateways();
        Network network = back.get().network();
        Packet reply = reply(packet, packet.destination(), host);
        return routing.isTaught(doubts, gateways, network)
                && (back.get().kind() == kind || routing.isSummarized(gateways, network))
                && isRight(
                        doubts,
                        walks.backFromSite(doubts, site, kind, gateways, reply, rest.awaiting()),
                        rest,
                        reply,
                        isAnyhow(arrival));
    }

    private static boolean isAnyhow(Arrival arrival) {
        return arrival.leg().kind() == Kind.Any;
    }

    private boolean isRight(Doubts doubts, List<Arrival> back, Rest rest, Packet reply, boolean anyhow) {
        return back.stream().allMatch(it -> isRight(doubts, it, rest, reply, anyhow));
    }

    private boolean isRight(Doubts doubts, Arrival back, Rest rest, Packet reply, boolean anyhow) {
        Leg leg = back.leg();
        if (leg.kind() == Kind.Any) {
            return true;
        }
        if (rest.hidden().isEmpty()) {
            return leg.mayBe(rest.kind())
                    && Objects.equals(leg.site(), rest.site())
                    && (anyhow || back.through().equals(reversed(rest.expected())));
        }
        Appliance awaiting = Objects.requireNonNull(rest.awaiting());
        Rest beyond = rest.beyond();
        List<Appliance> since = rest.expected()
                .subList(beyond.expected().size() + 1, rest.expected().size());
        return leg.mayBe(Kind.Inside)
                && (anyhow || back.through().equals(reversed(since)))
                && awaiting.points().stream()
                        .allMatch(point ->
                                isRight(doubts, fromPoint(doubts, point, reply, beyond), beyond, reply, anyhow));
    }

    private List<Arrival> fromPoint(Doubts doubts, Point point, Packet reply, Rest beyond) {
        Packet onward = new Packet(
                reply.source(), beyond.source(), reply.protocol(), reply.sourcePort(), reply.destinationPort());
        return walks.back(doubts, point.place(), onward, true, beyond.awaiting());
    }

    private static List<Appliance> reversed(List<Appliance> through) {
        List<Appliance> reversed = new ArrayList<>(through);
        Collections.reverse(reversed);
        return reversed;
    }
}

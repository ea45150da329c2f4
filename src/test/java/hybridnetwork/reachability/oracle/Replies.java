package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Appliances.Appliance;
import hybridnetwork.reachability.oracle.Ends.Place;
import hybridnetwork.reachability.oracle.Routing.Edge;
import hybridnetwork.reachability.oracle.Routing.Leg;
import hybridnetwork.reachability.oracle.Walks.Arrival;
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

    private static Packet reply(Packet packet, long from, long to) {
        return new Packet(from, to, packet.protocol(), packet.destinationPort(), packet.sourcePort());
    }

    /** From where a packet ended in a network. */
    boolean comesBack(
            Doubts doubts, Place from, long host, Arrival arrival, Packet packet, Kind kind, @Nullable String site) {
        if (endpoints.answersAnyhow(doubts, from, host)) {
            return doubts.ask("the endpoint " + Block.text(host) + " answers over the same way");
        }
        Packet reply = reply(packet, host, packet.source());
        return walks.back(doubts, from, reply, false).stream()
                .allMatch(it -> isRight(it, kind, site, arrival.through(), isAnyhow(arrival)));
    }

    /** To the internet, from a host that a packet has come to by its own public address. */
    boolean comesToInternet(Doubts doubts, Place from, Packet packet) {
        if (endpoints.answersAnyhow(doubts, from, packet.destination())) {
            return doubts.ask("the endpoint " + Block.text(packet.destination()) + " answers over the same way");
        }
        Packet reply = reply(packet, packet.destination(), packet.source());
        return walks.back(doubts, from, reply, false).stream()
                .allMatch(it -> isRight(it, Kind.Internet, null, List.of(), false));
    }

    /** From the internet: it comes to who sent the packet out, be it the source itself or the last appliance on its way. */
    boolean comesFromInternet(Doubts doubts, Arrival arrival, Packet packet) {
        if (arrival.through().isEmpty() || isAnyhow(arrival)) {
            return true;
        }
        List<Appliance> before = arrival.through().subList(0, arrival.through().size() - 1);
        Packet reply = reply(packet, packet.destination(), packet.source());
        return walks.back(doubts, arrival.from(), reply, true).stream()
                .allMatch(it -> isRight(it, Kind.Inside, null, before, false));
    }

    /** From a site to a host, over a kind of way. */
    boolean comesFromSite(Doubts doubts, String site, Kind kind, Arrival arrival, Packet packet) {
        long host = packet.source();
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
                && walks.backFromSite(doubts, site, kind, gateways, reply).stream()
                        .allMatch(it -> isRight(it, Kind.Inside, null, arrival.through(), isAnyhow(arrival)));
    }

    /** Of what nobody knows how it came, nobody asks through what the reply comes. */
    private static boolean isAnyhow(Arrival arrival) {
        return arrival.leg().kind() == Kind.Any;
    }

    private static boolean isRight(
            Arrival back, Kind kind, @Nullable String site, List<Appliance> through, boolean anyhow) {
        Leg leg = back.leg();
        if (leg.kind() == Kind.Any) {
            return true;
        }
        List<Appliance> reversed = new ArrayList<>(through);
        Collections.reverse(reversed);
        return leg.mayBe(kind)
                && Objects.equals(leg.site(), site)
                && (anyhow || back.through().equals(reversed));
    }
}

package hybridnetwork.reachability;

import hybridnetwork.reachability.Itinerary.End;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.route.RouteChoice;
import hybridnetwork.reachability.route.Routing;
import hybridnetwork.reachability.route.State;
import hybridnetwork.reachability.trace.Step;
import java.util.Optional;

/** The way back of a packet that arrived: it passes every filter, but must find its route over the same path. */
public final class ReplyJourney {
    private final Network network;
    private final Routing routing;
    private final State state;
    private final Packet packet;
    private final Place from;
    private final Itinerary itinerary;

    /** @param from where the packet came from */
    public ReplyJourney(Network network, Routing routing, State state, Packet packet, Place from, Itinerary itinerary) {
        this.network = network;
        this.routing = routing;
        this.state = state;
        this.packet = packet;
        this.from = from;
        this.itinerary = itinerary;
    }

    /** Why a reply from a site does not come back over the kind of path that the packet took. */
    public Optional<End> fromSite(int index, String name, PathKind kind) {
        String site = "site " + name;
        Optional<PathKind> back = state.kind(index);
        if (!back.equals(Optional.of(kind))) {
            return Optional.of(itinerary.noReply(
                    site,
                    "the packet comes over " + kind + " but " + site + " replies over "
                            + back.map(PathKind::toString).orElse("nothing"),
                    "advertise the same prefixes over both paths"));
        }
        itinerary.step(new Step.Route(site, "the virtual network", state.way(index, kind), "reply, same path"));
        Optional<Subnet> unknown =
                network.gatewaySubnet().filter(subnet -> !subnet.routes().known());
        if (unknown.isPresent()) {
            itinerary.unknownRoutes(unknown.get());
            return Optional.empty();
        }
        RouteChoice choice = itinerary.route("reply at " + kind.gateway(), routing.gatewayTable(), packet.source());
        return choice.is(Hop.VNET_LOCAL)
                ? Optional.empty()
                : Optional.of(itinerary.noReply(
                        kind.gateway(),
                        "the reply is lost: the route of GatewaySubnet to " + packet.source()
                                + " does not stay in the virtual network",
                        "correct the route table of GatewaySubnet"));
    }

    /** Why a reply from a subnet does not come back as it should. */
    public Optional<End> fromSubnet(Subnet subnet) {
        if (!subnet.routes().known()) {
            itinerary.unknownRoutes(subnet);
            return Optional.empty();
        }
        RouteChoice choice = itinerary.route("reply at " + subnet, subnet.routes(), packet.source());
        if (from.is(Place.Kind.SITE)) {
            return toSite(subnet, choice);
        }
        return choice.is(from.is(Place.Kind.SUBNET) ? Hop.VNET_LOCAL : Hop.INTERNET)
                ? Optional.empty()
                : Optional.of(itinerary.noReply(
                        subnet.toString(),
                        lost()
                                + choice.hop()
                                        .map(hop -> "its next hop is " + hop)
                                        .orElse("it is drawn on-premises"),
                        "correct the routes of the subnet"));
    }

    private Optional<End> toSite(Subnet subnet, RouteChoice choice) {
        PathKind kind = state.kind(from.index()).orElseThrow();
        if (choice.kind().equals(Optional.of(kind)) && choice.has(state.carrier(from.index(), kind))) {
            return Optional.empty();
        }
        String where = choice.hop()
                .map(hop -> lost() + "its next hop is " + hop)
                .orElseGet(() -> "the reply takes another path: it leaves over " + itinerary.ways(choice));
        return Optional.of(itinerary.noReply(
                subnet.toString(),
                where + ", the packet came over " + state.way(from.index(), kind),
                "let the site advertise the prefix over the path that it uses"));
    }

    private String lost() {
        return "the reply to " + packet.source() + " does not come back: ";
    }
}

package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.route.RouteChoice.Decision;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.route.Routing;
import hybridnetwork.reachability.route.Winner;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the routes of a table lead packets: each next hop of Azure's, and the ways over the gateways. */
final class NextHops {
    private final Forwarding forwarding;
    private final Fates fates;
    private final Snapshot snapshot;
    private final Routing routing;
    private final Doubts doubts;

    NextHops(Forwarding forwarding) {
        this.forwarding = forwarding;
        this.fates = forwarding.fates;
        this.snapshot = forwarding.snapshot;
        this.routing = forwarding.routing;
        this.doubts = forwarding.doubts;
    }

    /** Sends packets by the routes of a table. */
    void leave(Flight sent, RouteTable table, String at) {
        boolean outside = sent.to().is(Place.Kind.ON_PREMISES) || sent.to().is(Place.Kind.INTERNET);
        boolean mayBeDrawn = outside && !table.hidesGatewayRoutes();
        int uplink = routing.uplink(table).network();
        Flight own = mayBeDrawn ? doubts.notDrawn(sent, uplink, forwarding::leap) : sent;
        doubts.notJoined(own, table, false, forwarding::leap).forEach(flight -> route(flight, table, at));
    }

    private void route(Flight flight, RouteTable table, String at) {
        if (flight.when().isNever()) {
            return;
        }
        for (Doubts.Part part : doubts.split(flight)) {
            if (part.doubt().isPresent()) {
                forwarding.leap(part);
            } else if (!table.known()) {
                forwarding.leap(part.flight(), "the routes of " + at + " are not known");
            } else {
                routing.partition(table, part.flight().destinations())
                        .forEach((choice, set) -> forwarding
                                .carriers
                                .decisions(choice, flight.when())
                                .forEach(decision -> followOrTag(
                                        part.flight().to(set).when(decision.when()), table, at, decision.led())));
            }
        }
    }

    private void followOrTag(Flight flight, RouteTable table, String at, Led led) {
        if (flight.to().is(Place.Kind.INTERNET) && !isCertain(table, led)) {
            forwarding.leap(flight, tagged(at));
        } else {
            follow(flight, table, at, led);
        }
    }

    /** Whether packets to the internet go where a route leads, whatever the service tags of other routes hold. */
    static boolean isCertain(RouteTable table, Led led) {
        return table.knowsInternet() || (led instanceof Led.To to && table.isCertainly(to.hop()));
    }

    static String tagged(String at) {
        return "a route of " + at + " is for a service tag, and which addresses that holds is not known";
    }

    private void follow(Flight flight, RouteTable table, String at, Led led) {
        Flight routed = flight.trail(flight.trail().step(() -> routeStep(table, at, flight, led)));
        if (led instanceof Led.Over over) {
            over(routed, table, at, over);
            return;
        }
        Hop hop = ((Led.To) led).hop();
        switch (hop.kind()) {
            case VNET_LOCAL ->
                arrive(routed, forwarding.territories.within(table.network(), routed.destinations()), at, hop);
            case VNET_PEERING -> overPeering(routed, table, at, hop);
            case HALF_PEERING -> forwarding.leap(routed, halfPeering(at));
            case INTERNET -> {
                if (routed.to().is(Place.Kind.INTERNET)) {
                    leave(routed, at);
                } else {
                    astray(routed, at, hop);
                }
            }
            case NONE -> astray(routed, at, hop);
            case NO_APPLIANCE -> notForwarded(routed, table, at, hop);
            case VIRTUAL_NETWORK_GATEWAY -> byVpnGateway(routed, table, at);
            case APPLIANCE ->
                forwarding.appliances().send(routed, hop.appliance().orElseThrow(), table, at);
            case UNKNOWN_APPLIANCE, OTHER -> forwarding.leap(routed, unknownHop(at, hop));
        }
    }

    private void leave(Flight flight, String at) {
        if (flight.passed().isNone()) {
            forwarding.departure().leave(flight, at);
        } else {
            forwarding.appliances().depart(flight, at);
        }
    }

    /** Of what an appliance hands on over a peering, the network on the other side has to take it. */
    private void overPeering(Flight flight, RouteTable table, String at, Hop hop) {
        PrefixSet reached = forwarding.territories.nextTo(table.network(), flight.destinations());
        if (!flight.passed().handedOn() || !forwarding.isInside(flight)) {
            arrive(flight, reached, at, hop);
            return;
        }
        forwarding.appliances().taken(flight, table.network(), reached, at, forwarding.arrival()::inside);
        PrefixSet others = flight.destinations().subtract(reached);
        if (!others.isEmpty()) {
            astray(flight.to(others), at, hop);
        }
    }

    /** What is for the hop's own address comes to it; all else that is led there is dropped. */
    private void notForwarded(Flight flight, RouteTable table, String at, Hop hop) {
        PrefixSet own = forwarding.isInside(flight) ? hopItself(table, hop, flight.destinations()) : PrefixSet.EMPTY;
        PrefixSet next = own.subtract(forwarding.territories.within(table.network(), own));
        if (!next.isEmpty()) {
            overPeering(flight.to(next), table, at, hop);
        }
        PrefixSet others = flight.destinations().subtract(next);
        if (!others.isEmpty()) {
            arrive(flight.to(others), own.subtract(next), at, hop);
        }
    }

    /** Of some addresses that of a hop which hands nothing on, where the networks that a table's hops reach have it. */
    PrefixSet hopItself(RouteTable table, Hop hop, PrefixSet addresses) {
        PrefixSet own = hop.address().map(PrefixSet::of).orElse(PrefixSet.EMPTY).intersect(addresses);
        return own.isEmpty()
                ? own
                : forwarding
                        .territories
                        .within(table.network(), own)
                        .union(forwarding.territories.nextTo(table.network(), own));
    }

    /** A hop reaches its own network, or those next to it, and no other. */
    private void arrive(Flight flight, PrefixSet reached, String at, Hop hop) {
        boolean inside = forwarding.isInside(flight);
        if (inside && !reached.isEmpty()) {
            forwarding.arrival().inside(flight.to(reached));
        }
        PrefixSet others = inside ? flight.destinations().subtract(reached) : flight.destinations();
        if (!others.isEmpty()) {
            astray(flight.to(others), at, hop);
        }
    }

    /** Why nothing is known of packets over a peering of which one side is missing. */
    static String halfPeering(String at) {
        return "whether a peering connects that packets of " + at
                + " would go over is not known: not both of its sides are seen";
    }

    static String unknownHop(String at, Hop hop) {
        return "the route of " + at + " leads to " + hop
                + (hop.is(Hop.Kind.UNKNOWN_APPLIANCE) ? ", and what is there is not known" : "");
    }

    private void over(Flight whole, RouteTable table, String at, Led.Over over) {
        Gateway gateway = gateway(over);
        Optional<String> elsewhere = mayLeadElsewhere(gateway, table, at);
        if (elsewhere.isPresent()) {
            forwarding.leap(whole, elsewhere.get());
            return;
        }
        PrefixSet around = forwarding.isInside(whole)
                ? forwarding.territories.aroundGateways(gateway.network(), whole.destinations())
                : PrefixSet.EMPTY;
        if (!around.isEmpty()) {
            forwarding.leap(whole.to(around), hairpin(at));
        }
        PrefixSet others = whole.destinations().subtract(around);
        if (others.isEmpty()) {
            return;
        }
        Optional<Flight> taken = forwarding.appliances().taken(whole.to(others), table, gateway.network(), at);
        if (taken.isEmpty()) {
            return;
        }
        Flight flight = taken.get();
        if (flight.to().is(Place.Kind.ON_PREMISES)) {
            forwarding.toSite().send(flight, at, gateway, over);
        } else if (over.site().isEmpty()) {
            forwarding.leap(flight, noSite());
        } else {
            lostUnlessDoubtful(
                    flight,
                    at,
                    () -> "the route to " + flight.destination() + " leads to site "
                            + snapshot.sites().get(over.site().getAsInt()).name() + ", which does not have the address",
                    "let the site advertise only what it has");
        }
    }

    /** The gateway that a route leads over. */
    Gateway gateway(Led.Over over) {
        int connection = over.connections().nextSetBit(0);
        return snapshot.gateways().get(snapshot.connections().get(connection).gateway());
    }

    /** Why it is not known whether what a gateway's routes draw at a table goes to it. */
    Optional<String> mayLeadElsewhere(Gateway gateway, RouteTable table, String at) {
        return doubts.mayBeDown(gateway)
                .or(() -> routing.uplink(table).certain() ? Optional.empty() : Optional.of(halfPeering(at)));
    }

    /** Why nothing is known of what a tunnel to a local network gateway of no known site draws. */
    static String noSite() {
        return "a route leads over a tunnel to a local network gateway of no site of the configuration";
    }

    /** Why nothing is known of packets that a gateway gets for a network that it teaches. */
    static String hairpin(String at) {
        return "a route of " + at
                + " leads packets for a virtual network to a gateway next to it, and whether that hands them back is not"
                + " known";
    }

    /** Why nothing is known of packets that a user route leads to one of two gateways. */
    static String besideExpressRoute(String at) {
        return "next hop VirtualNetworkGateway of " + at + " is not supported beside an ExpressRoute gateway";
    }

    /**
     * The VPN gateway's own routes decide, whatever the table says of propagation. It may forward to networks that its own is
     * peered with too.
     */
    private void byVpnGateway(Flight flight, RouteTable table, String at) {
        Optional<Gateway> vpn = snapshot.gateway(table.network(), PathKind.VPN);
        if (isBesideExpressRoute(table)) {
            forwarding.leap(flight, besideExpressRoute(at));
        } else if (vpn.isEmpty()) {
            astray(flight, at, Hop.VIRTUAL_NETWORK_GATEWAY);
        } else {
            PrefixSet around = forwarding.isInside(flight)
                    ? forwarding.territories.aroundGateways(vpn.get().network(), flight.destinations())
                    : PrefixSet.EMPTY;
            if (!around.isEmpty()) {
                forwarding.leap(flight.to(around), hairpin(at));
            }
            PrefixSet others = flight.destinations().subtract(around);
            if (others.isEmpty()) {
                return;
            }
            Flight left = doubts.notDrawn(flight.to(others), vpn.get().network(), forwarding::leap);
            routing.partition(vpn.get(), left.destinations()).forEach((choice, set) -> {
                for (Decision decision : forwarding.carriers.decisions(choice, left.when())) {
                    Flight part = left.to(set).when(decision.when());
                    if (decision.led() instanceof Led.Over over) {
                        over(part, table, at, over);
                    } else {
                        astray(part, at, Hop.VIRTUAL_NETWORK_GATEWAY);
                    }
                }
            });
        }
    }

    /** Whether a table has both gateways, so that nobody knows which of them a user route means. */
    boolean isBesideExpressRoute(RouteTable table) {
        return snapshot.gateway(table.network(), PathKind.VPN).isPresent()
                && snapshot.gateway(table.network(), PathKind.EXPRESS_ROUTE).isPresent();
    }

    private void astray(Flight flight, String at, Hop hop) {
        lostUnlessDoubtful(
                flight,
                at,
                () -> hop.is(Hop.Kind.NONE)
                        ? "no route leads to " + flight.destination() + " (next hop None)"
                        : "the route to " + flight.destination() + " has next hop " + hop,
                flight.to().is(Place.Kind.ON_PREMISES)
                        ? "let the site that has it advertise it over a way that is up"
                        : flight.to().is(Place.Kind.INTERNET)
                                ? "only packets that leave Azure reach the internet"
                                : "correct the user route, or give the subnet one that leads there");
    }

    /** Something not known may be another way out for some of the hosts: what is sent by the others is lost for certain. */
    private void lostUnlessDoubtful(Flight flight, String at, Supplier<String> reason, String fix) {
        PrefixSet doubtful = flight.to().is(Place.Kind.INTERNET)
                ? flight.sources().intersect(doubts.leaving(flight.service()))
                : PrefixSet.EMPTY;
        doubts.leaving(doubtful, flight.service()).ifPresent(doubt -> forwarding.leap(flight.from(doubtful), doubt));
        PrefixSet others = flight.sources().subtract(doubtful);
        if (!others.isEmpty()) {
            fates.lost(flight.from(others), Outcome.DROPPED, at, reason, fix);
        }
    }

    Step routeStep(RouteTable table, String at, Flight flight, Led led) {
        Winner winner = Winner.of(routing, table, flight.destination(), led);
        return new Step.Route(at, winner.prefix().toString(), name(led), winner.source());
    }

    private String name(Hop hop) {
        return hop.appliance().isPresent()
                ? snapshot.appliances().get(hop.appliance().getAsInt()).title()
                : hop.toString();
    }

    /** Where a route leads, in a trace. */
    String name(Led led) {
        return led instanceof Led.Over over
                ? over.connections().stream()
                        .mapToObj(connection ->
                                snapshot.connections().get(connection).name())
                        .distinct()
                        .reduce((one, other) -> one + " or " + other)
                        .orElse(over.kind().toString())
                : name(((Led.To) led).hop());
    }
}

package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Doubts.Undeclared;
import hybridnetwork.reachability.forwarding.Territories.Served;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.VirtualNetwork.Uplink;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.Edges.Way;
import hybridnetwork.reachability.route.RouteChoice.Decision;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.List;
import java.util.Optional;

/** What comes from sites: into the networks, or from one site to another. */
final class FromSite {
    private final Forwarding forwarding;
    private final Arrival arrival;
    private final Transit transit;

    FromSite(Forwarding forwarding, Arrival arrival) {
        this.forwarding = forwarding;
        this.arrival = arrival;
        this.transit = new Transit(forwarding);
    }

    void send(int index, Flight flight) {
        Site site = forwarding.snapshot.sites().get(index);
        Flight here = flight.trail(flight.trail().hop(site.name()));
        for (Doubts.Part part : forwarding.doubts.split(here)) {
            if (part.doubt().isPresent()) {
                forwarding.leap(part);
            } else {
                send(site, part.flight());
            }
        }
    }

    private void send(Site site, Flight flight) {
        boolean outside = flight.to().is(Place.Kind.INTERNET)
                || (flight.to().is(Place.Kind.FRONTEND)
                        && !forwarding
                                .snapshot
                                .frontends()
                                .get(flight.to().index())
                                .isInternal());
        if (flight.to().is(Place.Kind.ON_PREMISES)) {
            transit.pass(site, flight);
        } else if (outside) {
            transit.notPassedOn(site, flight);
        } else {
            toNetworks(site, flight);
        }
    }

    /** An edge learns the space of each network from the gateways that it uses. */
    private void toNetworks(Site site, Flight flight) {
        PrefixSet left = flight.destinations();
        for (Served some : forwarding.territories.served()) {
            PrefixSet destinations = some.addresses().contains(left) ? left : left.intersect(some.addresses());
            if (!destinations.isEmpty()) {
                left = left.subtract(destinations);
                toNetworks(site, flight.to(destinations), some);
            }
        }
    }

    private void toNetworks(Site site, Flight flight, Served served) {
        Uplink uplink = served.uplink();
        Flight sent = pastTheTable(flight, uplink.network());
        Condition none = sent.when().and(forwarding.edges.none(site.index(), uplink.network()));
        for (Way way : forwarding.undeclaredWays(site, uplink.network())) {
            Condition up = sent.when().and(way.when());
            if (!up.isNever()) {
                over(site, way, forwarding.fates.doubted(sent.when(up), whetherItIs(site, way)));
            }
            none = none.andAllDown(way.bits());
        }
        if (!none.isNever()) {
            String name = "site " + site.name();
            forwarding.fates.lost(
                    sent.when(none),
                    Outcome.DROPPED,
                    name,
                    () -> name
                            + (forwarding.edges.leadsElsewhere(site.index(), uplink.network())
                                    ? " has no live way to a gateway that serves the network of the destination"
                                    : " has no live circuit and no live tunnel"),
                    "give it a second way into Azure");
        }
        Flight own = sent.when(sent.when().and(forwarding.edges.some(site.index(), uplink.network())));
        if (uplink.certain() || own.when().isNever()) {
            byOwnWays(site, own, served);
        } else {
            forwarding.leap(own, NextHops.halfPeering("site " + site.name()));
        }
    }

    /** Over an undeclared circuit with FastPath any site's packets may go past the table of GatewaySubnet. */
    private Flight pastTheTable(Flight flight, int network) {
        Flight left = flight;
        for (Undeclared undeclared : forwarding.doubts.undeclared(network)) {
            Connection connection = forwarding.snapshot.connections().get(undeclared.connection());
            Optional<String> past = forwarding.doubts.over(List.of(connection));
            Flight up = left.when(left.when().andSomeUp(undeclared.bits()));
            if (past.isPresent() && !up.when().isNever()) {
                forwarding.leap(up, past.get());
                left = left.when(left.when().andAllDown(undeclared.bits()));
            }
        }
        return left;
    }

    private void byOwnWays(Site site, Flight sent, Served served) {
        int network = served.uplink().network();
        if (sent.when().isNever()) {
            return;
        }
        Flight taught = forwarding
                .doubts
                .fromSites(network, served.network())
                .map(doubt -> forwarding.fates.doubted(sent, doubt))
                .orElse(sent);
        List<Way> chosen = forwarding.edges.of(site.index(), network);
        boolean alike = chosen.stream()
                .allMatch(way -> forwarding.doubts.at(way.gateway()).isEmpty());
        if (forwarding.fates.search == Search.DELIVERED && !forwarding.carriers.areApart() && alike) {
            // Whichever way the packets take, they come to the same.
            over(site, chosen.get(0), taught);
            return;
        }
        for (Way way : forwarding.carriers.ways(site, network)) {
            Condition when = taught.when().and(way.when());
            if (!when.isNever()) {
                forwarding.fates.way(site.index(), way.kind(), when);
                over(site, way, taught.when(when));
            }
        }
    }

    private static String whetherItIs(Site site, Way way) {
        return "whether the packets of site " + site.name() + " come over "
                + way.connections().get(0).name()
                + ", of which the configuration does not say what is behind it, is not known";
    }

    private void over(Site site, Way way, Flight flight) {
        String connection = way.connections().get(0).name();
        Flight there = flight.trail(flight.trail()
                .hop(connection)
                .hop(way.gateway().name())
                .step(() -> new Step.Route(
                        "site " + site.name(),
                        "the virtual network",
                        connection,
                        way.kind() + " learned by the site's edge")));
        Doubts doubts = forwarding.doubts;
        Optional<String> translated = doubts.translated(way.gateway(), way.connections());
        Optional<String> past = doubts.over(way.connections());
        RouteTable table = forwarding.routing.gatewayTable(way.gateway().network());
        if (translated.isPresent()) {
            forwarding.fates.undecided(there, translated.get());
        } else if (past.isPresent()) {
            // They may go past the table of GatewaySubnet, and past an appliance that it leads to, as may their
            // replies.
            if (forwarding.repliesFollowWays()) {
                forwarding.leap(there, past.get());
            } else {
                arrival.inside(forwarding.fates.doubted(there, past.get()));
            }
        } else if (!table.known()) {
            forwarding.leap(there, "the routes of GatewaySubnet are not known");
        } else {
            Flight passing = doubts.at(way.gateway())
                    .map(doubt -> forwarding.fates.doubted(there, doubt))
                    .orElse(there);
            forwarding.routing.partition(table, passing.destinations()).forEach((choice, set) -> {
                for (Decision decision : forwarding.carriers.decisions(choice, passing.when())) {
                    atGateway(way.gateway(), table, passing.to(set).when(decision.when()), decision.led());
                }
            });
        }
    }

    private void atGateway(Gateway gateway, RouteTable table, Flight flight, Led led) {
        Flight routed = flight.trail(
                flight.trail().step(() -> forwarding.nextHops.routeStep(table, gateway.name(), flight, led)));
        Hop hop = led instanceof Led.To to ? to.hop() : Hop.NONE;
        switch (hop.kind()) {
            case VNET_LOCAL ->
                arrive(gateway, routed, hop, forwarding.territories.within(table.network(), routed.destinations()));
            case VNET_PEERING ->
                arrive(gateway, routed, hop, forwarding.territories.nextTo(table.network(), routed.destinations()));
            case HALF_PEERING -> forwarding.leap(routed, NextHops.halfPeering(gateway.name()));
            case APPLIANCE ->
                forwarding.appliances().send(routed, hop.appliance().orElseThrow(), table, gateway.name());
            case UNKNOWN_APPLIANCE, VIRTUAL_NETWORK_GATEWAY, OTHER ->
                forwarding.leap(routed, NextHops.unknownHop("GatewaySubnet", hop));
            case NO_APPLIANCE ->
                arrive(gateway, routed, hop, forwarding.nextHops.hopItself(table, hop, routed.destinations()));
            default -> astray(gateway, routed, hop);
        }
    }

    private void arrive(Gateway gateway, Flight flight, Hop hop, PrefixSet reached) {
        if (!reached.isEmpty()) {
            arrival.inside(flight.to(reached));
        }
        PrefixSet others = flight.destinations().subtract(reached);
        if (!others.isEmpty()) {
            astray(gateway, flight.to(others), hop);
        }
    }

    private void astray(Gateway gateway, Flight flight, Hop hop) {
        forwarding.fates.lost(
                flight,
                Outcome.DROPPED,
                gateway.name(),
                () -> hop.is(Hop.Kind.NONE)
                        ? "no route leads to " + flight.destination() + " (next hop None)"
                        : "the route to " + flight.destination() + " has next hop " + hop,
                "correct the route table of GatewaySubnet");
    }
}

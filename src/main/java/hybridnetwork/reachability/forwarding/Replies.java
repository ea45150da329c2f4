package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.Edges.Way;
import hybridnetwork.reachability.route.RouteChoice;
import hybridnetwork.reachability.route.RouteChoice.Decision;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.route.Winner;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The way back of packets that arrived: past every group, but by routes, over the same kind of path and to the same site. */
final class Replies {
    private final Forwarding forwarding;

    Replies(Forwarding forwarding) {
        this.forwarding = forwarding;
    }

    /** Sends replies of a subnet; what comes back as it should goes on. */
    void fromSubnet(Subnet subnet, Flight flight, Consumer<Flight> back) {
        fromTable(subnet.routes(), subnet.toString(), flight, back);
    }

    /** Sends replies by the routes of a table; those of some hosts may go by others. */
    void fromTable(RouteTable table, String at, Flight all, Consumer<Flight> back) {
        fromTable(table, at, all, Optional.empty(), back);
    }

    /** @param came over which way packets of a site came; where it is empty, over each that it may have been */
    void fromTable(RouteTable table, String at, Flight all, Optional<Way> came, Consumer<Flight> back) {
        Optional<Doubts.Part> open = forwarding.doubts.unknownReplies(all);
        if (open.isEmpty()) {
            byTable(table, at, all, came, back);
            return;
        }
        Flight unknown = open.get().flight();
        forwarding.fates.maybeLost(unknown, open.get().doubt().orElseThrow());
        PrefixSet others = all.destinations().subtract(unknown.destinations());
        if (!others.isEmpty()) {
            fromTable(table, at, all.to(others), came, back);
        }
    }

    private void byTable(RouteTable table, String at, Flight sent, Optional<Way> came, Consumer<Flight> back) {
        if (!table.known()) {
            forwarding.fates.maybeLost(sent, "the routes of " + at + " are not known");
            return;
        }
        boolean mayBeDrawn = !table.hidesGatewayRoutes() && !sent.from().is(Place.Kind.HOSTS);
        int uplink = forwarding.routing.uplink(table).network();
        Flight flight = mayBeDrawn ? forwarding.doubts.notDrawn(sent, uplink, forwarding.fates::maybeLost) : sent;
        for (Flight own : forwarding.doubts.notJoined(flight, table, true, forwarding.fates::maybeLost)) {
            if (!own.when().isNever()) {
                fromTable(table, at, own, forwarding.routing.partition(table, own.sources()), came, back);
            }
        }
    }

    private void fromTable(
            RouteTable table,
            String at,
            Flight flight,
            Map<RouteChoice, PrefixSet> parts,
            Optional<Way> came,
            Consumer<Flight> back) {
        if (flight.from().is(Place.Kind.SITE)) {
            Site site = forwarding.snapshot.sites().get(flight.from().index());
            for (Way way : came.map(List::of).orElseGet(() -> ways(site, table))) {
                Condition when = flight.when().and(way.when());
                Optional<String> translated = forwarding.doubts.translated(way.gateway(), way.connections());
                if (!when.isNever() && translated.isPresent()) {
                    forwarding.fates.maybeLost(flight.when(when), translated.get());
                } else if (!when.isNever()) {
                    parts.forEach((choice, set) -> forwarding
                            .carriers
                            .decisions(choice, when)
                            .forEach(decision -> toSite(table, at, flight.from(set), way, site, decision, back)));
                }
            }
            return;
        }
        parts.forEach((choice, set) -> forwarding
                .carriers
                .decisions(choice, flight.when())
                .forEach(decision -> toHop(table, at, flight.from(set).when(decision.when()), decision.led(), back)));
    }

    /** By which a site's packets may have come to a host that has a table. */
    private List<Way> ways(Site site, RouteTable table) {
        int uplink = forwarding.routing.uplink(table).network();
        List<Way> ways = new ArrayList<>(forwarding.carriers.ways(site, uplink));
        ways.addAll(forwarding.undeclaredWays(site, uplink));
        return ways;
    }

    private void toHop(RouteTable table, String at, Flight flight, Led led, Consumer<Flight> back) {
        Flight routed = step(flight, table, at, led);
        OptionalInt appliance = appliance(led);
        if (flight.from().is(Place.Kind.INTERNET) && !NextHops.isCertain(table, led)) {
            forwarding.fates.maybeLost(routed, NextHops.tagged(at));
        } else if (led.equals(new Led.To(Hop.VIRTUAL_NETWORK_GATEWAY))) {
            byVpnGateway(table, at, routed, back);
        } else if (appliance.isPresent()) {
            forwarding.applianceReplies().reply(table, at, routed, appliance.getAsInt(), Optional.empty(), back);
        } else {
            follow(table, at, routed, led, back);
        }
    }

    /** The appliance that a route leads to. */
    static OptionalInt appliance(Led led) {
        return led instanceof Led.To to ? to.hop().appliance() : OptionalInt.empty();
    }

    /** Replies to hosts or to the internet that a user route leads to the VPN gateway. */
    private void byVpnGateway(RouteTable table, String at, Flight flight, Consumer<Flight> back) {
        Optional<Gateway> vpn = forwarding.snapshot.gateway(table.network(), PathKind.VPN);
        if (forwarding.nextHops.isBesideExpressRoute(table)) {
            forwarding.fates.maybeLost(flight, NextHops.besideExpressRoute(at));
        } else if (vpn.isEmpty()) {
            follow(table, at, flight, new Led.To(Hop.VIRTUAL_NETWORK_GATEWAY), back);
        } else {
            PrefixSet around = flight.from().is(Place.Kind.HOSTS)
                    ? forwarding.territories.aroundGateways(vpn.get().network(), flight.sources())
                    : PrefixSet.EMPTY;
            if (!around.isEmpty()) {
                forwarding.fates.maybeLost(flight.from(around), NextHops.hairpin(at));
            }
            PrefixSet others = flight.sources().subtract(around);
            if (others.isEmpty()) {
                return;
            }
            Flight left =
                    forwarding.doubts.notDrawn(flight.from(others), vpn.get().network(), forwarding.fates::maybeLost);
            forwarding.routing.partition(vpn.get(), left.sources()).forEach((choice, set) -> {
                for (Decision decision : forwarding.carriers.decisions(choice, left.when())) {
                    follow(table, at, left.from(set).when(decision.when()), decision.led(), back);
                }
            });
        }
    }

    private void follow(RouteTable table, String at, Flight routed, Led led, Consumer<Flight> back) {
        PrefixSet home = home(table, routed, led);
        if (!home.isEmpty()) {
            home(table, at, routed.from(home), back);
        }
        PrefixSet others = routed.sources().subtract(home);
        if (!others.isEmpty()) {
            astray(table, at, routed.from(others), led);
        }
    }

    /** Replies that a hop brings home: not past what the packets went through, and over a peering that takes them. */
    void home(RouteTable table, String at, Flight routed, Consumer<Flight> back) {
        if (!routed.passed().isNone()) {
            forwarding.applianceReplies().past(routed, at);
        } else if (routed.passed().handedOn() && routed.from().is(Place.Kind.HOSTS)) {
            PrefixSet within = forwarding.territories.within(table.network(), routed.sources());
            if (!within.isEmpty()) {
                back.accept(routed.from(within));
            }
            PrefixSet next = routed.sources().subtract(within);
            if (!next.isEmpty()) {
                forwarding.applianceReplies().takenHome(routed.from(next), table.network(), at, back);
            }
        } else {
            back.accept(routed);
        }
    }

    /** The sources to which a hop brings replies: those outside by the internet, hosts in the networks that it reaches. */
    PrefixSet home(RouteTable table, Flight flight, Led led) {
        Hop hop = led instanceof Led.To to ? to.hop() : Hop.NONE;
        if (!flight.from().is(Place.Kind.HOSTS)) {
            return hop.is(Hop.Kind.INTERNET) ? flight.sources() : PrefixSet.EMPTY;
        }
        return switch (hop.kind()) {
            case VNET_LOCAL -> forwarding.territories.within(table.network(), flight.sources());
            case VNET_PEERING -> forwarding.territories.nextTo(table.network(), flight.sources());
            case NO_APPLIANCE -> forwarding.nextHops.hopItself(table, hop, flight.sources());
            default -> PrefixSet.EMPTY;
        };
    }

    private void astray(RouteTable table, String at, Flight whole, Led led) {
        Flight routed = whole;
        if (led instanceof Led.Over over) {
            Gateway gateway = forwarding.nextHops.gateway(over);
            Optional<String> elsewhere = forwarding.nextHops.mayLeadElsewhere(gateway, table, at);
            if (elsewhere.isPresent()) {
                forwarding.fates.maybeLost(whole, elsewhere.get());
                return;
            }
            PrefixSet around = whole.from().is(Place.Kind.HOSTS)
                    ? forwarding.territories.aroundGateways(gateway.network(), whole.sources())
                    : PrefixSet.EMPTY;
            if (!around.isEmpty()) {
                forwarding.fates.maybeLost(whole.from(around), NextHops.hairpin(at));
            }
            PrefixSet others = whole.sources().subtract(around);
            if (others.isEmpty()) {
                return;
            }
            routed = whole.from(others);
        }
        if (led.equals(new Led.To(Hop.HALF_PEERING))) {
            forwarding.fates.maybeLost(routed, NextHops.halfPeering(at));
        } else if (isUnknown(led)) {
            forwarding.fates.maybeLost(routed, "the reply at " + at + " is led to " + forwarding.nextHops.name(led));
        } else {
            noReply(
                    routed,
                    at,
                    "the reply to " + words(routed) + " does not come back: "
                            + (led instanceof Led.To to ? "its next hop is " + to.hop() : "it is drawn on-premises"),
                    "correct the routes of the subnet");
        }
    }

    /** Whether it is not known where a route leads. */
    static boolean isUnknown(Led led) {
        return (led instanceof Led.To to
                        && switch (to.hop().kind()) {
                            case UNKNOWN_APPLIANCE, OTHER -> true;
                            default -> false;
                        })
                || (led instanceof Led.Over over && over.site().isEmpty());
    }

    private void toSite(
            RouteTable table, String at, Flight flight, Way way, Site site, Decision decision, Consumer<Flight> back) {
        Flight routed = step(flight.when(decision.when()), table, at, decision.led());
        if (decision.led().equals(new Led.To(Hop.VIRTUAL_NETWORK_GATEWAY))) {
            byVpnGateway(table, at, routed, way, site, back);
            return;
        }
        OptionalInt appliance = appliance(decision.led());
        if (appliance.isPresent()) {
            forwarding.applianceReplies().reply(table, at, routed, appliance.getAsInt(), Optional.of(way), back);
            return;
        }
        toSite(table, at, routed, way, site, decision.led(), back);
    }

    private void toSite(
            RouteTable table, String at, Flight flight, Way way, Site site, Led led, Consumer<Flight> back) {
        // By which of its ways a site sends that is taught otherwise is not known.
        Optional<String> anyWay = forwarding.doubts.fromSites(way.gateway().network(), table.network());
        boolean certain = forwarding.routing.uplink(table).certain();
        boolean same = led instanceof Led.Over over
                && (anyWay.isPresent() || over.kind() == way.kind())
                && over.site().isPresent()
                && over.site().getAsInt() == site.index();
        Optional<String> doubt = anyWay.or(() -> forwarding.doubts.at(way.gateway()))
                .or(() -> forwarding.doubts.over(way.connections()))
                .or(() -> certain ? Optional.empty() : Optional.of(NextHops.halfPeering(at)));
        if (same && !flight.passed().isNone()) {
            forwarding.applianceReplies().past(flight, at);
        } else if (same && doubt.isPresent()) {
            forwarding.fates.maybeLost(flight, doubt.get());
        } else if (same) {
            forwarding
                    .applianceReplies()
                    .takenBy(flight, table, way.gateway().network(), at)
                    .ifPresent(back);
        } else if (isUnknown(led)) {
            forwarding.fates.maybeLost(
                    flight,
                    led instanceof Led.Over
                            ? NextHops.noSite()
                            : "the reply at " + at + " is led to " + forwarding.nextHops.name(led));
        } else {
            String where = led instanceof Led.To to
                    ? "the reply to " + words(flight) + " does not come back: its next hop is " + to.hop()
                    : "the reply takes another path: it leaves over " + forwarding.nextHops.name(led);
            noReply(
                    flight,
                    at,
                    where + ", the packet came over " + way.connections().get(0).name(),
                    "let the site advertise the prefix over the path that it uses");
        }
    }

    private void byVpnGateway(RouteTable table, String at, Flight flight, Way way, Site site, Consumer<Flight> back) {
        Optional<Gateway> vpn = forwarding.snapshot.gateway(table.network(), PathKind.VPN);
        if (forwarding.nextHops.isBesideExpressRoute(table)) {
            forwarding.fates.maybeLost(flight, NextHops.besideExpressRoute(at));
        } else if (vpn.isEmpty()) {
            toSite(table, at, flight, way, site, new Led.To(Hop.VIRTUAL_NETWORK_GATEWAY), back);
        } else {
            Flight left = forwarding.doubts.notDrawn(flight, vpn.get().network(), forwarding.fates::maybeLost);
            forwarding.routing.partition(vpn.get(), left.sources()).forEach((choice, set) -> {
                List<Decision> decisions = forwarding.carriers.decisions(choice, left.when());
                decisions.forEach(decision ->
                        toSite(table, at, left.from(set).when(decision.when()), way, site, decision.led(), back));
            });
        }
    }

    /** The step of a trace at a table. */
    Flight step(Flight flight, RouteTable table, String at, Led led) {
        return flight.trail(flight.trail().step(() -> {
            Winner winner = Winner.of(forwarding.routing, table, flight.source(), led);
            return new Step.Route(
                    "reply at " + at, winner.prefix().toString(), forwarding.nextHops.name(led), winner.source());
        }));
    }

    static String words(Flight flight) {
        return flight.source().toString();
    }

    void noReply(Flight flight, String at, String reason, String fix) {
        forwarding.fates.lost(flight, Outcome.NO_SYMMETRIC_REPLY, at, () -> reason, fix);
    }
}

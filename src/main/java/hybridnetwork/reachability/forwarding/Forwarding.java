package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.reachability.filter.Filter.Judgement;
import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.filter.Filters.Guarded;
import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.forwarding.Doubts.Undeclared;
import hybridnetwork.reachability.forwarding.Fate.SiteWay;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Gateway;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.SecurityRule;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.Edges;
import hybridnetwork.reachability.route.Edges.Way;
import hybridnetwork.reachability.route.RouteChoice.Decision;
import hybridnetwork.reachability.route.RouteChoice.Led;
import hybridnetwork.reachability.route.Routing;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The one forwarding semantics: packets are pushed from place to place, many at once, and split wherever groups, routes or
 * what has failed make a difference, until it is told what becomes of them. A trace is the same with one packet.
 */
final class Forwarding {
    /** What is looked for. */
    enum Search {
        /**
         * Packets that are lost, or whose reply is. Whatever can lose a packet is asked about all that come to it, those that
         * were lost before among them, for that makes no difference to whether some packet is lost.
         */
        LOST,
        /** Packets that are delivered. */
        DELIVERED,
        /** The way of one packet, with its reply. */
        TRACE,
        /** The way of one packet alone. */
        TRACE_ONE_WAY
    }

    /** Begins a reason that names the member of a pool. */
    static final String MEMBER = "member ";

    /** Takes what becomes of packets. */
    interface Sink {
        void accept(Fate fate);

        void accept(SiteWay way);

        /** Whether packets that are not below this one could still make a difference. */
        boolean matters(Packet lowest);

        /** Where every packet counts and not the lowest alone. */
        Optional<Cover> cover();
    }

    final Snapshot snapshot;
    final Routing routing;
    final Filters filters;
    final Edges edges;
    final Doubts doubts;
    final Search search;
    final Certainty certainty;
    private final Sink sink;
    private final Arrival arrival;
    private final Entrance entrance;
    private final Departure departure;
    private final OnPremises onPremises;
    private final Replies replies;
    /** Whether something was met that is not known, so that what is possible is not all that is certain. */
    private boolean metUnknown;

    /** The addresses of all sites that send, whose packets a group is asked about once for all. */
    private final PrefixSet fromSites;

    private final Map<List<Object>, List<Region>> passingFromSites = new HashMap<>();

    Forwarding(Network network, Search search, Certainty certainty, Sink sink, PrefixSet fromSites) {
        this.fromSites = fromSites;
        this.snapshot = network.snapshot();
        this.routing = network.routing();
        this.filters = network.filters();
        this.edges = network.edges();
        this.doubts = network.doubts();
        this.search = search;
        this.certainty = certainty;
        this.sink = sink;
        this.replies = new Replies(this);
        this.arrival = new Arrival(this, replies);
        this.entrance = new Entrance(this, arrival);
        this.departure = new Departure(this);
        this.onPremises = new OnPremises(this, arrival, replies);
    }

    boolean metUnknown() {
        return metUnknown;
    }

    Arrival arrival() {
        return arrival;
    }

    Replies replies() {
        return replies;
    }

    /** Whether some packet may be told that makes a difference. */
    boolean matters(Flight flight) {
        return isTrace() || flight.lowest().filter(sink::matters).isPresent();
    }

    boolean isTrace() {
        return search == Search.TRACE || search == Search.TRACE_ONE_WAY;
    }

    /** Whether replies are asked for. */
    boolean wantsReply() {
        return search == Search.LOST || search == Search.TRACE;
    }

    // ---- sources

    /** Sends packets of hosts of one subnet. */
    void fromSubnet(Subnet subnet, Flight flight) {
        Flight here = flight.trail(flight.trail().hop(subnet.name()));
        for (Guarded part : filters.outbound(subnet, here.sources())) {
            judge(here.from(part.hosts()), part.gates(), passed -> leave(passed, subnet.routes(), subnet.toString()));
        }
    }

    /** Sends packets by the routes of a table. */
    void leave(Flight sent, RouteTable table, String at) {
        boolean outside = sent.to().is(Place.Kind.ON_PREMISES) || sent.to().is(Place.Kind.INTERNET);
        boolean mayBeDrawn = outside && !table.hidesGatewayRoutes();
        route(mayBeDrawn ? doubts.notDrawn(sent, this::leap) : sent, table, at);
    }

    private void route(Flight flight, RouteTable table, String at) {
        if (flight.when().isNever()) {
            return;
        }
        for (Doubts.Part part : doubts.split(flight)) {
            if (part.doubt().isPresent()) {
                leap(part);
            } else if (!table.known()) {
                leap(part.flight(), "the routes of " + at + " are not known");
            } else if (!table.knowsInternet() && part.flight().to().is(Place.Kind.INTERNET)) {
                leap(
                        part.flight(),
                        "a route of " + at + " is for a service tag, and which addresses that holds is not known");
            } else {
                routing.partition(table, part.flight().destinations())
                        .forEach((choice, set) -> choice.decisions(flight.when())
                                .forEach(decision -> follow(
                                        part.flight().to(set).when(decision.when()), table, at, decision.led())));
            }
        }
    }

    void fromSite(int site, Flight flight) {
        onPremises.fromSite(site, flight);
    }

    void fromInternet(Flight flight) {
        Flight here = flight.trail(flight.trail().hop("internet"));
        for (Doubts.Part part : doubts.split(here)) {
            if (part.doubt().isPresent()) {
                leap(part);
            } else {
                entrance.enter(part.flight());
            }
        }
    }

    /** The ways over which a site's packets may come while none of its own is up: over what nobody knows what is behind it. */
    List<Way> undeclaredWays(Site site) {
        List<Way> ways = new ArrayList<>();
        for (Undeclared undeclared : doubts.undeclared()) {
            Connection connection = snapshot.connections().get(undeclared.connection());
            Condition when = edges.none(site.index()).andSomeUp(undeclared.bits());
            ways.add(new Way(snapshot.gateways().get(connection.gateway()), when, List.of(connection)));
        }
        return ways;
    }

    // ---- routes

    private void follow(Flight flight, RouteTable table, String at, Led led) {
        Flight routed = flight.trail(flight.trail().step(() -> routeStep(table, at, flight, led)));
        if (led instanceof Led.Over over) {
            over(routed, at, over);
            return;
        }
        Hop hop = ((Led.To) led).hop();
        switch (hop) {
            case VNET_LOCAL -> {
                if (isInside(routed)) {
                    arrival.inside(routed);
                } else {
                    astray(routed, at, hop);
                }
            }
            case INTERNET -> {
                if (routed.to().is(Place.Kind.INTERNET)) {
                    departure.leave(routed, at);
                } else {
                    astray(routed, at, hop);
                }
            }
            case NONE -> astray(routed, at, hop);
            case VIRTUAL_NETWORK_GATEWAY -> byVpnGateway(routed, at);
            case VIRTUAL_APPLIANCE, OTHER -> leap(routed, unknownHop(at, hop));
        }
    }

    private static String unknownHop(String at, Hop hop) {
        return "the route of " + at + " leads to " + hop
                + (hop == Hop.VIRTUAL_APPLIANCE ? ", and what an appliance does is not modelled" : "");
    }

    /** Whether the destination has an address in the hub. */
    private boolean isInside(Flight flight) {
        return flight.to().is(Place.Kind.HOSTS)
                || (flight.to().is(Place.Kind.FRONTEND)
                        && snapshot.frontends().get(flight.to().index()).isInternal());
    }

    private void over(Flight flight, String at, Led.Over over) {
        Optional<Gateway> gateway = snapshot.gateway(over.kind());
        Optional<String> elsewhere = gateway.flatMap(doubts::mayBeDown);
        if (elsewhere.isPresent()) {
            leap(flight, elsewhere.get());
        } else if (flight.to().is(Place.Kind.ON_PREMISES) && gateway.isPresent()) {
            onPremises.toSite(flight, at, gateway.get(), over);
        } else if (over.site().isEmpty()) {
            leap(flight, noSite());
        } else {
            lostUnlessDoubtful(
                    flight,
                    at,
                    () -> "the route to " + flight.destination() + " leads to site "
                            + snapshot.sites().get(over.site().getAsInt()).name() + ", which does not have the address",
                    "let the site advertise only what it has");
        }
    }

    /** Why nothing is known of what a tunnel to a local network gateway of no known site draws. */
    static String noSite() {
        return "a route leads over a tunnel to a local network gateway of no site of the configuration";
    }

    /** Why nothing is known of packets that a gateway gets for the network that it is in. */
    static String hairpin(String at) {
        return "a user route of " + at
                + " leads packets for the virtual network itself to its VPN gateway, and whether that hands them back is not"
                + " known";
    }

    /** Why nothing is known of packets that a user route leads to one of two gateways. */
    static String besideExpressRoute(String at) {
        return "next hop VirtualNetworkGateway of " + at + " is not supported beside an ExpressRoute gateway";
    }

    /** The VPN gateway's own routes decide, whatever the table says of propagation. */
    private void byVpnGateway(Flight flight, String at) {
        Optional<Gateway> vpn = snapshot.gateway(PathKind.VPN);
        if (vpn.isPresent() && snapshot.gateway(PathKind.EXPRESS_ROUTE).isPresent()) {
            leap(flight, besideExpressRoute(at));
        } else if (vpn.isEmpty()) {
            astray(flight, at, Hop.VIRTUAL_NETWORK_GATEWAY);
        } else {
            Flight left = doubts.notDrawn(flight, this::leap);
            routing.partition(vpn.get(), left.destinations()).forEach((choice, set) -> {
                for (Decision decision : choice.decisions(left.when())) {
                    Flight part = left.to(set).when(decision.when());
                    if (decision.led() instanceof Led.Over && isInside(part)) {
                        leap(part, hairpin(at));
                    } else if (decision.led() instanceof Led.Over over) {
                        over(part, at, over);
                    } else {
                        astray(part, at, Hop.VIRTUAL_NETWORK_GATEWAY);
                    }
                }
            });
        }
    }

    private void astray(Flight flight, String at, Hop hop) {
        lostUnlessDoubtful(
                flight,
                at,
                () -> hop == Hop.NONE
                        ? "no route leads to " + flight.destination() + " (next hop None)"
                        : "the route to " + flight.destination() + " has next hop " + hop,
                flight.to().is(Place.Kind.ON_PREMISES)
                        ? "let the site that has it advertise it over a way that is up"
                        : flight.to().is(Place.Kind.INTERNET)
                                ? "only packets that leave Azure reach the internet"
                                : "correct the user route");
    }

    /** Something not known may be another way out for some of the hosts: what is sent by the others is lost for certain. */
    private void lostUnlessDoubtful(Flight flight, String at, Supplier<String> reason, String fix) {
        PrefixSet doubtful = flight.to().is(Place.Kind.INTERNET)
                ? flight.sources().intersect(doubts.leaving(flight.service()))
                : PrefixSet.EMPTY;
        doubts.leaving(doubtful, flight.service()).ifPresent(doubt -> leap(flight.from(doubtful), doubt));
        PrefixSet others = flight.sources().subtract(doubtful);
        if (!others.isEmpty()) {
            lost(flight.from(others), Outcome.DROPPED, at, reason, fix);
        }
    }

    Step routeStep(RouteTable table, String at, Flight flight, Led led) {
        Routing.Winner winner = routing.winner(table, flight.destination(), led);
        return new Step.Route(at, winner.prefix().toString(), name(led), winner.source());
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
                : ((Led.To) led).hop().toString();
    }

    // ---- groups

    /** What passes some gates goes on. */
    void judge(Flight flight, List<Gate> gates, Consumer<Flight> next) {
        metUnknown |= gates.stream().anyMatch(gate -> !gate.isKnown());
        if (isTrace()) {
            judgeOne(flight, gates, next);
        } else if (search == Search.DELIVERED) {
            if (flight.from().is(Place.Kind.SITE) && !gates.isEmpty()) {
                passFromSite(flight, gates, next);
            } else {
                Gate.passingAll(gates, flight.region(), certainty).forEach(region -> next.accept(flight.with(region)));
            }
        } else {
            for (Gate gate : gates) {
                sink.cover()
                        .ifPresent(cover -> gate.refused(flight.region(), certainty)
                                .forEach(region -> cover.add(region, flight.when())));
                gate.lowestRefused(flight.region(), certainty, flight::sent)
                        .ifPresent(packet -> tell(packet, flight, Outcome.DENIED));
            }
            next.accept(flight);
        }
    }

    private void passFromSite(Flight flight, List<Gate> gates, Consumer<Flight> next) {
        passingFromSites
                .computeIfAbsent(
                        List.of(gates, flight.destinations(), flight.service()),
                        key -> Gate.passingAll(
                                gates, new Region(fromSites, flight.destinations(), flight.service()), certainty))
                .forEach(region -> Gate.region(
                                region.sources().intersect(flight.sources()), region.destinations(), region.service())
                        .ifPresent(own -> next.accept(flight.with(own))));
    }

    private void judgeOne(Flight flight, List<Gate> gates, Consumer<Flight> next) {
        Flight passed = flight;
        for (Gate gate : gates) {
            Packet packet = passed.region().lowest().orElseThrow();
            Judgement judgement = gate.judge(packet);
            Step.Filter step =
                    new Step.Filter(gate.at(), gate.direction(), judgement.rule(), gate.group(), judgement.access());
            String what = gate.direction() + " " + step.named();
            passed = passed.trail(passed.trail().step(() -> step));
            if (judgement.access() == Access.DENY) {
                sink.accept(fate(
                        passed,
                        packet,
                        Outcome.DENIED,
                        "denied by " + what,
                        judgement.rule().isDefault()
                                ? "allow it with a rule of its own"
                                : "allow it with a rule of higher priority"));
                return;
            }
            if (judgement.access() == Access.UNKNOWN) {
                passed = passed.open("whether " + what + " lets it pass is not known" + tagged(judgement.rule()));
            }
        }
        next.accept(passed);
    }

    /** What of a rule nobody can know. */
    private static String tagged(SecurityRule rule) {
        return rule.tags().isEmpty()
                ? ""
                : ": it leaves open what the service tag "
                        + rule.tags().stream().map(ServiceTag::name).collect(Collectors.joining(" or "))
                        + " holds, which nobody can list";
    }

    // ---- ends

    /**
     * The way of these packets is not known from here: nothing but the groups at their destination is certain, and no reply
     * is.
     */
    void leap(Flight flight, String why) {
        metUnknown = true;
        Flight open = flight.leap(why);
        boolean inside = isInside(flight) || flight.to().is(Place.Kind.FRONTEND);
        if (search == Search.LOST) {
            if (certainty == Certainty.POSSIBLE) {
                tellOpen(open);
            }
        } else if (search == Search.DELIVERED && certainty == Certainty.CERTAIN) {
            return;
        } else if (inside) {
            arrival.inside(open);
        } else {
            delivered(open);
        }
    }

    void leap(Doubts.Part part) {
        String why = part.doubt().orElseThrow();
        if (part.pastGroups()) {
            undecided(part.flight(), why);
        } else {
            leap(part.flight(), why);
        }
    }

    /** Packets that something not known may lose go on all the same: what loses them later loses them for certain. */
    Flight doubted(Flight flight, String why) {
        metUnknown = true;
        if (search == Search.LOST) {
            maybeLost(flight, why);
        }
        return flight.open(why);
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
        if (isTrace()) {
            Packet packet = flight.region().lowest().orElseThrow();
            if (flight.open().isPresent()) {
                Flight unknown = flight.trail(
                        flight.trail().step(() -> new Step.Unknown(flight.open().get())));
                sink.accept(fate(
                        unknown, packet, Outcome.UNKNOWN, flight.open().get(), "make it known, and prove it again"));
            } else {
                sink.accept(fate(flight, packet, Outcome.DELIVERED, deliveredReason(flight), ""));
            }
        } else if (search == Search.DELIVERED && (flight.open().isEmpty() || certainty == Certainty.POSSIBLE)) {
            sink.cover().ifPresent(cover -> cover.add(flight.region(), flight.when()));
            flight.region().lowest().ifPresent(packet -> tell(flight.sent(packet), flight, Outcome.DELIVERED));
        }
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
        if (isTrace()) {
            String why = reason.get();
            Flight ended = flight.trail(flight.trail().step(() -> new Step.Lost(at, why)));
            sink.accept(fate(ended, flight.region().lowest().orElseThrow(), outcome, why, fix));
        } else if (search == Search.LOST) {
            sink.cover().ifPresent(cover -> cover.add(flight.region(), flight.when()));
            flight.lowest().ifPresent(packet -> tell(packet, flight, outcome));
        }
    }

    /** Whether these packets are lost is not known. */
    void maybeLost(Flight flight, String why) {
        metUnknown = true;
        if (search == Search.LOST && certainty == Certainty.POSSIBLE) {
            tellOpen(flight);
        } else if (isTrace()) {
            delivered(flight.open(why));
        }
    }

    private void tellOpen(Flight flight) {
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
                : MEMBER + packet.destination() + (packet.protocol().hasPorts() ? ":" + packet.destinationPort() : "")
                        + ": " + why;
        return new Fate(
                new Sighting(flight.sent(packet), flight.from(), flight.to()),
                flight.when(),
                outcome,
                flight.trail(),
                reason,
                fix);
    }

    /** The hosts of a set that are in a subnet. */
    static PrefixSet in(Subnet subnet, PrefixSet set) {
        return set.intersect(subnet.hosts());
    }
}

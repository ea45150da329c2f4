package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.filter.Filters.Guarded;
import hybridnetwork.reachability.filter.Gate;
import hybridnetwork.reachability.forwarding.Passed.Stop;
import hybridnetwork.reachability.model.Appliance;
import hybridnetwork.reachability.model.Appliance.Post;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.VirtualNetwork.Likelihood;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What appliances do with packets that routes lead to them: their groups and rules judge, then the table of their own subnet says
 * where they go. What comes to one place twice is in a loop.
 */
final class Appliances {
    private final Forwarding forwarding;
    private final Fates fates;

    /** By appliance, the connections over which it learns a default route that it does not stand. */
    private final Map<Integer, BitSet> learned = new HashMap<>();

    Appliances(Forwarding forwarding) {
        this.forwarding = forwarding;
        this.fates = forwarding.fates;
    }

    /**
     * Sends packets to an appliance that a route leads to.
     *
     * @param index the appliance's
     * @param table that has the route
     * @param at who routes
     */
    void send(Flight flight, int index, RouteTable table, String at) {
        PrefixSet elsewhere = flight.to().is(Place.Kind.INTERNET)
                ? flight.sources().intersect(forwarding.doubts.leaving(flight.service()))
                : PrefixSet.EMPTY;
        Optional<String> doubt = forwarding.doubts.leaving(elsewhere, flight.service());
        if (elsewhere.isEmpty() || doubt.isEmpty()) {
            enter(flight, index, table, at);
            return;
        }
        PrefixSet others = flight.sources().subtract(elsewhere);
        if (!others.isEmpty()) {
            enter(flight.from(others), index, table, at);
        }
        if (fates.deliveredOr(flight.from(elsewhere), doubt.get())) {
            enter(flight.from(elsewhere).spared(doubt.get()), index, table, at);
        }
    }

    private void enter(Flight flight, int index, RouteTable table, String at) {
        Appliance appliance = forwarding.snapshot.appliances().get(index);
        BitSet bit = bit(appliance);
        Flight failed = flight.when(flight.when().andAllDown(bit));
        if (!failed.when().isNever()) {
            fates.lost(
                    failed,
                    Outcome.DROPPED,
                    at,
                    () -> "the route to " + flight.destination() + " leads to " + appliance.title()
                            + ", which has failed",
                    appliance.kind() == Appliance.Kind.AZURE_FIREWALL
                            ? "lead the flow past the firewall"
                            : "make the appliance redundant");
        }
        Flight up = flight.when(flight.when().andSomeUp(bit));
        if (!up.when().isNever()) {
            taken(up, table, appliance.network(), at).ifPresent(there -> arrive(there, appliance));
        }
    }

    private BitSet bit(Appliance appliance) {
        BitSet bit = new BitSet();
        bit.set(forwarding.snapshot.bit(appliance.index()));
        return bit;
    }

    /** Packets that a network takes over the peering, whoever sent them last; empty where it does not. */
    Optional<Flight> taken(Flight flight, RouteTable table, int network, String at) {
        Likelihood takes =
                flight.passed().handedOn() ? forwarding.territories.takes(table.network(), network) : Likelihood.SURELY;
        return switch (takes) {
            case SURELY -> Optional.of(flight);
            case PERHAPS -> Optional.of(fates.doubted(flight, MAY_NOT_TAKE));
            case NOT -> notTaken(flight, table.network(), at);
        };
    }

    /** Hands on the packets to some destinations that their networks take over the peering with one where an appliance is. */
    void taken(Flight flight, int from, PrefixSet destinations, String at, Consumer<Flight> next) {
        for (Likelihood likelihood : Likelihood.values()) {
            PrefixSet some = forwarding.territories.taking(from, likelihood, destinations);
            if (some.isEmpty()) {
                continue;
            }
            Flight part = flight.to(some);
            switch (likelihood) {
                case SURELY -> next.accept(part);
                case PERHAPS -> next.accept(fates.doubted(part, MAY_NOT_TAKE));
                case NOT -> notTaken(part, from, at).ifPresent(next);
            }
        }
    }

    /**
     * Loses packets that a network does not take over the peering. Of those that set out in the very network where the appliance hands
     * them on Azure's documents do not say that the flag is needed.
     */
    private Optional<Flight> notTaken(Flight flight, int from, String at) {
        PrefixSet own = flight.from().is(Place.Kind.HOSTS)
                ? forwarding.territories.within(from, flight.sources())
                : PrefixSet.EMPTY;
        PrefixSet others = flight.sources().subtract(own);
        if (!others.isEmpty()) {
            fates.lost(
                    flight.from(others),
                    Outcome.DROPPED,
                    at,
                    () -> "the peering does not take what " + at + " hands on (allowForwardedTraffic)",
                    TAKE_FORWARDED);
        }
        return own.isEmpty() ? Optional.empty() : Optional.of(fates.doubted(flight.from(own), MAY_NEED_LEAVE));
    }

    static final String MAY_NOT_TAKE =
            "whether a peering takes what appliances hand on (allowForwardedTraffic) is not known";

    static final String MAY_NEED_LEAVE =
            "whether a peering without allowForwardedTraffic takes what a network's own hosts send through an appliance there is not"
                    + " known";

    static final String TAKE_FORWARDED = "set allowForwardedTraffic on the peering of the network that is to take it";

    private void arrive(Flight flight, Appliance appliance) {
        PrefixSet own = own(flight, appliance);
        if (!own.isEmpty()) {
            forwarding.arrival().inside(flight.to(own));
        }
        PrefixSet others = flight.destinations().subtract(own);
        if (others.isEmpty()) {
            return;
        }
        Flight there = flight.to(others).trail(flight.trail().hop(appliance.title()));
        for (int post = 0; post < appliance.posts().size(); post++) {
            byPost(there, appliance, post);
        }
    }

    /** The appliance's own addresses among the destinations. */
    private PrefixSet own(Flight flight, Appliance appliance) {
        return switch (flight.to().kind()) {
            case HOSTS -> addresses(appliance, flight.destinations());
            case FRONTEND -> PrefixSet.of(appliance.address()).intersect(flight.destinations());
            default -> PrefixSet.EMPTY;
        };
    }

    static PrefixSet addresses(Appliance appliance, PrefixSet among) {
        return PrefixSet.unionOf(appliance.posts().stream()
                .filter(post -> post.addresses().size() == 1)
                .map(post -> post.addresses().intersect(among))
                .toList());
    }

    /** An Azure Firewall hides the source of what goes to public addresses, though they be inside. */
    private Optional<Flight> hidden(Flight flight, Appliance appliance) {
        boolean inside = !flight.to().is(Place.Kind.INTERNET);
        PrefixSet open = appliance.isAzureFirewall() && inside
                ? flight.destinations().subtract(Space.PRIVATE_SET)
                : PrefixSet.EMPTY;
        if (!open.isEmpty()) {
            fates.undecided(
                    flight.to(open),
                    appliance.title()
                            + " hides the source of what goes to public addresses; that inside is not modelled");
        }
        PrefixSet others = flight.destinations().subtract(open);
        return others.isEmpty() ? Optional.empty() : Optional.of(flight.to(others));
    }

    private void byPost(Flight flight, Appliance appliance, int index) {
        Post post = appliance.posts().get(index);
        Stop stop = new Stop(appliance.index(), index, post.subnet());
        if (flight.passed().has(stop)) {
            fates.lost(
                    flight,
                    Outcome.DROPPED,
                    appliance.title(),
                    () -> "the packet comes to " + appliance.title() + " a second time: its routes are a loop",
                    "correct the routes of the appliance's own subnet");
            return;
        }
        Subnet subnet = forwarding.snapshot.subnets().get(post.subnet());
        Passed stopped = flight.passed().and(stop);
        Flight passing =
                flight.passed(appliance.isTakenAtItsWord() ? stopped.atTheWordOf(Unread.of(appliance)) : stopped);
        Consumer<Flight> out = left -> forwarding.nextHops.leave(left, subnet.routes(), appliance.title());
        Consumer<Flight> judged =
                passed -> hidden(passed, appliance).ifPresent(shown -> letOut(shown, appliance, subnet, post, out));
        Consumer<Flight> on = appliance.elsewhere().isEmpty()
                ? judged
                : passed -> forwarding.leap(passed, appliance.elsewhere().orElseThrow());
        Consumer<Flight> in = taken -> rules(word(taken, appliance), appliance, on);
        throughBalancer(passing, appliance, subnet, post, taken -> gates(taken, subnet, post, true, in));
    }

    /** A balancer with HA ports hands on TCP and UDP, to members that its probe comes to. */
    private void throughBalancer(Flight flight, Appliance appliance, Subnet subnet, Post post, Consumer<Flight> taken) {
        if (appliance.kind() != Appliance.Kind.BALANCER) {
            taken.accept(flight);
            return;
        }
        if (!flight.service().hasPorts()) {
            EnumSet<Protocol> protocols = EnumSet.copyOf(flight.service().protocols());
            forwarding.leap(
                    flight,
                    "whether load balancer " + appliance.name() + " hands " + protocols
                            + " on to the appliances behind it is not known");
            return;
        }
        List<Gate> gates = forwarding.filters.passing(subnet, post.group(), true);
        Health health = Health.of(new Guarded(post.addresses(), gates), appliance.probe());
        if (!health.down().isEmpty()) {
            String why = Balancing.probeDenied(health.down().lowest().orElseThrow());
            fates.lost(flight, Outcome.DROPPED, appliance.title(), () -> why, Balancing.ADMIT_PROBE);
        }
        if (!health.maybe().isEmpty()) {
            taken.accept(fates.doubted(
                    flight, Balancing.probeUnknown(health.maybe().lowest().orElseThrow())));
        } else if (!health.up().isEmpty()) {
            taken.accept(flight);
        }
    }

    /** What the groups of the interface and its subnet let in, or out again. */
    private void gates(Flight flight, Subnet subnet, Post post, boolean in, Consumer<Flight> next) {
        forwarding.gates.judge(flight, forwarding.filters.passing(subnet, post.group(), in), next);
    }

    /** An appliance that leads packets to the internet may have hidden their source when its groups see them. */
    private void letOut(Flight flight, Appliance appliance, Subnet subnet, Post post, Consumer<Flight> out) {
        if (appliance.isTakenAtItsWord() && flight.to().is(Place.Kind.INTERNET)) {
            new HiddenSource(forwarding)
                    .judge(
                            flight,
                            post.addresses(),
                            appliance.title(),
                            forwarding.filters.passing(subnet, post.group(), false),
                            out);
        } else {
            gates(flight, subnet, post, false, out);
        }
    }

    /** What passes an appliance whose rules nobody can read, provided that it passes it. */
    private Flight word(Flight flight, Appliance appliance) {
        return appliance.isTakenAtItsWord() ? fates.atItsWord(flight, Unread.of(appliance)) : flight;
    }

    private void rules(Flight flight, Appliance appliance, Consumer<Flight> next) {
        BitSet draws = learned.computeIfAbsent(appliance.index(), index -> learnedDefault(appliance));
        if (draws.isEmpty()) {
            ruled(flight, appliance, next);
            return;
        }
        Flight drawn = flight.when(flight.when().andSomeUp(draws));
        if (!drawn.when().isNever()) {
            ruled(
                    fates.doubted(
                            drawn,
                            "the subnet of " + appliance.title()
                                    + " learns 0.0.0.0/0 from on-premises, and whether the firewall works without a way of its own to"
                                    + " the internet is not known"),
                    appliance,
                    next);
        }
        Flight own = flight.when(flight.when().andAllDown(draws));
        if (!own.when().isNever()) {
            ruled(own, appliance, next);
        }
    }

    /** The connections over which the subnet of an Azure Firewall that is not managed apart learns a default route. */
    private BitSet learnedDefault(Appliance appliance) {
        BitSet draws = new BitSet();
        RouteTable table = forwarding
                .snapshot
                .subnets()
                .get(appliance.posts().get(0).subnet())
                .routes();
        boolean learns = appliance.isAzureFirewall()
                && !appliance.managedApart()
                && !table.hidesGatewayRoutes()
                && table.routes().stream().noneMatch(route -> route.prefix().equals(Prefix.ALL));
        int uplink = forwarding.routing.uplink(table).network();
        if (learns) {
            forwarding.snapshot.connections().stream()
                    .filter(connection -> forwarding
                                    .snapshot
                                    .gateways()
                                    .get(connection.gateway())
                                    .network()
                            == uplink)
                    .filter(connection -> connection.offers().stream()
                            .anyMatch(offer -> offer.prefixes().contains(Prefix.ALL)))
                    .forEach(connection -> draws.set(connection.index()));
        }
        return draws;
    }

    private void ruled(Flight flight, Appliance appliance, Consumer<Flight> next) {
        Flight sure =
                appliance.doubt().map(doubt -> fates.doubted(flight, doubt)).orElse(flight);
        Optional<Gate> gate = forwarding.filters.rules(appliance);
        if (gate.isPresent()) {
            forwarding.gates.judge(sure, List.of(gate.get()), next);
        } else {
            next.accept(sure);
        }
    }

    /** Sends packets from the appliance that they passed last to the internet: their source is hidden, so that replies come to it. */
    void depart(Flight flight, String at) {
        Stop stop = flight.passed().last().orElseThrow();
        Appliance appliance = forwarding.snapshot.appliances().get(stop.appliance());
        if (appliance.noWayOut().isPresent()) {
            forwarding.leap(flight, appliance.noWayOut().get());
            return;
        }
        if (appliance.isAzureFirewall()) {
            out(flight.trail(flight.trail().step(() -> new Step.Leave(appliance.title()))));
            return;
        }
        PrefixSet addresses = appliance.posts().get(stop.post()).addresses();
        forwarding.departure().leave(flight, addresses, at, this::out);
    }

    private void out(Flight flight) {
        Flight gone = flight.trail(flight.trail().hop("internet"));
        if (fates.search.wantsReply()) {
            forwarding.applianceReplies().handedBack(gone, Optional.empty(), fates::delivered);
        } else {
            fates.delivered(gone);
        }
    }
}

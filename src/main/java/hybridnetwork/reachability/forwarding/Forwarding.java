package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.filter.Filters.Guarded;
import hybridnetwork.reachability.forwarding.Doubts.Undeclared;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Connection;
import hybridnetwork.reachability.model.Site;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.route.Edges;
import hybridnetwork.reachability.route.Edges.Way;
import hybridnetwork.reachability.route.Routing;
import java.util.ArrayList;
import java.util.List;

/**
 * The one forwarding semantics: packets are pushed from place to place, many at once, and split wherever groups, routes or
 * what has failed make a difference, until it is told what becomes of them. A trace is the same with one packet.
 */
final class Forwarding {
    final Snapshot snapshot;
    final Routing routing;
    final Filters filters;
    final Edges edges;
    final Doubts doubts;
    final Territories territories;
    final Fates fates;
    final Gates gates;
    final NextHops nextHops;
    final Carriers carriers;
    private final Arrival arrival;
    private final Entrance entrance;
    private final Departure departure;
    private final FromSite fromSite;
    private final ToSite toSite;
    private final Replies replies;
    private final Appliances appliances;
    private final ApplianceReplies applianceReplies;
    private final Network network;

    Forwarding(Network network, Search search, Certainty certainty, Sink sink, PrefixSet fromSites) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.routing = network.routing();
        this.filters = network.filters();
        this.edges = network.edges();
        this.doubts = network.doubts();
        this.territories = network.territories();
        this.fates = new Fates(search, certainty, sink);
        this.gates = new Gates(fates, fromSites);
        this.carriers = new Carriers(this);
        this.nextHops = new NextHops(this);
        this.replies = new Replies(this);
        this.arrival = new Arrival(this, replies);
        this.entrance = new Entrance(this, arrival);
        this.departure = new Departure(this);
        this.appliances = new Appliances(this);
        this.applianceReplies = new ApplianceReplies(this);
        this.fromSite = new FromSite(this, arrival);
        this.toSite = new ToSite(this, new SiteReplies(this, replies));
    }

    Arrival arrival() {
        return arrival;
    }

    Appliances appliances() {
        return appliances;
    }

    ApplianceReplies applianceReplies() {
        return applianceReplies;
    }

    Network network() {
        return network;
    }

    /** Whether the way of a packet decides what its reply has to pass, so that replies cannot be asked once for all. */
    boolean repliesFollowWays() {
        return !snapshot.appliances().isEmpty();
    }

    Replies replies() {
        return replies;
    }

    Departure departure() {
        return departure;
    }

    ToSite toSite() {
        return toSite;
    }

    // ---- sources

    /** Sends packets of hosts of one subnet. */
    void fromSubnet(Subnet subnet, Flight flight) {
        Flight here = atTheWordOf(subnet, flight.trail(flight.trail().hop(subnet.name())));
        for (Doubts.Part some : doubts.splitByGroups(here)) {
            if (some.doubt().isPresent()) {
                leap(some);
                continue;
            }
            for (Guarded part : filters.outbound(subnet, some.flight().sources())) {
                gates.judge(
                        some.flight().from(part.hosts()),
                        part.gates(),
                        passed -> nextHops.leave(passed, subnet.routes(), subnet.toString()));
            }
        }
    }

    /** Packets that set out from, or come to, hosts of a subnet: of somebody else's network nobody can read the groups here. */
    Flight atTheWordOf(Subnet subnet, Flight flight) {
        return isOfOthers(subnet)
                ? fates.atItsWord(flight, Unread.of(snapshot.networks().get(subnet.network()), snapshot.appliances()))
                : flight;
    }

    boolean isOfOthers(Subnet subnet) {
        return snapshot.networks().get(subnet.network()).isTakenAtItsWord();
    }

    void fromSite(int site, Flight flight) {
        fromSite.send(site, flight);
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

    /**
     * The ways over which a site's packets may come to the gateways of a network while none of its own is up: over what nobody
     * knows what is behind it.
     */
    List<Way> undeclaredWays(Site site, int network) {
        List<Way> ways = new ArrayList<>();
        for (Undeclared undeclared : doubts.undeclared(network)) {
            Connection connection = snapshot.connections().get(undeclared.connection());
            Condition when = edges.none(site.index(), network).andSomeUp(undeclared.bits());
            ways.add(new Way(snapshot.gateways().get(connection.gateway()), when, List.of(connection)));
        }
        return ways;
    }

    /** Whether the destination has an address in a network. */
    boolean isInside(Flight flight) {
        return flight.to().is(Place.Kind.HOSTS)
                || (flight.to().is(Place.Kind.FRONTEND)
                        && snapshot.frontends().get(flight.to().index()).isInternal());
    }

    // ---- what is not known

    /**
     * The way of these packets is not known from here: nothing but the groups at their destination is certain, and no reply
     * is.
     */
    void leap(Flight flight, String why) {
        fates.meetUnknown();
        Flight open = flight.leap(why);
        boolean inside = isInside(flight) || flight.to().is(Place.Kind.FRONTEND);
        if (fates.search == Search.LOST) {
            if (fates.certainty == Certainty.POSSIBLE) {
                fates.tellOpen(open);
            }
            if (inside && flight.from().is(Place.Kind.INTERNET)) {
                arrival.asked(open);
            }
        } else if (fates.search == Search.DELIVERED && fates.certainty == Certainty.CERTAIN) {
            return;
        } else if (inside) {
            arrival.inside(open);
        } else {
            fates.delivered(open);
        }
    }

    void leap(Doubts.Part part) {
        String why = part.doubt().orElseThrow();
        if (part.pastGroups()) {
            fates.undecided(part.flight(), why);
        } else {
            leap(part.flight(), why);
        }
    }

    /** The hosts of a set that are in a subnet: of a set with the hosts of many only the stretch in its prefixes is looked at. */
    static PrefixSet in(Subnet subnet, PrefixSet set) {
        return subnet.prefixes().size() == 1
                ? set.intersect(subnet.prefixes().get(0)).intersect(subnet.hosts())
                : set.intersect(subnet.hosts());
    }
}

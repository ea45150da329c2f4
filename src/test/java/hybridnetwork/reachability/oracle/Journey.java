package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Appliances.Appliance;
import hybridnetwork.reachability.oracle.Balancers.Member;
import hybridnetwork.reachability.oracle.Ends.Front;
import hybridnetwork.reachability.oracle.Ends.Place;
import hybridnetwork.reachability.oracle.Offers.Offer;
import hybridnetwork.reachability.oracle.Routing.Edge;
import hybridnetwork.reachability.oracle.Routing.Leg;
import hybridnetwork.reachability.oracle.Walks.Arrival;
import hybridnetwork.reachability.oracle.World.Network;
import hybridnetwork.reachability.oracle.World.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What becomes of one packet while some things are up, and of the reply to it. */
final class Journey {
    /**
     * What becomes of a packet, or of one of several that it becomes.
     *
     * @param right whether it is delivered and its reply comes back as section 1, paragraph 4, wants it
     * @param ways by what kind of path, for each site at an end
     * @param through the appliances on its way, in order
     */
    record Fate(boolean delivered, boolean right, Map<String, Kind> ways, List<Appliance> through) {
        static final Fate LOST = new Fate(false, false, Map.of());

        Fate(boolean delivered, boolean right, Map<String, Kind> ways) {
            this(delivered, right, ways, List.of());
        }

        private Fate through(List<Appliance> other) {
            return new Fate(delivered, right, ways, other);
        }

        private Fate right(boolean other) {
            return new Fate(delivered, other, ways, through);
        }

        private Fate ways(Map<String, Kind> other) {
            return new Fate(delivered, right, other, through);
        }
    }

    private final World world;
    private final Ends ends;
    private final Groups groups;
    private final Balancers balancing;
    private final Egress egress;
    private final Offers offers;
    private final Routing routing;
    private final Walks walks;
    private final Replies replies;

    Journey(World world, Ends ends, Groups groups, Balancers balancing, Outages.Live live) {
        this.world = world;
        this.ends = ends;
        this.groups = groups;
        this.balancing = balancing;
        this.egress = new Egress(world, groups, balancing);
        this.offers = new Offers(world, live);
        this.routing = new Routing(world, ends, offers);
        this.walks = new Walks(world, ends, groups, balancing, routing, live.lostAppliances());
        this.replies = new Replies(world, ends, routing, walks);
    }

    /** What becomes of a packet: of several fates an allow needs each to be right, a deny that none is delivered. */
    List<Fate> of(Doubts doubts, Packet packet) {
        return followed(doubts, packet).stream()
                .map(fate -> fate.delivered() && !fate.right() && doubts.tookDoubtfulWay()
                        ? fate.right(doubts.ask("the reply comes back over what is doubtful"))
                        : fate)
                .toList();
    }

    private List<Fate> followed(Doubts doubts, Packet packet) {
        Optional<Site> site = world.siteOf(packet.source());
        if (site.isPresent()) {
            return fromSite(doubts, site.get(), packet);
        }
        Optional<Place> place = ends.host(packet.source());
        if (place.isPresent()) {
            return fromHost(doubts, place.get(), packet);
        }
        return List.of(fromInternet(doubts, packet));
    }

    /** From a host: its groups, then the routes of its subnet. */
    private List<Fate> fromHost(Doubts doubts, Place from, Packet packet) {
        if (!groups.letOut(doubts, from.network(), from.subnet(), packet)) {
            return List.of(Fate.LOST);
        }
        List<Fate> fates = new ArrayList<>();
        for (Arrival arrival : walks.from(doubts, from, packet)) {
            ended(doubts, arrival, packet).forEach(fate -> fates.add(fate.through(arrival.through())));
        }
        boolean mayBeTaken =
                fates.stream().anyMatch(it -> !it.delivered() || !it.through().isEmpty());
        return mayBeTaken && mayUseEndpoint(doubts, from, packet) ? List.of(new Fate(true, true, Map.of())) : fates;
    }

    /** Section 11: a service endpoint may take what a route or the way out alone would lose, or an appliance would take. */
    private boolean mayUseEndpoint(Doubts doubts, Place from, Packet packet) {
        return world.serviceEndpoints.contains(
                        from.network().name() + "/" + from.subnet().name())
                && ends.isInternet(packet.destination())
                && doubts.ask("a service endpoint takes it to " + packet.destination());
    }

    /** What becomes of it on its last leg. */
    private List<Fate> ended(Doubts doubts, Arrival arrival, Packet packet) {
        if (arrival.hidden()) {
            return List.of(hidden(arrival));
        }
        Leg leg = arrival.leg();
        long destination = packet.destination();
        Optional<Site> site = world.siteOf(destination);
        if (site.isPresent()) {
            if (routing.isTaughtTwice(doubts, packet.source())) {
                boolean answered = doubts.ask("it is of this network's " + packet.source() + " that the site knows");
                return List.of(answered ? new Fate(true, true, Map.of(site.get().name(), Kind.Any)) : Fate.LOST);
            }
            boolean there = leg.kind() == Kind.Any || site.get().name().equals(leg.site());
            return List.of(there ? toSite(doubts, arrival, site.get(), packet) : Fate.LOST);
        }
        if (ends.isInternet(destination)) {
            return List.of(
                    leaves(doubts, arrival, packet)
                            ? new Fate(true, replies.comesFromInternet(doubts, arrival, packet), Map.of())
                            : Fate.LOST);
        }
        if (!leg.mayBe(Kind.Inside)) {
            return List.of(Fate.LOST);
        }
        return arriving(
                doubts,
                packet,
                (to, replyFrom) -> replies.comesBack(doubts, replyFrom, to, arrival, packet, Kind.Inside, null));
    }

    private static Fate hidden(Arrival arrival) {
        return arrival.leg().kind() == Kind.Any ? new Fate(true, true, Map.of()) : Fate.LOST;
    }

    /** Section 10; section 8, paragraphs 3 and 4, for what an appliance hands on. */
    private boolean leaves(Doubts doubts, Arrival arrival, Packet packet) {
        if (arrival.leg().kind() == Kind.Any) {
            return true;
        }
        Appliance last = arrival.last();
        return arrival.leg().kind() == Kind.Internet
                && ((last != null && last.firewall() != null)
                        || egress.leaves(doubts, arrival.from(), arrival.sender(), packet.protocol()));
    }

    /** A packet at the site that has its destination: the reply goes by what the edge learnt, then by GatewaySubnet's table. */
    private Fate toSite(Doubts doubts, Arrival arrival, Site site, Packet packet) {
        Kind kind = Objects.requireNonNull(arrival.leg().kind());
        boolean translated = kind == Kind.Vpn
                && routing.provider(doubts, arrival.from().network())
                        .filter(routing::mayTranslate)
                        .isPresent();
        boolean right =
                kind == Kind.Any || translated || replies.comesFromSite(doubts, site.name(), kind, arrival, packet);
        return new Fate(true, right, Map.of(site.name(), kind));
    }

    /** Section 3, paragraph 2: an address in two spaces is the hub's. */
    private boolean has(Network network, long address) {
        return world.networkOf(address).filter(network::equals).isPresent();
    }

    private List<Fate> fromSite(Doubts doubts, Site site, Packet packet) {
        Optional<Site> other = world.siteOf(packet.destination());
        if (other.isPresent()) {
            return transit(doubts, site, other.get(), packet);
        }
        if (routing.isTaughtTwice(doubts, packet.destination())) {
            // As docs/proof.md has it, nobody knows what a site means by what two networks have.
            return doubts.ask("it is this network's " + packet.destination() + " that " + site.name() + " means")
                    ? arriving(doubts, packet, (to, replyFrom) -> true)
                    : List.of(Fate.LOST);
        }
        Optional<Edge> edge = routing.edge(doubts, site.name(), packet.destination());
        Optional<Network> gateways = world.networkOf(packet.destination()).flatMap(it -> routing.provider(doubts, it));
        Optional<Kind> unknown = gateways.flatMap(it -> unknownWay(it, edge.map(Edge::kind)));
        if (unknown.isPresent() && doubts.ask("something unknown brings the packets of " + site.name())) {
            return over(doubts, site, unknown.get(), gateways.orElseThrow(), packet);
        }
        if (edge.isEmpty()
                || !has(edge.get().network(), packet.destination())
                || !routing.isTaught(doubts, edge.get().gateways(), edge.get().network())) {
            return List.of(Fate.LOST);
        }
        // With summarized prefixes nobody knows which of its ways the edge takes.
        boolean summarized =
                routing.isSummarized(edge.get().gateways(), edge.get().network());
        if (edge.get().kind() == Kind.Vpn && routing.mayTranslate(edge.get().gateways())) {
            return List.of(translated(doubts, site, edge.get().gateways()));
        }
        Kind kind = summarized ? Kind.Any : edge.get().kind();
        if (routing.isDoubtful(doubts, edge.get()) && doubts.ask("what stops it at the gateways is not there")) {
            return arriving(doubts, packet, (to, replyFrom) -> true);
        }
        return over(doubts, site, kind, edge.get().gateways(), packet);
    }

    /** Section 1, paragraph 2: a circuit or a device that nobody knows may be any site's; an edge prefers a circuit. */
    private Optional<Kind> unknownWay(Network network, Optional<Kind> known) {
        if (offers.hasUnknownCircuit(network)) {
            return Optional.of(Kind.ExpressRoute);
        }
        return offers.hasUnknownTunnel(network) && !known.equals(Optional.of(Kind.ExpressRoute))
                ? Optional.of(Kind.Vpn)
                : Optional.empty();
    }

    /** Section 11: nobody knows with which addresses it goes on, and so what would stop it. */
    private static Fate translated(Doubts doubts, Site site, Network network) {
        boolean passes = doubts.ask("the NAT rules of " + network.name() + " let it pass");
        return passes ? new Fate(true, true, Map.of(site.name(), Kind.Vpn)) : Fate.LOST;
    }

    private List<Fate> over(Doubts doubts, Site site, Kind kind, Network network, Packet packet) {
        if (kind == Kind.Vpn && routing.mayTranslate(network)) {
            return List.of(translated(doubts, site, network));
        }
        List<Fate> fates = new ArrayList<>();
        for (Arrival arrival : walks.fromSite(doubts, site.name(), kind, network, packet)) {
            List<Fate> here = arrival.hidden() || !arrival.leg().mayBe(Kind.Inside)
                    ? List.of(hidden(arrival))
                    : arriving(
                            doubts,
                            packet,
                            (to, replyFrom) ->
                                    replies.comesBack(doubts, replyFrom, to, arrival, packet, kind, site.name()));
            here.forEach(fate -> fates.add(
                    (fate.delivered() ? fate.ways(Map.of(site.name(), kind)) : fate).through(arrival.through())));
        }
        return fates;
    }

    /** Section 7, paragraph 5. */
    private Fate fromInternet(Doubts doubts, Packet packet) {
        Optional<Place> to = ends.host(packet.destination());
        if (to.isEmpty()) {
            return Fate.LOST;
        }
        if (walks.mayTranslateTo(packet) && doubts.ask("a firewall leads " + packet + " there")) {
            return new Fate(true, true, Map.of());
        }
        boolean guarded = groups.isGuarded(to.get().subnet(), packet.destination());
        boolean byAddress = groups.interfaceAt(packet.destination())
                .map(World.Interface::publicIp)
                .filter(sku -> guarded || !sku.isStandard())
                .isPresent();
        boolean byBalancer = balancing.publicWays(doubts, packet).stream()
                .anyMatch(balancer -> guarded || !balancer.sku().isStandard());
        boolean delivered = (byAddress || byBalancer)
                && groups.letIn(doubts, to.get().network(), to.get().subnet(), packet);
        return delivered ? new Fate(true, replies.comesToInternet(doubts, to.get(), packet), Map.of()) : Fate.LOST;
    }

    /** Whether a reply comes back from where the packet ended. */
    private interface Reply {
        boolean comesBack(long to, Place replyFrom);
    }

    /** A packet that the routes have brought to its destination in a network: a host, or a frontend and its members. */
    private List<Fate> arriving(Doubts doubts, Packet packet, Reply reply) {
        Optional<Front> front = ends.front(packet.destination());
        if (front.isPresent()) {
            return balanced(doubts, front.get(), packet, reply);
        }
        return List.of(atHost(doubts, packet, reply));
    }

    private Fate atHost(Doubts doubts, Packet packet, Reply reply) {
        Optional<Place> to = ends.host(packet.destination());
        if (to.isEmpty() || !groups.letIn(doubts, to.get().network(), to.get().subnet(), packet)) {
            return Fate.LOST;
        }
        return new Fate(true, reply.comesBack(packet.destination(), to.get()), Map.of());
    }

    /** Section 9. */
    private List<Fate> balanced(Doubts doubts, Front front, Packet packet, Reply reply) {
        if (Balancers.isUnknown(front.balancer())) {
            return List.of(
                    doubts.ask(front.balancer().name() + " delivers " + packet)
                            ? new Fate(true, true, Map.of())
                            : Fate.LOST);
        }
        Optional<World.Balancing> rule = Balancers.rule(front, packet);
        if (rule.isEmpty()) {
            return List.of(Fate.LOST);
        }
        int port = Balancers.isHaPorts(rule.get())
                ? packet.destinationPort()
                : rule.get().backendPort();
        List<Fate> fates = new ArrayList<>();
        for (Member member : balancing.members(front.balancer(), rule.get())) {
            if (member.address() == packet.source()) {
                // Paragraph 4: an assumed member may be none, and then gets no packet.
                if (!member.assumed() || doubts.ask(member.address() + " is a member as assumed")) {
                    fates.add(Fate.LOST);
                }
            } else if (!balancing.takesTraffic(doubts, front.balancer(), rule.get(), member.address())) {
                fates.add(Fate.LOST);
            } else {
                fates.add(atHost(doubts, packet.to(member.address(), port), reply));
            }
        }
        return fates.isEmpty() ? List.of(Fate.LOST) : fates;
    }

    /** Section 5, paragraph 6: from tunnel to tunnel of one VPN gateway. */
    private List<Fate> transit(Doubts doubts, Site from, Site to, Packet packet) {
        List<Fate> best = List.of(Fate.LOST);
        for (Network network : offers.networksWithVpn()) {
            List<Offer> there = Offers.longest(routing.vpn(network), packet.destination());
            List<Offer> back = Offers.longest(routing.vpn(network), packet.source());
            if (offers.hasUnknownTunnel(network)
                    && doubts.ask("an unknown device at " + network.name() + " has offers")) {
                if (doubts.ask("an unknown device joins " + from.name() + " and " + to.name())) {
                    best = List.of(both(from, to, true));
                }
            } else if (!there.isEmpty() && !back.isEmpty() && routing.passesBetweenTunnels(doubts, network)) {
                List<Fate> fates = transit(doubts, from, to, there, back);
                if (fates.stream().anyMatch(Fate::delivered)) {
                    best = fates;
                }
            }
        }
        return best;
    }

    private static List<Fate> transit(Doubts doubts, Site from, Site to, List<Offer> there, List<Offer> back) {
        List<Fate> fates = new ArrayList<>();
        boolean dynamic = hasBgp(there, to) && hasBgp(back, from);
        for (Optional<String> site : sites(there)) {
            for (Optional<String> origin : sites(back)) {
                if (site.filter(it -> !it.equals(to.name())).isPresent()
                        || origin.filter(it -> !it.equals(from.name())).isPresent()) {
                    fates.add(Fate.LOST);
                } else if (site.isEmpty() || origin.isEmpty()) {
                    boolean joins = doubts.ask("an unknown device joins " + from.name() + " and " + to.name());
                    fates.add(joins ? both(from, to, true) : Fate.LOST);
                } else if (dynamic) {
                    fates.add(both(from, to, true));
                } else {
                    boolean passes = doubts.ask("static tunnels join " + from.name() + " and " + to.name());
                    fates.add(passes ? both(from, to, false) : Fate.LOST);
                }
            }
        }
        return fates;
    }

    /** The sites of a tie; empty for a local gateway of no known one. */
    private static List<Optional<String>> sites(List<Offer> offers) {
        return offers.stream()
                .map(offer -> Optional.ofNullable(offer.site()))
                .distinct()
                .toList();
    }

    private static boolean hasBgp(List<Offer> offers, Site site) {
        return offers.stream().filter(it -> site.name().equals(it.site())).allMatch(Offer::bgp);
    }

    private static Fate both(Site from, Site to, boolean right) {
        return new Fate(true, right, Map.of(from.name(), Kind.Vpn, to.name(), Kind.Vpn));
    }
}

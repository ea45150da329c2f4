package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Appliances.Appliance;
import hybridnetwork.reachability.oracle.Appliances.Point;
import hybridnetwork.reachability.oracle.Ends.Place;
import hybridnetwork.reachability.oracle.Routing.Leg;
import hybridnetwork.reachability.oracle.World.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Section 8: how a packet gets from a subnet, or from a gateway, through appliances to where no route leads to another one. */
final class Walks {
    /** An appliance that has put its own address in the place of the source's, as the how manieth on the way. */
    record Hidden(int index, long source) {}

    /**
     * Where a packet has come.
     *
     * @param leg the last one, which leads to no appliance
     * @param from where it set out on the last leg
     * @param sender whose address it has there: the source's, or that of the last appliance
     * @param source the source as the destination sees it
     * @param through the appliances on its way, in order
     */
    record Arrival(Leg leg, Place from, long sender, long source, List<Appliance> through, List<Hidden> hidden) {
        List<String> names() {
            return through.stream().map(Appliance::name).toList();
        }

        @Nullable
        Appliance last() {
            return through.isEmpty() ? null : through.get(through.size() - 1);
        }

        private Arrival with(Leg other) {
            return new Arrival(other, from, sender, source, through, hidden);
        }
    }

    private final World world;
    private final Ends ends;
    private final Groups groups;
    private final Balancers balancing;
    private final FirewallRules rules;
    private final Routing routing;
    private final Set<String> lost;

    Walks(World world, Ends ends, Groups groups, Balancers balancing, Routing routing, Set<String> lost) {
        this.world = world;
        this.ends = ends;
        this.groups = groups;
        this.balancing = balancing;
        this.rules = new FirewallRules(world, ends);
        this.routing = routing;
        this.lost = lost;
    }

    /** From a host: what its own groups say is asked elsewhere. */
    List<Arrival> from(Doubts doubts, Place place, Packet packet) {
        List<Leg> legs = legs(doubts, place, packet.destination(), false);
        return walked(doubts, legs, start(place, packet), packet, true, null);
    }

    /** From a site, which brings it to the gateways of a network over a kind of way. */
    List<Arrival> fromSite(Doubts doubts, String site, Kind kind, Network network, Packet packet) {
        List<Leg> legs = routing.arriving(doubts, site, kind, network, packet.destination());
        return walked(doubts, legs, start(gateway(network), packet), packet, true, null);
    }

    /** As {@link #from} for a reply, which no rule judges; the walk ends where it comes to the appliance that waits for it. */
    List<Arrival> back(Doubts doubts, Place place, Packet reply, boolean forwarded, @Nullable Appliance awaiting) {
        List<Leg> legs = legs(doubts, place, reply.destination(), forwarded);
        return walked(doubts, legs, start(place, reply), reply, false, awaiting);
    }

    /** As {@link #fromSite} for a reply. */
    List<Arrival> backFromSite(
            Doubts doubts, String site, Kind kind, Network network, Packet reply, @Nullable Appliance awaiting) {
        List<Leg> legs = routing.arriving(doubts, site, kind, network, reply.destination());
        return walked(doubts, legs, start(gateway(network), reply), reply, false, awaiting);
    }

    private static Arrival start(Place place, Packet packet) {
        return new Arrival(Leg.LOST, place, packet.source(), packet.source(), List.of(), List.of());
    }

    private Place gateway(Network network) {
        return new Place(
                network,
                world.gatewaySubnet(network).orElseGet(() -> World.Subnet.of(World.GATEWAY_SUBNET, "0.0.0.0/32")));
    }

    private List<Leg> legs(Doubts doubts, Place place, long destination, boolean forwarded) {
        return routing.legs(doubts, place.network(), world.table(place.subnet().table()), destination, forwarded);
    }

    private List<Arrival> walked(
            Doubts doubts,
            List<Leg> legs,
            Arrival before,
            Packet packet,
            boolean judged,
            @Nullable Appliance awaiting) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Leg leg : legs) {
            Appliance appliance = leg.appliance();
            if (appliance == null) {
                arrivals.add(before.with(leg));
            } else if (appliance.equals(awaiting)) {
                arrivals.add(before.with(Leg.INSIDE));
            } else {
                arrivals.addAll(through(doubts, appliance, before, packet, judged, awaiting));
            }
        }
        return arrivals;
    }

    private List<Arrival> through(
            Doubts doubts,
            Appliance appliance,
            Arrival before,
            Packet packet,
            boolean judged,
            @Nullable Appliance awaiting) {
        List<Appliance> through = new ArrayList<>(before.through());
        through.add(appliance);
        List<Arrival> arrivals = new ArrayList<>();
        for (Point point : appliance.points()) {
            List<Hidden> hidden = before.hidden();
            long source = before.source();
            boolean isLoop = before.through().contains(appliance);
            boolean passes = !isLoop
                    && !lost.contains(appliance.name())
                    && (!judged || passes(doubts, appliance, point, packet));
            if (passes && judged && hides(appliance, packet)) {
                hidden = new ArrayList<>(hidden);
                hidden.add(new Hidden(before.through().size(), source));
                source = ends.isInternet(packet.destination()) ? point.address() : instance(doubts, point);
            }
            Arrival here = new Arrival(Leg.LOST, point.place(), point.address(), source, through, hidden);
            if (!passes) {
                arrivals.add(here);
            } else if (appliance.balancer() != null && point.address() == packet.destination()) {
                // Paragraph 2: a packet for its own address.
                arrivals.add(here.with(Leg.INSIDE));
            } else {
                List<Leg> legs = legs(doubts, point.place(), packet.destination(), true);
                arrivals.addAll(walked(doubts, legs, here, packet.from(source), judged, awaiting));
            }
        }
        return arrivals;
    }

    /** Paragraphs 2 to 4; section 9 for what a balancer hands to its members. */
    private boolean passes(Doubts doubts, Appliance appliance, Point point, Packet packet) {
        if (appliance.firewall() != null) {
            return rules.passes(doubts, appliance.firewall(), packet);
        }
        if (appliance.balancer() != null && appliance.balanced() != null) {
            boolean handed = packet.protocol().hasPorts()
                    && packet.source() != point.address()
                    && balancing.takesTraffic(doubts, appliance.balancer(), appliance.balanced(), point.address());
            if (!handed || point.address() == packet.destination()) {
                return handed;
            }
        }
        return groups.letThrough(doubts, point.place(), point.address(), packet);
    }

    /** Paragraph 3: a firewall hides the source of what goes to public addresses. */
    private static boolean hides(Appliance appliance, Packet packet) {
        return appliance.firewall() != null && !Ends.isPrivate(packet.destination());
    }

    /** It hides it behind one of the addresses of its subnet; which, nobody can tell. */
    private long instance(Doubts doubts, Point point) {
        List<Long> all = ends.hostsOf(
                point.place().network().name() + "/" + point.place().subnet().name());
        for (long address : all.subList(0, Math.max(0, all.size() - 1))) {
            if (doubts.ask("a firewall hides sources behind " + Block.text(address))) {
                return address;
            }
        }
        return all.isEmpty() ? point.address() : all.get(all.size() - 1);
    }

    /** Section 8, paragraph 3: whether a firewall may lead what comes from the internet to this address and port. */
    boolean mayTranslateTo(Packet packet) {
        return world.firewalls.stream().anyMatch(it -> !lost.contains(it.name()) && rules.mayTranslateTo(it, packet));
    }
}

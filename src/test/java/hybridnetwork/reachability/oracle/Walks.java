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
    /**
     * Where a packet has come.
     *
     * @param leg the last one, which leads to no appliance
     * @param from where it set out on the last leg
     * @param sender who sends it there: the source, or the last appliance
     * @param through the appliances on its way, in order
     * @param hidden whether nobody knows what becomes of it past the last appliance: a firewall hides its source from a host
     */
    record Arrival(Leg leg, Place from, long sender, List<Appliance> through, boolean hidden) {
        List<String> names() {
            return through.stream().map(Appliance::name).toList();
        }

        @Nullable
        Appliance last() {
            return through.isEmpty() ? null : through.get(through.size() - 1);
        }

        private Arrival with(Leg other) {
            return new Arrival(other, from, sender, through, hidden);
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
        List<Leg> legs = legs(doubts, place, packet.destination(), null);
        return walked(doubts, legs, start(place, packet), packet, true);
    }

    /** From a site, which brings it to the gateways of a network over a kind of way. */
    List<Arrival> fromSite(Doubts doubts, String site, Kind kind, Network network, Packet packet) {
        List<Leg> legs = routing.arriving(doubts, site, kind, network, packet.destination());
        return walked(doubts, legs, start(gateway(network), packet), packet, true);
    }

    /**
     * As {@link #from} for a reply, which no rule judges.
     *
     * @param forwarded whether an appliance there hands it on
     */
    List<Arrival> back(Doubts doubts, Place place, Packet reply, boolean forwarded) {
        List<Leg> legs = legs(doubts, place, reply.destination(), forwarded ? reply.source() : null);
        return walked(doubts, legs, start(place, reply), reply, false);
    }

    /** As {@link #fromSite} for a reply. */
    List<Arrival> backFromSite(Doubts doubts, String site, Kind kind, Network network, Packet reply) {
        List<Leg> legs = routing.arriving(doubts, site, kind, network, reply.destination());
        return walked(doubts, legs, start(gateway(network), reply), reply, false);
    }

    private static Arrival start(Place place, Packet packet) {
        return new Arrival(Leg.LOST, place, packet.source(), List.of(), false);
    }

    private Place gateway(Network network) {
        return new Place(
                network,
                world.gatewaySubnet(network).orElseGet(() -> World.Subnet.of(World.GATEWAY_SUBNET, "0.0.0.0/32")));
    }

    private List<Leg> legs(Doubts doubts, Place place, long destination, @Nullable Long forwarded) {
        return routing.legs(doubts, place.network(), world.table(place.subnet().table()), destination, forwarded);
    }

    private List<Arrival> walked(Doubts doubts, List<Leg> legs, Arrival before, Packet packet, boolean judged) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Leg leg : legs) {
            Appliance appliance = leg.appliance();
            if (appliance == null) {
                arrivals.add(before.with(leg));
            } else if (isFor(appliance, packet.destination())) {
                // Section 8, paragraph 2, and section 13.
                arrivals.add(before.with(judged && lost.contains(appliance.name()) ? Leg.LOST : Leg.INSIDE));
            } else {
                arrivals.addAll(through(doubts, appliance, before, packet, judged));
            }
        }
        return arrivals;
    }

    /** Whether an address is an appliance's own. */
    private boolean isFor(Appliance appliance, long destination) {
        return appliance.points().stream().anyMatch(point -> point.address() == destination)
                || ends.front(destination)
                        .filter(front -> front.balancer().equals(appliance.balancer()))
                        .isPresent();
    }

    private List<Arrival> through(Doubts doubts, Appliance appliance, Arrival before, Packet packet, boolean judged) {
        List<Appliance> through = new ArrayList<>(before.through());
        through.add(appliance);
        List<Arrival> arrivals = new ArrayList<>();
        for (Point point : appliance.points()) {
            Arrival here = new Arrival(Leg.LOST, point.place(), point.address(), through, false);
            boolean passes = !before.through().contains(appliance)
                    && !lost.contains(appliance.name())
                    && (!judged || passes(doubts, appliance, point, packet));
            if (!passes) {
                arrivals.add(here);
            } else if (judged && (hides(appliance, packet) || isOpen(appliance, packet))) {
                boolean arrives = doubts.ask("what goes on from " + appliance.name() + " arrives as " + packet);
                arrivals.add(new Arrival(
                        arrives ? Leg.ANY : Leg.LOST,
                        point.place(),
                        point.address(),
                        through,
                        hides(appliance, packet)));
            } else {
                List<Leg> legs = legs(doubts, point.place(), packet.destination(), packet.source());
                arrivals.addAll(walked(doubts, legs, here, packet, judged));
            }
        }
        return arrivals;
    }

    /** Paragraphs 2 to 4; section 9 for what a balancer hands to its members. */
    private boolean passes(Doubts doubts, Appliance appliance, Point point, Packet packet) {
        if (appliance.firewall() != null) {
            // Azure wants its way to the internet to be its own; what becomes of the rest without it no document says.
            boolean works = !routing.learnsDefault(
                            doubts,
                            point.place().network(),
                            world.table(point.place().subnet().table()))
                    || doubts.ask(appliance.name() + " works by a learned default route");
            return works && rules.passes(doubts, appliance.firewall(), packet);
        }
        if (appliance.balancer() != null && appliance.balanced() != null) {
            if (isOpen(appliance, packet)) {
                return true;
            }
            boolean handed = packet.source() != point.address()
                    && balancing.takesTraffic(doubts, appliance.balancer(), appliance.balanced(), point.address());
            if (!handed) {
                return false;
            }
        }
        // Paragraphs 2 and 4: with the packet's own ends, or, to the internet, with the source hidden by then: no
        // document says.
        return groups.letThrough(doubts, point.place(), point.address(), packet, ends.isInternet(packet.destination()));
    }

    /** Paragraph 3: a firewall hides the source of what goes to public addresses; from the internet it gets the reply anyway. */
    private boolean hides(Appliance appliance, Packet packet) {
        return appliance.firewall() != null
                && !Ends.isPrivate(packet.destination())
                && !ends.isInternet(packet.destination());
    }

    /** Section 9, paragraph 5, says TCP and UDP of HA ports; of the rest Azure's documents say both. */
    private static boolean isOpen(Appliance appliance, Packet packet) {
        return appliance.balancer() != null && !packet.protocol().hasPorts();
    }

    /** Section 8, paragraph 3: whether a firewall may lead what comes from the internet to this address and port. */
    boolean mayTranslateTo(Packet packet) {
        // As docs/proof.md has it, one that is lost counts as well.
        return world.firewalls.stream().anyMatch(it -> rules.mayTranslateTo(it, packet));
    }
}

package hybridnetwork.reachability.forwarding;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.forwarding.Fate.SiteWay;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.reachability.trace.Trace;
import hybridnetwork.reachability.trace.Trail;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows one packet, hop by hop, in every way that it may take; each is followed once for all scenarios. */
public final class Tracer {
    private final Network network;
    private final Map<Sighting, List<Fate>> withReply = new HashMap<>();
    private final Map<Sighting, List<Fate>> oneWay = new HashMap<>();
    private final IdentityHashMap<Fate, Trace> traces = new IdentityHashMap<>();

    public Tracer(Network network) {
        this.network = network;
    }

    /**
     * How a packet fares.
     *
     * @param up the connections that are up
     * @param reply whether its reply is followed, and what loses one counts before what delivers it
     */
    public Trace trace(Sighting sighting, BitSet up, boolean reply) {
        List<Fate> fates = (reply ? withReply : oneWay).computeIfAbsent(sighting, s -> follow(s, reply));
        Comparator<Fate> order = Comparator.comparingInt(fate -> rank(fate.outcome(), reply));
        Optional<Fate> decisive =
                fates.stream().filter(fate -> fate.when().holds(up)).min(order);
        return decisive.map(fate -> traces.computeIfAbsent(fate, Fate::trace))
                .orElseThrow(() -> new IllegalStateException("nothing becomes of " + sighting));
    }

    /** What decides first where a packet may fare in several ways. */
    private static int rank(Outcome outcome, boolean reply) {
        return switch (outcome) {
            case DELIVERED -> reply ? 3 : 0;
            case UNKNOWN -> 1;
            case AT_ITS_WORD -> 2;
            default -> reply ? 0 : 3;
        };
    }

    private List<Fate> follow(Sighting sighting, boolean reply) {
        List<Fate> fates = new ArrayList<>();
        Sink sink = new Sink() {
            @Override
            public void accept(Fate fate) {
                fates.add(fate);
            }

            @Override
            public void accept(SiteWay way) {}

            @Override
            public void accept(Through through) {}

            @Override
            public boolean matters(Packet lowest) {
                return true;
            }

            @Override
            public Optional<Cover> cover() {
                return Optional.empty();
            }
        };
        Forwarding forwarding = new Forwarding(
                network, reply ? Search.TRACE : Search.TRACE_ONE_WAY, Certainty.POSSIBLE, sink, PrefixSet.EMPTY);
        Packet packet = sighting.packet();
        Region region =
                new Region(PrefixSet.of(packet.source()), PrefixSet.of(packet.destination()), Service.of(packet));
        Trail trail = Trail.begin().step(() -> new Step.Start(packet.source() + " (" + name(sighting) + ")"));
        Flight flight = new Flight(
                sighting.from(),
                sighting.to(),
                region,
                Optional.empty(),
                Condition.ALWAYS,
                Optional.empty(),
                false,
                Optional.empty(),
                Passed.NONE,
                trail);
        int index = sighting.from().is(Place.Kind.HOSTS)
                ? subnet(packet).map(Subnet::index).orElseThrow()
                : sighting.from().index();
        Push.send(
                forwarding,
                new Leg(new Leg.Source(sighting.from(), index, region.sources()), sighting.to(), region),
                flight);
        return fates;
    }

    private Optional<Subnet> subnet(Packet packet) {
        return network.snapshot().subnets().stream()
                .filter(subnet -> subnet.hosts().contains(packet.source()))
                .findFirst();
    }

    private String name(Sighting sighting) {
        return switch (sighting.from().kind()) {
            case SITE ->
                "site "
                        + network.snapshot()
                                .sites()
                                .get(sighting.from().index())
                                .name();
            case HOSTS -> subnet(sighting.packet()).map(Subnet::toString).orElse("");
            default -> "the internet";
        };
    }
}

package hybridnetwork.reachability.oracle;

import hybridnetwork.reachability.oracle.Appliances.Appliance;
import hybridnetwork.reachability.oracle.Journey.Fate;
import hybridnetwork.reachability.oracle.Packet.Protocol;
import hybridnetwork.reachability.oracle.World.Intent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The right answer for a world: every packet of every intent in every scenario, one after another. */
final class Oracle {
    enum Verdict {
        holds,
        violated,
        unknown
    }

    /**
     * The answer to an intent in a scenario.
     *
     * @param ways by what kinds of path, for each site; in the words of section 14
     * @param tolerated section 1, paragraph 6
     * @param openBelow whether what becomes of that packet, or of a lower one, is not known but that it breaks: docs/proof.md names
     *     it as less exact than it could be that the flow may be called unknown then
     * @param lowest the lowest packet that breaks it; null where none does, or none is there
     * @param duties section 1, paragraph 7
     * @param through the appliances of the path that is shown, in order: each list of which it may be one (section 14, paragraph 4)
     */
    record Answer(
            Verdict verdict,
            Map<String, String> ways,
            @Nullable Packet lowest,
            boolean tolerated,
            boolean openBelow,
            Set<Duty> duties,
            Set<List<String>> through) {
        Answer(Verdict verdict, Map<String, String> ways, @Nullable Packet lowest) {
            this(verdict, ways, lowest, false, false, Set.of(), Set.of());
        }

        private Answer tolerated(boolean other) {
            return new Answer(verdict, ways, lowest, other, openBelow, duties, through);
        }

        /** Without the path. */
        Answer decided() {
            return new Answer(verdict, ways, lowest, tolerated, openBelow, duties, Set.of());
        }

        @Override
        public String toString() {
            return verdict
                    + (ways.isEmpty() ? "" : " " + ways)
                    + (lowest == null ? "" : " by " + lowest)
                    + (tolerated ? ", tolerated" : "")
                    + (duties.isEmpty() ? "" : " provided that " + new TreeSet<>(duties));
        }
    }

    /**
     * What an appliance that nobody can read must do with a packet from any source port.
     *
     * @param port -1 of a portless protocol
     */
    record Duty(String appliance, boolean pass, Protocol protocol, long source, long destination, int port)
            implements Comparable<Duty> {
        private static Duty of(String appliance, boolean pass, Packet packet) {
            return new Duty(
                    appliance,
                    pass,
                    packet.protocol(),
                    packet.source(),
                    packet.destination(),
                    packet.destinationPort());
        }

        @Override
        public int compareTo(Duty other) {
            return Comparator.comparing(Duty::appliance)
                    .thenComparingLong(Duty::source)
                    .thenComparingLong(Duty::destination)
                    .thenComparing(Duty::protocol)
                    .thenComparingInt(Duty::port)
                    .thenComparing(Duty::pass)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            String ends = new Packet(source, destination, protocol, 0, port).toString();
            return appliance + (pass ? " passes " : " drops ") + ends;
        }
    }

    private final World world;
    private final Ends ends;
    private final Groups groups;
    private final Balancers balancing;
    private final Outages outages;
    private final Map<Outages.Live, Map<String, Answer>> answered = new HashMap<>();

    Oracle(World world) {
        this.world = world;
        this.ends = new Ends(world);
        this.groups = new Groups(world, ends);
        this.balancing = new Balancers(world, ends, groups);
        this.outages = new Outages(world);
    }

    /** The answers by scenario, which is what failed in it, and by intent. */
    Map<List<String>, Map<String, Answer>> answers(boolean pairs) {
        Map<List<String>, Map<String, Answer>> answers = new LinkedHashMap<>();
        outages.scenarios(pairs).forEach(failed -> answers.put(failed, answers(failed)));
        return answers;
    }

    Map<String, Answer> answers(List<String> failed) {
        Map<String, Answer> answers = new LinkedHashMap<>(byWhatIsUp(failed));
        for (Intent intent : world.intents) {
            if (intent.mayFailIn().stream().anyMatch(failed::contains)) {
                answers.computeIfPresent(intent.name(), (name, it) -> it.tolerated(it.verdict() == Verdict.violated));
            }
        }
        return answers;
    }

    /** Whether a packet surely breaks an intent of the world, while this has failed. */
    boolean surelyBreaks(List<String> failed, Intent intent, Packet packet) {
        Journey journey = new Journey(world, ends, groups, balancing, outages.live(failed));
        return Doubts.everyWay(held(intent, packet), doubts -> judge(intent, journey.of(doubts, packet))).stream()
                .allMatch(Judgement::broken);
    }

    private Map<String, Answer> byWhatIsUp(List<String> failed) {
        return answered.computeIfAbsent(outages.live(failed), live -> {
            Journey journey = new Journey(world, ends, groups, balancing, live);
            Map<String, Answer> answers = new LinkedHashMap<>();
            world.intents.forEach(intent -> answers.put(intent.name(), answer(journey, intent)));
            return answers;
        });
    }

    /** Section 1, paragraphs 3 to 5. */
    private Answer answer(Journey journey, Intent intent) {
        Map<String, Set<Kind>> ways = new TreeMap<>();
        boolean mayBreak = ends.isPartlyTheHubs(intent.from()) || ends.isPartlyTheHubs(intent.to());
        boolean any = false;
        boolean open = false;
        Packet lowest = null;
        Set<Duty> duties = new HashSet<>();
        Set<List<String>> first = Set.of();
        Set<List<String>> broken = Set.of();
        Set<Long> unbroken = new TreeSet<>(taggedAddresses(intent));
        for (Packet packet : packets(intent)) {
            Set<Judgement> judgements =
                    Doubts.everyWay(held(intent, packet), doubts -> judge(intent, journey.of(doubts, packet)));
            first = any ? first : through(intent, judgements);
            any = true;
            if (judgements.stream().allMatch(Judgement::broken)) {
                broken = lowest == null ? through(intent, judgements) : broken;
                lowest = lowest == null ? packet : lowest;
                unbroken.remove(Ends.tag(intent.to()).isPresent() ? packet.destination() : packet.source());
                if (unbroken.isEmpty()) {
                    boolean openBelow = open || judgements.size() > 1;
                    return new Answer(Verdict.violated, Map.of(), lowest, false, openBelow, Set.of(), broken);
                }
            }
            open |= judgements.size() > 1;
            mayBreak |= judgements.stream().anyMatch(Judgement::broken);
            judgements.forEach(judgement -> judgement.fates().forEach(fate -> duties(intent, packet, fate, duties)));
            judgements.forEach(judgement -> judgement
                    .fates()
                    .forEach(fate -> fate.ways()
                            .forEach((site, kind) -> ways.computeIfAbsent(site, it -> new TreeSet<>())
                                    .add(kind))));
        }
        if (!any && intent.allow()) {
            // Section 2, paragraph 6.
            return new Answer(Verdict.violated, Map.of(), null);
        }
        if (mayBreak) {
            return new Answer(Verdict.unknown, Map.of(), null);
        }
        return new Answer(
                Verdict.holds,
                intent.allow() ? words(ways) : Map.of(),
                null,
                false,
                false,
                duties,
                intent.allow() ? first : Set.of());
    }

    /** Section 1, paragraph 7: of an allow at each appliance on the way, of a deny at the first one. */
    private static void duties(Intent intent, Packet packet, Fate fate, Set<Duty> duties) {
        if (fate.delivered()) {
            fate.through().stream()
                    .filter(Appliance::isTakenAtItsWord)
                    .limit(intent.allow() ? Long.MAX_VALUE : 1)
                    .forEach(it -> duties.add(Duty.of(it.name(), intent.allow(), packet)));
        }
    }

    /** The appliances on each way that a packet may take; of a deny, those of one that is delivered. */
    private static Set<List<String>> through(Intent intent, Set<Judgement> judgements) {
        return judgements.stream()
                .flatMap(judgement -> judgement.fates().stream())
                .filter(fate -> intent.allow() || breaksDeny(fate))
                .map(fate -> fate.through().stream().map(Appliance::name).toList())
                .collect(Collectors.toSet());
    }

    /** An appliance that nobody can read is taken to drop it. */
    private static boolean breaksDeny(Fate fate) {
        return fate.delivered() && fate.through().stream().noneMatch(Appliance::isTakenAtItsWord);
    }

    /**
     * Section 2, paragraph 8: the addresses of which the tag at one end of an intent holds some. The intent is surely broken where
     * it is for each of them; without a tag, where it is for one packet.
     */
    private NavigableSet<Long> taggedAddresses(Intent intent) {
        boolean tagged = Ends.tag(intent.to()).or(() -> Ends.tag(intent.from())).isPresent();
        return tagged ? ends.destinations("internet") : new TreeSet<>();
    }

    private static Map<Long, String> held(Intent intent, Packet packet) {
        Map<Long, String> held = new HashMap<>();
        Ends.tag(intent.from()).ifPresent(tag -> held.put(packet.source(), tag));
        Ends.tag(intent.to()).ifPresent(tag -> held.put(packet.destination(), tag));
        return held;
    }

    private record Judgement(boolean broken, List<Fate> fates) {}

    private static Judgement judge(Intent intent, List<Fate> fates) {
        boolean broken = intent.allow()
                ? fates.stream().anyMatch(fate -> !fate.right())
                : fates.stream().anyMatch(Oracle::breaksDeny);
        return new Judgement(broken, fates);
    }

    /** Section 14, paragraph 1. */
    private static Map<String, String> words(Map<String, Set<Kind>> ways) {
        Map<String, String> words = new TreeMap<>();
        ways.forEach((site, kinds) ->
                words.put(site, String.join("+", kinds.stream().map(Kind::name).toList())));
        return words;
    }

    /** Section 2, paragraphs 6 and 7: the packets of an intent, in the order of section 14. */
    List<Packet> packets(Intent intent) {
        NavigableSet<Long> destinations = ends.destinations(intent.to());
        List<Packet> packets = new ArrayList<>();
        List<Shape> shapes = shapes(intent);
        for (long source : ends.sources(intent.from())) {
            Optional<World.Site> site = world.siteOf(source);
            for (long destination : destinations) {
                boolean part = source != destination && (site.isEmpty() || !site.equals(world.siteOf(destination)));
                for (Shape shape : part ? shapes : List.<Shape>of()) {
                    packets.add(new Packet(
                            source, destination, shape.protocol(), shape.sourcePort(), shape.destinationPort()));
                }
            }
        }
        return packets;
    }

    private record Shape(Protocol protocol, int sourcePort, int destinationPort) {}

    /** Protocols and ports of an intent: each port at which something that names ports begins or has ended. */
    private List<Shape> shapes(Intent intent) {
        List<Packet> shapes = new ArrayList<>();
        Set<Integer> sourcePorts = sourcePorts();
        Set<Integer> destinationPorts = destinationPorts();
        List<Ports> asked = intent.ports().stream().map(Ports::of).toList();
        boolean everyPort = asked.isEmpty() || asked.stream().anyMatch(Ports::isEvery);
        for (Protocol protocol : protocols(intent.protocol(), everyPort)) {
            if (!protocol.hasPorts()) {
                shapes.add(new Packet(0, 0, protocol, -1, -1));
                continue;
            }
            for (int sourcePort : sourcePorts) {
                destinationPorts.stream()
                        .filter(port -> everyPort || asked.stream().anyMatch(it -> it.has(port)))
                        .forEach(port -> shapes.add(new Packet(0, 0, protocol, sourcePort, port)));
            }
        }
        return shapes.stream()
                .sorted(Packet.ORDER)
                .map(it -> new Shape(it.protocol(), it.sourcePort(), it.destinationPort()))
                .toList();
    }

    private static List<Protocol> protocols(String protocol, boolean everyPort) {
        if (!protocol.equals("*")) {
            return List.of(Protocol.valueOf(protocol));
        }
        return everyPort ? List.of(Protocol.values()) : List.of(Protocol.Tcp, Protocol.Udp);
    }

    private Set<Integer> sourcePorts() {
        List<Ports> ranges = new ArrayList<>(List.of(new Ports(1024, 65535)));
        world.groups.forEach(group ->
                group.rules().forEach(rule -> rule.sourcePorts().forEach(text -> ranges.add(Ports.of(text)))));
        return boundaries(ranges);
    }

    private Set<Integer> destinationPorts() {
        List<Ports> ranges = new ArrayList<>(List.of(new Ports(1, 65535)));
        world.groups.forEach(group ->
                group.rules().forEach(rule -> rule.destinationPorts().forEach(text -> ranges.add(Ports.of(text)))));
        world.intents.forEach(intent -> intent.ports().forEach(text -> ranges.add(Ports.of(text))));
        FirewallRules.rules(world).forEach(rule -> {
            rule.ports().forEach(text -> ranges.add(Ports.of(text)));
            ranges.add(new Ports(rule.translatedPort(), rule.translatedPort()));
        });
        world.balancers.forEach(balancer -> balancer.rules().forEach(rule -> {
            ranges.add(new Ports(rule.frontendPort(), rule.frontendPort()));
            ranges.add(new Ports(rule.backendPort(), rule.backendPort()));
        }));
        return boundaries(ranges);
    }

    /** Where a range begins, and where it has ended. */
    private static Set<Integer> boundaries(List<Ports> ranges) {
        TreeSet<Integer> ports = new TreeSet<>(List.of(0));
        ranges.forEach(range -> {
            ports.add(range.from());
            ports.add(range.to() + 1);
        });
        ports.remove(65536);
        return ports;
    }
}

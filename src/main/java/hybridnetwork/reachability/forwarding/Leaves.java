package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.forwarding.Fate.SiteWay;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.route.Condition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a push found: of the packets that share a condition the lowest, for it stands for all. */
public final class Leaves {
    private final Map<Condition, Sighting> lowest = new HashMap<>();
    private final Set<SiteWay> ways = new HashSet<>();
    private final Set<Through> throughs = new LinkedHashSet<>();
    private Optional<Sighting> always = Optional.empty();
    private boolean metUnknown;
    private List<Leaf> sorted = List.of();
    private final BitSet healthy = new BitSet();
    private final Map<Integer, List<Integer>> byConnection = new HashMap<>();

    private record Leaf(Condition when, Sighting lowest) {}

    void add(Condition when, Sighting sighting) {
        if (when.isNever()) {
            return;
        }
        if (when.isAlways()) {
            if (always.isEmpty() || sighting.compareTo(always.get()) < 0) {
                always = Optional.of(sighting);
            }
        } else {
            lowest.merge(when, sighting, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        }
    }

    void add(SiteWay way) {
        ways.add(way);
    }

    void add(Through through) {
        if (!through.when().isNever()) {
            throughs.add(through);
        }
    }

    /** The packets that come to appliances whose rules nobody can read, while this is up. */
    public List<Through> through(BitSet up) {
        return throughs.stream().filter(some -> some.when().holds(up)).toList();
    }

    void meetUnknown() {
        metUnknown = true;
    }

    /** Whether something was met that is not known. */
    public boolean metUnknown() {
        return metUnknown;
    }

    /** Whether a packet that is not below this one could still be the lowest of those that are always found. */
    boolean matters(Packet packet) {
        return always.isEmpty() || packet.compareTo(always.get().packet()) < 0;
    }

    /** Prepares to be asked about states that differ little from one. */
    public void prepare(BitSet healthyUp) {
        sorted = lowest.entrySet().stream()
                .map(entry -> new Leaf(entry.getKey(), entry.getValue()))
                .filter(leaf -> always.isEmpty() || leaf.lowest().compareTo(always.get()) < 0)
                .sorted(Comparator.comparing(Leaf::lowest))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            int index = i;
            Leaf leaf = sorted.get(i);
            healthy.set(i, leaf.when().holds(healthyUp));
            leaf.when().connections().stream()
                    .forEach(connection -> byConnection
                            .computeIfAbsent(connection, c -> new ArrayList<>())
                            .add(index));
        }
    }

    /**
     * The lowest packet that is found.
     *
     * @param up the connections that are up
     * @param changed those whose state is not that of the healthy network
     */
    public Optional<Sighting> lowest(BitSet up, BitSet changed) {
        BitSet now = healthy;
        if (!changed.isEmpty()) {
            now = (BitSet) healthy.clone();
            for (int connection = changed.nextSetBit(0);
                    connection >= 0;
                    connection = changed.nextSetBit(connection + 1)) {
                for (int i : byConnection.getOrDefault(connection, List.of())) {
                    now.set(i, sorted.get(i).when().holds(up));
                }
            }
        }
        int first = now.nextSetBit(0);
        return first < 0 ? always : Optional.of(sorted.get(first).lowest());
    }

    /** The connections that anything found depends on. */
    public BitSet connections() {
        BitSet all = new BitSet();
        byConnection.keySet().forEach(all::set);
        ways.forEach(way -> all.or(way.when().connections()));
        throughs.forEach(through -> all.or(through.when().connections()));
        return all;
    }

    /** By what kinds of path packets go, by site, while these connections are up. */
    public SortedMap<Integer, Set<PathKind>> ways(BitSet up) {
        SortedMap<Integer, Set<PathKind>> kinds = new TreeMap<>();
        for (SiteWay way : ways) {
            if (way.when().holds(up)) {
                kinds.computeIfAbsent(way.site(), site -> EnumSet.noneOf(PathKind.class))
                        .add(way.kind());
            }
        }
        return kinds;
    }
}

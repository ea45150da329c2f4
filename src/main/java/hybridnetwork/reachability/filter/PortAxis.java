package hybridnetwork.reachability.filter;

import hybridnetwork.net.PortRange;
import hybridnetwork.net.PortSet;
import hybridnetwork.reachability.model.PortMatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** The ports of one side of a list of rules, as ranges that no rule splits, and one class for packets without ports. */
public final class PortAxis {
    private final List<PortRange> classes;

    public PortAxis(Collection<PortMatch> matches) {
        BitSet starts = new BitSet();
        starts.set(0);
        // Rules that say the same share their ports.
        Set<PortSet> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (PortMatch match : matches) {
            if (!seen.add(match.ports())) {
                continue;
            }
            for (PortRange range : match.ports().ranges()) {
                starts.set(range.first());
                starts.set(range.last() + 1);
            }
        }
        starts.clear(PortRange.HIGHEST + 1);
        List<PortRange> ranges = new ArrayList<>();
        for (int start = 0; start >= 0; ) {
            int next = starts.nextSetBit(start + 1);
            ranges.add(new PortRange(start, next < 0 ? PortRange.HIGHEST : next - 1));
            start = next;
        }
        this.classes = List.copyOf(ranges);
    }

    /** The classes that a rule matches. */
    public BitSet classesOf(PortMatch match) {
        BitSet bits = classesOf(match.ports());
        bits.set(classes.size(), match.isAny());
        return bits;
    }

    /** The class of packets without ports. */
    public BitSet withoutPorts() {
        BitSet bits = new BitSet();
        bits.set(classes.size());
        return bits;
    }

    /** The classes that have a port in a set. */
    public BitSet classesOf(PortSet ports) {
        BitSet bits = new BitSet();
        if (ports.equals(PortSet.ALL)) {
            bits.set(0, classes.size());
            return bits;
        }
        for (PortRange range : ports.ranges()) {
            bits.set(indexOf(range.first()), indexOf(range.last()) + 1);
        }
        return bits;
    }

    private int indexOf(int port) {
        int low = 0;
        int high = classes.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (classes.get(middle).first() <= port) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The ports of a set that are in some of its classes; none for packets without ports. */
    public PortSet members(BitSet some, PortSet ports) {
        List<PortRange> ranges = new ArrayList<>();
        some.stream().filter(i -> i < classes.size()).forEach(i -> ranges.add(classes.get(i)));
        return PortSet.of(ranges).intersect(ports);
    }
}

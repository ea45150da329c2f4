package hybridnetwork.reachability.filter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** A product of classes on the five axes that rules look at. None of them is empty. Never changed. */
public record Box(BitSet sources, BitSet destinations, BitSet protocols, BitSet sourcePorts, BitSet destinationPorts) {
    private static final int AXES = 5;

    private BitSet axis(int axis) {
        return switch (axis) {
            case 0 -> protocols;
            case 1 -> destinationPorts;
            case 2 -> destinations;
            case 3 -> sources;
            default -> sourcePorts;
        };
    }

    private Box with(int axis, BitSet bits) {
        return switch (axis) {
            case 0 -> new Box(sources, destinations, bits, sourcePorts, destinationPorts);
            case 1 -> new Box(sources, destinations, protocols, sourcePorts, bits);
            case 2 -> new Box(sources, bits, protocols, sourcePorts, destinationPorts);
            case 3 -> new Box(bits, destinations, protocols, sourcePorts, destinationPorts);
            default -> new Box(sources, destinations, protocols, bits, destinationPorts);
        };
    }

    public boolean overlaps(Box other) {
        for (int axis = 0; axis < AXES; axis++) {
            if (!axis(axis).intersects(other.axis(axis))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has all packets of another box. */
    public boolean contains(Box other) {
        for (int axis = 0; axis < AXES; axis++) {
            if (!contains(axis(axis), other.axis(axis))) {
                return false;
            }
        }
        return true;
    }

    /** One step a run of classes, which are long where a prefix or a range covers many. */
    private static boolean contains(BitSet all, BitSet some) {
        int bit = some.nextSetBit(0);
        while (bit >= 0) {
            int end = all.nextClearBit(bit);
            if (end == bit) {
                return false;
            }
            bit = some.nextSetBit(end);
        }
        return true;
    }

    public Optional<Box> intersect(Box other) {
        if (!overlaps(other)) {
            return Optional.empty();
        }
        return Optional.of(new Box(
                both(sources, other.sources),
                both(destinations, other.destinations),
                both(protocols, other.protocols),
                both(sourcePorts, other.sourcePorts),
                both(destinationPorts, other.destinationPorts)));
    }

    private static BitSet both(BitSet one, BitSet other) {
        BitSet both = (BitSet) one.clone();
        both.and(other);
        return both;
    }

    /** What is left of this box outside the other: apart boxes, at most one an axis. */
    public List<Box> subtract(Box other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        List<Box> left = new ArrayList<>();
        Box rest = this;
        for (int axis = 0; axis < AXES; axis++) {
            BitSet outside = (BitSet) rest.axis(axis).clone();
            outside.andNot(other.axis(axis));
            if (!outside.isEmpty()) {
                left.add(rest.with(axis, outside));
                BitSet inside = (BitSet) rest.axis(axis).clone();
                inside.and(other.axis(axis));
                rest = rest.with(axis, inside);
            }
        }
        return left;
    }
}

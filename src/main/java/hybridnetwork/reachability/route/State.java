package hybridnetwork.reachability.route;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which connections are up, by index.
 *
 * @param up those that are, or that may be
 * @param doubtful those among them that may be down, because the state of a peering is not known
 */
public record State(BitSet up, BitSet doubtful) {
    /** Beyond so many doubtful connections a state is not tried out. */
    private static final int MOST_DOUBTFUL = 6;

    /** Every state that this may be, as far as some connections tell; nothing where there are too many to try. */
    public List<BitSet> variants(BitSet connections) {
        BitSet open = (BitSet) doubtful.clone();
        open.and(connections);
        if (open.cardinality() > MOST_DOUBTFUL) {
            return List.of();
        }
        List<BitSet> variants = new ArrayList<>(List.of(up));
        for (int c = open.nextSetBit(0); c >= 0; c = open.nextSetBit(c + 1)) {
            for (BitSet variant : List.copyOf(variants)) {
                BitSet without = (BitSet) variant.clone();
                without.clear(c);
                variants.add(without);
            }
        }
        return variants;
    }

    /** The connections of which not the same is known in both. */
    public BitSet difference(State other) {
        BitSet difference = (BitSet) up.clone();
        difference.xor(other.up);
        BitSet doubts = (BitSet) doubtful.clone();
        doubts.xor(other.doubtful);
        difference.or(doubts);
        return difference;
    }
}

package hybridnetwork.reachability.route;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When something happens: of each of some sets of connections one is up, and of another set none is. What a packet meets on
 * its way never asks for more.
 */
public final class Condition {
    public static final Condition ALWAYS = new Condition(Set.of(), new BitSet());

    private final Set<BitSet> someUp;
    private final BitSet allDown;

    private Condition(Set<BitSet> someUp, BitSet allDown) {
        this.someUp = someUp;
        this.allDown = allDown;
    }

    /** This, and one of some connections is up. */
    public Condition andSomeUp(BitSet connections) {
        BitSet open = (BitSet) connections.clone();
        open.andNot(allDown);
        Set<BitSet> all = new HashSet<>(someUp);
        all.add(open);
        return new Condition(all, allDown);
    }

    /** This, and none of some connections is up. */
    public Condition andAllDown(BitSet connections) {
        if (connections.isEmpty()) {
            return this;
        }
        BitSet down = (BitSet) allDown.clone();
        down.or(connections);
        Set<BitSet> open = new HashSet<>();
        for (BitSet some : someUp) {
            BitSet left = (BitSet) some.clone();
            left.andNot(connections);
            open.add(left);
        }
        return new Condition(open, down);
    }

    /** Both. */
    public Condition and(Condition other) {
        if (other.isAlways() || isAlways()) {
            return isAlways() ? other : this;
        }
        Condition both = andAllDown(other.allDown);
        for (BitSet some : other.someUp) {
            both = both.andSomeUp(some);
        }
        return both;
    }

    /** Whether no state meets it. */
    public boolean isNever() {
        for (BitSet some : someUp) {
            if (some.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    public boolean isAlways() {
        return someUp.isEmpty() && allDown.isEmpty();
    }

    /** Whether it is met while these connections are up and no others. */
    public boolean holds(BitSet up) {
        if (allDown.intersects(up)) {
            return false;
        }
        for (BitSet some : someUp) {
            if (!some.intersects(up)) {
                return false;
            }
        }
        return true;
    }

    /** The connections that it depends on. */
    public BitSet connections() {
        BitSet all = (BitSet) allDown.clone();
        List<BitSet> parts = new ArrayList<>(someUp);
        parts.forEach(all::or);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition that && someUp.equals(that.someUp) && allDown.equals(that.allDown);
    }

    @Override
    public int hashCode() {
        return 31 * someUp.hashCode() + allDown.hashCode();
    }
}

package hybridnetwork.reachability.oracle;

import java.util.List;
import java.util.Random;

/** Chances for a world that is about a feature. */
record Dice(Random random, Feature feature) {
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    boolean isAbout(Feature wanted) {
        return feature == wanted;
    }

    /** Surely where the world is about it, else with this chance. */
    boolean is(Feature wanted, int percent) {
        return chance(percent) || isAbout(wanted);
    }

    /** A number from 0 to one less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[below(of.length)];
    }

    <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }
}

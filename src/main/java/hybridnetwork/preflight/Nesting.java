package hybridnetwork.preflight;

import hybridnetwork.net.Prefix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Finds which prefixes lie inside which. Two prefixes overlap only if one contains the other, so sorted by address, the
 * wider first, one pass with a stack of the prefixes around the present one finds every overlap.
 *
 * @param <T> what has the prefix
 */
final class Nesting<T> {
    /** As deep as distinct prefixes can nest; of many equal ones only this many are compared. */
    private static final int DEEPEST = 33;

    private final Function<T, Prefix> prefix;
    private final List<T> all = new ArrayList<>();

    Nesting(Function<T, Prefix> prefix) {
        this.prefix = prefix;
    }

    void add(T item) {
        all.add(item);
    }

    /** Calls for each item that lies in another, or equals an earlier one, once: with the narrowest around it. */
    void forEachNearest(BiConsumer<T, T> outerAndInner) {
        walk(1, outerAndInner);
    }

    /** Calls for each item with every item around it, the narrowest first. */
    void forEachPair(BiConsumer<T, T> outerAndInner) {
        walk(DEEPEST, outerAndInner);
    }

    private void walk(int most, BiConsumer<T, T> outerAndInner) {
        List<T> sorted = all.stream().sorted(Comparator.comparing(prefix)).toList();
        Deque<T> around = new ArrayDeque<>();
        for (T inner : sorted) {
            while (!around.isEmpty() && !prefix.apply(around.getFirst()).contains(prefix.apply(inner))) {
                around.removeFirst();
            }
            around.stream().limit(most).forEach(outer -> outerAndInner.accept(outer, inner));
            around.addFirst(inner);
        }
    }
}

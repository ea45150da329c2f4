package hybridnetwork.reachability.route;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * A value for every address, as prefixes give it: each prefix makes its own value out of the one around it, and an
 * address has the value of the longest prefix that contains it. The boundaries of the prefixes split all addresses into
 * stretches that no route tells apart.
 */
public final class PrefixMap<V> {
    private final long[] starts;
    private final List<V> values;

    private PrefixMap(long[] starts, List<V> values) {
        this.starts = starts;
        this.values = values;
    }

    /** The value inside a prefix, from the value around it and the prefix's own entry. */
    public interface Nesting<T, V> {
        V inside(V around, Prefix prefix, T entry);
    }

    /** One sweep over the prefixes in order: those that are open at an address are nested in each other. */
    public static <T, V> PrefixMap<V> of(Map<Prefix, T> entries, V outside, Nesting<T, V> nesting) {
        List<Prefix> sorted = entries.keySet().stream().sorted().toList();
        Sweep<V> sweep = new Sweep<>(outside, sorted.size());
        for (Prefix prefix : sorted) {
            sweep.closeBefore(prefix.first().number());
            // The key is one of the map's own.
            T entry = Objects.requireNonNull(entries.get(prefix));
            sweep.open(prefix, nesting.inside(sweep.current(), prefix, entry));
        }
        sweep.closeBefore(Ipv4.HIGHEST.number() + 1);
        return sweep.finish();
    }

    private static final class Sweep<V> {
        private record Open<V>(long end, V value) {}

        private final List<Open<V>> open = new ArrayList<>();
        private final V outside;
        private final List<V> values;
        private final long[] starts;
        private int count;

        Sweep(V outside, int prefixes) {
            this.outside = outside;
            this.values = new ArrayList<>(2 * prefixes + 1);
            // Each prefix begins one stretch and ends in another.
            this.starts = new long[2 * prefixes + 1];
            begin(0, outside);
        }

        V current() {
            return open.isEmpty() ? outside : open.get(open.size() - 1).value();
        }

        void open(Prefix prefix, V value) {
            begin(prefix.first().number(), value);
            open.add(new Open<>(prefix.last().number() + 1, value));
        }

        void closeBefore(long number) {
            while (!open.isEmpty() && open.get(open.size() - 1).end() <= number) {
                long end = open.remove(open.size() - 1).end();
                if (end <= Ipv4.HIGHEST.number()) {
                    begin(end, current());
                }
            }
        }

        private void begin(long start, V value) {
            if (count > 0 && starts[count - 1] == start) {
                values.set(count - 1, value);
                return;
            }
            starts[count++] = start;
            values.add(value);
        }

        PrefixMap<V> finish() {
            return new PrefixMap<>(Arrays.copyOf(starts, count), values);
        }
    }

    public V at(Ipv4 address) {
        return values.get(stretch(address.number()));
    }

    private int stretch(long number) {
        int at = Arrays.binarySearch(starts, number);
        return at >= 0 ? at : -at - 2;
    }

    /** Splits a set of addresses by what a key makes of their values; the parts in order of their lowest address. */
    public <K> Map<K, PrefixSet> partition(PrefixSet set, Function<V, K> key) {
        Map<K, List<PrefixSet.Range>> parts = new LinkedHashMap<>();
        for (PrefixSet.Range range : set.ranges()) {
            long first = range.first().number();
            long last = range.last().number();
            for (int i = stretch(first); i < starts.length && starts[i] <= last; i++) {
                long end = i + 1 < starts.length ? Math.min(last, starts[i + 1] - 1) : last;
                parts.computeIfAbsent(key.apply(values.get(i)), k -> new ArrayList<>())
                        .add(new PrefixSet.Range(Ipv4.of(Math.max(first, starts[i])), Ipv4.of(end)));
            }
        }
        Map<K, PrefixSet> sets = new LinkedHashMap<>();
        parts.forEach((k, ranges) -> sets.put(k, PrefixSet.ofRanges(ranges)));
        return sets;
    }
}

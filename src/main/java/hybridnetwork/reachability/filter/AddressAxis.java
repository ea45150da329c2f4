package hybridnetwork.reachability.filter;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Addresses.Tag;
import hybridnetwork.reachability.model.AddressMatch;
import hybridnetwork.reachability.model.Certainty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The addresses of one side of a list of rules, as classes that no rule tells apart: a class is the addresses of a
 * prefix that are in no longer prefix of the rules, and that have the same tag. Prefixes are nested or apart, so a rule's
 * prefix covers a run of classes.
 */
public final class AddressAxis {
    private static final Tag[] TAGS = Tag.values();

    private final List<Prefix> prefixes;
    /** For each prefix, the index after the last prefix inside it. */
    private final int[] ends;
    /** For each prefix, the index of the one around it; -1 for the first, which is 0.0.0.0/0. */
    private final int[] around;

    /** For each tag, its classes. */
    private final BitSet[] tagged = new BitSet[TAGS.length];

    private final Map<Addresses, BitSet> classes = new HashMap<>();

    public AddressAxis(Collection<AddressMatch> matches) {
        Set<Prefix> named = new HashSet<>();
        named.add(Prefix.ALL);
        matches.forEach(match -> {
            named.addAll(match.prefixes());
            named.addAll(match.maybe());
        });
        this.prefixes = named.stream().sorted().toList();
        this.ends = new int[prefixes.size()];
        this.around = new int[prefixes.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < prefixes.size(); i++) {
            while (!open.isEmpty() && !prefixes.get(open.get(open.size() - 1)).contains(prefixes.get(i))) {
                ends[open.remove(open.size() - 1)] = i;
            }
            around[i] = open.isEmpty() ? -1 : open.get(open.size() - 1);
            open.add(i);
        }
        open.forEach(i -> ends[i] = prefixes.size());
        for (int tag = 0; tag < TAGS.length; tag++) {
            tagged[tag] = new BitSet(prefixes.size() * TAGS.length);
            for (int i = 0; i < prefixes.size(); i++) {
                tagged[tag].set(i * TAGS.length + tag);
            }
        }
    }

    /**
     * The classes that a rule matches, surely or possibly.
     *
     * @param assumed whether addresses that are perhaps in {@code VirtualNetwork} are taken to be
     */
    public BitSet classesOf(AddressMatch match, Certainty certainty, boolean assumed) {
        BitSet bits = new BitSet();
        match.prefixes().forEach(prefix -> set(bits, prefix));
        if (certainty == Certainty.POSSIBLE) {
            match.maybe().forEach(prefix -> set(bits, prefix));
        }
        for (int tag = 0; tag < TAGS.length; tag++) {
            if (TAGS[tag].isMatched(match, assumed)) {
                bits.or(tagged[tag]);
            }
        }
        return bits;
    }

    private void set(BitSet bits, Prefix prefix) {
        int index = index(prefix);
        bits.set(index * TAGS.length, ends[index] * TAGS.length);
    }

    private int index(Prefix prefix) {
        return Collections.binarySearch(prefixes, prefix);
    }

    /** The classes that have an address in a set. */
    public BitSet classesOf(Addresses addresses) {
        return classes.computeIfAbsent(addresses, this::find);
    }

    private BitSet find(Addresses addresses) {
        BitSet bits = new BitSet();
        long[] counts = new long[prefixes.size()];
        for (int tag = 0; tag < TAGS.length; tag++) {
            if (addresses.isEmpty(TAGS[tag])) {
                continue;
            }
            Arrays.fill(counts, 0);
            for (int i = 0; i < counts.length; i++) {
                long inside = addresses.countIn(prefixes.get(i), TAGS[tag]);
                counts[i] += inside;
                if (around[i] >= 0) {
                    counts[around[i]] -= inside;
                }
            }
            for (int i = 0; i < counts.length; i++) {
                bits.set(i * TAGS.length + tag, counts[i] > 0);
            }
        }
        return bits;
    }

    /** The addresses of a set that are in some of its classes. */
    public PrefixSet members(BitSet some, Addresses addresses) {
        if (some.equals(classesOf(addresses))) {
            return addresses.set();
        }
        List<PrefixSet> members = new ArrayList<>();
        for (int bit = some.nextSetBit(0); bit >= 0; bit = some.nextSetBit(bit + 1)) {
            members.add(members(bit, addresses));
        }
        return PrefixSet.unionOf(members);
    }

    private PrefixSet members(int bit, Addresses addresses) {
        int index = bit / TAGS.length;
        PrefixSet inside = addresses.in(prefixes.get(index), TAGS[bit % TAGS.length]);
        for (int child = index + 1; child < ends[index]; child = ends[child]) {
            // What is left may be far from most children; those cost one comparison.
            Prefix prefix = prefixes.get(child);
            if (!inside.intersect(prefix).isEmpty()) {
                inside = inside.subtract(PrefixSet.of(prefix));
            }
        }
        return inside;
    }

    /** The lowest address of a set in some of its classes, of which there is one at least. */
    public Ipv4 lowest(BitSet some, Addresses addresses) {
        if (some.equals(classesOf(addresses))) {
            return addresses.lowest();
        }
        Ipv4 lowest = Ipv4.HIGHEST;
        for (int bit = some.nextSetBit(0); bit >= 0; bit = some.nextSetBit(bit + 1)) {
            if (prefixes.get(bit / TAGS.length).first().compareTo(lowest) > 0) {
                break;
            }
            Ipv4 candidate = members(bit, addresses).lowest().orElse(Ipv4.HIGHEST);
            lowest = candidate.compareTo(lowest) < 0 ? candidate : lowest;
        }
        return lowest;
    }
}

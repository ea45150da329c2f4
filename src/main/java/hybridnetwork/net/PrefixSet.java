package hybridnetwork.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An immutable set of IPv4 addresses. Two sets of the same addresses are equal, however they were made. Every operation
 * is one sweep over the stretches of addresses of its operands.
 */
public final class PrefixSet {
    public static final PrefixSet EMPTY = new PrefixSet(Spans.EMPTY);
    public static final PrefixSet ALL = new PrefixSet(Spans.of(0, Ipv4.COUNT - 1));

    private final Spans spans;

    private PrefixSet(Spans spans) {
        this.spans = spans;
    }

    /**
     * A stretch of addresses, both ends included.
     *
     * @param first not above {@code last}
     */
    public record Range(Ipv4 first, Ipv4 last) {}

    public static PrefixSet of(Prefix... prefixes) {
        return of(Arrays.asList(prefixes));
    }

    /** The addresses of all the prefixes, which may overlap. */
    public static PrefixSet of(Collection<Prefix> prefixes) {
        return new PrefixSet(Spans.of(prefixes.stream()
                .map(p -> new Spans.Span(p.first().number(), p.last().number()))
                .toList()));
    }

    public static PrefixSet of(Ipv4 address) {
        return ofRange(address, address);
    }

    /**
     * All addresses from the first to the last, both included.
     *
     * @throws IllegalArgumentException when the last is below the first
     */
    public static PrefixSet ofRange(Ipv4 first, Ipv4 last) {
        if (last.compareTo(first) < 0) {
            throw new IllegalArgumentException("the range " + first + "-" + last + " ends before it begins");
        }
        return new PrefixSet(Spans.of(first.number(), last.number()));
    }

    /** The addresses of all the ranges, which may overlap. */
    public static PrefixSet ofRanges(Collection<Range> ranges) {
        return new PrefixSet(Spans.of(ranges.stream()
                .map(r -> new Spans.Span(r.first().number(), r.last().number()))
                .toList()));
    }

    /** The union of any number of sets, at the cost of one sort. */
    public static PrefixSet unionOf(Collection<PrefixSet> sets) {
        return ofRanges(sets.stream().flatMap(set -> set.ranges().stream()).toList());
    }

    public PrefixSet union(PrefixSet other) {
        return new PrefixSet(spans.combine(other.spans, (left, right) -> left || right));
    }

    public PrefixSet intersect(PrefixSet other) {
        return new PrefixSet(spans.combine(other.spans, (left, right) -> left && right));
    }

    /** The addresses of this set in a prefix; the cost is that of the result, not of the set. */
    public PrefixSet intersect(Prefix prefix) {
        return new PrefixSet(spans.slice(prefix.first().number(), prefix.last().number()));
    }

    /** The addresses of this set that are not in the other. */
    public PrefixSet subtract(PrefixSet other) {
        return new PrefixSet(spans.combine(other.spans, (left, right) -> left && !right));
    }

    /** Every address that is not in this set. */
    public PrefixSet complement() {
        return ALL.subtract(this);
    }

    public boolean contains(Ipv4 address) {
        return spans.contains(address.number());
    }

    /** Whether every address of the other set is in this one. */
    public boolean contains(PrefixSet other) {
        return other.subtract(this).isEmpty();
    }

    public boolean overlaps(PrefixSet other) {
        return spans.overlaps(other.spans);
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** The number of addresses, 0 to 4294967296. */
    public long size() {
        return spans.size();
    }

    public Optional<Ipv4> lowest() {
        return isEmpty() ? Optional.empty() : Optional.of(Ipv4.of(spans.span(0).first()));
    }

    /** The stretches of addresses, rising, with a gap between any two. */
    public List<Range> ranges() {
        return IntStream.range(0, spans.count())
                .mapToObj(spans::span)
                .map(span -> new Range(Ipv4.of(span.first()), Ipv4.of(span.last())))
                .toList();
    }

    /** The fewest prefixes that hold exactly these addresses, rising. */
    public List<Prefix> prefixes() {
        List<Prefix> prefixes = new ArrayList<>();
        for (int i = 0; i < spans.count(); i++) {
            Spans.Span span = spans.span(i);
            long first = span.first();
            while (first <= span.last()) {
                // The largest block that starts here: bounded by the alignment of the start and by what is left.
                int aligned = first == 0 ? 32 : Long.numberOfTrailingZeros(first);
                int fitting = 63 - Long.numberOfLeadingZeros(span.last() - first + 1);
                int bits = Math.min(aligned, fitting);
                prefixes.add(new Prefix(Ipv4.of(first), 32 - bits));
                first += 1L << bits;
            }
        }
        return prefixes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrefixSet set && spans.equals(set.spans);
    }

    @Override
    public int hashCode() {
        return spans.hashCode();
    }

    /** The minimal prefixes, such as {@code {10.0.0.0/8, 192.168.0.0/16}}. */
    @Override
    public String toString() {
        return prefixes().stream().map(Prefix::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}

package hybridnetwork.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** An immutable set of ports. Two sets of the same ports are equal, however they were made. */
public final class PortSet {
    public static final PortSet EMPTY = new PortSet(Spans.EMPTY);
    public static final PortSet ALL = of(PortRange.ALL);

    private final Spans spans;

    private PortSet(Spans spans) {
        this.spans = spans;
    }

    public static PortSet of(PortRange... ranges) {
        return of(Arrays.asList(ranges));
    }

    /** The ports of all the ranges, which may overlap. */
    public static PortSet of(Collection<PortRange> ranges) {
        if (ranges.size() == 1) {
            PortRange range = ranges.iterator().next();
            return new PortSet(Spans.of(range.first(), range.last()));
        }
        return new PortSet(Spans.of(
                ranges.stream().map(r -> new Spans.Span(r.first(), r.last())).toList()));
    }

    public PortSet union(PortSet other) {
        return new PortSet(spans.combine(other.spans, (left, right) -> left || right));
    }

    public PortSet intersect(PortSet other) {
        return new PortSet(spans.combine(other.spans, (left, right) -> left && right));
    }

    /** The ports of this set that are not in the other. */
    public PortSet subtract(PortSet other) {
        return new PortSet(spans.combine(other.spans, (left, right) -> left && !right));
    }

    /** The lowest port of this set that is not below one; empty where there is none. */
    public OptionalInt lowestFrom(int port) {
        Spans above = spans.slice(port, PortRange.HIGHEST);
        return above.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) above.span(0).first());
    }

    public boolean contains(int port) {
        return spans.contains(port);
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** The number of ports, 0 to 65536. */
    public int size() {
        return (int) spans.size();
    }

    public OptionalInt lowest() {
        return isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) spans.span(0).first());
    }

    /** The fewest ranges that hold exactly these ports, rising. */
    public List<PortRange> ranges() {
        List<PortRange> ranges = new ArrayList<>(spans.count());
        for (int i = 0; i < spans.count(); i++) {
            Spans.Span span = spans.span(i);
            ranges.add(new PortRange((int) span.first(), (int) span.last()));
        }
        return List.copyOf(ranges);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PortSet set && spans.equals(set.spans);
    }

    @Override
    public int hashCode() {
        return spans.hashCode();
    }

    /** The ranges, such as {@code {443, 8000-8080}}. */
    @Override
    public String toString() {
        return ranges().stream().map(PortRange::toString).collect(Collectors.joining(", ", "{", "}"));
    }
}

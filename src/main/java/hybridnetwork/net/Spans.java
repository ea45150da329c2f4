package hybridnetwork.net;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A set of numbers as the points where membership changes: inside from {@code edges[0]} up to, not including,
 * {@code edges[1]}, and so on. Edges rise strictly and are even in number, so equal sets have equal edges.
 */
final class Spans {
    static final Spans EMPTY = new Spans(new long[0]);

    private final long[] edges;

    private Spans(long[] edges) {
        this.edges = edges;
    }

    /** A stretch of numbers, both ends included. */
    record Span(long first, long last) {}

    /** Whether a number is in the result, by whether it is in either operand; false for neither. */
    interface Membership {
        boolean holds(boolean inLeft, boolean inRight);
    }

    static Spans of(long first, long last) {
        return new Spans(new long[] {first, last + 1});
    }

    /** The union of spans in any order, overlapping or not. */
    static Spans of(List<Span> spans) {
        List<Span> sorted =
                spans.stream().sorted(Comparator.comparingLong(Span::first)).toList();
        long[] edges = new long[2 * sorted.size()];
        int count = 0;
        for (Span span : sorted) {
            if (count > 0 && span.first() <= edges[count - 1]) {
                edges[count - 1] = Math.max(edges[count - 1], span.last() + 1);
            } else {
                edges[count++] = span.first();
                edges[count++] = span.last() + 1;
            }
        }
        return new Spans(Arrays.copyOf(edges, count));
    }

    /** One sweep over the edges of both sets. */
    Spans combine(Spans other, Membership membership) {
        long[] merged = new long[edges.length + other.edges.length];
        int count = 0;
        int left = 0;
        int right = 0;
        boolean inside = false;
        while (left < edges.length || right < other.edges.length) {
            long edge = Math.min(
                    left < edges.length ? edges[left] : Long.MAX_VALUE,
                    right < other.edges.length ? other.edges[right] : Long.MAX_VALUE);
            if (left < edges.length && edges[left] == edge) {
                left++;
            }
            if (right < other.edges.length && other.edges[right] == edge) {
                right++;
            }
            boolean now = membership.holds(left % 2 == 1, right % 2 == 1);
            if (now != inside) {
                merged[count++] = edge;
                inside = now;
            }
        }
        return new Spans(Arrays.copyOf(merged, count));
    }

    /** Whether a number is in both: a search in the larger set for each span of the smaller one. */
    boolean overlaps(Spans other) {
        if (edges.length > other.edges.length) {
            return other.overlaps(this);
        }
        for (int i = 0; i < edges.length; i += 2) {
            if (other.contains(edges[i]) || other.firstEdgeAbove(edges[i]) < edges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** The first point above a number where membership changes; from outside the set that is where a span begins. */
    private long firstEdgeAbove(long number) {
        int at = Arrays.binarySearch(edges, number);
        int next = at >= 0 ? at + 1 : -at - 1;
        return next < edges.length ? edges[next] : Long.MAX_VALUE;
    }

    /** The numbers from the first to the last, found by binary search: the cost is that of what is found. */
    Spans slice(long first, long last) {
        int from = spanFrom(first);
        int to = from;
        while (to < count() && edges[2 * to] <= last) {
            to++;
        }
        long[] slice = Arrays.copyOfRange(edges, 2 * from, 2 * to);
        if (slice.length > 0) {
            slice[0] = Math.max(slice[0], first);
            slice[slice.length - 1] = Math.min(slice[slice.length - 1], last + 1);
        }
        return new Spans(slice);
    }

    /** The index of the first span that ends at or after a number. */
    private int spanFrom(long number) {
        int at = Arrays.binarySearch(edges, number);
        // An edge that closes a span, or a gap: the next span; an edge that opens one, or the inside: this one.
        return at >= 0 ? (at + 1) / 2 : (-at - 1) / 2;
    }

    boolean contains(long number) {
        int at = Arrays.binarySearch(edges, number);
        // Found: an even index opens a span. Not found: an odd insertion point lies inside one.
        return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
    }

    boolean isEmpty() {
        return edges.length == 0;
    }

    int count() {
        return edges.length / 2;
    }

    Span span(int index) {
        return new Span(edges[2 * index], edges[2 * index + 1] - 1);
    }

    long size() {
        long size = 0;
        for (int i = 0; i < edges.length; i += 2) {
            size += edges[i + 1] - edges[i];
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spans spans && Arrays.equals(edges, spans.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }
}

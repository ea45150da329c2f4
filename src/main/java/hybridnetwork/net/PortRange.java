package hybridnetwork.net;

import java.util.OptionalLong;

/**
 * Ports of TCP or UDP, both ends included.
 *
 * @param first 0 to {@code last}
 * @param last {@code first} to 65535
 */
public record PortRange(int first, int last) {
    public static final int HIGHEST = 65535;

    /** Every port: 0-65535. */
    public static final PortRange ALL = new PortRange(0, HIGHEST);

    /** @throws IllegalArgumentException when an end is no port or the last is below the first */
    public PortRange {
        if (first < 0 || last > HIGHEST || first > last) {
            throw new IllegalArgumentException(
                    first + "-" + last + " is not a range of ports from 0 to " + HIGHEST + ", lower port first");
        }
    }

    /**
     * Reads one port ({@code 443}) or a range ({@code 8000-8080}).
     *
     * @throws IllegalArgumentException with the text in the message, for anything else
     */
    public static PortRange parse(String text) {
        int dash = text.indexOf('-');
        OptionalLong first = Decimal.parse(dash < 0 ? text : text.substring(0, dash), HIGHEST);
        OptionalLong last = dash < 0 ? first : Decimal.parse(text.substring(dash + 1), HIGHEST);
        if (first.isEmpty() || last.isEmpty()) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not a port from 0 to 65535 or a range such as 8000-8080");
        }
        if (first.getAsLong() > last.getAsLong()) {
            throw new IllegalArgumentException(Quoted.of(text) + " ends before it begins; did you mean "
                    + last.getAsLong() + "-" + first.getAsLong() + "?");
        }
        return new PortRange((int) first.getAsLong(), (int) last.getAsLong());
    }

    /** The range that holds one port. */
    public static PortRange of(int port) {
        return new PortRange(port, port);
    }

    public boolean contains(int port) {
        return first <= port && port <= last;
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}

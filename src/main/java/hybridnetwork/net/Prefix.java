package hybridnetwork.net;

import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 network: a base address whose host bits are clear, and a length. Ordered by base, the wider one first.
 *
 * @param length the number of network bits, 0 to 32
 */
public record Prefix(Ipv4 base, int length) implements Comparable<Prefix> {
    /** Every address: {@code 0.0.0.0/0}. */
    public static final Prefix ALL = new Prefix(Ipv4.LOWEST, 0);

    /** The first addresses of a subnet that Azure keeps: network, gateway and two for DNS ({@code subnet-reserved-five}). */
    private static final int RESERVED_AT_START = 4;

    private static final Comparator<Prefix> ORDER =
            Comparator.comparing(Prefix::base).thenComparingInt(Prefix::length);

    /** @throws IllegalArgumentException when the length is impossible or the base has host bits set */
    public Prefix {
        if (length < 0 || length > 32) {
            throw new IllegalArgumentException("prefix length " + length + " is not between 0 and 32");
        }
        if (!base.mask(length).equals(base)) {
            throw new IllegalArgumentException(
                    base + "/" + length + " has host bits set; did you mean " + base.mask(length) + "/" + length + "?");
        }
    }

    /**
     * Reads {@code a.b.c.d/n}.
     *
     * @throws IllegalArgumentException with the text in the message, for anything else; host bits that are set are an
     *     error that names the prefix that was probably meant
     */
    public static Prefix parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException(
                    Ipv4.tryParse(text).isPresent()
                            ? Quoted.of(text) + " has no length; did you mean " + text + "/32?"
                            : Quoted.of(text) + " is not an IPv4 prefix such as 10.0.0.0/16" + noIpv6(text));
        }
        Optional<Ipv4> base = Ipv4.tryParse(text.substring(0, slash));
        OptionalLong length = Decimal.parse(text.substring(slash + 1), 32);
        if (base.isEmpty()) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not an IPv4 prefix such as 10.0.0.0/16" + noIpv6(text));
        }
        if (length.isEmpty()) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not an IPv4 prefix: its length is a number from 0 to 32");
        }
        return new Prefix(base.get(), (int) length.getAsLong());
    }

    private static String noIpv6(String text) {
        return text.indexOf(':') >= 0 ? "; IPv6 is not supported" : "";
    }

    /** As {@link #parse}, with nothing for what is not a prefix. */
    public static Optional<Prefix> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The prefix that holds one address. */
    public static Prefix of(Ipv4 address) {
        return new Prefix(address, 32);
    }

    /** The lowest address, the same as the base. */
    public Ipv4 first() {
        return base;
    }

    /** The highest address. */
    public Ipv4 last() {
        return Ipv4.of(base.number() + size() - 1);
    }

    /** The number of addresses, 1 to 4294967296. */
    public long size() {
        return 1L << (32 - length);
    }

    public boolean contains(Ipv4 address) {
        return address.mask(length).equals(base);
    }

    /** Whether every address of the other prefix is in this one; a prefix contains itself. */
    public boolean contains(Prefix other) {
        return other.length >= length && contains(other.base);
    }

    public boolean overlaps(Prefix other) {
        return contains(other) || other.contains(this);
    }

    /**
     * The addresses that hosts can have if this is a subnet's prefix: all but the first four and the last, which are
     * Azure's ({@code subnet-reserved-five}).
     */
    public PrefixSet usableHosts() {
        return usableHostCount() == 0
                ? PrefixSet.EMPTY
                : PrefixSet.ofRange(Ipv4.of(base.number() + RESERVED_AT_START), Ipv4.of(last().number() - 1));
    }

    /** How many hosts a subnet of this prefix has room for ({@code subnet-reserved-five}); 0 for a /30 and longer. */
    public long usableHostCount() {
        return Math.max(0, size() - RESERVED_AT_START - 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Prefix prefix && length == prefix.length && base.equals(prefix.base);
    }

    @Override
    public int hashCode() {
        return 31 * base.hashCode() + length;
    }

    @Override
    public int compareTo(Prefix other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return base + "/" + length;
    }
}

package hybridnetwork.net;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An IPv4 address, ordered as the unsigned number that it is.
 *
 * @param bits the address in network order: {@code 0x0A000001} is 10.0.0.1
 */
public record Ipv4(int bits) implements Comparable<Ipv4> {
    public static final Ipv4 LOWEST = new Ipv4(0);
    public static final Ipv4 HIGHEST = new Ipv4(-1);

    /** The number of IPv4 addresses, one more than the highest as a number. */
    static final long COUNT = 1L << 32;

    /**
     * Reads four decimal octets.
     *
     * @throws IllegalArgumentException with the text in the message, for anything else, leading zeros included: some
     *     programs read {@code 010} as 8
     */
    public static Ipv4 parse(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length != 4) {
            throw new IllegalArgumentException(Quoted.of(text)
                    + (text.indexOf(':') >= 0
                            ? " is not an IPv4 address; IPv6 is not supported"
                            : " is not an IPv4 address: four numbers with dots between, such as 10.0.0.1"));
        }
        int bits = 0;
        for (String octet : octets) {
            OptionalLong value = Decimal.parse(octet, 255);
            if (value.isEmpty()) {
                throw new IllegalArgumentException(Quoted.of(text) + " is not an IPv4 address: " + Quoted.of(octet)
                        + " is not a number from 0 to 255 without leading zeros");
            }
            bits = bits << 8 | (int) value.getAsLong();
        }
        return new Ipv4(bits);
    }

    /** As {@link #parse}, with nothing for what is not an address. */
    public static Optional<Ipv4> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The address of an unsigned number from 0 to 4294967295. */
    public static Ipv4 of(long number) {
        if (number < 0 || number >= COUNT) {
            throw new IllegalArgumentException(number + " is not the number of an IPv4 address");
        }
        return new Ipv4((int) number);
    }

    /** The address as an unsigned number. */
    public long number() {
        return Integer.toUnsignedLong(bits);
    }

    /** The address with all but its first {@code length} bits (0 to 32) cleared. */
    public Ipv4 mask(int length) {
        return new Ipv4(length == 0 ? 0 : bits & -1 << (32 - length));
    }

    // Written out, as in Prefix: the Java machine would make both at their first call, in every plan.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Ipv4 address && bits == address.bits;
    }

    @Override
    public int hashCode() {
        return bits;
    }

    @Override
    public int compareTo(Ipv4 other) {
        return Integer.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
    }
}

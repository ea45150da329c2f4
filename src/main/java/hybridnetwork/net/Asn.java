package hybridnetwork.net;

import java.util.OptionalLong;

/**
 * The number of an autonomous system in BGP. Which numbers a gateway or a peer may use is not decided here.
 *
 * @param number 0 to 4294967295
 */
public record Asn(long number) implements Comparable<Asn> {
    public static final long HIGHEST = 4_294_967_295L;

    /** @throws IllegalArgumentException when the number does not fit 32 bits */
    public Asn {
        if (number < 0 || number > HIGHEST) {
            throw new IllegalArgumentException(number + " is not an AS number from 0 to " + HIGHEST);
        }
    }

    /**
     * Reads a plain decimal number.
     *
     * @throws IllegalArgumentException with the text in the message, for anything else, the dotted notation (1.10)
     *     included
     */
    public static Asn parse(String text) {
        OptionalLong number = Decimal.parse(text, HIGHEST);
        if (number.isEmpty()) {
            throw new IllegalArgumentException(
                    Quoted.of(text) + " is not an AS number: a whole number from 0 to " + HIGHEST);
        }
        return new Asn(number.getAsLong());
    }

    @Override
    public int compareTo(Asn other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return Long.toString(number);
    }
}

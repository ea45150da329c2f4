package hybridnetwork.net;

import java.util.OptionalLong;

/** Numbers as people write them in addresses and ports: decimal digits, no sign, no space, no leading zero. */
final class Decimal {
    /** More digits than any number here has, few enough for a {@code long}. */
    private static final int MOST_DIGITS = 10;

    private Decimal() {}

    /** The number, or nothing where the text is not a plain decimal number from 0 to {@code most}. */
    static OptionalLong parse(String text, long most) {
        if (text.isEmpty() || text.length() > MOST_DIGITS || (text.length() > 1 && text.charAt(0) == '0')) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalLong.empty();
            }
            value = value * 10 + (c - '0');
        }
        return value <= most ? OptionalLong.of(value) : OptionalLong.empty();
    }
}

package hybridnetwork.template.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Stand-ins for texts that only Azure can make: the same for the same arguments, of the length and the letters that Azure's have,
 * and not Azure's. Names are compared with each other alone, so that is enough for them.
 */
final class StableText {
    private static final int UNIQUE_LENGTH = 13;
    private static final int LETTERS = 32;

    private StableText() {}

    static String guid(List<Object> arguments) {
        return UUID.nameUUIDFromBytes(Json.text(arguments).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Thirteen letters and digits, the first a letter. */
    static String unique(List<Object> arguments) {
        UUID hash = UUID.nameUUIDFromBytes(Json.text(arguments).getBytes(StandardCharsets.UTF_8));
        long bits = hash.getMostSignificantBits() ^ hash.getLeastSignificantBits();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < UNIQUE_LENGTH; i++, bits >>>= 5) {
            text.append("abcdefghijklmnopqrstuvwxyz234567".charAt((int) (bits & (LETTERS - 1))));
        }
        if (Character.isDigit(text.charAt(0))) {
            text.setCharAt(0, 'u');
        }
        return text.toString();
    }
}

package hybridnetwork.limits;

import java.security.SecureRandom;

/** A key that nobody has chosen: letters and digits that no two of are alike on paper, so that every router takes it as it is. */
public final class RandomKey {
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomKey() {}

    /**
     * Makes one up.
     *
     * @param length of 22 on it has more than 128 bits: 5.8 a character
     */
    public static String of(int length) {
        StringBuilder key = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            key.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return key.toString();
    }
}

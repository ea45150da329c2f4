package hybridnetwork.rotation;

import hybridnetwork.config.SecretText;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What a key is recognised by, and cannot be told from: salted, and slow to compute, since a person may have chosen a key that can
 * be guessed.
 *
 * @param salt hexadecimal
 * @param hash hexadecimal
 */
record Fingerprint(int iterations, String salt, String hash) {
    /** What OWASP's password storage cheat sheet asks of PBKDF2 with SHA-256 (read 2026-11). */
    static final int ITERATIONS = 600_000;

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Fingerprint of(SecretText key, int iterations) {
        byte[] salt = new byte[BYTES / 2];
        RANDOM.nextBytes(salt);
        return new Fingerprint(
                iterations, HexFormat.of().formatHex(salt), HexFormat.of().formatHex(hash(key, iterations, salt)));
    }

    boolean isOf(SecretText key) {
        byte[] other = hash(key, iterations, HexFormat.of().parseHex(salt));
        return MessageDigest.isEqual(other, HexFormat.of().parseHex(hash));
    }

    private static byte[] hash(SecretText key, int iterations, byte[] salt) {
        char[] text = key.reveal().orElseThrow().toCharArray();
        PBEKeySpec spec = new PBEKeySpec(text, salt, iterations, BYTES * 8);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
            Arrays.fill(text, '\0');
        }
    }
}

package hybridnetwork.rotation;

import hybridnetwork.config.SecretText;
import hybridnetwork.limits.KeyShapes;
import hybridnetwork.limits.RandomKey;
import java.util.ArrayList;
import java.util.List;

/** A key for a tunnel. */
public final class NewKey {
    /** 186 bits. */
    private static final int LENGTH = 32;

    /** Fewer letters and digits have less than 128 bits even where they are random. */
    private static final int SHORT = 22;

    private NewKey() {}

    /** One that nobody has chosen. */
    public static SecretText made() {
        return SecretText.of(RandomKey.of(LENGTH));
    }

    /** Whether Azure takes it ({@code psk}). */
    public static boolean isLegal(String key) {
        return KeyShapes.SHARED_KEY.matcher(key).matches();
    }

    /** What speaks against a key that is legal, without anything of it. */
    public static List<String> doubts(String key) {
        List<String> doubts = new ArrayList<>();
        if (key.length() < SHORT) {
            doubts.add("the key has fewer than " + SHORT
                    + " characters, too few against guessing even where they are random");
        }
        if (key.indexOf('?') >= 0) {
            doubts.add("the key has a question mark, which IOS XE takes for a call for help");
        }
        return doubts;
    }
}

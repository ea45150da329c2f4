package hybridnetwork.reachability;

import java.util.Locale;

/** What is known of an intent in one scenario. */
public enum Verdict {
    /** It does what it must for every packet. */
    HOLDS,
    /** One packet surely breaks it. */
    VIOLATED,
    /** One packet may break it, and none surely does: nobody may build on it. */
    UNKNOWN;

    /** As a proof in JSON spells it. */
    public static Verdict of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As a proof in JSON spells it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package hybridnetwork.reachability;

import java.util.Locale;

/** What an intent asks for. */
public enum Action {
    /** Every packet of the flow is delivered and its reply comes back over the same path. */
    ALLOW,
    /** No packet of the flow is delivered. */
    DENY;

    /** The action of a word that outputs use. */
    public static Action of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The lower-case word that configuration and outputs use. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

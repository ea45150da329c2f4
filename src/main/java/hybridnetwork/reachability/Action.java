package hybridnetwork.reachability;

import java.util.Locale;

/** What an intent asks for. */
public enum Action {
    /** Every packet of the flow is delivered and its reply comes back over the same path. */
    ALLOW,
    /** No packet of the flow is delivered. */
    DENY;

    /** The lower-case word that configuration and outputs use. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

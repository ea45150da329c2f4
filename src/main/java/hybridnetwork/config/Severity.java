package hybridnetwork.config;

import java.util.Locale;

/** How much a problem matters. */
public enum Severity {
    /** Azure refuses it, or the network does not carry traffic: nothing is registered. */
    ERROR,
    /** Azure accepts it, but it breaks guidance or waits to fail. */
    WARNING,
    /** A recommendation that never fails a plan and is shown folded. */
    ADVICE;

    /** The lower-case word that every output uses. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

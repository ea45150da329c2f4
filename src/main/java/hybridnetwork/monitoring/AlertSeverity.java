package hybridnetwork.monitoring;

import java.util.Locale;

/** How bad an alert is, in Azure's numbers from 0. */
public enum AlertSeverity {
    /** Traffic is lost, or would be with the next fault. */
    CRITICAL,
    /** What would take over is not there. */
    ERROR,
    /** It still works, at its limit. */
    WARNING,
    /** Worth knowing. */
    INFORMATIONAL;

    /** Such as {@code Severity 0 (critical)}. */
    public String inWords() {
        return "Severity " + ordinal() + " (" + name().toLowerCase(Locale.ROOT) + ")";
    }
}

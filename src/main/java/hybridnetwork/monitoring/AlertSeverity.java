package hybridnetwork.monitoring;

import java.util.Locale;

/** How bad an alert is, in Azure's numbers. */
public enum AlertSeverity {
    /** Traffic is lost, or would be with the next fault. */
    CRITICAL(0),
    /** What would take over is not there. */
    ERROR(1),
    /** It still works, at its limit. */
    WARNING(2),
    /** Worth knowing. */
    INFORMATIONAL(3);

    private final int number;

    AlertSeverity(int number) {
        this.number = number;
    }

    /** As Azure has it: 0 is the worst. */
    public int number() {
        return number;
    }

    /** Such as {@code Severity 0 (critical)}. */
    public String inWords() {
        return "Severity " + number + " (" + name().toLowerCase(Locale.ROOT) + ")";
    }
}

package hybridnetwork.reachability.finding;

import hybridnetwork.limits.AskedOfExports;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Something that the proof noticed beside the intents.
 *
 * @param rule one of {@link #NOTICED} or {@link AskedOfExports#RULES}, such as {@code lpm-pitfall}
 * @param fix what to do, as an imperative without a full stop; of what only informs, that nothing need be done
 * @param about what it is about, as far as that is known for certain; the message names the rest
 */
public record Finding(String rule, Severity severity, String message, String fix, List<Subject> about) {
    /** How much it matters, the gravest first. */
    public enum Severity {
        ERROR,
        WARNING,
        ADVICE;

        /** As reports spell it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the proof notices of any network; the rulebook explains each. */
    public static final Set<String> NOTICED = Fixes.NOTICED.keySet();

    public Finding {
        if (!NOTICED.contains(rule) && !AskedOfExports.RULES.contains(rule)) {
            throw new IllegalArgumentException(rule + " is no finding that the rulebook explains");
        }
        about = List.copyOf(about);
    }

    /** With the fix of its rule. */
    public Finding(String rule, Severity severity, String message) {
        this(rule, severity, message, Fixes.of(rule), List.of());
    }

    public static Finding error(String rule, String message) {
        return new Finding(rule, Severity.ERROR, message);
    }

    public static Finding warning(String rule, String message) {
        return new Finding(rule, Severity.WARNING, message);
    }

    public static Finding advice(String rule, String message) {
        return new Finding(rule, Severity.ADVICE, message);
    }

    /** The same with a fix that is more exact than its rule's. */
    public Finding fix(String exact) {
        return new Finding(rule, severity, message, exact, about);
    }

    /** The same, for which nothing need be done. */
    public Finding informing(String why) {
        return fix(Fixes.NONE + why);
    }

    public Finding about(Subject... subjects) {
        return about(List.of(subjects));
    }

    public Finding about(List<Subject> subjects) {
        return new Finding(rule, severity, message, fix, subjects);
    }

    /** Whether nothing need be done about it. */
    public boolean isInformation() {
        return fix.startsWith(Fixes.NONE);
    }
}

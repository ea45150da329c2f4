package hybridnetwork.reachability;

/**
 * Something that the proof noticed beside the intents.
 *
 * @param rule a kebab-case id, such as {@code lpm-pitfall}
 * @param severity {@code error}, {@code warning} or {@code advice}
 */
public record Finding(String rule, String severity, String message) {
    static Finding error(String rule, String message) {
        return new Finding(rule, "error", message);
    }

    static Finding warning(String rule, String message) {
        return new Finding(rule, "warning", message);
    }

    static Finding advice(String rule, String message) {
        return new Finding(rule, "advice", message);
    }
}

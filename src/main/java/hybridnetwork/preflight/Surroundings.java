package hybridnetwork.preflight;

/**
 * What a rule needs to know beside the configuration.
 *
 * @param engine whether resources are about to be registered with the engine: a missing key is then an error, while an
 *     offline plan can do without; and Azure is asked what exists, of which an offline plan knows nothing
 */
public record Surroundings(boolean engine) {
    public static Surroundings offline() {
        return new Surroundings(false);
    }

    public static Surroundings underEngine() {
        return new Surroundings(true);
    }
}

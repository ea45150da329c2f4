package hybridnetwork.preflight;

import java.time.Clock;
import java.time.LocalDate;

/**
 * What a rule needs to know beside the configuration.
 *
 * @param clock tells which of Azure's retirement dates have passed
 * @param engine whether resources are about to be registered with the engine: a missing key is then an error, while an
 *     offline plan can do without
 */
public record Surroundings(Clock clock, boolean engine) {
    public static Surroundings offline() {
        return new Surroundings(Clock.systemUTC(), false);
    }

    public static Surroundings underEngine() {
        return new Surroundings(Clock.systemUTC(), true);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}

package hybridnetwork.plan;

import hybridnetwork.config.Severity;
import java.util.Optional;

/**
 * A line that the program logged for its user, with known secrets replaced.
 *
 * @param severity {@link Severity#WARNING} or {@link Severity#ERROR}
 * @param resource the logical name of the resource it is about
 */
public record LogMessage(Severity severity, String text, Optional<String> resource) {}

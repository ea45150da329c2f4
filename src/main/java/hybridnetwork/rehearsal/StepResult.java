package hybridnetwork.rehearsal;

import java.time.Duration;
import java.util.Map;

/**
 * How a step of a rehearsal ended.
 *
 * @param name the step, as a person would say it
 * @param held whether everything was as it must be
 * @param detail what was seen, in a sentence; why not, when it did not hold
 * @param changes the engine's counts of resources, such as {@code create} to 20
 * @param taken how long it took here
 * @param inAzure how long it would have taken in Azure
 */
public record StepResult(
        String name, boolean held, String detail, Map<String, Integer> changes, Duration taken, Duration inAzure) {
    public StepResult {
        changes = Map.copyOf(changes);
    }
}

package hybridnetwork.rehearsal;

import java.time.Duration;
import java.util.List;

/** How a rehearsal ended: its steps in order, the last one being the one that failed, if one did. */
public record RehearsalResult(List<StepResult> steps) {
    public RehearsalResult {
        steps = List.copyOf(steps);
    }

    /** Whether every step held. */
    public boolean held() {
        return steps.stream().allMatch(StepResult::held);
    }

    /** How long it took here. */
    public Duration taken() {
        return steps.stream().map(StepResult::taken).reduce(Duration.ZERO, Duration::plus);
    }

    /** How long it would have taken in Azure. */
    public Duration inAzure() {
        return steps.stream().map(StepResult::inAzure).reduce(Duration.ZERO, Duration::plus);
    }
}

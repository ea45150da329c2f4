package hybridnetwork.lab;

import java.util.List;

/**
 * An outage, from its prediction to the end of it.
 *
 * @param how in which way it was made, such as {@code silently}
 * @param during what else had to be so meanwhile
 */
public record OutageResult(
        Prediction prediction, String how, Change lost, Prediction afterwards, Change restored, List<Check> during) {
    public OutageResult {
        during = List.copyOf(during);
    }

    /** Whether the lab saw what the proof says, and every connection survived. */
    public boolean held() {
        return holds(prediction, lost)
                && holds(afterwards, restored)
                && during.stream().allMatch(Check::held);
    }

    private static boolean holds(Prediction predicted, Change change) {
        return change.agrees() && (!predicted.arrives() || change.survived().orElse(true));
    }
}

package hybridnetwork.lab;

import hybridnetwork.lab.network.Timers;
import java.time.Duration;
import java.util.List;

/**
 * What a drill saw.
 *
 * @param stack the stack's name
 * @param flow the flow that was measured, in words
 * @param checks before the first outage and after the last
 * @param outages in the order in which they were made
 * @param left what of the stack was not built or not tried, in words
 */
public record DrillResult(
        String stack,
        String site,
        Timers timers,
        String flow,
        List<Check> checks,
        List<OutageResult> outages,
        List<String> left,
        Duration taken) {
    public DrillResult {
        checks = List.copyOf(checks);
        outages = List.copyOf(outages);
        left = List.copyOf(left);
    }

    /** Whether everything was as it had to be, and something was tried. */
    public boolean held() {
        return !checks.isEmpty()
                && checks.stream().allMatch(Check::held)
                && outages.stream().allMatch(OutageResult::held);
    }
}

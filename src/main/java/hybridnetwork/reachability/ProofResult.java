package hybridnetwork.reachability;

import java.util.List;

/**
 * What a proof found.
 *
 * @param scenarios {@code healthy} first, then the outages
 * @param findings the most severe first
 */
public record ProofResult(List<Scenario> scenarios, List<Finding> findings) {
    public ProofResult {
        scenarios = List.copyOf(scenarios);
        findings = List.copyOf(findings);
    }

    /** Whether every intent holds in every scenario. */
    public boolean holds() {
        return scenarios.stream().allMatch(Scenario::holds);
    }
}

package hybridnetwork.reachability;

import hybridnetwork.reachability.finding.Finding;
import java.util.List;
import java.util.Set;

/**
 * What a proof found.
 *
 * @param scenarios {@code healthy} first, then the outages
 * @param findings the most severe first
 * @param assumptions what the verdicts rest on that no document of Azure says
 */
public record ProofResult(List<Scenario> scenarios, List<Finding> findings, List<String> assumptions) {
    /** Findings of a network, or of an end of an intent, that is not there: no packet breaks a {@code deny} then. */
    private static final Set<String> NOTHING_TO_PROVE = Set.of("no-virtual-network", "unknown-end");

    public ProofResult {
        scenarios = List.copyOf(scenarios);
        findings = List.copyOf(findings);
        assumptions = List.copyOf(assumptions);
    }

    /** Whether every intent is kept in every scenario, and none for want of anything to prove. */
    public boolean holds() {
        return scenarios.stream().allMatch(Scenario::holds)
                && findings.stream().map(Finding::rule).noneMatch(NOTHING_TO_PROVE::contains);
    }
}

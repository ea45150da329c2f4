package hybridnetwork.reachability;

import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.finding.Subject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What a proof found.
 *
 * @param scenarios {@code healthy} first, then the outages
 * @param findings the most severe first
 * @param assumptions what the verdicts rest on that no document of Azure says
 * @param flows the intents, with what declares them
 */
public record ProofResult(
        List<Scenario> scenarios, List<Finding> findings, List<String> assumptions, List<Subject> flows) {
    /** Findings of a network, or of an end of an intent, that is not there: no packet breaks a {@code deny} then. */
    private static final Set<String> NOTHING_TO_PROVE = Set.of("no-virtual-network", "unknown-end");

    public ProofResult {
        scenarios = List.copyOf(scenarios);
        findings = List.copyOf(findings);
        assumptions = List.copyOf(assumptions);
        flows = List.copyOf(flows);
    }

    /** As a proof leaves it, which knows nothing of what declares its intents. */
    public ProofResult(List<Scenario> scenarios, List<Finding> findings, List<String> assumptions) {
        this(scenarios, findings, assumptions, flows(scenarios));
    }

    private static List<Subject> flows(List<Scenario> scenarios) {
        return scenarios.stream()
                .limit(1)
                .flatMap(healthy -> healthy.intents().stream())
                .map(intent -> Subject.of(Subject.FLOW, intent.name()))
                .toList();
    }

    /** The same with other findings and other words for what is declared where. */
    public ProofResult with(List<Finding> others, List<Subject> declared) {
        return new ProofResult(scenarios, others, assumptions, declared);
    }

    /** The same where more is known of what things are. */
    public ProofResult with(UnaryOperator<Subject> more) {
        return with(
                findings.stream()
                        .map(finding ->
                                finding.about(finding.about().stream().map(more).toList()))
                        .toList(),
                flows.stream().map(more).toList());
    }

    /** Where a flow is declared, as far as that is known. */
    public Optional<String> place(String flow) {
        return flows.stream()
                .filter(it -> it.name().equals(flow) && it.path().isPresent())
                .map(Subject::place)
                .findFirst();
    }

    /** Whether every intent is kept in every scenario, and none for want of anything to prove. */
    public boolean holds() {
        return scenarios.stream().allMatch(Scenario::holds)
                && findings.stream().map(Finding::rule).noneMatch(NOTHING_TO_PROVE::contains);
    }
}

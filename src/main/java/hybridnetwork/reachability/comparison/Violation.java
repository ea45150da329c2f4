package hybridnetwork.reachability.comparison;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.Counterexample;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.reachability.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One way in which an intent is violated, with one packet that shows it.
 *
 * @param scenarios all in which it is violated this way, in the proof's order
 * @param example the verdict in the first of them
 */
public record Violation(List<Scenario> scenarios, IntentResult example) {
    /**
     * The violations of a proof but for the tolerated ones. Those of an {@code allow} differ by their reason; a {@code deny} is told once, because
     * over whatever path a packet comes, the same rule has to stop it. What is not known is told apart from what is certain.
     */
    public static List<Violation> of(ProofResult proof) {
        Map<List<String>, Violation> violations = new LinkedHashMap<>();
        for (Scenario scenario : proof.scenarios()) {
            for (IntentResult intent : scenario.intents()) {
                if (!intent.isKept()) {
                    violations
                            .computeIfAbsent(key(intent), key -> new Violation(new ArrayList<>(), intent))
                            .scenarios()
                            .add(scenario);
                }
            }
        }
        return List.copyOf(violations.values());
    }

    private static List<String> key(IntentResult intent) {
        String reason = intent.action() == Action.DENY
                ? ""
                : intent.counterexample()
                        .map(Counterexample::reason)
                        .or(intent::unknown)
                        .orElse("");
        return List.of(intent.name(), reason, String.valueOf(intent.isUnknown()));
    }

    /** Such as {@code allow web}. */
    public String intent() {
        return example.action() + " " + example.name();
    }

    /** Whether it depends on what is not known, so that the intent may yet hold. */
    public boolean isUnknown() {
        return example.isUnknown();
    }

    public Optional<Counterexample> packet() {
        return example.counterexample();
    }

    /** Why it is violated, or not known. */
    public String reason() {
        return example.counterexample()
                .map(Counterexample::reason)
                .or(example::unknown)
                .orElse("one of its ends does not exist among the resources, or has no address");
    }

    /** What to change. */
    public String fix() {
        if (example.isUnknown() && restsOnTag()) {
            return example.action() == Action.DENY
                    ? "deny what no rule for the service tag lets pass: other ports, protocols or subnets"
                    : "allow it to the service tag that a rule names, or to addresses that can be listed";
        }
        if (example.isUnknown()) {
            return "make it known, or leave what depends on it out, and prove it again";
        }
        return example.counterexample()
                        .map(Counterexample::fix)
                        .orElse("name ends that exist, or declare what is missing")
                + tolerance();
    }

    /** Of an {@code allow} that single outages alone break: how to say that they may. */
    private String tolerance() {
        Set<String> outages = scenarios.stream()
                .map(Scenario::failed)
                .filter(failed -> failed.size() == 1)
                .map(failed -> failed.get(0))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean all = scenarios.stream()
                .allMatch(scenario -> scenario.failed().stream().anyMatch(outages::contains));
        return example.action() == Action.ALLOW && all
                ? "; or, if the flow may be lost then, write `mayFailIn: [" + String.join(", ", outages) + "]`"
                : "";
    }

    /** Whether a rule for a service tag decides, which nobody can make known. */
    private boolean restsOnTag() {
        return example.trace().stream()
                .flatMap(trace -> trace.steps().stream())
                .anyMatch(step -> step instanceof Step.Filter filter
                        && filter.access() == Access.UNKNOWN
                        && !filter.rule().tags().isEmpty());
    }

    /** The packet's way and its reply's, hop by hop; the reason for its loss is told elsewhere. */
    public List<String> steps() {
        List<String> steps = new ArrayList<>();
        boolean delivered = false;
        for (Step step : example.trace().map(Trace::steps).orElse(List.of())) {
            steps.add(
                    step instanceof Step.Lost lost
                            ? (delivered ? "the reply is lost at " : "lost at ") + lost.at()
                            : step.text());
            delivered |= step instanceof Step.Delivered;
        }
        return steps;
    }
}

package hybridnetwork.report;

import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.Counterexample;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.reachability.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One way in which an intent is violated, with one packet that shows it.
 *
 * @param scenarios all in which it is violated this way, in the proof's order
 * @param example the verdict in the first of them
 */
record Violation(List<Scenario> scenarios, IntentResult example) {
    private static final String CHANGE = "; ";
    private static final Pattern DEFAULT_RULE = Pattern.compile("\\(65\\d{3}\\)");

    /**
     * The violations of a proof. Those of an {@code allow} differ by their reason; a {@code deny} is told once, because
     * over whatever path a packet comes, the same rule has to stop it. What is not known is told apart from what is certain.
     */
    static List<Violation> of(ProofResult proof) {
        Map<List<String>, Violation> violations = new LinkedHashMap<>();
        for (Scenario scenario : proof.scenarios()) {
            for (IntentResult intent : scenario.intents()) {
                if (!intent.holds()) {
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
                : intent.counterexample().map(Counterexample::reason).orElse("");
        return List.of(intent.name(), reason, String.valueOf(intent.isUnknown()));
    }

    /** Such as {@code allow web}. */
    String intent() {
        return example.action() + " " + example.name();
    }

    /** Whether it depends on what only the deployment tells, so that the intent may yet hold. */
    boolean isUnknown() {
        return example.isUnknown();
    }

    Optional<String> packet() {
        return example.counterexample().map(ProofWords::packet);
    }

    /** Why it is violated, without what to change. */
    String reason() {
        return example.counterexample()
                .map(packet -> withoutChange(packet.reason()))
                .orElseGet(() -> example.open()
                        .map(Violation::withoutChange)
                        .orElse("one of its ends does not exist among the resources"));
    }

    private static String withoutChange(String reason) {
        int change = reason.lastIndexOf(CHANGE);
        return change < 0 ? reason : reason.substring(0, change);
    }

    /** What to change. */
    String fix() {
        if (example.isUnknown()) {
            return example.open().map(Violation::change).orElseThrow();
        }
        if (example.action() == Action.DENY) {
            return lastAllowed()
                    .map(Violation::narrowed)
                    .orElse("put a network security group on the destination's subnet that denies it");
        }
        return example.counterexample()
                .map(Counterexample::reason)
                .filter(reason -> reason.contains(CHANGE))
                .map(Violation::change)
                .orElse("name ends that exist, or declare what is missing");
    }

    private static String change(String reason) {
        return reason.substring(reason.lastIndexOf(CHANGE) + CHANGE.length());
    }

    /** Azure's default rules cannot be changed, only preceded. */
    private static String narrowed(Step.Filter filter) {
        String verb = DEFAULT_RULE.matcher(filter.rule()).find() ? "add a Deny above " : "narrow ";
        return verb + filter.rule() + ", which lets it pass at " + filter.at();
    }

    private Optional<Step.Filter> lastAllowed() {
        return example.trace().stream()
                .flatMap(trace -> trace.steps().stream())
                .filter(Step.Filter.class::isInstance)
                .map(Step.Filter.class::cast)
                .reduce((first, second) -> second);
    }

    /** The packet's way and its reply's, hop by hop; the reason for its loss is told elsewhere. */
    List<String> steps() {
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

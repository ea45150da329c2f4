package hybridnetwork.program;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.CircuitSteps;
import hybridnetwork.lifecycle.CircuitSteps.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a person has to do next, in a few sentences that are a stack output. */
final class NextStep {
    private final StackConfig config;
    private final CircuitSteps steps;

    private NextStep(StackConfig config, CircuitSteps steps) {
        this.config = config;
        this.steps = steps;
    }

    static String of(StackConfig config, CircuitSteps steps) {
        return new NextStep(config, steps).sentences();
    }

    private String sentences() {
        List<Circuit.AtProvider> lost = circuits(Step::fellBack);
        List<Circuit.AtProvider> waiting = circuits(step -> !step.connection() && !step.fellBack());
        List<String> sentences = new ArrayList<>();
        if (!lost.isEmpty()) {
            sentences.add("Ask " + listed(lost, circuit -> circuit.provider() + " about circuit " + circuit.name())
                    + ": it was connected and is no longer provisioned. Until it is, the VPN carries the traffic.");
        }
        if (!waiting.isEmpty()) {
            sentences.add("Send " + listed(waiting, NextStep::order)
                    + ": `pulumi stack output serviceKeys --show-secrets`. Azure bills the circuit from now on."
                    + " When the provider has provisioned it, run `pulumi up` again to add peering and connection; until"
                    + " then the VPN carries the traffic.");
        }
        return sentences.isEmpty()
                ? "Every circuit is connected. Prove the failover in a maintenance window: set privatePeering.enabled of"
                        + " a circuit to false, run `pulumi up`, and check that the VPN carries the traffic."
                : String.join(" ", sentences);
    }

    private List<Circuit.AtProvider> circuits(Predicate<Step> step) {
        return config.expressRoute().circuits().values().stream()
                .filter(Circuit.AtProvider.class::isInstance)
                .map(Circuit.AtProvider.class::cast)
                .filter(circuit -> step.test(steps.of(circuit.name())))
                .toList();
    }

    private static String order(Circuit.AtProvider circuit) {
        return "the service key of circuit " + circuit.name() + " to " + circuit.provider() + " ("
                + circuit.peeringLocation() + ", " + circuit.bandwidthMbps() + " Mbps)";
    }

    private static String listed(List<Circuit.AtProvider> circuits, Function<Circuit.AtProvider, String> words) {
        return circuits.stream().map(words).collect(Collectors.joining(" and "));
    }
}

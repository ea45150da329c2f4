package hybridnetwork.program;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.CircuitSteps;
import java.util.List;
import java.util.stream.Collectors;

/** What a person has to do next, in a sentence that is a stack output. */
final class NextStep {
    private NextStep() {}

    static String of(StackConfig config, CircuitSteps steps) {
        List<Circuit.AtProvider> waiting = config.expressRoute().circuits().values().stream()
                .filter(circuit -> !steps.of(circuit.name()).connection())
                .filter(Circuit.AtProvider.class::isInstance)
                .map(Circuit.AtProvider.class::cast)
                .toList();
        if (waiting.isEmpty()) {
            return "Every circuit is connected. Prove the failover in a maintenance window: set privatePeering.enabled of"
                    + " a circuit to false, run `pulumi up`, and check that the VPN carries the traffic.";
        }
        String orders = waiting.stream()
                .map(circuit -> "the service key of circuit " + circuit.name() + " to " + circuit.provider() + " ("
                        + circuit.peeringLocation() + ", " + circuit.bandwidthMbps() + " Mbps)")
                .collect(Collectors.joining(" and "));
        return "Send " + orders
                + ": `pulumi stack output serviceKeys --show-secrets`. Azure bills the circuit from now on."
                + " When the provider has provisioned it, run `pulumi up` again to add peering and connection; until then"
                + " the VPN carries the traffic.";
    }
}

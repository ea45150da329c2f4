package hybridnetwork.lifecycle;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far each circuit can be built now ({@code er-provider-state}).
 *
 * <p>A circuit at a provider waits for it before peering and connection. What was once built stays declared in any state of
 * the circuit: an outage or a provider's mistake must never make a deployment tear down the network.
 *
 * @param byCircuit in the order of the configuration
 * @param warnings circuits whose state is not what it was
 */
public record CircuitSteps(Map<String, Step> byCircuit, List<Problem> warnings) {
    /**
     * What of a circuit is declared beside the circuit itself.
     *
     * @param provisioned whether its provider has done its part; where not, what is declared was built before
     */
    public record Step(boolean peering, boolean connection, boolean provisioned) {
        /** Whether something was built on the circuit, which then lost its provisioning. */
        public boolean fellBack() {
            return !provisioned && (peering || connection);
        }
    }

    private static final Step ALL = new Step(true, true, true);
    private static final Step NONE = new Step(false, false, false);

    /** What is built of each circuit, given what Azure has. */
    public static CircuitSteps decide(StackConfig config, AzureState azure) {
        Map<String, Step> steps = new LinkedHashMap<>();
        List<Problem> warnings = new ArrayList<>();
        config.expressRoute().circuits().forEach((name, circuit) -> {
            if (!(circuit instanceof Circuit.AtProvider)) {
                steps.put(name, ALL);
                return;
            }
            Optional<ExistingCircuit> existing =
                    Optional.ofNullable(azure.circuits().get(name));
            Step step = existing.map(CircuitSteps::step).orElse(NONE);
            steps.put(name, step);
            existing.filter(found -> step.fellBack()).ifPresent(found -> warnings.add(fellBack(name, found)));
        });
        return new CircuitSteps(steps, List.copyOf(warnings));
    }

    private static Step step(ExistingCircuit circuit) {
        return circuit.isProvisioned()
                ? ALL
                : new Step(circuit.peered() || circuit.connected(), circuit.connected(), false);
    }

    private static Problem fellBack(String name, ExistingCircuit circuit) {
        return Problem.warning(
                        "er-provider-state",
                        ConfigPath.of("expressRoute").key("circuits").key(name),
                        "the circuit was connected and is no longer provisioned; its peering and connection are kept")
                .got(circuit.providerState())
                .fix("ask the provider about the circuit; the VPN carries the traffic until it is provisioned again");
    }

    /** {@link Stage#connected} once every circuit is. */
    public Stage stage() {
        return byCircuit.values().stream().allMatch(Step::connection) ? Stage.connected : Stage.ordered;
    }

    public Step of(String circuit) {
        return byCircuit.getOrDefault(circuit, NONE);
    }
}

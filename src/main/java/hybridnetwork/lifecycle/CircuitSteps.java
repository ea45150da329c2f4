package hybridnetwork.lifecycle;

import hybridnetwork.config.Circuit;
import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import hybridnetwork.topology.AzureNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far each circuit can be built now ({@code er-provider-state}).
 *
 * <p>A circuit at a provider waits for it before peering and connection. What was once built stays declared in any state of
 * the circuit, and also where Azure does not find it: an outage, a provider's mistake or a question in the wrong place must
 * never make a deployment tear down the network. What was built is what Azure has or the stack's own state has. Only where
 * neither has the circuit any more is it built from its beginning.
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

    /** What is built of each circuit, given what Azure has and what this stack has deployed. */
    public static CircuitSteps decide(StackConfig config, AzureNames names, AzureState azure, DeployedStack deployed) {
        Map<String, Step> steps = new LinkedHashMap<>();
        List<Problem> warnings = new ArrayList<>();
        config.circuits().forEach((name, circuit) -> {
            if (!(circuit instanceof Circuit.AtProvider)) {
                steps.put(name, ALL);
                return;
            }
            Optional<ExistingCircuit> existing =
                    Optional.ofNullable(azure.circuits().get(name));
            Step step = step(name, existing, azure, deployed);
            steps.put(name, step);
            existing.filter(found -> step.fellBack()).ifPresent(found -> warnings.add(fellBack(name, found, config)));
            if (step.equals(NONE) && deployed.has(LogicalName.ER_CONNECTION.of(name))) {
                warnings.add(gone(name, names));
            }
        });
        return new CircuitSteps(steps, List.copyOf(warnings));
    }

    private static Step step(
            String name, Optional<ExistingCircuit> existing, AzureState azure, DeployedStack deployed) {
        if (existing.isPresent() && existing.get().isProvisioned()) {
            return ALL;
        }
        if (existing.isEmpty() && !deployed.has(LogicalName.CIRCUIT.of(name))) {
            return NONE;
        }
        boolean connected = (existing.isPresent() && azure.connectedCircuits().contains(name))
                || deployed.has(LogicalName.ER_CONNECTION.of(name));
        boolean peered =
                existing.map(ExistingCircuit::peered).orElse(false) || deployed.has(LogicalName.PEERING.of(name));
        return new Step(peered || connected, connected, false);
    }

    /** The circuit was deleted outside, and {@code pulumi refresh} has taken it out of the state. */
    private static Problem gone(String name, AzureNames names) {
        return Problem.warning(
                        "er-provider-state",
                        ConfigPath.of("expressRoute").key("circuits").key(name),
                        "neither Azure nor the stack's state has circuit " + names.circuit(name)
                                + " any more: it is ordered anew, and " + names.erConnection(name)
                                + ", which leads nowhere, is removed until the new one is provisioned")
                .fix("restore the state from before the refresh if the circuit was not deleted");
    }

    private static Problem fellBack(String name, ExistingCircuit circuit, StackConfig config) {
        return Problem.warning(
                        "er-provider-state",
                        ConfigPath.of("expressRoute").key("circuits").key(name),
                        "the circuit was connected and is no longer provisioned; its peering and connection are kept")
                .got(circuit.providerState())
                .fix("ask the provider about the circuit"
                        + (config.vpn().isPresent()
                                ? "; the VPN carries the traffic until it is provisioned again"
                                : ""));
    }

    /** {@link Stage#connected} once every circuit is. */
    public Stage stage() {
        return byCircuit.values().stream().allMatch(Step::connection) ? Stage.connected : Stage.ordered;
    }

    public Step of(String circuit) {
        return byCircuit.getOrDefault(circuit, NONE);
    }
}

package hybridnetwork.plan;

import hybridnetwork.config.StackConfig;
import hybridnetwork.reachability.Proof;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an earlier plan of a stack registered, read with the stack's configuration of today: the earlier one is not at hand. Circuits are
 * those that the earlier resources have; the sites of one that is gone are not known.
 */
public final class EarlierNetwork {
    private static final String CIRCUIT = "circuit-";
    private static final String CIRCUIT_END = "-circuit";

    private EarlierNetwork() {}

    /**
     * The network as the proof reads it.
     *
     * @param before of a plan in JSON, without ids
     * @param now of today's plan, whose ids stand for those of the same names
     */
    public static Snapshot read(StackConfig config, List<RegisteredResource> before, List<RegisteredResource> now) {
        ProofInputs today = NetworkProof.inputs(config);
        ProofInputs then = new ProofInputs(
                today.baseName(),
                today.sites(),
                circuits(today, before),
                today.intents(),
                today.implicitOutbound(),
                today.appliances(),
                today.networksOfOthers(),
                today.hub());
        return Proof.read(AssumedSpokes.with(config, withIds(before, now)), then);
    }

    private static List<ProofInputs.Circuit> circuits(ProofInputs today, List<RegisteredResource> before) {
        Map<String, Optional<String>> own = new HashMap<>();
        for (RegisteredResource resource : before) {
            String name = resource.name();
            if (resource.isNetwork("ExpressRouteCircuit") && name.startsWith(CIRCUIT) && name.endsWith(CIRCUIT_END)) {
                own.put(
                        name.substring(CIRCUIT.length(), name.length() - CIRCUIT_END.length()),
                        new Bag(resource.inputs()).text("circuitName"));
            }
        }
        Set<String> names = before.stream().map(RegisteredResource::name).collect(Collectors.toSet());
        List<ProofInputs.Circuit> circuits = new ArrayList<>();
        for (ProofInputs.Circuit circuit : today.circuits()) {
            boolean connected = names.contains("er-connection-" + circuit.name() + "-connection");
            if (own.containsKey(circuit.name()) || connected) {
                circuits.add(circuit);
            }
            own.remove(circuit.name());
        }
        own.forEach((name, azureName) ->
                circuits.add(new ProofInputs.Circuit(name, List.of(), Optional.empty(), azureName)));
        return circuits;
    }

    private static List<RegisteredResource> withIds(List<RegisteredResource> before, List<RegisteredResource> now) {
        Map<String, Optional<String>> ids = new HashMap<>();
        now.forEach(resource -> ids.put(resource.type() + " " + resource.name(), resource.id()));
        return before.stream()
                .map(it -> new RegisteredResource(
                        it.type(),
                        it.name(),
                        it.urn(),
                        ids.getOrDefault(it.type() + " " + it.name(), it.id()),
                        it.parent(),
                        it.protect(),
                        it.dependencies(),
                        it.customTimeouts(),
                        it.inputs(),
                        it.outputs()))
                .toList();
    }
}

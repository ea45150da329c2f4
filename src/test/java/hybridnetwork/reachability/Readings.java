package hybridnetwork.reachability;

import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The blueprint's resources with something changed, for tests of how resources are read. */
final class Readings {
    private Readings() {}

    static final ProofInputs INPUTS = Worlds.blueprint().inputs();

    static ProofResult prove(List<RegisteredResource> resources) {
        return Proof.of(resources, INPUTS, Outages.SINGLE);
    }

    static ProofResult proveChanged(String kind, UnaryOperator<Map<String, Object>> change) {
        return prove(changed(Worlds.blueprint().resources(), kind, change));
    }

    static List<RegisteredResource> changed(
            List<RegisteredResource> resources, String kind, UnaryOperator<Map<String, Object>> change) {
        return resources.stream()
                .map(r -> r.type().endsWith(":" + kind)
                        ? with(r, r.type(), r.id(), change.apply(new LinkedHashMap<>(r.inputs())), r.outputs())
                        : r)
                .toList();
    }

    static RegisteredResource with(
            RegisteredResource r,
            String type,
            Optional<String> id,
            Map<String, Object> inputs,
            Map<String, Object> outputs) {
        return new RegisteredResource(
                type,
                r.name(),
                r.urn(),
                id,
                r.parent(),
                r.protect(),
                r.dependencies(),
                r.customTimeouts(),
                inputs,
                outputs);
    }

    static RegisteredResource dependingOn(RegisteredResource r, List<String> dependencies) {
        return new RegisteredResource(
                r.type(),
                r.name(),
                r.urn(),
                r.id(),
                r.parent(),
                r.protect(),
                dependencies,
                r.customTimeouts(),
                r.inputs(),
                r.outputs());
    }

    static UnaryOperator<Map<String, Object>> put(String key, Object value) {
        return bag -> {
            bag.put(key, value);
            return bag;
        };
    }

    /** The resources with one property more at the one of a name. */
    static List<RegisteredResource> withNamed(
            List<RegisteredResource> resources, String name, String key, Object value) {
        return resources.stream()
                .map(r -> r.name().equals(name)
                        ? with(r, r.type(), r.id(), put(key, value).apply(new LinkedHashMap<>(r.inputs())), r.outputs())
                        : r)
                .toList();
    }

    /** The resources with one property more at a subnet of the network. */
    static List<RegisteredResource> withSubnet(
            List<RegisteredResource> resources, int index, String key, Object value) {
        return changed(resources, "VirtualNetwork", network -> {
            List<Object> subnets = new ArrayList<>((List<?>) Objects.requireNonNull(network.get("subnets")));
            Map<String, Object> subnet = new LinkedHashMap<>();
            ((Map<?, ?>) subnets.get(index)).forEach((name, old) -> subnet.put(name.toString(), old));
            subnet.put(key, value);
            subnets.set(index, subnet);
            network.put("subnets", subnets);
            return network;
        });
    }

    /** Why an intent does not hold, or is not known to. */
    static String why(IntentResult intent) {
        return intent.counterexample()
                .map(Counterexample::reason)
                .or(intent::unknown)
                .orElse("holds");
    }

    static List<String> messages(ProofResult proof, String rule) {
        return proof.findings().stream()
                .filter(f -> f.rule().equals(rule))
                .map(Finding::message)
                .toList();
    }
}

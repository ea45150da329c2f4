package hybridnetwork.review;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.PreviewSteps.Step;
import hybridnetwork.resources.RegisteredResource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Azure repeats of the stack's own resources in its answer for a circuit. A peering or an authorization that the stack does
 * not have is none of it: somebody made it by hand, and an authorization lets another subscription onto the private peering.
 */
final class RepeatedResources {
    private static final String REPEATED = "a circuit repeats what are resources of their own (#2368, #4178)";
    private static final String PROVIDERS =
            "the private peering of a circuit that the stack leaves to its provider, and what the provider has yet to do";
    private static final Pattern CHILD = Pattern.compile("(peerings|authorizations)\\[(.*)]");
    private static final Pattern OF_CHILD = Pattern.compile("(peerings|authorizations)\\[[^]]*]\\..*");
    private static final String PEERING = "ExpressRouteCircuitPeering";
    private static final String AUTHORIZATION = "ExpressRouteCircuitAuthorization";
    private static final String PRIVATE = "AzurePrivatePeering";

    /** Each as type, circuit and name, in lower case. */
    private final Set<List<String>> children = new HashSet<>();

    /** Names of circuits that a connection of the stack uses, in lower case. */
    private final Set<String> connected = new HashSet<>();

    /** Of every resource that the stack declares or has. */
    RepeatedResources(List<Step> steps) {
        steps.forEach(step -> step.after().or(step::before).ifPresent(this::add));
    }

    private void add(RegisteredResource resource) {
        Map<String, Object> inputs = resource.inputs();
        String type = resource.kind();
        switch (type) {
            case PEERING -> children.add(key(type, inputs.get("circuitName"), inputs.get("peeringName")));
            case AUTHORIZATION -> children.add(key(type, inputs.get("circuitName"), inputs.get("authorizationName")));
            case "VirtualNetworkGatewayConnection" -> {
                if (inputs.get("peer") instanceof Map<?, ?> peer) {
                    String id = String.valueOf(peer.get("id"));
                    connected.add(ResourceChange.folded(ArmId.name(id)));
                }
            }
            default -> {}
        }
    }

    private static List<String> key(String type, @Nullable Object circuit, @Nullable Object name) {
        return List.of(type, folded(circuit), folded(name));
    }

    private static String folded(@Nullable Object name) {
        return name == null ? "" : ResourceChange.folded(name);
    }

    /** As {@link KnownNoise#reasons()}. */
    static List<String> reasons() {
        return List.of(REPEATED, PROVIDERS);
    }

    /** Why a value that Azure tells of a circuit, and the stack does not declare, means nothing; empty where it is drift. */
    Optional<String> reason(RegisteredResource circuit, String path, Object azure) {
        if (!circuit.kind().equals("ExpressRouteCircuit")) {
            return Optional.empty();
        }
        String name = ResourceChange.azureName(circuit);
        if (path.equals("serviceProviderProvisioningState")) {
            return isUsed(name) ? Optional.empty() : Optional.of(PROVIDERS);
        }
        Matcher child = CHILD.matcher(path);
        if (OF_CHILD.matcher(path).matches() || !child.matches() || !(azure instanceof Map)) {
            return Optional.empty();
        }
        String type = child.group(1).equals("peerings") ? PEERING : AUTHORIZATION;
        if (children.contains(key(type, name, child.group(2)))) {
            return Optional.of(REPEATED);
        }
        boolean providers = child.group(2).equals(PRIVATE) && !isPeered(name);
        return providers && type.equals(PEERING) ? Optional.of(PROVIDERS) : Optional.empty();
    }

    /** Whether something of the stack needs the circuit to be provisioned. */
    private boolean isUsed(String circuit) {
        return isPeered(circuit) || connected.contains(folded(circuit));
    }

    private boolean isPeered(String circuit) {
        return children.contains(key(PEERING, circuit, PRIVATE));
    }
}

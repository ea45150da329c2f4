package hybridnetwork.reachability;

import hybridnetwork.reachability.Network.Circuit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of the declared circuits a resource or a connection is about. */
final class CircuitMatcher {
    private static final String KIND = "ExpressRouteCircuit";
    private static final String PRIVATE = "AzurePrivatePeering";

    private final Inventory inventory;
    private final ProofInputs inputs;
    private final Notes notes;

    CircuitMatcher(Inventory inventory, ProofInputs inputs, Notes notes) {
        this.inventory = inventory;
        this.inputs = inputs;
        this.notes = notes;
    }

    /** The name of the circuit that an ExpressRoute connection connects, if it is one that the configuration declares. */
    Optional<String> of(Resource connection) {
        Reference reference = inventory.follow(connection, connection.bag(), "peer", KIND);
        Optional<String> name = Optional.empty();
        if (reference instanceof Reference.Found found) {
            name = inputs.circuits().stream()
                    .filter(circuit -> resource(circuit).equals(Optional.of(found.resource())))
                    .map(ProofInputs.Circuit::name)
                    .findFirst();
        } else if (reference instanceof Reference.External external) {
            name = inputs.circuits().stream()
                    .filter(circuit -> circuit.circuitId()
                            .map(id -> id.equalsIgnoreCase(external.id()))
                            .orElse(false))
                    .map(ProofInputs.Circuit::name)
                    .findFirst();
        } else if (inputs.circuits().size() == 1) {
            name = Optional.of(inputs.circuits().get(0).name());
        }
        if (name.isEmpty() && reference instanceof Reference.Unknown) {
            notes.doubt(connection, "its circuit", Doubt.OUTSIDE);
        }
        if (name.isEmpty()) {
            notes.notUnderstood(connection, "its circuit is none that the configuration declares; it is left out");
        }
        return name;
    }

    /** The circuit as the resources describe it. */
    Circuit describe(ProofInputs.Circuit circuit, boolean connected) {
        Optional<Resource> resource = resource(circuit);
        Peering peering = resource.map(this::peering).orElse(Peering.ENABLED);
        Optional<Double> mbps = resource.flatMap(r -> r.bag()
                .bag("serviceProviderProperties")
                .flatMap(provider -> provider.number("bandwidthInMbps"))
                .or(() -> r.bag().number("bandwidthInGbps").map(gbps -> gbps * 1000)));
        return new Circuit(circuit.name(), connected && peering != Peering.DISABLED, peering != Peering.UNKNOWN, mbps);
    }

    /** By the id, else by the name that follows from the configuration, else because there is one of each. */
    private Optional<Resource> resource(ProofInputs.Circuit circuit) {
        List<Resource> all = inventory.all(KIND);
        if (circuit.circuitId().isPresent()) {
            return all.stream()
                    .filter(r -> r.id().map(id ->
                                    id.equalsIgnoreCase(circuit.circuitId().get()))
                            .orElse(false))
                    .findFirst();
        }
        return named(circuit).or(() -> isTheOnlyUnnamed(circuit) ? unnamed(all) : Optional.empty());
    }

    private Optional<Resource> named(ProofInputs.Circuit circuit) {
        return inventory.all(KIND).stream()
                .filter(r -> r.isNamed(shortName() + "-" + circuit.name()))
                .findFirst();
    }

    /** What is left when every other circuit of the stack's own has a resource of its name. */
    private boolean isTheOnlyUnnamed(ProofInputs.Circuit circuit) {
        return inputs.circuits().stream()
                .filter(other -> other.circuitId().isEmpty())
                .filter(other -> named(other).isEmpty())
                .allMatch(other -> other.name().equals(circuit.name()));
    }

    /** The resource of a circuit that is, or once was, the only one. */
    private Optional<Resource> unnamed(List<Resource> all) {
        return all.stream()
                .filter(r -> r.isNamed(shortName()))
                .findFirst()
                .or(() -> all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty());
    }

    private String shortName() {
        return inputs.baseName() + "-erc";
    }

    private enum Peering {
        ENABLED,
        DISABLED,
        UNKNOWN
    }

    /** Without a peering resource the provider has made the peering; a disabled one carries nothing. */
    private Peering peering(Resource circuit) {
        List<Bag> peerings = new ArrayList<>();
        List<Resource> children = inventory.children("ExpressRouteCircuitPeering", "circuitName", circuit);
        children.forEach(child -> peerings.add(child.bag()));
        // Azure shows a peering that is a resource of its own inside the circuit too.
        circuit.bag().bags("peerings").stream()
                .filter(inline -> children.stream()
                        .noneMatch(child -> child.isNamed(inline.text("name").orElse(""))))
                .forEach(peerings::add);
        boolean unknown = hasOrphans();
        for (Bag peering : peerings) {
            String type = peering.text("peeringType")
                    .or(() -> peering.text("peeringName"))
                    .orElse(PRIVATE);
            boolean disabled = peering.text("state").orElse("").equalsIgnoreCase("Disabled");
            if (type.equalsIgnoreCase(PRIVATE) && peering.has("ipv6PeeringConfig")) {
                notes.notUnderstood(circuit, "the IPv6 side of its peering is not proved; IPv4 only");
            }
            if (type.equalsIgnoreCase(PRIVATE) && !peering.isOpaque("state")) {
                return disabled ? Peering.DISABLED : Peering.ENABLED;
            }
            unknown |= type.equalsIgnoreCase(PRIVATE) || (peering.isOpaque("peeringType") && disabled);
        }
        if (unknown) {
            notes.unknown(circuit, "the state of its peering", "every flow that relies on it is left open");
        }
        return unknown ? Peering.UNKNOWN : Peering.ENABLED;
    }

    /** Whether there is a peering of which it is not known whose it is. */
    private boolean hasOrphans() {
        List<Resource> circuits = inventory.all(KIND);
        return inventory.all("ExpressRouteCircuitPeering").stream()
                .filter(peering -> peering.bag().isOpaque("circuitName"))
                .anyMatch(peering -> circuits.stream()
                        .noneMatch(circuit -> inventory
                                .children("ExpressRouteCircuitPeering", "circuitName", circuit)
                                .contains(peering)));
    }
}

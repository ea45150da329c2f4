package hybridnetwork.reachability.reading;

import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.model.Circuit;
import hybridnetwork.reachability.model.Circuit.Peering;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which of the declared circuits a resource or a connection is about. */
public final class CircuitMatcher {
    private static final String KIND = "ExpressRouteCircuit";
    private static final String PRIVATE = "AzurePrivatePeering";

    private final Inventory inventory;
    private final ProofInputs inputs;
    private final Notes notes;

    public CircuitMatcher(Inventory inventory, ProofInputs inputs, Notes notes) {
        this.inventory = inventory;
        this.inputs = inputs;
        this.notes = notes;
    }

    /** The name of the circuit that an ExpressRoute connection connects, if it is one that the configuration declares. */
    public Optional<String> of(Resource connection) {
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
        } else if (inputs.circuits().size() == 1 && inventory.all(KIND).stream().allMatch(connection::mayDependOn)) {
            name = Optional.of(inputs.circuits().get(0).name());
        }
        return name;
    }

    /** What tells the circuit of a connection from others: its resource, or its id. */
    Optional<Object> identity(Resource connection) {
        Reference reference = inventory.follow(connection, connection.bag(), "peer", KIND);
        if (reference instanceof Reference.Found found) {
            return Optional.of(found.resource());
        }
        return reference instanceof Reference.External external
                ? Optional.of(new ArmId(external.id()))
                : of(connection).map(name -> name);
    }

    /** Whether it is not known which circuit a connection connects, so that it may be any. */
    boolean isUnknown(Resource connection) {
        Reference reference = inventory.follow(connection, connection.bag(), "peer", KIND);
        return reference instanceof Reference.Unknown
                || (reference instanceof Reference.Found found
                        && !found.resource().named());
    }

    /** The circuit as the resources describe it. */
    Circuit describe(ProofInputs.Circuit circuit) {
        Optional<Resource> resource = resource(circuit);
        Peering peering = resource.map(this::peering).orElse(Peering.BY_PROVIDER);
        Optional<Double> mbps = resource.flatMap(r -> r.bag()
                .bag("serviceProviderProperties")
                .flatMap(provider -> provider.number("bandwidthInMbps"))
                .or(() -> r.bag().number("bandwidthInGbps").map(gbps -> gbps * 1000)));
        return new Circuit(circuit.name(), peering, mbps);
    }

    /** By the id, else by the name that follows from the configuration, else because there is one of each. */
    private Optional<Resource> resource(ProofInputs.Circuit circuit) {
        List<Resource> all = inventory.all(KIND);
        if (circuit.circuitId().isPresent()) {
            return all.stream()
                    .filter(r -> r.id().map(id ->
                                    id.equals(new ArmId(circuit.circuitId().get())))
                            .orElse(false))
                    .findFirst();
        }
        return named(circuit).or(() -> isTheOnlyUnnamed(circuit) ? unnamed(all) : Optional.empty());
    }

    private Optional<Resource> named(ProofInputs.Circuit circuit) {
        return inventory.all(KIND).stream()
                .filter(r -> r.isNamed(circuit.azureName().orElse(shortName() + "-" + circuit.name())))
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

    /**
     * The state of the private peering. Without any peering the provider is taken to have made one; beside another kind it may be missing, for
     * a circuit can have one kind or both. Azure shows a peering that is a resource of its
     * own inside the circuit too, as it was at the last refresh: the resource decides.
     */
    private Peering peering(Resource circuit) {
        List<Resource> children = inventory.children(Parentage.PEERING, circuit);
        Optional<Peering> declared =
                inventory.orphans(Parentage.PEERING).isEmpty() ? Optional.empty() : Optional.of(Peering.UNKNOWN);
        for (Resource child : children) {
            declared = decided(declared, peering(circuit, child.bag()));
        }
        if (declared.isEmpty()) {
            List<Bag> shown = circuit.bag().bags("peerings").stream()
                    .filter(inline -> children.stream()
                            .noneMatch(
                                    child -> child.isNamed(inline.text("name").orElse(""))))
                    .toList();
            for (Bag inline : shown) {
                declared = decided(declared, peering(circuit, inline));
            }
            if (declared.isEmpty() && isUnknown(circuit.bag().values().get("peerings"))) {
                declared = Optional.of(Peering.UNKNOWN);
            }
            if (declared.isEmpty() && !(children.isEmpty() && shown.isEmpty())) {
                notes.notUnderstood(
                        circuit,
                        "it has a peering, but none that is private is among the resources; whether it has one is not known, and"
                                + " every flow that relies on it is left open",
                        Scope.nothing("the circuit counts as one that may be up or down"));
                return Peering.UNKNOWN;
            }
        }
        if (declared.equals(Optional.of(Peering.UNKNOWN))) {
            notes.unknown(
                    circuit,
                    "the state of its peering",
                    "every flow that relies on it is left open",
                    Scope.nothing("the circuit counts as one that may be up or down"));
        }
        return declared.orElse(Peering.BY_PROVIDER);
    }

    /** A circuit has one private peering, so what is known of it decides. */
    private static Optional<Peering> decided(Optional<Peering> one, Optional<Peering> other) {
        boolean decides = one.filter(peering -> peering != Peering.UNKNOWN).isPresent();
        return other.isEmpty() || decides ? one : other;
    }

    /** What one says of the private peering; empty of another kind. */
    private Optional<Peering> peering(Resource circuit, Bag peering) {
        Optional<String> type = Stream.of("peeringType", "peeringName", "name")
                .flatMap(name -> peering.text(name).stream())
                .findFirst();
        if (type.isPresent() && !type.get().equalsIgnoreCase(PRIVATE)) {
            return Optional.empty();
        }
        if (peering.has("ipv6PeeringConfig")) {
            Ipv6.note(circuit, "the IPv6 side of its peering", notes);
        }
        if (type.isEmpty() || peering.isOpaque("state")) {
            return Optional.of(Peering.UNKNOWN);
        }
        boolean disabled = peering.text("state").orElse("").equalsIgnoreCase("Disabled");
        return Optional.of(disabled ? Peering.DISABLED : Peering.ENABLED);
    }

    /** A list that is secret as a whole is what the program made secret: the outputs of a circuit that its provider peers. */
    private static boolean isUnknown(@Nullable Object peerings) {
        return peerings == Opaque.UNKNOWN || (peerings instanceof List<?> list && list.contains(Opaque.UNKNOWN));
    }
}

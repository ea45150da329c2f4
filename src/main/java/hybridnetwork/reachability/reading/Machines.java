package hybridnetwork.reachability.reading;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Merged;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.resources.TypeToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which interfaces are of machines with several: what comes in by one of those may go out by another. */
final class Machines {
    private static final String MACHINE = "compute:VirtualMachine";

    /** The interfaces that a machine names, as far as their ids are known. */
    private record Machine(RegisteredResource resource, List<String> interfaces, boolean open) {
        boolean mayHave(Resource card) {
            return interfaces.stream()
                            .anyMatch(id -> card.mayGet(id)
                                    || card.id().filter(new ArmId(id)::equals).isPresent())
                    || (open
                            && (resource.dependencies().isEmpty()
                                    || resource.dependencies().contains(card.urn())));
        }
    }

    private final List<Machine> several = new ArrayList<>();
    /** By id, as the interfaces' own outputs name them, with which interface. */
    private final Map<ArmId, Set<Resource>> shown = new HashMap<>();

    /** Reads all machines, and what interfaces and scale sets say of theirs. */
    Machines(List<RegisteredResource> resources, List<Interfaces.Card> cards) {
        for (RegisteredResource resource : resources) {
            if (TypeToken.of(resource.type())
                    .filter(type -> type.toString().equals(MACHINE))
                    .isPresent()) {
                read(resource);
            }
        }
        for (Interfaces.Card card : cards) {
            machine(card.resource())
                    .ifPresent(id ->
                            shown.computeIfAbsent(id, it -> new HashSet<>()).add(card.resource()));
        }
    }

    private void read(RegisteredResource resource) {
        Bag profile = Merged.of(resource.inputs(), resource.outputs())
                .bag()
                .bag("networkProfile")
                .orElse(Bag.EMPTY);
        List<?> references = profile.at("networkInterfaces")
                .filter(List.class::isInstance)
                .<List<?>>map(List.class::cast)
                .orElse(List.of());
        List<String> ids = profile.bags("networkInterfaces").stream()
                .flatMap(reference -> reference.text("id").stream())
                .toList();
        boolean opaque =
                profile.at("networkInterfaces").filter(Opaque.class::isInstance).isPresent();
        if (references.size() > 1 || opaque) {
            several.add(new Machine(resource, ids, opaque || ids.size() < references.size()));
        }
    }

    /** The machine that an interface is attached to, or the scale set that describes it. */
    private static Optional<ArmId> machine(Resource card) {
        return card.kind().equals(ScaleSets.KIND)
                ? card.id()
                : card.bag().text("virtualMachine", "id").map(ArmId::new);
    }

    /** Whether the machine of an interface has, or may have, others. */
    boolean haveOthersBeside(Resource card) {
        return several.stream().anyMatch(machine -> machine.mayHave(card))
                || machine(card).map(shown::get).filter(all -> all.size() > 1).isPresent();
    }
}

package hybridnetwork.review;

import hybridnetwork.plan.ArmType;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.review.ResourceChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the resources of two plans of a stack by URN, as the engine does.
 *
 * <p>A replacement drags along what holds the replaced resource's name in its own ARM id (all that is in a resource group),
 * and the connections of a gateway or circuit whose replacement the stack allows.
 */
final class ResourceChanges {
    private final Map<String, RegisteredResource> before;
    private final Map<String, RegisteredResource> after;

    /** Azure names, in lower case, of gateways and circuits that are replaced because the stack allows it. */
    private final Set<String> allowed;

    private final SubnetsInUse subnets;
    private final boolean newGroup;

    private ResourceChanges(List<RegisteredResource> before, List<RegisteredResource> after, Set<String> allowed) {
        this.before = byUrn(before);
        this.after = byUrn(after);
        this.allowed = allowed.stream().map(ResourceChanges::folded).collect(Collectors.toSet());
        this.subnets = new SubnetsInUse(before);
        this.newGroup = this.after.values().stream()
                .filter(resource -> Consequence.type(resource).equals("ResourceGroup"))
                .anyMatch(group -> Optional.ofNullable(this.before.get(group.urn()))
                        .filter(old -> isForced(old, group))
                        .isPresent());
    }

    /**
     * Every difference: in the order of the later plan, then what is removed.
     *
     * @param allowed the Azure names of resources that the stack allows to be replaced, and that are
     */
    static List<ResourceChange> between(
            List<RegisteredResource> before, List<RegisteredResource> after, Set<String> allowed) {
        return new ResourceChanges(before, after, allowed).all();
    }

    private static Map<String, RegisteredResource> byUrn(List<RegisteredResource> resources) {
        Map<String, RegisteredResource> byUrn = new LinkedHashMap<>();
        resources.stream()
                .filter(resource -> resource.type().startsWith("azure-native:"))
                .forEach(resource -> byUrn.put(resource.urn(), resource));
        return byUrn;
    }

    private List<ResourceChange> all() {
        List<ResourceChange> changes = new ArrayList<>();
        for (RegisteredResource now : after.values()) {
            RegisteredResource old = before.get(now.urn());
            if (old == null) {
                changes.add(new ResourceChange(Kind.ADDED, now, List.of(), clash(now)));
            } else {
                compare(old, now).ifPresent(changes::add);
            }
        }
        before.values().stream().filter(old -> !after.containsKey(old.urn())).forEach(old -> changes.add(removed(old)));
        return List.copyOf(changes);
    }

    private Optional<ResourceChange> compare(RegisteredResource old, RegisteredResource now) {
        List<PropertyChange> properties = new ArrayList<>(PropertyChange.between(old.inputs(), now.inputs()));
        if (old.protect() != now.protect()) {
            properties.add(new PropertyChange("protect", Optional.of(old.protect()), Optional.of(now.protect())));
        }
        Optional<String> draggedBy = draggedBy(now);
        boolean replaced = isForced(old, now) || allowed.contains(folded(ResourceChange.azureName(now)));
        if (properties.isEmpty() && draggedBy.isEmpty()) {
            return Optional.empty();
        }
        List<String> remarks = new ArrayList<>();
        if (replaced || draggedBy.isPresent()) {
            Consequence.ofReplacement(now).ifPresent(remarks::add);
            draggedBy.filter(why -> !replaced).ifPresent(why -> remarks.add("with " + why));
            guard(old).ifPresent(remarks::add);
            return Optional.of(new ResourceChange(Kind.REPLACED, now, properties, remarks));
        }
        remarks.addAll(subnets.refusals(old, properties));
        return Optional.of(new ResourceChange(Kind.CHANGED, now, properties, remarks));
    }

    private static boolean isForced(RegisteredResource old, RegisteredResource now) {
        return PropertyChange.between(old.inputs(), now.inputs()).stream()
                .anyMatch(change -> ForcedReplacement.by(change, now.type()));
    }

    /** The Azure name of what takes the resource with it when it is replaced. */
    private Optional<String> draggedBy(RegisteredResource resource) {
        if (newGroup && resource.inputs().containsKey("resourceGroupName")) {
            return Optional.of("its resource group");
        }
        if (!Consequence.type(resource).equals("VirtualNetworkGatewayConnection")) {
            return Optional.empty();
        }
        return List.of("virtualNetworkGateway1", "peer").stream()
                .map(input ->
                        resource.inputs().get(input) instanceof Map<?, ?> end ? String.valueOf(end.get("id")) : "")
                .map(id -> id.substring(id.lastIndexOf('/') + 1))
                .filter(name -> allowed.contains(folded(name)))
                .findFirst();
    }

    private static ResourceChange removed(RegisteredResource old) {
        List<String> remarks = new ArrayList<>();
        Consequence.ofRemoval(old).ifPresent(remarks::add);
        guard(old).ifPresent(remarks::add);
        return new ResourceChange(Kind.REMOVED, old, List.of(), remarks);
    }

    private static Optional<String> guard(RegisteredResource old) {
        return old.protect()
                ? Optional.of("it is protected: the engine refuses until `pulumi state unprotect`")
                : Optional.empty();
    }

    /** The engine creates before it deletes what has another name in the program, and Azure has the old one still. */
    private List<String> clash(RegisteredResource now) {
        return before.values().stream()
                .filter(old -> !after.containsKey(old.urn()) && sameInAzure(old, now))
                .map(old -> "`pulumi up` refuses it: Azure still has " + ResourceChange.azureName(now)
                        + ", which the program called " + old.name()
                        + "; keep the old key, or rename in the state first: docs/runbook.md,"
                        + " \"Renaming a site or a circuit\"")
                .toList();
    }

    private static boolean sameInAzure(RegisteredResource one, RegisteredResource other) {
        return one.type().equals(other.type())
                && ArmType.of(one.type()).pathInputs().stream()
                        .allMatch(input -> folded(one.inputs().getOrDefault(input, ""))
                                .equals(folded(other.inputs().getOrDefault(input, ""))));
    }

    /** Azure takes names for the same whatever their case. */
    private static String folded(Object name) {
        return name.toString().toLowerCase(Locale.ROOT);
    }
}

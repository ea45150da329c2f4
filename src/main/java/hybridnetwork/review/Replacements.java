package hybridnetwork.review;

import hybridnetwork.plan.PlannedChange;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which resources the engine deletes and creates anew, and what that means.
 *
 * <p>A replacement drags along what holds the replaced resource's name in its own ARM id (all that is in a resource group),
 * and the connections of a gateway or circuit whose replacement the stack allows.
 */
final class Replacements {
    /** Azure names, in lower case, of gateways and circuits that the stack has replaced: their names stay. */
    private final Set<String> asked;

    /** Those that the stack would let be replaced. */
    private final Set<String> allowed;

    private final boolean newGroup;
    private final Consequence consequence;

    /** @param newGroup whether the stack's resource group is replaced */
    Replacements(PlannedChange change, boolean newGroup) {
        this.consequence = Consequence.in(change.plan().resources());
        this.asked = folded(change.replaced());
        this.allowed = folded(change.allowed());
        this.newGroup = newGroup;
    }

    private static Set<String> folded(Set<String> names) {
        return names.stream().map(ResourceChange::folded).collect(Collectors.toSet());
    }

    static boolean isForced(RegisteredResource old, RegisteredResource now) {
        return PropertyChange.between(old.inputs(), now.inputs()).stream()
                .anyMatch(change -> ForcedReplacement.by(change, now.type()));
    }

    /** What the replacement of a resource means; empty where it is not replaced. */
    Optional<List<Remark>> of(RegisteredResource old, RegisteredResource now) {
        Optional<String> draggedBy = draggedBy(now);
        boolean itself = isForced(old, now) || asked.contains(ResourceChange.folded(ResourceChange.azureName(now)));
        if (!itself && draggedBy.isEmpty()) {
            return Optional.empty();
        }
        List<Remark> remarks = new ArrayList<>();
        consequence.ofReplacement(now).ifPresent(text -> remarks.add(judged(old, now, text)));
        draggedBy.filter(why -> !itself).ifPresent(why -> remarks.add(Remark.note("with " + why)));
        if (old.protect()) {
            // Who allows the replacement is told by the program what to unprotect.
            remarks.add(
                    isAllowed(old, now) ? Remark.note(Consequence.PROTECTED) : Remark.refused(Consequence.PROTECTED));
        }
        return Optional.of(remarks);
    }

    private Remark judged(RegisteredResource old, RegisteredResource now, String text) {
        if (Consequence.isAtProvider(old)) {
            return Remark.refused(Consequence.PROVISIONED + "; a replacement means " + text);
        }
        return switch (now.kind()) {
            case "VirtualNetworkGateway", "ExpressRouteCircuit" ->
                isAllowed(old, now)
                        ? Remark.outage(text)
                        : Remark.refused("`allowReplacement` does not name it; a replacement means " + text);
            case "PublicIPAddress", "VirtualNetwork" ->
                // Where everything is replaced, what is in them goes first.
                newGroup ? Remark.outage(text) : Remark.refused(text);
            default -> Remark.outage(text);
        };
    }

    private boolean isAllowed(RegisteredResource old, RegisteredResource now) {
        return List.of(old, now).stream()
                .anyMatch(it -> allowed.contains(ResourceChange.folded(ResourceChange.azureName(it))));
    }

    /** The Azure name of what takes the resource with it when it is replaced. */
    private Optional<String> draggedBy(RegisteredResource resource) {
        if (newGroup && resource.inputs().containsKey("resourceGroupName")) {
            return Optional.of("its resource group");
        }
        if (!resource.kind().equals("VirtualNetworkGatewayConnection")) {
            return Optional.empty();
        }
        return List.of("virtualNetworkGateway1", "peer").stream()
                .map(input ->
                        resource.inputs().get(input) instanceof Map<?, ?> end ? String.valueOf(end.get("id")) : "")
                .map(ArmId::name)
                .filter(name -> asked.contains(ResourceChange.folded(name)))
                .findFirst();
    }
}

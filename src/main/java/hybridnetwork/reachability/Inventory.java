package hybridnetwork.reachability;

import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The network resources of a stack, by kind and by what refers to them. */
final class Inventory {
    private final Map<String, List<Resource>> byKind = new HashMap<>();
    private final Map<String, Resource> byId = new HashMap<>();

    Inventory(List<RegisteredResource> resources, Notes notes) {
        for (RegisteredResource registered : resources) {
            Resource.of(registered).ifPresent(resource -> add(resource.typed(notes)));
        }
    }

    private void add(Resource resource) {
        byKind.computeIfAbsent(resource.kind(), kind -> new ArrayList<>()).add(resource);
        resource.id().ifPresent(id -> byId.put(id, resource));
    }

    List<Resource> all(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    List<Resource> all() {
        return byKind.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Follows a property that holds {@code {id: ...}}. An id that is not known yet is followed to the one resource of the
     * kind that the owner depends on, or else to the only one that there is.
     */
    Reference follow(Resource owner, Bag bag, String property, String kind) {
        if (!bag.has(property)) {
            return new Reference.Absent();
        }
        Optional<Bag> value = bag.bag(property);
        if (bag.isOpaque(property) || value.map(v -> v.isOpaque("id")).orElse(false)) {
            return followUnknown(owner, kind);
        }
        Optional<String> id = value.flatMap(v -> v.text("id"));
        return id.isEmpty() ? new Reference.Absent() : followId(id.get(), kind);
    }

    private Reference followId(String id, String kind) {
        Resource exact = byId.get(id.toLowerCase(Locale.ROOT));
        if (exact != null && exact.kind().equals(kind)) {
            return new Reference.Found(exact);
        }
        // A resource that does not exist yet has no id to compare: its name decides.
        return all(kind).stream()
                .filter(resource -> resource.mayGet(id))
                .findFirst()
                .<Reference>map(Reference.Found::new)
                .orElse(new Reference.External(id));
    }

    private Reference followUnknown(Resource owner, String kind) {
        Set<String> dependencies = new HashSet<>(owner.dependencies());
        List<Resource> candidates = all(kind).stream()
                .filter(resource -> dependencies.contains(resource.urn()))
                .toList();
        if (candidates.isEmpty()) {
            candidates = all(kind);
        }
        return candidates.size() == 1 ? new Reference.Found(candidates.get(0)) : new Reference.Unknown();
    }

    /** The children of a kind whose property names the parent; a name that is not known yet means the only parent. */
    List<Resource> children(String kind, String parentProperty, Resource parent) {
        boolean only = all(parent.kind()).size() == 1;
        return all(kind).stream()
                .filter(parent::mayShareGroup)
                .filter(child -> child.bag()
                        .text(parentProperty)
                        .map(parent::isNamed)
                        .orElseGet(() -> only || child.dependencies().contains(parent.urn())))
                .toList();
    }
}

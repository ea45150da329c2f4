package hybridnetwork.reachability;

import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
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
     * kind that the owner depends on; of an owner without any dependencies, to the only one that there is.
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
        // An id that is not known comes out of a dependency. Without any, an old or secret state does not say which.
        List<Resource> candidates = all(kind).stream()
                .filter(resource -> dependencies.isEmpty() || dependencies.contains(resource.urn()))
                .toList();
        return candidates.size() == 1 ? new Reference.Found(candidates.get(0)) : new Reference.Unknown();
    }

    /** The parts of a resource; a parent's name that is not known yet means the one that the part depends on, or the only one. */
    List<Resource> children(Parentage parentage, Resource parent) {
        boolean only = all(parentage.parent()).size() == 1;
        return all(parentage.child()).stream()
                .filter(parent::mayShareGroup)
                .filter(child -> isParent(parentage, parent, child)
                        .orElseGet(() -> only || child.dependencies().contains(parent.urn())))
                .toList();
    }

    /** Whether a resource is another one's parent; empty where no id and no name tells. */
    private static Optional<Boolean> isParent(Parentage parentage, Resource parent, Resource child) {
        Optional<String> id = parentage.parentId(child);
        if (id.isPresent() && parent.id().isPresent()) {
            return Optional.of(id.equals(parent.id()));
        }
        return parent.named() ? parentage.parentName(child).map(parent::isNamed) : Optional.empty();
    }

    /** The resources that are parts of one that is not known: neither found, nor named as one that is not in the stack. */
    List<Resource> orphans(Parentage parentage) {
        List<Resource> parents = all(parentage.parent());
        boolean allNamed = parents.stream().allMatch(Resource::named);
        Set<Resource> found = Collections.newSetFromMap(new IdentityHashMap<>());
        parents.forEach(parent -> found.addAll(children(parentage, parent)));
        return all(parentage.child()).stream()
                .filter(child -> !found.contains(child))
                .filter(child -> !allNamed || parentage.parentName(child).isEmpty())
                .toList();
    }
}

package hybridnetwork.reachability.reading;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The network resources of a stack, by kind and by what refers to them. */
public final class Inventory {
    private final Map<String, List<Resource>> byKind = new HashMap<>();
    private final Map<ArmId, Resource> byId = new HashMap<>();
    private final Map<Parentage, Families> families = new EnumMap<>(Parentage.class);

    public Inventory(List<RegisteredResource> resources, Notes notes) {
        for (RegisteredResource registered : resources) {
            Resource.of(registered).ifPresent(resource -> add(resource.typed(notes)));
        }
    }

    private void add(Resource resource) {
        byKind.computeIfAbsent(resource.kind(), kind -> new ArrayList<>()).add(resource);
        resource.id().ifPresent(id -> byId.put(id, resource));
    }

    public List<Resource> all(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    public List<Resource> all() {
        return byKind.values().stream().flatMap(List::stream).toList();
    }

    /**
     * Follows a property that holds {@code {id: ...}}. An id that is not known yet is followed to the one resource of the
     * kind that the owner depends on; of an owner without any dependencies, to the only one that there is.
     */
    public Reference follow(Resource owner, Bag bag, String property, String kind) {
        if (!bag.has(property)) {
            return new Reference.Absent();
        }
        if (bag.isReferenceOpaque(property)) {
            return followUnknown(owner, kind);
        }
        Optional<String> id = bag.bag(property).flatMap(value -> value.text("id"));
        return id.isEmpty() ? new Reference.Absent() : followId(id.get(), kind);
    }

    /** Follows an element of a list of ids, as {@link #follow} does. */
    public Reference followElement(Resource owner, Object element, String kind) {
        return element instanceof String id ? followId(id, kind) : followUnknown(owner, kind);
    }

    private Reference followId(String id, String kind) {
        Resource exact = byId.get(new ArmId(id));
        if (exact != null && exact.kind().equals(kind)) {
            return new Reference.Found(exact);
        }
        // A resource that does not exist yet has no id to compare: its name decides.
        List<Resource> candidates =
                all(kind).stream().filter(resource -> resource.mayGet(id)).toList();
        return candidates.isEmpty()
                ? new Reference.External(id)
                : candidates.size() == 1 ? new Reference.Found(candidates.get(0)) : new Reference.Unknown();
    }

    private Reference followUnknown(Resource owner, String kind) {
        // An id that is not known comes out of a dependency. Without any, an old or secret state does not say which.
        List<Resource> candidates = all(kind).stream().filter(owner::mayMean).toList();
        return candidates.size() == 1 ? new Reference.Found(candidates.get(0)) : new Reference.Unknown();
    }

    /** The parts of a resource. */
    public List<Resource> children(Parentage parentage, Resource parent) {
        return families(parentage).children.getOrDefault(parent, List.of());
    }

    /** The resources of which it is not known whose part they are; not those of a parent that is named and not in the stack. */
    public List<Resource> orphans(Parentage parentage) {
        return families(parentage).orphans;
    }

    /** Who is whose part: found once, for a network may have forty thousand rules that are resources of their own. */
    private static final class Families {
        private final IdentityHashMap<Resource, List<Resource>> children = new IdentityHashMap<>();
        private final List<Resource> orphans = new ArrayList<>();
    }

    private Families families(Parentage parentage) {
        return families.computeIfAbsent(parentage, this::familiesOf);
    }

    private Families familiesOf(Parentage parentage) {
        boolean allNamed = all(parentage.parent()).stream().allMatch(Resource::named);
        Families found = new Families();
        for (Resource child : all(parentage.child())) {
            List<Resource> parents = parents(parentage, child);
            boolean elsewhere =
                    parents.isEmpty() && allNamed && parentage.parentName(child).isPresent();
            if (parents.size() == 1) {
                found.children
                        .computeIfAbsent(parents.get(0), parent -> new ArrayList<>())
                        .add(child);
            } else if (!elsewhere) {
                found.orphans.add(child);
            }
        }
        return found;
    }

    /**
     * Whose part a resource may be: by its id, by its parent's name, or where they do not tell because of what it depends on;
     * without any dependencies, because there is no other parent.
     */
    private List<Resource> parents(Parentage parentage, Resource child) {
        return all(parentage.parent()).stream()
                .filter(child::mayShareGroup)
                .filter(parent -> isParent(parentage, parent, child).orElseGet(() -> child.mayDependOn(parent)))
                .toList();
    }

    /** Whether a resource is another one's parent; empty where no id and no name tells. */
    private static Optional<Boolean> isParent(Parentage parentage, Resource parent, Resource child) {
        Optional<ArmId> id = parentage.parentId(child);
        if (id.isPresent() && parent.id().isPresent()) {
            return Optional.of(id.equals(parent.id()));
        }
        return parent.named() ? parentage.parentName(child).map(parent::isNamed) : Optional.empty();
    }
}

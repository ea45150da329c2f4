package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Optional;

/** A request to create a resource or to change it. */
record Put(ResourceKind kind, ArmId id, Bag body, Optional<StoredResource> existing) {
    /**
     * The request for what the engine asks. Parts that the program does not list are left as they are, whether they are in the
     * whole or resources of their own: azure-native reads them first and repeats them.
     */
    static Put of(ResourceKind kind, ArmId id, Bag asked, Optional<StoredResource> existing) {
        Bag body = asked;
        if (existing.isPresent()) {
            for (String property : kind.partProperties()) {
                Optional<Object> kept = existing.get().body().at(property);
                body = body.has(property) || kept.isEmpty() ? body : body.with(property, kept.get());
            }
        }
        return new Put(kind, id, body, existing);
    }

    /** The resources below that the body now lists as parts, or leaves out of the list and so deletes. */
    List<ArmId> listed(World world) {
        return world.below(id).stream()
                .map(StoredResource::id)
                .filter(each -> kind.partProperties().stream()
                        .anyMatch(property -> body.has(property) && each.isInside(new ArmId(id + "/" + property))))
                .toList();
    }

    /** What the existing resource had at this path, where there is one. */
    Optional<String> before(String... path) {
        return existing.flatMap(resource -> resource.body().text(path));
    }

    /** Whether this changes a text that the existing resource has. */
    boolean changes(String... path) {
        return existing.isPresent() && !before(path).equals(body.text(path));
    }
}

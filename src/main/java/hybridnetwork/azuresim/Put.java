package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.Optional;

/** A request to create a resource or to change it. */
record Put(ResourceKind kind, ArmId id, Bag body, Optional<StoredResource> existing) {
    /** What the existing resource had at this path, where there is one. */
    Optional<String> before(String... path) {
        return existing.flatMap(resource -> resource.body().text(path));
    }

    /** Whether this changes a text that the existing resource has. */
    boolean changes(String... path) {
        return existing.isPresent() && !before(path).equals(body.text(path));
    }
}

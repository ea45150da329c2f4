package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All resources, and who refers to whom. Not thread-safe: {@link SimulatedAzure} guards it. */
final class World {
    private final AzureSettings settings;
    private final Map<ArmId, StoredResource> resources = new LinkedHashMap<>();
    private final Set<ArmId> failed = new LinkedHashSet<>();
    private int serial;

    World(AzureSettings settings) {
        this.settings = settings;
    }

    AzureSettings settings() {
        return settings;
    }

    /** A number that was never given before. */
    int serial() {
        return ++serial;
    }

    /** Whether an outage has struck the resource: a circuit's lines, a connection's tunnel, a gateway. */
    boolean failed(ArmId id) {
        return failed.contains(id);
    }

    void fail(ArmId id) {
        failed.add(id);
    }

    void restore(ArmId id) {
        failed.remove(id);
    }

    Optional<StoredResource> find(ArmId id) {
        return Optional.ofNullable(resources.get(id));
    }

    Optional<StoredResource> find(ArmId id, ResourceKind kind) {
        return find(id).filter(found -> found.is(kind));
    }

    List<StoredResource> all() {
        return List.copyOf(resources.values());
    }

    List<StoredResource> all(ResourceKind kind) {
        return resources.values().stream().filter(each -> each.is(kind)).toList();
    }

    /** The resources whose ids lie directly or indirectly below this one. */
    List<StoredResource> below(ArmId id) {
        return resources.values().stream()
                .filter(each -> !each.id().equals(id) && id.covers(each.id()))
                .toList();
    }

    /** The other resources that mention this id, or a part of it such as a subnet of a network. */
    List<StoredResource> users(ArmId id) {
        List<StoredResource> found = new ArrayList<>();
        for (StoredResource each : resources.values()) {
            if (!id.covers(each.id()) && each.references().stream().anyMatch(id::covers)) {
                found.add(each);
            }
        }
        return found;
    }

    /** Whether the id is a resource, or a part that a resource's body names, such as a subnet or a probe. */
    boolean exists(ArmId id) {
        if (resources.containsKey(id) || id.isGroup()) {
            return resources.containsKey(id);
        }
        return part(id).isPresent();
    }

    /** The body of a part: of a subnet within its network. */
    Optional<Bag> part(ArmId id) {
        return id.parent().flatMap(this::find).flatMap(owner -> partOf(owner.body(), owner.id(), id));
    }

    static Optional<Bag> partOf(Bag body, ArmId owner, ArmId part) {
        String[] below =
                part.toString().substring(owner.toString().length() + 1).split("/", -1);
        return body.bags(below[0]).stream()
                .filter(each -> below.length == 2
                        && each.text("name").filter(below[1]::equalsIgnoreCase).isPresent())
                .findFirst();
    }

    void store(StoredResource resource) {
        resources.put(resource.id(), resource);
    }

    void remove(ArmId id) {
        resources.remove(id);
    }
}

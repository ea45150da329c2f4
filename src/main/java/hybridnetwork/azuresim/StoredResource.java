package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A resource that exists.
 *
 * @param body what the last request said of it, without the parts of the id
 * @param facts what Azure, a provider or an operator decided: keys, addresses, provisioning states
 * @param revision counts the requests that changed it
 */
record StoredResource(ResourceKind kind, ArmId id, Bag body, Bag facts, int revision) {
    StoredResource withFacts(Bag other) {
        return new StoredResource(kind, id, body, other, revision);
    }

    StoredResource withBody(Bag other) {
        return new StoredResource(kind, id, other, facts, revision + 1);
    }

    /** The body with the name, as a whole lists it. */
    Bag named() {
        return body.with("name", id.name());
    }

    boolean is(ResourceKind other) {
        return kind.equals(other);
    }

    /** Every id that the body mentions. */
    List<ArmId> references() {
        List<ArmId> found = new ArrayList<>();
        collect(body.values(), found);
        return found;
    }

    private static void collect(Object value, List<ArmId> found) {
        if (value instanceof String text) {
            ArmId.tryParse(text).ifPresent(found::add);
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(item -> collect(item, found));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> collect(item, found));
        }
    }
}

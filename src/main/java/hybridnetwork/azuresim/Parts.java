package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts that a body lists by name, as Azure shows them: each with an id below its owner's. */
final class Parts {
    private Parts() {}

    static List<Object> withIds(StoredResource owner, String property) {
        return withIds(owner, property, owner.body().bags(property));
    }

    /** Those that the owner lists, and those that are resources of their own. */
    static List<Object> withIds(StoredResource owner, String property, World world) {
        return withIds(owner, property, world.parts(owner, property));
    }

    private static List<Object> withIds(StoredResource owner, String property, List<Bag> parts) {
        List<Object> shown = new ArrayList<>();
        for (Bag part : parts) {
            Map<String, Object> values = new LinkedHashMap<>(part.values());
            values.put(
                    "id",
                    owner.id().child(property, part.text("name").orElse("")).toString());
            values.put("etag", etag(owner));
            values.put("provisioningState", "Succeeded");
            shown.add(values);
        }
        return shown;
    }

    static String etag(StoredResource owner) {
        return "W/\"" + Guid.of(owner.id() + "#" + owner.revision()) + "\"";
    }
}

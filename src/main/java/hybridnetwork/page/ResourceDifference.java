package hybridnetwork.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which resources a plan has that an earlier one has not, by type and name, and which have other inputs. */
public final class ResourceDifference {
    private ResourceDifference() {}

    /** {@code added}, {@code removed} and {@code changed}, each a list of names; of {@code resources} as plans in JSON have them. */
    public static JsonObject between(JsonArray before, JsonArray after) {
        Map<String, JsonElement> was = byName(before);
        Map<String, JsonElement> is = byName(after);
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        is.forEach((name, inputs) -> {
            if (!was.containsKey(name)) {
                added.add(name);
            } else if (!Objects.equals(was.get(name), inputs)) {
                changed.add(name);
            }
        });
        JsonObject json = new JsonObject();
        json.add("added", Traces.texts(added));
        json.add(
                "removed",
                Traces.texts(was.keySet().stream()
                        .filter(name -> !is.containsKey(name))
                        .toList()));
        json.add("changed", Traces.texts(changed));
        return json;
    }

    /** Of those that a provider makes. */
    private static Map<String, JsonElement> byName(JsonArray resources) {
        Map<String, JsonElement> byName = new LinkedHashMap<>();
        for (JsonElement element : resources) {
            JsonObject resource = element.getAsJsonObject();
            String type = resource.get("type").getAsString();
            if (type.startsWith("azure-native")) {
                byName.put(
                        resource.get("name").getAsString() + " (" + type.substring(type.lastIndexOf(':') + 1) + ")",
                        resource.get("inputs"));
            }
        }
        return byName;
    }
}

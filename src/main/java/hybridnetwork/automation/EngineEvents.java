package hybridnetwork.automation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What the engine reports of one operation: each resource it works on, its errors, and its counts at the end. */
public final class EngineEvents {
    private final BiConsumer<String, String> progress;
    private final List<String> errors = new ArrayList<>();
    private final Map<String, Integer> changes = new LinkedHashMap<>();

    /** @param progress hears of each operation and the name of its resource */
    public EngineEvents(BiConsumer<String, String> progress) {
        this.progress = progress;
    }

    /**
     * Takes in an event.
     *
     * @return whether a user could see it: all but what is said for debugging
     */
    public synchronized boolean hear(String line) {
        JsonObject event = JsonParser.parseString(line).getAsJsonObject();
        JsonElement resource = event.get("resourcePreEvent");
        JsonElement diagnostic = event.get("diagnosticEvent");
        JsonElement summary = event.get("summaryEvent");
        if (resource != null) {
            JsonObject step = resource.getAsJsonObject().getAsJsonObject("metadata");
            String operation = step.get("op").getAsString();
            String urn = step.get("urn").getAsString();
            if (!operation.equals("same")) {
                progress.accept(operation, urn.substring(urn.lastIndexOf("::") + 2));
            }
        }
        if (diagnostic != null && text(diagnostic, "severity").equals("error")) {
            errors.add(
                    text(diagnostic, "message").replaceAll("<\\{%[a-z]+%}>", "").strip());
        }
        if (summary != null && summary.getAsJsonObject().has("resourceChanges")) {
            summary.getAsJsonObject()
                    .getAsJsonObject("resourceChanges")
                    .entrySet()
                    .forEach(count ->
                            changes.put(count.getKey(), count.getValue().getAsInt()));
        }
        return diagnostic == null || !text(diagnostic, "severity").equals("debug");
    }

    private static String text(JsonElement of, String name) {
        JsonElement value = of.getAsJsonObject().get(name);
        return value == null ? "" : value.getAsString();
    }

    public synchronized List<String> errors() {
        return List.copyOf(errors);
    }

    /** Counts by operation, such as {@code create} and {@code same}. */
    public synchronized Map<String, Integer> changes() {
        return Map.copyOf(changes);
    }
}

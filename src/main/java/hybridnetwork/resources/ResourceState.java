package hybridnetwork.resources;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One resource as the engine writes it into states and previews. */
final class ResourceState {
    private final JsonReader json;
    private final Values values;

    private String urn = "";
    private String type = "";
    private String id = "";
    private String parent = "";
    private boolean protect;
    private boolean custom;
    private boolean gone;
    private boolean retained;
    private List<String> dependencies = List.of();
    private Map<String, String> timeouts = Map.of();
    private Map<String, Object> inputs = Map.of();
    private Map<String, Object> outputs = Map.of();

    private ResourceState(JsonReader json, Values values) {
        this.json = json;
        this.values = values;
    }

    /** Reads a state; nothing where null stands. */
    static Optional<ResourceState> read(JsonReader json, Values values) throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return Optional.empty();
        }
        ResourceState state = new ResourceState(json, values);
        json.beginObject();
        while (json.hasNext()) {
            state.property(json.nextName());
        }
        json.endObject();
        return Optional.of(state);
    }

    /** The resource; empty where it is gone. */
    Optional<RegisteredResource> resource() {
        String[] parts = urn.split("::", 4);
        if (gone || parts.length < 4) {
            return Optional.empty();
        }
        return Optional.of(new RegisteredResource(
                type,
                parts[3],
                urn,
                Optional.of(id).filter(it -> !it.isEmpty() && !SpecialValues.isUnknown(it)),
                Optional.of(parent).filter(it -> !it.isEmpty()),
                protect,
                dependencies,
                timeouts,
                inputs,
                outputs));
    }

    String urn() {
        return urn;
    }

    /** Whether it is waiting to be deleted, or deleted and waiting to be created anew. */
    boolean isGone() {
        return gone;
    }

    /** The provider's id, where deleting the resource takes it out of Azure too; otherwise empty. */
    String idToDelete() {
        return retained ? "" : id;
    }

    private void property(String name) throws IOException {
        switch (name) {
            case "urn" -> urn = text();
            case "type" -> type = text();
            case "id" -> id = text();
            case "parent" -> parent = text();
            case "protect" -> protect = flag();
            case "custom" -> custom = flag();
            case "delete", "pendingReplacement" -> gone |= flag();
            case "retainOnDelete" -> retained = flag();
            case "dependencies" -> dependencies = texts();
            case "customTimeouts" -> timeouts = timeouts();
            case "inputs" -> inputs = ofInterest(custom);
            case "outputs" -> outputs = ofInterest(false);
            default -> json.skipValue();
        }
    }

    /**
     * Type comes before the properties, so that what nobody asks for is not even kept for a moment.
     *
     * @param refers whether the properties of another provider's resource may refer to a network
     */
    private Map<String, Object> ofInterest(boolean refers) throws IOException {
        if (!type.isEmpty() && !RegisteredResource.isAzureNative(type)) {
            if (refers && !type.startsWith("pulumi:")) {
                return OtherProviders.references(json);
            }
            json.skipValue();
            return Map.of();
        }
        if (json.peek() != JsonToken.BEGIN_OBJECT && json.peek() != JsonToken.NULL) {
            // Read leniently, a resource without its properties would be another resource.
            throw new IllegalStateException("properties are an object");
        }
        return values.bag(json);
    }

    private String text() throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return "";
        }
        return json.nextString();
    }

    private boolean flag() throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return false;
        }
        return json.nextBoolean();
    }

    private List<String> texts() throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            texts.add(json.nextString());
        }
        json.endArray();
        return texts;
    }

    /** States hold seconds; people write minutes. */
    private Map<String, String> timeouts() throws IOException {
        Map<String, String> readable = new LinkedHashMap<>();
        values.bag(json).forEach((operation, value) -> {
            if (value instanceof Double seconds && seconds > 0) {
                Duration duration = Duration.ofSeconds(Math.round(seconds));
                boolean minutes = duration.equals(Duration.ofMinutes(duration.toMinutes()));
                readable.put(operation, minutes ? duration.toMinutes() + "m" : duration.toSeconds() + "s");
            }
        });
        return readable;
    }
}

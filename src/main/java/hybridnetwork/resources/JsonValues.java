package hybridnetwork.resources;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the engine's JSON into the values of a bag. What the engine marks as secret or not known becomes an
 * {@link Opaque}; a null is left out.
 */
final class JsonValues {
    /** The key that marks an object of the engine's own, and its values that matter here. */
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private static final String RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

    /** What the engine writes in place of a value that it does not know yet, one text for each type. */
    private static final Set<String> UNKNOWN = Set.of(
            "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            "030794c1-ac77-496b-92df-f27374a8bd58",
            "e48ece36-62e2-4504-bad9-02848725956a",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
            Opaque.UNKNOWN.toString());

    private JsonValues() {}

    /** The next value; null for a JSON null. */
    static @Nullable Object read(JsonReader json) throws IOException {
        return switch (json.peek()) {
            case BEGIN_OBJECT -> marked(object(json));
            case BEGIN_ARRAY -> list(json);
            case STRING -> text(json.nextString());
            case NUMBER -> json.nextDouble();
            case BOOLEAN -> json.nextBoolean();
            default -> {
                json.nextNull();
                yield null;
            }
        };
    }

    private static Object text(String text) {
        if (UNKNOWN.contains(text)) {
            return Opaque.UNKNOWN;
        }
        return text.equals(Opaque.SECRET.toString()) ? Opaque.SECRET : text;
    }

    private static List<Object> list(JsonReader json) throws IOException {
        List<Object> list = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            Object element = read(json);
            if (element != null) {
                list.add(element);
            }
        }
        json.endArray();
        return list;
    }

    /** The next value, which must be an object. */
    static Map<String, Object> object(JsonReader json) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            Object value = read(json);
            if (value != null) {
                map.put(key, value);
            }
        }
        json.endObject();
        return map;
    }

    private static Object marked(Map<String, Object> map) {
        Object signature = map.get(SIGNATURE);
        if (signature == null) {
            return map;
        }
        if (signature.equals(OUTPUT)) {
            Object value = Boolean.TRUE.equals(map.get("secret")) ? Opaque.SECRET : map.get("value");
            return value == null ? Opaque.UNKNOWN : value;
        }
        if (signature.equals(RESOURCE) && map.get("id") instanceof String id) {
            return id;
        }
        // Assets and archives are content that no bag shows; what is new to us is better hidden than shown.
        return signature.equals(SECRET) ? Opaque.SECRET : Opaque.UNKNOWN;
    }
}

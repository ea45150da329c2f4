package hybridnetwork.resources;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads property values as the engine writes them into states and previews. The constants are part of Pulumi's formats.
 *
 * <p>A special value is an object with a signature: a secret, which is opaque whether or not it is encrypted, or an output,
 * which is its value where it is known. Equal short texts are kept once.
 */
final class Values {
    private static final String SIGNATURE_KEY = "4dabf18193072939515e22adb298388d";
    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    private static final String RESOURCE_REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";

    /** What a preview shows in place of a secret. */
    private static final String BLINDED = "[secret]";

    /** Stand-ins for a value that only the deployment will tell: text, boolean, number, array, asset, archive, object. */
    private static final Set<String> UNKNOWN = Set.of(
            "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            "030794c1-ac77-496b-92df-f27374a8bd58",
            "e48ece36-62e2-4504-bad9-02848725956a",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff");

    private static final int LONGEST_SHARED_TEXT = 64;
    private static final int MOST_SHARED_TEXTS = 100_000;

    private final Map<String, String> shared = new HashMap<>();
    private final int most;
    private int read;

    /** @param most how many values are read before {@link TooManyValues} is thrown */
    Values(int most) {
        this.most = most;
    }

    /** More values than fit into the memory that reading may take. */
    static final class TooManyValues extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static boolean isUnknown(String text) {
        return UNKNOWN.contains(text);
    }

    /** An object without its nulls, as a bag; empty where something else stands. */
    Map<String, Object> bag(JsonReader json) throws IOException {
        return value(json).orElse(Map.of()) instanceof Map<?, ?> map ? copy(map) : Map.of();
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> bag = new LinkedHashMap<>();
        map.forEach((key, value) -> bag.put(String.valueOf(key), value));
        return Collections.unmodifiableMap(bag);
    }

    private Optional<Object> value(JsonReader json) throws IOException {
        if (++read > most) {
            throw new TooManyValues();
        }
        return switch (json.peek()) {
            case NULL -> {
                json.nextNull();
                yield Optional.empty();
            }
            case BOOLEAN -> Optional.of(json.nextBoolean());
            case NUMBER -> Optional.of(json.nextDouble());
            case BEGIN_ARRAY -> Optional.of(list(json));
            case BEGIN_OBJECT -> object(json);
            default -> Optional.of(text(json.nextString()));
        };
    }

    private Object text(String text) {
        if (text.equals(BLINDED)) {
            return Opaque.SECRET;
        }
        return UNKNOWN.contains(text) ? Opaque.UNKNOWN : shared(text);
    }

    private String shared(String text) {
        if (text.length() > LONGEST_SHARED_TEXT || shared.size() >= MOST_SHARED_TEXTS) {
            return shared.getOrDefault(text, text);
        }
        return shared.computeIfAbsent(text, key -> key);
    }

    private List<Object> list(JsonReader json) throws IOException {
        List<Object> list = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            value(json).ifPresent(list::add);
        }
        json.endArray();
        return Collections.unmodifiableList(list);
    }

    private Optional<Object> object(JsonReader json) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String key = shared(json.nextName());
            value(json).ifPresent(value -> map.put(key, value));
        }
        json.endObject();
        return map.containsKey(SIGNATURE_KEY)
                ? Optional.of(special(map))
                : Optional.of(Collections.unmodifiableMap(map));
    }

    private static Object special(Map<String, Object> map) {
        if (SECRET.equals(map.get(SIGNATURE_KEY)) || Boolean.TRUE.equals(map.get("secret"))) {
            return Opaque.SECRET;
        }
        if (OUTPUT.equals(map.get(SIGNATURE_KEY))) {
            return map.getOrDefault("value", Opaque.UNKNOWN);
        }
        if (RESOURCE_REFERENCE.equals(map.get(SIGNATURE_KEY))) {
            return map.get("id") instanceof String id && !id.isEmpty() ? id : Opaque.UNKNOWN;
        }
        return Opaque.UNKNOWN;
    }
}

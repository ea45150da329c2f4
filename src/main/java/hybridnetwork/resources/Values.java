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

/**
 * Reads property values as the engine writes them into states and previews.
 *
 * <p>A special value is an object with a signature: a secret, which is opaque whether or not it is encrypted, or an output,
 * which is its value where it is known. Equal short texts are kept once.
 */
final class Values {
    /** What a preview shows in place of a secret. */
    private static final String BLINDED = "[secret]";

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

    /** An object without its nulls, as a bag; empty where something else stands. */
    Map<String, Object> bag(JsonReader json) throws IOException {
        return value(json).orElse(Map.of()) instanceof Map<?, ?> map ? copy(map) : Map.of();
    }

    /** Any value; an empty object for null. */
    Object any(JsonReader json) throws IOException {
        return value(json).orElse(Map.of());
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
        return SpecialValues.isUnknown(text) ? Opaque.UNKNOWN : shared(text);
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
        return map.containsKey(SpecialValues.SIGNATURE)
                ? Optional.of(special(map))
                : Optional.of(Collections.unmodifiableMap(map));
    }

    private static Object special(Map<String, Object> map) {
        if (SpecialValues.SECRET.equals(map.get(SpecialValues.SIGNATURE)) || Boolean.TRUE.equals(map.get("secret"))) {
            return Opaque.SECRET;
        }
        if (SpecialValues.OUTPUT.equals(map.get(SpecialValues.SIGNATURE))) {
            return map.getOrDefault("value", Opaque.UNKNOWN);
        }
        if (SpecialValues.RESOURCE_REFERENCE.equals(map.get(SpecialValues.SIGNATURE))) {
            return map.get("id") instanceof String id && !id.isEmpty() ? id : Opaque.UNKNOWN;
        }
        return Opaque.UNKNOWN;
    }
}

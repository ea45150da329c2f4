package hybridnetwork.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Kind;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import hybridnetwork.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the configuration that the engine hands to a program: text for every key, JSON where a value has structure. */
final class EngineConfig {
    private EngineConfig() {}

    /**
     * The same shape as a stack file's {@code config:} section, without places.
     *
     * @param values full keys, such as {@code hybrid-network:sites}, to their decrypted values
     * @param secretKeys the keys whose value is, or holds, a secret
     */
    static Map<String, Entry> read(Map<String, String> values, Set<String> secretKeys) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        values.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(value -> {
            boolean secret = secretKeys.contains(value.getKey());
            entries.put(value.getKey(), new Entry(node(value.getValue(), secret), Optional.empty()));
        });
        return entries;
    }

    private static ConfigNode node(String raw, boolean secret) {
        String text = raw.strip();
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                return node(JsonParser.parseString(text), secret);
            } catch (JsonParseException e) {
                // Not JSON after all: the reader says that a map was expected.
                return new Scalar(raw, Kind.UNTYPED, secret, Optional.empty());
            }
        }
        return new Scalar(raw, Kind.UNTYPED, secret, Optional.empty());
    }

    private static ConfigNode node(JsonElement json, boolean secret) {
        if (json instanceof JsonObject object) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            object.entrySet()
                    .forEach(e -> entries.put(e.getKey(), new Entry(node(e.getValue(), secret), Optional.empty())));
            return new Mapping(entries, Optional.empty());
        }
        if (json instanceof JsonArray array) {
            List<ConfigNode> items = new ArrayList<>();
            array.forEach(item -> items.add(node(item, secret)));
            return new Sequence(items, Optional.empty());
        }
        if (json.isJsonNull()) {
            return new Scalar("null", Kind.NULL, secret, Optional.empty());
        }
        var primitive = json.getAsJsonPrimitive();
        Kind kind = primitive.isNumber() ? Kind.NUMBER : primitive.isBoolean() ? Kind.BOOLEAN : Kind.TEXT;
        return new Scalar(primitive.getAsString(), kind, secret, Optional.empty());
    }
}

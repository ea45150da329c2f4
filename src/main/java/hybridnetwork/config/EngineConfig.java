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
            entries.put(
                    value.getKey(), new Entry(topLevel(value.getValue(), secret, Optional.empty()), Optional.empty()));
        });
        return entries;
    }

    /**
     * The value of a top-level key. The engine hands it on as text, so that nobody can tell {@code "true"} from
     * {@code true}, JSON that was given as text from structure, or nothing from an empty text.
     *
     * @param at where the text stands, where there is a file; all that is in it has this place
     */
    static ConfigNode topLevel(String raw, boolean secret, Optional<SourceLocation> at) {
        String text = raw.strip();
        if (raw.isEmpty()) {
            return new Scalar(raw, Kind.NULL, secret, at);
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                return node(JsonParser.parseString(text), secret, at, 0);
            } catch (JsonParseException e) {
                // Not JSON after all: the reader says that a map was expected.
                return new Scalar(raw, Kind.UNTYPED, secret, at);
            }
        }
        return new Scalar(raw, Kind.UNTYPED, secret, at);
    }

    private static ConfigNode node(JsonElement json, boolean secret, Optional<SourceLocation> at, int depth) {
        if (depth > YamlTree.DEEPEST) {
            throw new JsonParseException("nested too deep");
        }
        if (json instanceof JsonObject object) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            object.entrySet()
                    .forEach(e -> entries.put(e.getKey(), new Entry(node(e.getValue(), secret, at, depth + 1), at)));
            return new Mapping(entries, at);
        }
        if (json instanceof JsonArray array) {
            List<ConfigNode> items = new ArrayList<>();
            array.forEach(item -> items.add(node(item, secret, at, depth + 1)));
            return new Sequence(items, at);
        }
        if (json.isJsonNull()) {
            return new Scalar("null", Kind.NULL, secret, at);
        }
        var primitive = json.getAsJsonPrimitive();
        Kind kind = primitive.isNumber() ? Kind.NUMBER : primitive.isBoolean() ? Kind.BOOLEAN : Kind.TEXT;
        return new Scalar(primitive.getAsString(), kind, secret, at);
    }
}

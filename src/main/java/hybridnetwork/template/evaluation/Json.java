package hybridnetwork.template.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import hybridnetwork.resources.Opaque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of expressions: texts, numbers ({@code Double}), flags, lists, maps, {@link #NULL}, and {@link Opaque} where one is
 * secret or not known. An {@link Allocated} address is not known, but whose it is.
 */
final class Json {
    /** JSON's null, which no bag holds. */
    static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    private static final Gson WRITER =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private Json() {}

    static boolean isOpaque(Object value) {
        return value instanceof Opaque || value instanceof Allocated;
    }

    /** Whether a value, or something inside it, is secret or not known. */
    static boolean holdsOpaque(Object value) {
        return holds(value, Opaque.UNKNOWN) || holds(value, Opaque.SECRET);
    }

    /** Whether a value, or something inside it, is this one. */
    static boolean holds(Object value, Opaque opaque) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(inner -> holds(inner, opaque));
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(inner -> holds(inner, opaque));
        }
        return value == opaque || (opaque == Opaque.UNKNOWN && value instanceof Allocated);
    }

    /** What a value that depends on others is when one of them is opaque: a secret hides what is made of it. */
    static Opaque opaque(Iterable<?> values) {
        for (Object value : values) {
            if (holds(value, Opaque.SECRET)) {
                return Opaque.SECRET;
            }
        }
        return Opaque.UNKNOWN;
    }

    /** A number as people write it: without a point where it is whole. */
    static String number(Double number) {
        return number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : number.toString();
    }

    /** A value as text: JSON, where it is not one already. */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        return WRITER.toJson(plain(value));
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((key, inner) -> plain.put(String.valueOf(key), plain(inner)));
            return plain;
        }
        if (value instanceof List<?> list) {
            List<Object> plain = new ArrayList<>();
            list.forEach(inner -> plain.add(plain(inner)));
            return plain;
        }
        if (value == NULL) {
            return JsonNull.INSTANCE;
        }
        return value instanceof Double number && number == Math.rint(number) ? number.longValue() : value;
    }

    /**
     * Reads JSON.
     *
     * @throws NotEvaluated when it is none
     */
    static Object parse(String text) {
        try {
            return of(JsonParser.parseString(text));
        } catch (JsonParseException | IllegalStateException e) {
            throw new NotEvaluated("a text is not JSON");
        }
    }

    private static Object of(JsonElement element) {
        if (element.isJsonObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            element.getAsJsonObject().entrySet().forEach(entry -> map.put(entry.getKey(), of(entry.getValue())));
            return map;
        }
        if (element.isJsonArray()) {
            List<Object> list = new ArrayList<>();
            element.getAsJsonArray().forEach(inner -> list.add(of(inner)));
            return list;
        }
        if (element.isJsonNull()) {
            return NULL;
        }
        return element.getAsJsonPrimitive().isBoolean()
                ? (Object) element.getAsBoolean()
                : element.getAsJsonPrimitive().isNumber() ? (Object) element.getAsDouble() : element.getAsString();
    }

    /** The property of an object, whose names Azure compares without case; null where it is not there. */
    static @Nullable Object property(Map<?, ?> map, String name) {
        Object exact = map.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (String.valueOf(entry.getKey()).equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** Without nulls, as a bag holds it. */
    static Object withoutNulls(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> kept = new LinkedHashMap<>();
            map.forEach((key, inner) -> {
                if (inner != NULL) {
                    kept.put(String.valueOf(key), withoutNulls(inner));
                }
            });
            return kept;
        }
        if (value instanceof List<?> list) {
            List<Object> kept = new ArrayList<>();
            for (Object inner : list) {
                if (inner != NULL) {
                    kept.add(withoutNulls(inner));
                }
            }
            return kept;
        }
        return value;
    }
}

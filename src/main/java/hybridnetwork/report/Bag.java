package hybridnetwork.report;

import hybridnetwork.resources.Opaque;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a resource's bag of values leniently: a report shows what is there and leaves out what is not. */
record Bag(Map<?, ?> values) {
    /** The value at a path of keys as text; empty where there is none, or an object or a list. */
    Optional<String> text(String... path) {
        return value(path)
                .filter(value -> !(value instanceof Map) && !(value instanceof List))
                .map(Bag::show);
    }

    /** The text at a path, or nothing. */
    String textOr(String fallback, String... path) {
        return text(path).orElse(fallback);
    }

    boolean isTrue(String... path) {
        return value(path).equals(Optional.of(true));
    }

    /** The values of a list as texts; a single value counts as a list of one. */
    List<String> texts(String... path) {
        Object value = value(path).orElse(List.of());
        if (value instanceof List<?> list) {
            return list.stream().map(Bag::show).toList();
        }
        return List.of(show(value));
    }

    /** The objects of a list. */
    List<Bag> objects(String... path) {
        if (value(path).orElse(List.of()) instanceof List<?> list) {
            return list.stream()
                    .filter(element -> element instanceof Map)
                    .map(element -> new Bag((Map<?, ?>) element))
                    .toList();
        }
        return List.of();
    }

    boolean has(String... path) {
        return value(path).isPresent();
    }

    private Optional<Object> value(String... path) {
        Object at = values;
        for (String key : path) {
            if (!(at instanceof Map<?, ?> map) || map.get(key) == null) {
                return Optional.empty();
            }
            at = map.get(key);
        }
        return Optional.of(at);
    }

    /** A value on one line: whole numbers without a fraction, lists with commas. */
    static String show(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Bag::show).collect(Collectors.joining(", "));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + show(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return value instanceof Opaque ? value.toString() : Terminal.printable(value.toString());
    }

    private static String number(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(number).stripTrailingZeros().toPlainString()
                : Double.toString(number);
    }
}

package hybridnetwork.report;

import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A bag of values as a report shows it: what is there, opaque values included, as text on one line. */
record ShownValues(Bag bag) {
    static ShownValues ofInputs(RegisteredResource resource) {
        return new ShownValues(new Bag(resource.inputs()));
    }

    /** The value at a path of keys as text; empty where there is none, or an object or a list. */
    Optional<String> text(String... path) {
        return bag.at(path)
                .filter(value -> !(value instanceof Map) && !(value instanceof List))
                .map(ShownValues::show);
    }

    /** The text at a path, or another. */
    String textOr(String fallback, String... path) {
        return text(path).orElse(fallback);
    }

    boolean isTrue(String... path) {
        return bag.flag(path);
    }

    /** The values of a list as texts; a single value counts as a list of one. */
    List<String> texts(String... path) {
        Object value = bag.at(path).orElse(List.of());
        return value instanceof List<?> list
                ? list.stream().map(ShownValues::show).toList()
                : List.of(show(value));
    }

    /** The objects of a list. */
    List<ShownValues> objects(String... path) {
        return bag.bags(path).stream().map(ShownValues::new).toList();
    }

    boolean has(String... path) {
        return bag.at(path).isPresent();
    }

    /** A value on one line: whole numbers without a fraction, lists with commas. */
    static String show(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ShownValues::show).collect(Collectors.joining(", "));
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

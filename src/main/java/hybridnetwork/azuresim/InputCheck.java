package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Holds a resource's inputs against the SDK's description of them: unknown names, missing required ones, wrong types
 * and values outside a fixed set, whatever their case. A value that is not known yet passes.
 */
final class InputCheck {
    /** @param property the path of the input, such as {@code sku.tier} or {@code subnets[1].addressPrefix} */
    record Failure(String property, String reason) {}

    private final List<Failure> failures = new ArrayList<>();

    private InputCheck() {}

    static List<Failure> of(ResourceKind kind, Bag inputs) {
        InputCheck check = new InputCheck();
        check.object("", SdkType.inputsOf(kind), () -> SdkType.outputsOf(kind), inputs.values());
        if (SdkType.inputsOf(kind).properties().containsKey("location")
                && !kind.equals(ResourceKind.GROUP)
                && inputs.at("location").isEmpty()) {
            check.fail(
                    "location",
                    "missing required property 'location'. Either set it explicitly or configure it with"
                            + " 'pulumi config set azure-native:location <value>'.");
        }
        return check.failures;
    }

    /** @param told what Azure answers: azure-native passes over it among the inputs, as an SDK may have filled it in */
    private void object(String path, SdkType.Shape shape, Supplier<Set<String>> told, Map<?, ?> values) {
        Map<String, SdkType.Property> known = shape.properties();
        known.forEach((name, property) -> {
            if (property.required() && values.get(name) == null) {
                fail(join(path, name), "missing required property '" + join(path, name) + "'");
            }
        });
        values.forEach((name, value) -> {
            SdkType.Property property = known.get(String.valueOf(name));
            if (property == null && (isMark(name) || told.get().contains(name))) {
                return;
            }
            if (property == null) {
                fail(
                        join(path, String.valueOf(name)),
                        "azure-native has no property '" + join(path, String.valueOf(name)) + "'");
            } else {
                value(join(path, String.valueOf(name)), property.type(), value);
            }
        });
    }

    /** What the provider or the engine keeps among the inputs for itself, such as {@code __createBeforeDelete}. */
    static boolean isMark(Object name) {
        return String.valueOf(name).startsWith("__");
    }

    private void value(String path, SdkType type, Object value) {
        if (value == Opaque.UNKNOWN || type instanceof SdkType.Anything) {
            return;
        }
        if (type instanceof SdkType.Shape shape) {
            if (value instanceof Map<?, ?> map) {
                object(path, shape, shape::told, map);
            } else {
                wrongType(path, "object", value);
            }
        } else if (type instanceof SdkType.OneOf one) {
            if (value instanceof Map<?, ?> map) {
                one.of(map).ifPresent(shape -> object(path, shape, shape::told, map));
            }
        } else if (type instanceof SdkType.ListOf list) {
            items(path, list.item(), value);
        } else if (type instanceof SdkType.MapOf map) {
            entries(path, map.item(), value);
        } else if (type instanceof SdkType.Choice choice) {
            choice(path, choice, value);
        } else if (!scalarFits(type, value)) {
            wrongType(path, nameOf(type), value);
        }
    }

    private void items(String path, SdkType item, Object value) {
        if (!(value instanceof List<?> list)) {
            wrongType(path, "array", value);
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            if (element != null) {
                value(path + "[" + i + "]", item, element);
            }
        }
    }

    private void entries(String path, SdkType item, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            wrongType(path, "object", value);
            return;
        }
        map.forEach((key, element) -> value(path + "." + key, item, element));
    }

    private void choice(String path, SdkType.Choice choice, Object value) {
        if (!(value instanceof String text)) {
            wrongType(path, "string", value);
        } else if (choice.spelled(text).isEmpty()) {
            fail(path, "'" + path + "' is '" + text + "', which is none of " + String.join(", ", choice.values()));
        }
    }

    private static boolean scalarFits(SdkType type, Object value) {
        if (type instanceof SdkType.Text) {
            return value instanceof String;
        }
        if (type instanceof SdkType.Flag) {
            return value instanceof Boolean;
        }
        if (type instanceof SdkType.Whole) {
            return value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue());
        }
        return value instanceof Number;
    }

    private static String nameOf(SdkType type) {
        return type instanceof SdkType.Text
                ? "string"
                : type instanceof SdkType.Flag ? "boolean" : type instanceof SdkType.Whole ? "integer" : "number";
    }

    private void wrongType(String path, String expected, Object value) {
        String got = value instanceof String
                ? "string"
                : value instanceof Boolean
                        ? "boolean"
                        : value instanceof Number ? "number" : value instanceof List ? "array" : "object";
        fail(path, "'" + path + "' should be of type '" + expected + "' but got a " + got);
    }

    private void fail(String path, String reason) {
        failures.add(new Failure(path, reason));
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}

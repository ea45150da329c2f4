package hybridnetwork.plan;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.SpecialValues;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Values as the SDK exchanges them with the engine, and as bags.
 *
 * <p>On the wire a secret is an object with a signature around its value, and an unknown is a string that no user writes
 * ({@link SpecialValues}).
 */
final class Wire {
    private Wire() {}

    static Value unknown() {
        return text(SpecialValues.UNKNOWN);
    }

    static Value text(String value) {
        return Value.newBuilder().setStringValue(value).build();
    }

    static Value secret(Value value) {
        if (isSecret(value)) {
            return value;
        }
        Struct.Builder wrapped = Struct.newBuilder();
        wrapped.putFields(SpecialValues.SIGNATURE, text(SpecialValues.SECRET));
        wrapped.putFields("value", value);
        return Value.newBuilder().setStructValue(wrapped).build();
    }

    private static boolean isSecret(Value value) {
        Value signature = value.getStructValue().getFieldsMap().get(SpecialValues.SIGNATURE);
        return signature != null && signature.getStringValue().equals(SpecialValues.SECRET);
    }

    /**
     * The bag of a struct, with its keys in alphabetical order because the wire keeps none.
     *
     * @param secrets told each text that stands in a secret, which the bag does not hold
     */
    static Map<String, Object> toBag(Struct struct, Consumer<String> secrets) {
        Map<String, Object> bag = new LinkedHashMap<>();
        struct.getFieldsMap().keySet().stream().sorted().forEach(key -> {
            Value value = struct.getFieldsOrThrow(key);
            if (!value.hasNullValue()) {
                bag.put(key, toPlain(value, secrets));
            }
        });
        return Collections.unmodifiableMap(bag);
    }

    private static Object toPlain(Value value, Consumer<String> secrets) {
        return switch (value.getKindCase()) {
            case BOOL_VALUE -> value.getBoolValue();
            case NUMBER_VALUE -> value.getNumberValue();
            case LIST_VALUE ->
                value.getListValue().getValuesList().stream()
                        .filter(element -> !element.hasNullValue())
                        .map(element -> toPlain(element, secrets))
                        .toList();
            case STRUCT_VALUE -> {
                if (isSecret(value)) {
                    forEachText(value, secrets);
                    yield Opaque.SECRET;
                }
                yield toBag(value.getStructValue(), secrets);
            }
            default -> value.getStringValue().equals(SpecialValues.UNKNOWN) ? Opaque.UNKNOWN : value.getStringValue();
        };
    }

    private static void forEachText(Value value, Consumer<String> action) {
        if (value.hasStringValue()) {
            action.accept(value.getStringValue());
        }
        value.getListValue().getValuesList().forEach(element -> forEachText(element, action));
        value.getStructValue().getFieldsMap().forEach((key, element) -> {
            if (!key.equals(SpecialValues.SIGNATURE)) {
                forEachText(element, action);
            }
        });
    }

    static Struct fromBag(Map<String, ?> bag) {
        Struct.Builder struct = Struct.newBuilder();
        bag.forEach((key, value) -> struct.putFields(key, fromPlain(value)));
        return struct.build();
    }

    private static Value fromPlain(Object plain) {
        Value.Builder value = Value.newBuilder();
        if (plain instanceof Opaque) {
            return plain == Opaque.SECRET ? secret(unknown()) : unknown();
        } else if (plain instanceof Boolean flag) {
            value.setBoolValue(flag);
        } else if (plain instanceof Number number) {
            value.setNumberValue(number.doubleValue());
        } else if (plain instanceof List<?> elements) {
            ListValue.Builder list = ListValue.newBuilder();
            elements.forEach(element -> list.addValues(fromPlain(element)));
            value.setListValue(list);
        } else if (plain instanceof Map<?, ?> entries) {
            Struct.Builder struct = Struct.newBuilder();
            entries.forEach((key, element) -> struct.putFields(key.toString(), fromPlain(element)));
            value.setStructValue(struct);
        } else {
            value.setStringValue(plain.toString());
        }
        return value.build();
    }
}

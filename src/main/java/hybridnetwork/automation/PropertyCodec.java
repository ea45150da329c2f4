package hybridnetwork.automation;

import com.google.protobuf.ListValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.SpecialValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The engine's property maps, as they travel, and bags. Nulls are left out; a secret is read as its value, since
 * azure-native does not take secrets and leaves it to the engine to mark them again.
 */
public final class PropertyCodec {
    private PropertyCodec() {}

    /** The bag of a property map. */
    public static Bag read(Struct struct) {
        return new Bag(map(struct));
    }

    private static Map<String, Object> map(Struct struct) {
        Map<String, Object> values = new LinkedHashMap<>();
        struct.getFieldsMap().keySet().stream().sorted().forEach(name -> {
            Object value = value(struct.getFieldsOrThrow(name));
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    private static @Nullable Object value(Value value) {
        return switch (value.getKindCase()) {
            case STRING_VALUE ->
                value.getStringValue().equals(SpecialValues.UNKNOWN) ? Opaque.UNKNOWN : value.getStringValue();
            case BOOL_VALUE -> value.getBoolValue();
            case NUMBER_VALUE -> value.getNumberValue();
            case LIST_VALUE -> list(value.getListValue());
            case STRUCT_VALUE -> struct(value.getStructValue());
            case NULL_VALUE, KIND_NOT_SET -> null;
        };
    }

    private static List<Object> list(ListValue list) {
        List<Object> items = new ArrayList<>();
        for (Value item : list.getValuesList()) {
            Object read = value(item);
            if (read != null) {
                items.add(read);
            }
        }
        return items;
    }

    private static @Nullable Object struct(Struct struct) {
        String signature = struct.getFieldsOrDefault(SpecialValues.SIGNATURE, Value.getDefaultInstance())
                .getStringValue();
        if (signature.equals(SpecialValues.SECRET) || signature.equals(SpecialValues.OUTPUT)) {
            Value wrapped = struct.getFieldsMap().get("value");
            return wrapped == null ? Opaque.UNKNOWN : value(wrapped);
        }
        return map(struct);
    }

    /** The property map of a bag, which holds no secret that is opaque. */
    public static Struct write(Bag bag) {
        return struct(bag.values());
    }

    private static Struct struct(Map<?, ?> map) {
        Struct.Builder struct = Struct.newBuilder();
        map.forEach((name, value) -> struct.putFields(String.valueOf(name), value(value)));
        return struct.build();
    }

    private static Value value(Object value) {
        Value.Builder written = Value.newBuilder();
        if (value instanceof String text) {
            written.setStringValue(text);
        } else if (value instanceof Boolean flag) {
            written.setBoolValue(flag);
        } else if (value instanceof Number number) {
            written.setNumberValue(number.doubleValue());
        } else if (value instanceof Map<?, ?> map) {
            written.setStructValue(struct(map));
        } else if (value instanceof List<?> list) {
            ListValue.Builder items = ListValue.newBuilder();
            list.forEach(item -> items.addValues(value(item)));
            written.setListValue(items);
        } else if (value == Opaque.UNKNOWN) {
            written.setStringValue(SpecialValues.UNKNOWN);
        } else {
            throw new IllegalArgumentException("a property cannot be a " + value.getClass());
        }
        return written.build();
    }
}

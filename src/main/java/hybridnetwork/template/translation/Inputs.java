package hybridnetwork.template.translation;

import com.pulumi.core.Output;
import com.pulumi.core.annotations.Import;
import hybridnetwork.resources.TypeToken;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The names of an object's properties as azure-native has them, from the annotations of the SDK's classes. ARM compares names
 * without case, and so does this.
 */
final class Inputs {
    private static final String SDK = "com.pulumi.azurenative.";

    /** Classes of the SDK are read once, and only those of objects that a template has: loading them is what costs. */
    private static final Map<Class<?>, Inputs> READ = new ConcurrentHashMap<>();

    private record Property(String name, Field field) {}

    private final Map<String, Property> properties = new HashMap<>();

    private Inputs(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            Import input = field.getAnnotation(Import.class);
            if (input != null) {
                properties.put(input.name().toLowerCase(Locale.ROOT), new Property(input.name(), field));
            }
        }
    }

    /** The inputs of a kind of resource; empty where the SDK has no such kind. */
    static Optional<Inputs> of(TypeToken token) {
        try {
            String name = SDK + token.module() + "." + token.kind() + "Args";
            return Optional.of(of(Class.forName(name, false, Inputs.class.getClassLoader())));
        } catch (ClassNotFoundException | LinkageError e) {
            // Names that differ in case alone are another class where the file system does not tell them apart.
            return Optional.empty();
        }
    }

    private static Inputs of(Class<?> type) {
        Inputs known = READ.get(type);
        if (known == null) {
            known = new Inputs(type);
            READ.put(type, known);
        }
        return known;
    }

    boolean has(String name) {
        return properties.containsKey(name.toLowerCase(Locale.ROOT));
    }

    /** A property's name; as it is spelled where there is none. */
    String name(String spelled) {
        Property property = properties.get(spelled.toLowerCase(Locale.ROOT));
        return property == null ? spelled : property.name();
    }

    /** The properties of the object, or of the objects, that a property holds; empty where the SDK does not say. */
    Optional<Inputs> inside(String name) {
        Property property = properties.get(name.toLowerCase(Locale.ROOT));
        return property == null
                ? Optional.empty()
                : object(property.field().getGenericType()).map(Inputs::of);
    }

    /** The SDK's class of an object, which may be wrapped in an output and a list. */
    private static Optional<Class<?>> object(@Nullable Type type) {
        if (type instanceof ParameterizedType generic) {
            boolean wraps = generic.getRawType() == Output.class || generic.getRawType() == List.class;
            return wraps ? object(generic.getActualTypeArguments()[0]) : Optional.empty();
        }
        return type instanceof Class<?> plain && plain.getName().startsWith(SDK) && !plain.isEnum()
                ? Optional.of(plain)
                : Optional.empty();
    }
}

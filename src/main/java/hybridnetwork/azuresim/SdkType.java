package hybridnetwork.azuresim;

import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.EnumType;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the azure-native SDK says of a property's type, read from the annotations of its Java classes: so an input is
 * held against the same description that the real provider was generated from.
 */
sealed interface SdkType {
    record Text() implements SdkType {}

    record Flag() implements SdkType {}

    record Whole() implements SdkType {}

    record Decimal() implements SdkType {}

    /** A text out of a fixed set. */
    record Choice(Set<String> values) implements SdkType {
        /** The value as Azure spells it: it takes every case, and answers its own. */
        Optional<String> spelled(String text) {
            return values.contains(text)
                    ? Optional.of(text)
                    : values.stream().filter(text::equalsIgnoreCase).findFirst();
        }
    }

    record ListOf(SdkType item) implements SdkType {}

    record MapOf(SdkType item) implements SdkType {}

    /** A type that the SDK does not describe, such as a union of many objects. */
    record Anything() implements SdkType {}

    /** An object; its properties are read when they are asked for, as types may contain themselves. */
    record Shape(Class<?> source) implements SdkType {
        private static final Map<Class<?>, Map<String, Property>> READ = new ConcurrentHashMap<>();

        Map<String, Property> properties() {
            Map<String, Property> known = READ.get(source);
            if (known == null) {
                known = readProperties(source);
                READ.put(source, known);
            }
            return known;
        }

        /** The values with every choice as Azure spells it. */
        Map<String, Object> spelled(Map<?, ?> values) {
            Map<String, Object> spelled = new LinkedHashMap<>();
            values.forEach((name, value) -> {
                Property property = properties().get(String.valueOf(name));
                spelled.put(String.valueOf(name), property == null ? value : SdkType.spelled(property.type(), value));
            });
            return spelled;
        }

        /** The names of what Azure answers for such an object, among them what no request says. */
        Set<String> told() {
            String name = source.getName().replace(".inputs.", ".outputs.").replaceFirst("Args$", "Response");
            Set<String> names = new LinkedHashSet<>();
            try {
                for (Field field : Class.forName(name, false, SdkType.class.getClassLoader())
                        .getDeclaredFields()) {
                    names.add(field.getName());
                }
            } catch (ClassNotFoundException e) {
                return Set.of();
            }
            return names;
        }
    }

    record Property(SdkType type, boolean required) {}

    private static Object spelled(SdkType type, Object value) {
        if (type instanceof Choice choice && value instanceof String text) {
            return choice.spelled(text).orElse(text);
        }
        if (type instanceof Shape shape && value instanceof Map<?, ?> map) {
            return shape.spelled(map);
        }
        if (type instanceof ListOf list && value instanceof List<?> items) {
            List<Object> spelled = new ArrayList<>();
            items.forEach(item -> spelled.add(spelled(list.item(), item)));
            return spelled;
        }
        return value;
    }

    /** The inputs of a resource type. */
    static Shape inputsOf(ResourceKind kind) {
        return new Shape(classOf(kind, "Args"));
    }

    /** The names of all properties that a resource of this type has once it exists. */
    static Set<String> outputsOf(ResourceKind kind) {
        Set<String> names = new LinkedHashSet<>();
        for (Field field : classOf(kind, "").getDeclaredFields()) {
            Export export = field.getAnnotation(Export.class);
            if (export != null) {
                names.add(export.name());
            }
        }
        return names;
    }

    private static Class<?> classOf(ResourceKind kind, String suffix) {
        String name = "com.pulumi.azurenative." + kind.module() + "." + kind.className() + suffix;
        try {
            return Class.forName(name, false, SdkType.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("azure-native has no class " + name, e);
        }
    }

    private static Map<String, Property> readProperties(Class<?> type) {
        Map<String, Property> properties = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            Import input = field.getAnnotation(Import.class);
            if (input != null) {
                properties.put(input.name(), new Property(of(field.getGenericType()), input.required()));
            }
        }
        return properties;
    }

    private static SdkType of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            if (generic.getRawType() == Output.class) {
                return of(arguments[0]);
            }
            if (generic.getRawType() == List.class) {
                return new ListOf(of(arguments[0]));
            }
            if (generic.getRawType() == Map.class) {
                return new MapOf(of(arguments[1]));
            }
            if (generic.getRawType() == Either.class) {
                return ofEither(of(arguments[0]), of(arguments[1]));
            }
            return new Anything();
        }
        return type instanceof Class<?> plain ? ofClass(plain) : new Anything();
    }

    /** The SDK's "text or one of these" is the API's extensible choice: Azure accepts what its API version lists. */
    private static SdkType ofEither(SdkType left, SdkType right) {
        return right instanceof Choice ? right : left instanceof Choice ? left : new Anything();
    }

    private static SdkType ofClass(Class<?> type) {
        if (type == String.class) {
            return new Text();
        }
        if (type == Boolean.class) {
            return new Flag();
        }
        if (type == Integer.class) {
            return new Whole();
        }
        if (type == Double.class) {
            return new Decimal();
        }
        if (type.isAnnotationPresent(EnumType.class)) {
            return new Choice(valuesOf(type));
        }
        return Arrays.stream(type.getDeclaredFields()).anyMatch(field -> field.isAnnotationPresent(Import.class))
                ? new Shape(type)
                : new Anything();
    }

    private static Set<String> valuesOf(Class<?> enumType) {
        Set<String> values = new LinkedHashSet<>();
        try {
            for (Method method : enumType.getDeclaredMethods()) {
                if (method.isAnnotationPresent(EnumType.Converter.class)) {
                    for (Object constant : enumType.getEnumConstants()) {
                        values.add(String.valueOf(method.invoke(constant)));
                    }
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read the values of " + enumType.getName(), e);
        }
        return values;
    }
}

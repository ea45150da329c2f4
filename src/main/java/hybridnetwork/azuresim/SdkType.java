package hybridnetwork.azuresim;

import com.pulumi.core.Either;
import com.pulumi.core.Output;
import com.pulumi.core.annotations.EnumType;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.annotation.Nullable;

/**
 * What the azure-native SDK says of a property's type, read from the annotations of its Java classes: so an input is
 * held against the same description that the real provider was generated from.
 */
sealed interface SdkType {
    /** The part of a class's name that says that it is an object among inputs. */
    String INPUTS = ".inputs.";

    /** The same among what Azure answers. */
    String OUTPUTS = ".outputs.";

    record Text() implements SdkType {}

    record Flag() implements SdkType {}

    record Whole() implements SdkType {}

    record Decimal() implements SdkType {}

    /** A text out of a fixed set; its values are read when they are asked for. */
    record Choice(Class<?> source) implements SdkType {
        private static final Map<Class<?>, Set<String>> READ = new ConcurrentHashMap<>();

        Set<String> values() {
            return READ.computeIfAbsent(source, SdkType::valuesOf);
        }

        /** The value as Azure spells it: it takes every case, and answers its own. */
        Optional<String> spelled(String text) {
            return values().contains(text)
                    ? Optional.of(text)
                    : values().stream().filter(text::equalsIgnoreCase).findFirst();
        }
    }

    record ListOf(SdkType item) implements SdkType {}

    record MapOf(SdkType item) implements SdkType {}

    /**
     * One of several objects, each of which says by a text that it needs which one it is; or anything at all.
     *
     * @param module whose SDK describes the objects
     */
    record OneOf(String module) implements SdkType {
        Optional<Shape> of(Map<?, ?> values) {
            for (Map.Entry<?, ?> each : values.entrySet()) {
                Optional<Shape> said = each.getValue() instanceof String text && text.matches("[\\w.]+")
                        ? said(text.substring(text.lastIndexOf('.') + 1))
                        : Optional.empty();
                Property says = said.map(shape -> shape.properties().get(String.valueOf(each.getKey())))
                        .orElse(null);
                if (says != null && says.required() && says.type() instanceof Text) {
                    return said;
                }
            }
            return Optional.empty();
        }

        /** The criteria of a metric alert say their type in full, and the SDK's class has another first word than that. */
        private Optional<Shape> said(String name) {
            return named(module + INPUTS + name + "Args")
                    .or(() -> named(module + INPUTS + "MetricAlert" + name + "Args"))
                    .map(Shape::new);
        }
    }

    /** A type that the SDK does not describe. */
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
            String name = source.getName().replace(INPUTS, OUTPUTS).replaceFirst("Args$", "Response");
            Set<String> names = new LinkedHashSet<>();
            named(name).ifPresent(answer -> {
                for (Field field : answer.getDeclaredFields()) {
                    names.add(field.getName());
                }
            });
            return names;
        }
    }

    /** An object among what Azure answers. */
    record Answer(Class<?> source) implements SdkType {
        /** The name of the type in the SDK's package, such as {@code azure-native:network:SubnetResponse}. */
        String token() {
            String[] names = source.getName().split("\\.", -1);
            return "azure-native:" + names[names.length - 3] + ":" + source.getSimpleName();
        }

        Map<String, SdkType> properties() {
            return fieldsOf(source);
        }

        /** The names of what such an object always has. */
        Set<String> alwaysThere() {
            Set<String> names = new LinkedHashSet<>();
            for (Field field : source.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(Nullable.class)) {
                    names.add(field.getName());
                }
            }
            return names;
        }
    }

    /** The names of the properties that Azure answers of every resource of this type. */
    static Set<String> alwaysAnswered(ResourceKind kind) {
        Class<?> resource = classOf(kind, "");
        Set<String> names = new LinkedHashSet<>();
        for (Field field : resource.getDeclaredFields()) {
            Export export = field.getAnnotation(Export.class);
            if (export != null && !isOptional(resource, field.getName())) {
                names.add(export.name());
            }
        }
        return names;
    }

    /** The getter of what may be missing gives an {@code Output<Optional<T>>}. */
    private static boolean isOptional(Class<?> resource, String property) {
        try {
            return resource.getMethod(property).getGenericReturnType() instanceof ParameterizedType output
                    && output.getActualTypeArguments()[0] instanceof ParameterizedType inner
                    && inner.getRawType() == Optional.class;
        } catch (NoSuchMethodException e) {
            return true;
        }
    }

    private static Map<String, SdkType> fieldsOf(Class<?> answer) {
        Map<String, SdkType> types = new LinkedHashMap<>();
        for (Field field : answer.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                types.put(field.getName(), of(field.getGenericType()));
            }
        }
        return types;
    }

    record Property(SdkType type, boolean required) {}

    private static Object spelled(SdkType type, Object value) {
        if (type instanceof Choice choice && value instanceof String text) {
            return choice.spelled(text).orElse(text);
        }
        if (type instanceof Shape shape && value instanceof Map<?, ?> map) {
            return shape.spelled(map);
        }
        if (type instanceof OneOf one && value instanceof Map<?, ?> map) {
            return one.of(map).<Object>map(shape -> shape.spelled(map)).orElse(map);
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
        return outputTypesOf(kind).keySet();
    }

    /** The properties that a resource of this type has once it exists. */
    static Map<String, SdkType> outputTypesOf(ResourceKind kind) {
        Map<String, SdkType> types = new LinkedHashMap<>();
        for (Field field : classOf(kind, "").getDeclaredFields()) {
            Export export = field.getAnnotation(Export.class);
            if (export != null) {
                types.put(export.name(), of(field.getGenericType()));
            }
        }
        return types;
    }

    /** The configuration of the provider. */
    static Shape ofProvider() {
        return new Shape(named("com.pulumi.azurenative.ProviderArgs")
                .orElseThrow(() -> new IllegalStateException("azure-native has no provider")));
    }

    /** A function: what it is asked with, and what it answers. */
    record Signature(Shape inputs, Map<String, SdkType> outputs) {}

    /**
     * The signature of a function, where the SDK has it.
     *
     * @param token such as {@code azure-native:network:getSubnet}
     */
    static Optional<Signature> function(String token) {
        String[] parts = token.split(":", -1);
        String module = "com.pulumi.azurenative." + parts[1];
        String name = parts[2].substring(0, 1).toUpperCase(Locale.ROOT) + parts[2].substring(1);
        Optional<Class<?>> inputs = named(module + ".inputs." + name + "PlainArgs");
        Optional<Class<?>> outputs = named(module + ".outputs." + name + "Result");
        if (inputs.isEmpty() || outputs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Signature(new Shape(inputs.get()), fieldsOf(outputs.get())));
    }

    private static Optional<Class<?>> named(String name) {
        try {
            return Optional.of(Class.forName(name, false, SdkType.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Class<?> classOf(ResourceKind kind, String suffix) {
        String name = "com.pulumi.azurenative." + kind.module() + "." + kind.className() + suffix;
        return named(name).orElseThrow(() -> new IllegalStateException("azure-native has no class " + name));
    }

    private static Map<String, Property> readProperties(Class<?> type) {
        Map<String, Property> properties = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            Import input = field.getAnnotation(Import.class);
            if (input != null) {
                SdkType own = of(field.getGenericType());
                properties.put(input.name(), new Property(described(own, module(type)), input.required()));
            }
        }
        return properties;
    }

    private static String module(Class<?> type) {
        String name = type.getPackageName();
        return name.endsWith(".inputs") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /** The type, where an object that the SDK does not describe may say itself which of a module's it is. */
    private static SdkType described(SdkType type, String module) {
        if (type instanceof ListOf list) {
            return new ListOf(described(list.item(), module));
        }
        return type instanceof Anything ? new OneOf(module) : type;
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
            return new Choice(type);
        }
        if (type.getName().contains(OUTPUTS)) {
            return new Answer(type);
        }
        return type.getName().contains(INPUTS) && type.getName().endsWith("Args") ? new Shape(type) : new Anything();
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

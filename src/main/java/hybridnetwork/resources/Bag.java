package hybridnetwork.resources;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A property bag: texts, numbers ({@code Double}), flags, lists and maps, and {@link Opaque} values. It is read leniently: at a
 * path of keys, what is absent, opaque or of another type is not there, but can be asked for.
 */
public record Bag(Map<String, Object> values) {
    public static final Bag EMPTY = new Bag(Map.of());

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** Whether the value is there and opaque, or is a list with something opaque in it. */
    public boolean isOpaque(String key) {
        Object value = values.get(key);
        return value instanceof Opaque || (value instanceof List<?> list && holdsOpaque(list));
    }

    private static boolean holdsOpaque(List<?> list) {
        for (Object element : list) {
            if (element instanceof Opaque) {
                return true;
            }
        }
        return false;
    }

    /** Whether a property that holds {@code {id: ...}} is there, and what it refers to is opaque. */
    public boolean isReferenceOpaque(String key) {
        return isOpaque(key)
                || bag(key).filter(reference -> reference.isOpaque("id")).isPresent();
    }

    /** Whether a property with one of these names is opaque. */
    public boolean isAnyOpaque(List<String> keys) {
        for (String key : keys) {
            if (isOpaque(key)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a list has elements, or may have: it is not known. */
    public boolean mayHave(String list) {
        return isOpaque(list) || !bags(list).isEmpty();
    }

    /** Whether a flag is set, or may be: it is not known. */
    public boolean mayBe(String flag) {
        return isOpaque(flag) || flag(flag);
    }

    /** The value at a path of keys; empty where there is none. */
    public Optional<Object> at(String... path) {
        Object value = values;
        for (String key : path) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
            if (value == null) {
                return Optional.empty();
            }
        }
        return Optional.of(value);
    }

    public Optional<String> text(String... path) {
        return at(path).flatMap(Bag::asText);
    }

    static Optional<String> asText(Object value) {
        if (value instanceof String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
        if (value instanceof Double number) {
            return Optional.of(
                    number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : number.toString());
        }
        return Optional.empty();
    }

    public boolean flag(String... path) {
        return at(path).filter(Boolean.TRUE::equals).isPresent();
    }

    public Optional<Double> number(String... path) {
        return at(path).filter(Double.class::isInstance).map(Double.class::cast);
    }

    /** A number cut to a whole one. */
    public Optional<Long> whole(String... path) {
        return at(path).filter(Number.class::isInstance).map(value -> ((Number) value).longValue());
    }

    /** An ARM id within a resource group. */
    public Optional<ArmId> id(String... path) {
        return text(path).flatMap(ArmId::tryParse);
    }

    public Optional<Bag> bag(String... path) {
        return at(path).flatMap(Bag::of);
    }

    /** A bag as a value of another; empty for any other value. */
    @SuppressWarnings("unchecked") // the keys of bags are texts: they are read from JSON or from the engine's protocol
    public static Optional<Bag> of(Object value) {
        return value instanceof Map<?, ?> map ? Optional.of(new Bag((Map<String, Object>) map)) : Optional.empty();
    }

    public List<Bag> bags(String... path) {
        return elements(Bag::of, path);
    }

    public List<String> texts(String key) {
        return textsAt(key);
    }

    public List<String> textsAt(String... path) {
        return elements(Bag::asText, path);
    }

    private <T> List<T> elements(Function<Object, Optional<T>> as, String... path) {
        if (!(at(path).orElse(List.of()) instanceof List<?> list) || list.isEmpty()) {
            return List.of();
        }
        List<T> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            as.apply(element).ifPresent(elements::add);
        }
        return List.copyOf(elements);
    }

    /** A property that Azure offers in the singular and in the plural: the values of both. */
    public List<String> texts(String singular, String plural) {
        if (!has(plural)) {
            return text(singular).map(List::of).orElse(List.of());
        }
        Optional<String> one = text(singular);
        List<String> many = texts(plural);
        if (one.isEmpty()) {
            return many;
        }
        List<String> both = new ArrayList<>();
        both.add(one.get());
        both.addAll(many);
        return both;
    }

    public Bag with(String key, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return new Bag(Collections.unmodifiableMap(changed));
    }

    public Bag without(String key) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.remove(key);
        return new Bag(Collections.unmodifiableMap(changed));
    }
}

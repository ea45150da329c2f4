package hybridnetwork.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A property bag, read leniently: what is absent, opaque or of another type is not there, but can be asked for. */
public record Bag(Map<?, ?> values) {
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

    public Optional<String> text(String key) {
        return asText(values.get(key));
    }

    static Optional<String> asText(@Nullable Object value) {
        if (value instanceof String text) {
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        }
        if (value instanceof Double number) {
            return Optional.of(
                    number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : number.toString());
        }
        return Optional.empty();
    }

    public boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    public Optional<Double> number(String key) {
        return values.get(key) instanceof Double number ? Optional.of(number) : Optional.empty();
    }

    public Optional<Bag> bag(String key) {
        return asBag(values.get(key));
    }

    private static Optional<Bag> asBag(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? Optional.of(new Bag(map)) : Optional.empty();
    }

    public List<Bag> bags(String key) {
        return elements(key, Bag::asBag);
    }

    public List<String> texts(String key) {
        return elements(key, Bag::asText);
    }

    private <T> List<T> elements(String key, Function<Object, Optional<T>> as) {
        if (!(values.get(key) instanceof List<?> list)) {
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
        List<String> both = new ArrayList<>();
        text(singular).ifPresent(both::add);
        both.addAll(texts(plural));
        return both;
    }
}

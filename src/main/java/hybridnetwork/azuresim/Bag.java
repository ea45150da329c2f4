package hybridnetwork.azuresim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A resource's properties under the SDK's names: texts, numbers ({@code Double}), flags, lists and maps, and
 * {@link Unknown} during a preview. Reading a path that is absent, or that holds something else, gives nothing.
 */
record Bag(Map<String, Object> values) {
    static final Bag EMPTY = new Bag(Map.of());

    Bag {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Stands for a value that the engine does not know yet. */
    enum Unknown {
        UNKNOWN
    }

    Optional<Object> at(String... path) {
        Object value = values;
        for (String step : path) {
            if (!(value instanceof Map<?, ?> map) || map.get(step) == null) {
                return Optional.empty();
            }
            value = map.get(step);
        }
        return Optional.ofNullable(value);
    }

    Optional<String> text(String... path) {
        return at(path).filter(String.class::isInstance).map(String.class::cast);
    }

    /** The number, cut to a whole one: Azure has no fractions here. */
    Optional<Long> number(String... path) {
        return at(path).filter(Number.class::isInstance).map(value -> ((Number) value).longValue());
    }

    boolean flag(String... path) {
        return at(path).filter(Boolean.TRUE::equals).isPresent();
    }

    Optional<ArmId> id(String... path) {
        return text(path).flatMap(ArmId::tryParse);
    }

    /** The maps of the list; empty where there is none. */
    List<Bag> list(String... path) {
        List<Bag> found = new ArrayList<>();
        if (at(path).orElse(null) instanceof List<?> list) {
            for (Object item : list) {
                Bag.of(item).ifPresent(found::add);
            }
        }
        return found;
    }

    List<String> texts(String... path) {
        List<String> found = new ArrayList<>();
        if (at(path).orElse(null) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof String text) {
                    found.add(text);
                }
            }
        }
        return found;
    }

    static Optional<Bag> of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, item) -> {
            if (key instanceof String name && item != null) {
                copy.put(name, item);
            }
        });
        return Optional.of(new Bag(copy));
    }

    Bag with(String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new Bag(changed);
    }

    Bag without(String name) {
        Map<String, Object> changed = new LinkedHashMap<>(values);
        changed.remove(name);
        return new Bag(changed);
    }
}

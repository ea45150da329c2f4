package hybridnetwork.resources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a resource's outputs an update leaves as it is: all that no input ever said, such as the addresses that Azure chose. What
 * an input said once and says no more goes, and so does what is beside the elements of a list that inputs say.
 */
final class StandingOutputs {
    private StandingOutputs() {}

    static Map<String, Object> after(Map<?, ?> before, Map<?, ?> planned, Map<?, ?> outputs) {
        Map<String, Object> standing = new LinkedHashMap<>();
        boolean moves = !Objects.equals(before.get("subnet"), planned.get("subnet"));
        outputs.forEach((key, output) -> {
            // In another subnet it gets another address.
            if (moves && key.equals("privateIPAddress")) {
                return;
            }
            if (!before.containsKey(key) || planned.containsKey(key)) {
                standing.put(String.valueOf(key), value(before.get(key), planned.get(key), output));
            }
        });
        return standing;
    }

    private static Object value(@Nullable Object before, @Nullable Object planned, Object output) {
        if (planned instanceof Map<?, ?> now && output instanceof Map<?, ?> out) {
            return after(before instanceof Map<?, ?> old ? old : Map.of(), now, out);
        }
        if (planned instanceof List<?> now && output instanceof List<?> out) {
            return elements(before instanceof List<?> old ? old : List.of(), now, out);
        }
        return output;
    }

    /** Elements are the same by their name; without names nothing tells which of them is left. */
    private static List<Object> elements(List<?> before, List<?> planned, List<?> outputs) {
        List<Object> standing = new ArrayList<>();
        for (Object output : outputs) {
            Optional<Object> old = named(before, output);
            Optional<Object> now = named(planned, output);
            if (now.isPresent()) {
                standing.add(value(old.orElse(""), now.get(), output));
            }
        }
        return standing;
    }

    private static Optional<Object> named(List<?> elements, Object one) {
        Optional<String> name = name(one);
        for (Object element : elements) {
            if (name.isPresent() && name.equals(name(element))) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> name(Object element) {
        return element instanceof Map<?, ?> map && map.get("name") instanceof String name
                ? Optional.of(name.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}

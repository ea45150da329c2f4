package hybridnetwork.review;

import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One property of a resource that differs between two plans.
 *
 * @param path such as {@code sku.name}, or {@code subnets[GatewaySubnet].addressPrefix} in a list of named objects
 * @param before empty where the property is new
 * @param after empty where it is gone
 */
public record PropertyChange(String path, Optional<Object> before, Optional<Object> after) {
    /** What elements of a list are told apart by; of an ARM id its last segment is the name. */
    static final List<String> IDENTITIES = List.of("name", "ipconfigurationId", "category", "categoryGroup");

    /** All differences of two bags, in the order of their keys. */
    public static List<PropertyChange> between(Map<?, ?> before, Map<?, ?> after) {
        List<PropertyChange> changes = new ArrayList<>();
        compareMaps("", before, after, changes);
        return List.copyOf(changes);
    }

    /** The input that the property is in, or is. */
    public String input() {
        return path.split("[.\\[]", 2)[0];
    }

    private static void compareMaps(String path, Map<?, ?> before, Map<?, ?> after, List<PropertyChange> changes) {
        Set<Object> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (Object key : keys) {
            compare(
                    path.isEmpty() ? key.toString() : path + "." + key,
                    Optional.ofNullable(before.get(key)),
                    Optional.ofNullable(after.get(key)),
                    changes);
        }
    }

    private static void compare(String path, Optional<?> before, Optional<?> after, List<PropertyChange> changes) {
        if (before.equals(after)) {
            return;
        }
        if (before.isPresent() && after.isPresent()) {
            Object was = before.get();
            Object is = after.get();
            if (was instanceof Map<?, ?> wasMap && is instanceof Map<?, ?> isMap) {
                compareMaps(path, wasMap, isMap, changes);
                return;
            }
            Optional<Map<Object, Object>> wasNamed = named(was);
            Optional<Map<Object, Object>> isNamed = named(is);
            if (wasNamed.isPresent() && isNamed.isPresent()) {
                compareNamed(path, wasNamed.get(), isNamed.get(), changes);
                return;
            }
            if (was instanceof List<?> wasList && is instanceof List<?> isList && areBags(wasList, isList)) {
                comparePlaces(path, wasList, isList, changes);
                return;
            }
        }
        changes.add(new PropertyChange(path, before.map(Object.class::cast), after.map(Object.class::cast)));
    }

    /** Whether two lists have as many objects each, and nothing else, such as the one IPsec policy of a connection. */
    private static boolean areBags(List<?> was, List<?> is) {
        return was.size() == is.size()
                && Stream.concat(was.stream(), is.stream()).allMatch(each -> each instanceof Map);
    }

    private static void comparePlaces(String path, List<?> was, List<?> is, List<PropertyChange> changes) {
        for (int i = 0; i < was.size(); i++) {
            String place = was.size() == 1 ? path : path + "[" + i + "]";
            compare(place, Optional.of(was.get(i)), Optional.of(is.get(i)), changes);
        }
    }

    private static void compareNamed(
            String path, Map<Object, Object> before, Map<Object, Object> after, List<PropertyChange> changes) {
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (Object name : names) {
            compare(
                    path + "[" + name + "]",
                    Optional.ofNullable(before.get(name)),
                    Optional.ofNullable(after.get(name)),
                    changes);
        }
    }

    /** The elements of a list by their names, where every element has one of its own: their positions then do not matter. */
    static Optional<Map<Object, Object>> named(Object value) {
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            return Optional.empty();
        }
        Map<Object, Object> byName = new LinkedHashMap<>();
        for (Object element : list) {
            Optional<String> name = element instanceof Map<?, ?> map ? name(map) : Optional.empty();
            if (name.isEmpty() || byName.put(name.get(), element) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(byName);
    }

    private static Optional<String> name(Map<?, ?> element) {
        return IDENTITIES.stream()
                .filter(key -> element.get(key) instanceof String)
                .map(key -> String.valueOf(element.get(key)))
                .map(ArmId::name)
                .findFirst();
    }
}

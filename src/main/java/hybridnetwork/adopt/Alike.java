package hybridnetwork.adopt;

import hybridnetwork.config.Region;
import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Values of a recording and of Azure in one spelling: ids in lower case, as Azure compares them, and of the stack in one subscription,
 * regions in their short form, numbers as one type, choices as the other side spells them.
 *
 * @param subscription of what Azure has; a recording of a stack that says none has ids in none
 */
record Alike(String subscription) {
    private static final String SUBSCRIPTIONS = "/subscriptions/";
    private static final String NONE = "00000000-0000-0000-0000-000000000000";

    Alike {
        subscription = subscription.toLowerCase(Locale.ROOT);
    }

    /** Properties of one side. */
    Map<String, Object> spelled(Map<String, Object> properties) {
        Map<String, Object> spelled = new LinkedHashMap<>();
        properties.forEach((name, value) -> spelled.put(name, spelled(name, value)));
        return spelled;
    }

    private Object spelled(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> spelled = new LinkedHashMap<>();
            map.forEach((key, inner) -> spelled.put(String.valueOf(key), spelled(String.valueOf(key), inner)));
            return spelled;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> spelled(name, element)).toList();
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof String text) {
            return name.equals("location") ? Region.shortForm(text) : id(text);
        }
        return value;
    }

    /** An id in the spelling; any other text as it is. */
    String id(String text) {
        return ArmId.tryParse(text)
                .map(id -> id.subscription().equalsIgnoreCase(subscription)
                        ? SUBSCRIPTIONS + NONE + id.key().substring(SUBSCRIPTIONS.length() + subscription.length())
                        : id.key())
                .orElse(text);
    }

    /** What Azure has, with texts and lists that mean the same as the program's written as the program writes them. */
    static Object asWritten(Object azure, Object program) {
        if (azure instanceof String one && program instanceof String other && one.equalsIgnoreCase(other)) {
            return other;
        }
        if (azure instanceof Map<?, ?> map && program instanceof Map<?, ?> wanted) {
            Map<String, Object> written = new LinkedHashMap<>();
            map.forEach((key, value) -> {
                Object other = wanted.get(key);
                written.put(String.valueOf(key), other == null ? value : asWritten(value, other));
            });
            return written;
        }
        if (azure instanceof List<?> list && program instanceof List<?> wanted) {
            return asWritten(list, wanted);
        }
        return azure;
    }

    private static Object asWritten(List<?> list, List<?> wanted) {
        boolean plain = list.stream().allMatch(String.class::isInstance)
                && wanted.stream().allMatch(String.class::isInstance);
        if (plain) {
            // Prefixes, ports and zones are sets.
            return list.size() == wanted.size() && list.containsAll(wanted) ? wanted : list;
        }
        List<Object> written = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            Object other = named(element, wanted);
            written.add(
                    other != null
                            ? asWritten(element, other)
                            : i < wanted.size() && !isNamed(element) ? asWritten(element, wanted.get(i)) : element);
        }
        return written;
    }

    private static boolean isNamed(Object element) {
        return element instanceof Map<?, ?> map && map.get("name") instanceof String;
    }

    private static @org.jspecify.annotations.Nullable Object named(Object element, List<?> others) {
        return element instanceof Map<?, ?> map && map.get("name") instanceof String name
                ? others.stream()
                        .filter(other -> other instanceof Map<?, ?> each
                                && each.get("name") instanceof String otherName
                                && otherName.equalsIgnoreCase(name))
                        .findFirst()
                        .orElse(null)
                : null;
    }
}

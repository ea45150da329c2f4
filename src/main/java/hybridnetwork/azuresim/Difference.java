package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed between a resource's old and new inputs, path by path, and whether it can change in place. */
record Difference(Map<String, Change> changes) {
    enum Change {
        ADD,
        DELETE,
        UPDATE
    }

    static Difference between(Bag old, Bag now) {
        Map<String, Change> changes = new LinkedHashMap<>();
        compareMaps("", old.values(), now.values(), changes);
        return new Difference(changes);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The top-level inputs that changed. */
    Set<String> inputs() {
        Set<String> names = new LinkedHashSet<>();
        changes.keySet().forEach(path -> names.add(top(path)));
        return names;
    }

    static String top(String path) {
        return path.split("[.\\[]", 2)[0];
    }

    private static void compareMaps(String path, Map<?, ?> old, Map<?, ?> now, Map<String, Change> changes) {
        Set<Object> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        for (Object name : names) {
            if (path.isEmpty() && InputCheck.isMark(name)) {
                continue;
            }
            String below = path.isEmpty() ? String.valueOf(name) : path + "." + name;
            compare(below, old.get(name), now.get(name), changes);
        }
    }

    private static void compare(String path, @Nullable Object old, @Nullable Object now, Map<String, Change> changes) {
        if (Objects.equals(old, now) || (path.equals("location") && sameLocation(old, now))) {
            return;
        }
        if (old == null) {
            changes.put(path, Change.ADD);
        } else if (now == null) {
            changes.put(path, Change.DELETE);
        } else if (old instanceof Map<?, ?> oldMap && now instanceof Map<?, ?> newMap) {
            compareMaps(path, oldMap, newMap, changes);
        } else if (old instanceof List<?> oldList && now instanceof List<?> newList) {
            for (int i = 0; i < Math.max(oldList.size(), newList.size()); i++) {
                compare(path + "[" + i + "]", item(oldList, i), item(newList, i), changes);
            }
        } else {
            changes.put(path, Change.UPDATE);
        }
    }

    private static @Nullable Object item(List<?> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }

    /** Azure's locations differ neither by case nor by blanks: "Central US" is "centralus". */
    private static boolean sameLocation(@Nullable Object old, @Nullable Object now) {
        return old instanceof String before
                && now instanceof String after
                && location(before).equals(location(after));
    }

    static String location(String text) {
        return text.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}

package hybridnetwork.template.evaluation;

import static hybridnetwork.template.evaluation.Function.own;
import static hybridnetwork.template.evaluation.Function.parts;
import static hybridnetwork.template.evaluation.Function.whole;
import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Functions on lists and objects, some of which take texts as lists of characters. */
final class ListFunctions {
    /** The longest list that is made, as Azure's {@code range}. */
    private static final int LONGEST = 10_000;

    private ListFunctions() {}

    static Map<String, Function> all() {
        return Map.ofEntries(
                entry("array", parts(it -> it.get(0) instanceof List<?> list ? list : List.of(it.get(0)))),
                entry("createarray", own(it -> new ArrayList<>(it.values()))),
                entry("createobject", own(ListFunctions::object)),
                entry("concat", parts(ListFunctions::concat)),
                entry("length", parts(ListFunctions::length)),
                entry("contains", parts(ListFunctions::contains)),
                entry("first", parts(it -> end(it, true))),
                entry("last", parts(it -> end(it, false))),
                entry("take", parts(it -> part(it, true))),
                entry("skip", parts(it -> part(it, false))),
                entry("range", whole(ListFunctions::range)),
                entry("union", parts(ListFunctions::union)),
                entry("shallowmerge", parts(ListFunctions::shallowMerge)),
                entry("intersection", whole(ListFunctions::intersection)),
                entry("flatten", parts(ListFunctions::flatten)),
                entry("items", parts(ListFunctions::items)),
                entry("objectkeys", parts(it -> names(it.map(0)))));
    }

    static List<Object> bounded(List<Object> list) {
        if (list.size() > LONGEST) {
            throw new NotEvaluated("an array becomes longer than " + LONGEST + " elements");
        }
        return list;
    }

    private static Object object(Arguments arguments) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (Json.isOpaque(arguments.get(i))) {
                return Json.opaque(arguments.values());
            }
            map.put(arguments.text(i), arguments.get(i + 1));
        }
        return map;
    }

    private static Object concat(Arguments arguments) {
        if (arguments.size() > 0 && arguments.get(0) instanceof List) {
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < arguments.size(); i++) {
                all.addAll(arguments.list(i));
            }
            return bounded(all);
        }
        return TextFunctions.bounded(arguments.values().stream().map(Json::text).collect(Collectors.joining()));
    }

    private static Object length(Arguments arguments) {
        Object value = arguments.get(0);
        int length = value instanceof List<?> list
                ? list.size()
                : value instanceof Map<?, ?> map
                        ? map.size()
                        : arguments.text(0).length();
        return (double) length;
    }

    private static Object contains(Arguments arguments) {
        Object container = arguments.get(0);
        if (container instanceof Map<?, ?> map) {
            return Json.property(map, arguments.asText(1)) != null;
        }
        if (container instanceof String text) {
            return text.contains(arguments.asText(1));
        }
        List<?> list = arguments.list(0);
        boolean found = list.contains(arguments.get(1));
        boolean open = Json.holdsOpaque(arguments.get(1)) || (!found && Json.holdsOpaque(list));
        return open ? Json.opaque(arguments.values()) : (Object) found;
    }

    private static Object end(Arguments arguments, boolean first) {
        if (arguments.get(0) instanceof List<?> list) {
            return list.isEmpty() ? Json.NULL : list.get(first ? 0 : list.size() - 1);
        }
        String text = arguments.text(0);
        return text.isEmpty() ? text : text.substring(first ? 0 : text.length() - 1, first ? 1 : text.length());
    }

    private static Object part(Arguments arguments, boolean before) {
        int count = Math.max(0, arguments.whole(1));
        if (arguments.get(0) instanceof List<?> list) {
            int cut = Math.min(count, list.size());
            return new ArrayList<>(before ? list.subList(0, cut) : list.subList(cut, list.size()));
        }
        String text = arguments.text(0);
        int cut = Math.min(count, text.length());
        return before ? text.substring(0, cut) : text.substring(cut);
    }

    private static Object range(Arguments arguments) {
        int start = arguments.whole(0);
        int count = arguments.whole(1);
        if (count < 0 || count > LONGEST) {
            throw arguments.wrong(1, "a count of 0 to " + LONGEST);
        }
        return DoubleStream.iterate(start, number -> number + 1)
                .limit(count)
                .boxed()
                .collect(Collectors.toCollection(ArrayList<Object>::new));
    }

    private static Object union(Arguments arguments) {
        if (arguments.get(0) instanceof Map) {
            Map<String, Object> all = new LinkedHashMap<>();
            for (int i = 0; i < arguments.size(); i++) {
                merge(arguments.map(i), all);
            }
            return all;
        }
        Set<Object> all = new LinkedHashSet<>();
        for (int i = 0; i < arguments.size(); i++) {
            all.addAll(arguments.list(i));
        }
        return bounded(new ArrayList<>(all));
    }

    /** The later one wins; objects in both are merged in turn, and what is not known of the earlier one may be an object. */
    private static void merge(Map<?, ?> later, Map<String, Object> into) {
        later.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value instanceof Map<?, ?> inner && into.get(name) instanceof Map<?, ?> earlier) {
                Map<String, Object> both = new LinkedHashMap<>();
                merge(earlier, both);
                merge(inner, both);
                into.put(name, both);
            } else if (!(value instanceof Map) || !Json.isOpaque(into.getOrDefault(name, Json.NULL))) {
                into.put(name, value);
            }
        });
    }

    private static Object shallowMerge(Arguments arguments) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (Object value : arguments.list(0)) {
            if (!(value instanceof Map<?, ?> map)) {
                return Json.isOpaque(value) ? value : all;
            }
            map.forEach((key, inner) -> all.put(String.valueOf(key), inner));
        }
        return all;
    }

    private static Object intersection(Arguments arguments) {
        if (arguments.get(0) instanceof Map<?, ?> first) {
            Map<Object, Object> common = new LinkedHashMap<>(first);
            for (int i = 1; i < arguments.size(); i++) {
                common.entrySet().retainAll(arguments.map(i).entrySet());
            }
            return common;
        }
        List<Object> common = new ArrayList<>(new LinkedHashSet<>(arguments.list(0)));
        for (int i = 1; i < arguments.size(); i++) {
            common.retainAll(arguments.list(i));
        }
        return common;
    }

    private static Object flatten(Arguments arguments) {
        List<Object> flat = new ArrayList<>();
        for (Object value : arguments.list(0)) {
            if (!(value instanceof List<?> list)) {
                return Json.isOpaque(value) ? value : List.of();
            }
            flat.addAll(list);
        }
        return bounded(flat);
    }

    private static Object items(Arguments arguments) {
        Map<?, ?> map = arguments.map(0);
        List<Object> items = new ArrayList<>();
        for (Object key : names(map)) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("key", key);
            item.put("value", map.get(key));
            items.add(item);
        }
        return items;
    }

    private static List<Object> names(Map<?, ?> map) {
        return map.keySet().stream()
                .map(String::valueOf)
                .sorted(Comparator.naturalOrder())
                .collect(Collectors.toCollection(ArrayList<Object>::new));
    }
}

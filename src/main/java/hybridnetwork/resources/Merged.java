package hybridnetwork.resources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The inputs of a resource with what only its outputs know, in nested bags too. Inputs win; outputs fill in what Azure
 * allocated, and an element of a list that only outputs have, such as a rule that was added in the portal, is there as well.
 *
 * <p>Elements of two lists are the same by their name, else by their id, in any order and whatever the case; where an element
 * of the inputs has neither, by their place in lists of one length.
 *
 * @param shown what only outputs have of lists that inputs have too
 */
public record Merged(Bag bag, List<Shown> shown) {
    /** What tells elements of a list apart; the last is that of service endpoints. */
    private static final List<String> KEYS = List.of("name", "id", "service");

    /** How much is known of what only outputs have. */
    public enum Kind {
        /** An element with a name or an id: it is taken to be there. */
        ELEMENT,
        /** A text or number: the list of the inputs is taken instead. */
        VALUE,
        /** More elements than inputs have, which nothing tells apart: the list of the inputs is taken instead. */
        UNTOLD
    }

    /**
     * Something that a list of the outputs has and that of the inputs has not.
     *
     * @param path the properties that lead to the list, the list's name last, with the names of elements between
     * @param what the element's key, the value, or how many more there are
     * @param declared the texts of the inputs' list, of a {@link Kind#VALUE}
     */
    public record Shown(Kind kind, List<String> path, String what, List<String> declared) {
        /** The name of the list. */
        public String list() {
            return path.get(path.size() - 1);
        }

        /** As messages name the list, such as {@code backendAddressPools/pool/loadBalancerBackendAddresses}. */
        public String place() {
            return String.join("/", path);
        }
    }

    /** Nothing is shown by outputs alone where there are none. */
    public static Merged of(Map<String, Object> inputs, Map<String, Object> outputs) {
        if (outputs.isEmpty()) {
            return new Merged(new Bag(inputs), List.of());
        }
        Merging merging = new Merging();
        return new Merged(new Bag(merging.maps(inputs, outputs, List.of())), List.copyOf(merging.shown));
    }

    private static final class Merging {
        private final List<Shown> shown = new ArrayList<>();

        Map<String, Object> maps(Map<?, ?> inputs, Map<?, ?> outputs, List<String> path) {
            Map<String, Object> merged = new LinkedHashMap<>();
            outputs.forEach((key, value) -> merged.put(String.valueOf(key), value));
            inputs.forEach((key, value) -> {
                Object output = outputs.get(key);
                String name = String.valueOf(key);
                merged.put(name, output == null ? value : values(value, output, with(path, name)));
            });
            return merged;
        }

        private Object values(Object input, Object output, List<String> path) {
            if (input instanceof Map<?, ?> in && output instanceof Map<?, ?> out) {
                return maps(in, out, path);
            }
            if (input instanceof List<?> in && output instanceof List<?> out) {
                return lists(in, out, path);
            }
            return input;
        }

        private List<Object> lists(List<?> inputs, List<?> outputs, List<String> path) {
            if (outputs.stream().noneMatch(Map.class::isInstance)) {
                plain(inputs, outputs, path);
                return List.copyOf(inputs);
            }
            Map<String, Object> byKey = new HashMap<>();
            for (Object output : outputs) {
                keys(output).forEach(key -> byKey.putIfAbsent(key, output));
            }
            boolean told = true;
            Set<String> matched = new HashSet<>();
            List<Object> merged = new ArrayList<>();
            for (int i = 0; i < inputs.size(); i++) {
                Object input = inputs.get(i);
                List<String> keys = keys(input);
                Optional<Object> same =
                        keys.stream().filter(byKey::containsKey).findFirst().map(byKey::get);
                if (keys.isEmpty() && inputs.size() == outputs.size()) {
                    same = Optional.of(outputs.get(i));
                }
                told &= !keys.isEmpty();
                same.flatMap(it -> keys(it).stream().findFirst()).ifPresent(matched::add);
                List<String> inside = keys.isEmpty() ? path : with(path, label(input));
                merged.add(same.isPresent() ? values(input, same.get(), inside) : input);
            }
            if (told) {
                addOthers(outputs, matched, path, merged);
            } else if (outputs.size() > inputs.size()) {
                shown.add(new Shown(Kind.UNTOLD, path, outputs.size() - inputs.size() + " more", List.of()));
            }
            return merged;
        }

        private void addOthers(List<?> outputs, Set<String> matched, List<String> path, List<Object> merged) {
            int untold = 0;
            for (Object output : outputs) {
                Optional<String> key = keys(output).stream().findFirst();
                if (key.isEmpty()) {
                    untold++;
                } else if (matched.add(key.get())) {
                    merged.add(output);
                    shown.add(new Shown(Kind.ELEMENT, path, label(output), List.of()));
                }
            }
            if (untold > 0) {
                shown.add(new Shown(Kind.UNTOLD, path, untold + " more", List.of()));
            }
        }

        private void plain(List<?> inputs, List<?> outputs, List<String> path) {
            List<String> declared =
                    inputs.stream().flatMap(input -> Bag.asText(input).stream()).toList();
            Set<String> known = new HashSet<>();
            declared.forEach(text -> known.add(text.toLowerCase(Locale.ROOT)));
            for (Object output : outputs) {
                Bag.asText(output)
                        .filter(text -> known.add(text.toLowerCase(Locale.ROOT)))
                        .filter(text -> declared.size() == inputs.size())
                        .ifPresent(text -> shown.add(new Shown(Kind.VALUE, path, text, declared)));
            }
        }

        /** What tells an element from others, the best first, in lower case; none where that is not known. */
        private static List<String> keys(Object element) {
            List<String> keys = new ArrayList<>();
            if (element instanceof Map<?, ?> map) {
                for (String key : KEYS) {
                    if (map.get(key) instanceof String text && !text.isEmpty()) {
                        keys.add(key + " " + text.toLowerCase(Locale.ROOT));
                    }
                }
            }
            return keys;
        }

        private static String label(Object element) {
            for (String key : KEYS) {
                if (element instanceof Map<?, ?> map && map.get(key) instanceof String text && !text.isEmpty()) {
                    return text;
                }
            }
            return "";
        }

        private static List<String> with(List<String> path, String last) {
            List<String> longer = new ArrayList<>(path);
            longer.add(last);
            return List.copyOf(longer);
        }
    }
}

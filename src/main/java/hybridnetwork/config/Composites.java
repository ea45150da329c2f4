package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Encrypted;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import hybridnetwork.config.ConfigNode.Sequence;
import hybridnetwork.net.PortRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The readings of lists and maps of values. */
final class Composites {
    private static final Pattern NOT_IN_TAGS = Pattern.compile("[<>%&\\\\?/]");

    private Composites() {}

    /** One port or range, or a list of them. */
    static Reading<List<PortRange>> portList() {
        Reading<List<PortRange>> list = list(Scalars.ports(), false);
        return (node, path, problems) -> node instanceof Scalar
                ? new Value<>(
                        Scalars.ports().read(node, path, problems).present().map(List::of))
                : list.read(node, path, problems);
    }

    /** A list with at least one item unless {@code mayBeEmpty}. */
    static <T> Reading<List<T>> list(Reading<T> item, boolean mayBeEmpty) {
        return (node, path, problems) -> {
            if (!(node instanceof Sequence sequence)) {
                Problem problem = Scalars.wrongType(path, "a list", node);
                problems.add(node instanceof Encrypted ? problem : problem.fix("write it as a list: [ ... ]"));
                return Value.refused();
            }
            if (sequence.items().isEmpty() && !mayBeEmpty) {
                problems.add(Problem.error("invalid-value", path, "`" + path.lastName() + "` is empty")
                        .allowed("a list with at least one entry"));
                return Value.refused();
            }
            List<T> items = new ArrayList<>();
            for (int i = 0; i < sequence.items().size(); i++) {
                item.read(sequence.items().get(i), path.index(i), problems)
                        .present()
                        .ifPresent(items::add);
            }
            return items.size() == sequence.items().size() ? Value.of(List.copyOf(items)) : Value.refused();
        };
    }

    /** A list in which nothing stands twice. */
    static <T> Reading<List<T>> distinct(Reading<List<T>> list) {
        return (node, path, problems) -> {
            Value<List<T>> items = list.read(node, path, problems);
            Set<T> seen = new HashSet<>();
            boolean twice = false;
            for (int i = 0; i < items.present().map(List::size).orElse(0); i++) {
                if (!seen.add(items.get().get(i))) {
                    twice = true;
                    problems.add(Problem.error(
                                    "invalid-value", path.index(i), "`" + path.lastName() + "` has an entry twice")
                            .got(items.get().get(i))
                            .fix("remove one of the two"));
                }
            }
            return twice ? Value.refused() : items;
        };
    }

    /** Azure's tags: their names do not differ in the case of letters only, and have no character that it refuses. */
    static Reading<Map<String, String>> tags() {
        Reading<Map<String, String>> texts = texts();
        return (node, path, problems) -> {
            int errors = problems.errors();
            Value<Map<String, String>> tags = texts.read(node, path, problems);
            Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String name : tags.present().orElse(Map.of()).keySet()) {
                ConfigPath at = path.key(Problem.excerpt(name));
                if (NOT_IN_TAGS.matcher(name).find()) {
                    problems.add(Problem.error("invalid-value", at, "a tag's name has a character that Azure refuses")
                            .got(name)
                            .allowed("a name without < > % & \\ ? and /"));
                }
                String first = seen.putIfAbsent(name, name);
                if (first != null) {
                    problems.add(Problem.error("invalid-value", at, "two tags have the same name to Azure")
                            .got(Problem.excerpt(first) + ", " + Problem.excerpt(name))
                            .fix("remove or rename one of the two"));
                }
            }
            return problems.errors() == errors ? tags : Value.refused();
        };
    }

    /** A map from words to text. */
    static Reading<Map<String, String>> texts() {
        return (node, path, problems) -> {
            if (!(node instanceof Mapping mapping)) {
                problems.add(Scalars.wrongType(path, "a map from names to text", node));
                return Value.refused();
            }
            Map<String, String> texts = new LinkedHashMap<>();
            mapping.entries()
                    .forEach((name, entry) -> Scalars.text()
                            .read(entry.value(), path.key(Problem.excerpt(name)), problems)
                            .present()
                            .ifPresent(value -> texts.put(name, value)));
            return texts.size() == mapping.entries().size() ? Value.of(texts) : Value.refused();
        };
    }

    /** A map from names to values, sorted by name: the order of the file does not survive the engine. {@code item} is told the
     * name. */
    static <T> Reading<Map<String, T>> named(Function<String, Reading<T>> item) {
        return named(Scalars.NAME, Scalars.NAME_IN_WORDS, item);
    }

    /** As {@link #named(Function)}, for names of another kind. */
    static <T> Reading<Map<String, T>> named(Pattern names, String inWords, Function<String, Reading<T>> item) {
        return (node, path, problems) -> {
            if (!(node instanceof Mapping mapping)) {
                problems.add(Scalars.wrongType(path, "a map from names to values", node));
                return Value.refused();
            }
            Map<String, T> items = new TreeMap<>();
            mapping.entries().forEach((name, entry) -> {
                ConfigPath at = path.key(Problem.excerpt(name));
                if (!names.matcher(name).matches()) {
                    problems.add(Problem.error(
                                    "name-net-80",
                                    at,
                                    "a name in `" + path.lastName() + "` cannot be part of an Azure name")
                            .got(name)
                            .allowed(inWords)
                            .at(entry.keyAt()));
                } else {
                    item.apply(name)
                            .read(entry.value(), at, problems)
                            .present()
                            .ifPresent(value -> items.put(name, value));
                }
            });
            return items.size() == mapping.entries().size() ? Value.of(items) : Value.refused();
        };
    }
}

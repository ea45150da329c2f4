package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Mapping;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads the keys of one map strictly: every key that is not asked for is a problem.
 *
 * <p>Ask for each key once, then {@link #build} the record from the values: it is built only when all of them, and nothing
 * else, could be read.
 */
final class MapReader {
    private final Map<String, Entry> entries;
    private final ConfigPath path;
    private final Problems problems;
    private final Set<String> asked;
    private final Set<String> refused = new HashSet<>();
    private final int errorsBefore;

    private MapReader(Map<String, Entry> entries, ConfigPath path, Problems problems) {
        this(entries, path, problems, new LinkedHashSet<>());
    }

    private MapReader(Map<String, Entry> entries, ConfigPath path, Problems problems, Set<String> asked) {
        this.entries = entries;
        this.path = path;
        this.problems = problems;
        this.asked = asked;
        this.errorsBefore = problems.errors();
    }

    /** Makes a reading of a map out of a function that asks for its keys and builds a record. */
    static <T> Reading<T> map(Function<MapReader, Value<T>> body) {
        return (node, path, problems) -> {
            if (node instanceof Mapping mapping) {
                return body.apply(new MapReader(mapping.entries(), path, problems));
            }
            problems.add(Scalars.wrongType(path, "a map", node));
            return Value.refused();
        };
    }

    /** A reader of the top level, whose keys carry the namespace: the path of {@code key} is {@code namespace:key}. */
    static MapReader topLevel(Map<String, Entry> entries, Problems problems) {
        return new MapReader(entries, ConfigPath.ROOT, problems);
    }

    <T> Value<T> required(String key, Reading<T> reading) {
        Optional<ConfigNode> node = find(key);
        if (node.isPresent()) {
            return reading.read(node.get(), pathOf(key), problems);
        }
        problems.add(Problem.error("missing-key", pathOf(key), "`" + key + "` is missing")
                .fix(MissingKeys.fix(pathOf(key), key)));
        return Value.refused();
    }

    <T> Value<Optional<T>> optional(String key, Reading<T> reading) {
        return find(key)
                .map(node -> reading.read(node, pathOf(key), problems).asOptional())
                .orElseGet(() -> Value.of(Optional.empty()));
    }

    <T> Value<T> defaulted(String key, Reading<T> reading, T otherwise) {
        return find(key).map(node -> reading.read(node, pathOf(key), problems)).orElseGet(() -> Value.of(otherwise));
    }

    /** Whether the map has the key, with a value or without. */
    boolean has(String key) {
        asked.add(key);
        return entries.containsKey(key);
    }

    /** Whether the map has a value for the key: an empty one is none. */
    boolean hasValue(String key) {
        return find(key).isPresent();
    }

    /** A reader of the same keys whose problems nobody hears: for what may be absent or wrong. */
    MapReader unheard() {
        return new MapReader(entries, path, new Problems(), asked);
    }

    /** Takes every key that nobody asked for, unread. */
    void passOverTheRest() {
        asked.addAll(entries.keySet());
    }

    /** Reports keys that stand elsewhere and not here. */
    void refuse(List<String> keys, String fix) {
        for (String key : keys) {
            if (entries.containsKey(key)) {
                problems.add(Problem.error("unknown-key", pathOf(key), "`" + key + "` is not a key here")
                        .fix(fix)
                        .at(entries.get(key).keyAt()));
                refused.add(key);
            }
        }
    }

    /** Reports a problem of this map that no single key has. */
    void report(Problem problem) {
        problems.add(problem);
    }

    ConfigPath path() {
        return path;
    }

    /** The record, unless an error was reported since this reader began; keys that nobody asked for are reported first. */
    <T> Value<T> build(Supplier<T> record) {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key) && !refused.contains(key)) {
                problems.add(unknown(key).at(entry.keyAt()));
            }
        });
        return problems.errors() == errorsBefore ? Value.of(record.get()) : Value.refused();
    }

    private Problem unknown(String key) {
        Problem problem = Problem.error(
                        "unknown-key", pathOf(Problem.excerpt(key)), "`" + Problem.excerpt(key) + "` is not a key here")
                .allowed(String.join(", ", asked));
        // A namespace that all of them have would make them all look alike.
        boolean ours = key.startsWith(TopLevelKey.OURS);
        Set<String> near = asked.stream()
                .filter(each -> each.startsWith(TopLevelKey.OURS) == ours)
                .map(each -> ours ? each.substring(TopLevelKey.OURS.length()) : each)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String bare = ours ? key.substring(TopLevelKey.OURS.length()) : key;
        return problem.fix(Nearest.to(bare, near)
                .map(word -> "write `" + (ours ? TopLevelKey.OURS : "") + word + "`")
                .or(() -> OtherWords.fix(bare))
                .orElse("remove it: it is no part of this program"));
    }

    /** A key without a value reads as absent, as Pulumi's own tools treat it. */
    private Optional<ConfigNode> find(String key) {
        asked.add(key);
        return Optional.ofNullable(entries.get(key))
                .map(Entry::value)
                .filter(node -> !(node instanceof ConfigNode.Scalar scalar && scalar.kind() == ConfigNode.Kind.NULL));
    }

    private ConfigPath pathOf(String key) {
        return path.equals(ConfigPath.ROOT) ? new ConfigPath(key) : path.key(key);
    }
}

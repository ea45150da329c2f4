package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Kind;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The values that {@code Pulumi.yaml} gives to every stack: each key's {@code default:} or {@code value:}, laid under those
 * of a stack as the engine lays them ({@code ApplyProjectConfig} of its workspace package, v3.258.0).
 */
final class ProjectFile {
    static final String NAME = "Pulumi.yaml";

    /** A key that reaches into a section, in the syntax of {@code pulumi config set --path}. */
    private static final Pattern PATH = Pattern.compile("[\\w-]+(\\.[\\w-]+)*");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|-?[1-9]\\d{0,17}");

    private final Map<String, Entry> values;
    private final Problems problems;

    private ProjectFile(Map<String, Entry> values, Problems problems) {
        this.values = values;
        this.problems = problems;
    }

    /**
     * Lays a project's values under those of a stack.
     *
     * @param folder the project's; without a file there the stack's values are all
     */
    static Map<String, Entry> under(Map<String, Entry> stack, Path folder, Problems problems) {
        ConfigText file = ConfigText.projectFile(NAME);
        Map<String, Entry> values = new TreeMap<>();
        file.read(folder.resolve(NAME), Optional::empty, problems)
                .flatMap(text -> YamlTree.parse(text, file, problems))
                .flatMap(root -> entry(root, "config"))
                .map(Entry::value)
                .ifPresent(config -> {
                    if (config instanceof Mapping map) {
                        map.entries()
                                .forEach((key, definition) ->
                                        value(definition).ifPresent(value -> values.put(TopLevelKey.full(key), value)));
                    }
                });
        return new ProjectFile(values, problems).under(stack);
    }

    private static Optional<Entry> entry(ConfigNode node, String key) {
        return node instanceof Mapping map
                ? Optional.ofNullable(map.entries().get(key)).filter(entry -> !isNothing(entry.value()))
                : Optional.empty();
    }

    private static boolean isNothing(ConfigNode node) {
        return node instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }

    /** What a key's definition gives; a definition that is no map is the value itself. */
    private static Optional<Entry> value(Entry definition) {
        if (definition.value() instanceof Mapping map) {
            return entry(map, "default").or(() -> entry(map, "value"));
        }
        return Optional.of(definition).filter(value -> !isNothing(value.value()));
    }

    private Map<String, Entry> under(Map<String, Entry> stack) {
        Map<String, Entry> all = new LinkedHashMap<>(stack);
        values.forEach((key, value) -> {
            String name = key.substring(key.indexOf(':') + 1);
            if (!TopLevelKey.isOurs(key)) {
                return;
            }
            if (!PATH.matcher(name).matches()) {
                problems.add(Problem.warning(
                                "project-key-not-read",
                                new ConfigPath(Problem.excerpt(key)),
                                "Pulumi.yaml gives a value to a path that only the engine follows")
                        .fix("give the value to the whole section, or write it into the stack files")
                        .at(value.keyAt()));
                return;
            }
            List<String> names = List.of(name.split("\\.", -1));
            String section = key.substring(0, key.indexOf(':') + 1) + names.get(0);
            if (names.size() == 1) {
                all.putIfAbsent(key, new Entry(topLevel(value.value()), value.keyAt()));
            } else {
                all.put(section, inside(Optional.ofNullable(all.get(section)), names.subList(1, names.size()), value));
            }
        });
        return all;
    }

    private static ConfigNode topLevel(ConfigNode value) {
        return value instanceof Scalar scalar ? EngineConfig.topLevel(scalar.text(), false, scalar.at()) : value;
    }

    /** A map with the value at the end of names, unless something is there already. */
    private static Entry inside(Optional<Entry> present, List<String> names, Entry value) {
        if (names.isEmpty()) {
            return present.orElseGet(() -> new Entry(inSection(value.value()), value.keyAt()));
        }
        if (present.isPresent()
                && !(present.get().value() instanceof Mapping)
                && !isNothing(present.get().value())) {
            return present.get();
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        present.ifPresent(entry -> {
            if (entry.value() instanceof Mapping map) {
                entries.putAll(map.entries());
            }
        });
        String name = names.get(0);
        entries.put(name, inside(Optional.ofNullable(entries.get(name)), names.subList(1, names.size()), value));
        return new Entry(
                new Mapping(
                        entries, present.flatMap(entry -> entry.value().at()).or(value.value()::at)),
                present.flatMap(Entry::keyAt).or(value::keyAt));
    }

    /** Inside a section the engine makes flags and whole numbers of texts that look like them. */
    private static ConfigNode inSection(ConfigNode value) {
        if (!(value instanceof Scalar scalar)) {
            return value;
        }
        Kind kind = scalar.text().equals("true") || scalar.text().equals("false")
                ? Kind.BOOLEAN
                : WHOLE_NUMBER.matcher(scalar.text()).matches() ? Kind.NUMBER : scalar.kind();
        return new Scalar(scalar.text(), kind, false, scalar.at());
    }
}

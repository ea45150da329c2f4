package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import hybridnetwork.config.ConfigNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code environment:} of a stack file: values that Pulumi ESC lays under those of the file. Only the engine, logged in
 * to Pulumi's service, can open one.
 *
 * @param imports the environments that it names
 * @param keys the keys of the configuration that it gives itself
 */
record EscEnvironment(List<String> imports, List<String> keys, Optional<SourceLocation> at) {
    static final EscEnvironment NONE = new EscEnvironment(List.of(), List.of(), Optional.empty());

    /** How many names a message holds. */
    private static final int NAMED = 5;

    static EscEnvironment of(Optional<Entry> environment) {
        Optional<ConfigNode> value = environment.map(Entry::value);
        List<String> imports = value.flatMap(node -> node instanceof Mapping map ? child(map, "imports") : value)
                .map(EscEnvironment::names)
                .orElse(List.of());
        List<String> keys = value.flatMap(node -> child(node, "values"))
                .flatMap(node -> child(node, "pulumiConfig"))
                .map(node -> names(node).stream().map(TopLevelKey::full).toList())
                .orElse(List.of());
        return new EscEnvironment(imports, keys, environment.flatMap(Entry::keyAt));
    }

    private static Optional<ConfigNode> child(ConfigNode node, String key) {
        return node instanceof Mapping map
                ? Optional.ofNullable(map.entries().get(key)).map(Entry::value)
                : Optional.empty();
    }

    /** The names in a list, whose items may be maps of one name to its options, or in a map. */
    private static List<String> names(ConfigNode node) {
        List<String> names = new ArrayList<>();
        if (node instanceof Sequence list) {
            list.items().forEach(item -> names.addAll(names(item)));
        } else if (node instanceof Mapping map) {
            names.addAll(map.entries().keySet());
        } else if (node instanceof Scalar name) {
            names.add(name.text());
        }
        return names;
    }

    boolean isPresent() {
        return !imports.isEmpty() || !keys.isEmpty();
    }

    /** That a plan without them may not be what the engine makes of the stack. */
    Optional<Problem> problem() {
        return isPresent()
                ? Optional.of(Problem.warning(
                                "environment-not-read",
                                new ConfigPath("environment"),
                                "the stack takes values from " + inWords() + ", which only the engine can open")
                        .fix("trust `pulumi preview` rather than this, or write the values into the stack file")
                        .at(at))
                : Optional.empty();
    }

    /** A problem of reading without the values that the environment gives. */
    Problem qualified(Problem problem) {
        return isPresent() && problem.rule().equals("missing-key")
                ? problem.message(problem.message() + " in the files; " + inWords()
                        + " may give it, which only the engine can open")
                : problem;
    }

    private String inWords() {
        List<String> parts = new ArrayList<>();
        if (!imports.isEmpty()) {
            parts.add((imports.size() == 1 ? "the environment " : "the environments ") + some(imports));
        }
        if (!keys.isEmpty()) {
            parts.add("`environment:` itself (" + some(keys) + ")");
        }
        return String.join(" and ", parts);
    }

    private static String some(List<String> names) {
        return Words.few(names.stream().map(Problem::excerpt).toList(), NAMED);
    }
}

package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Encrypted;
import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Pulumi stack file ({@code Pulumi.<stack>.yaml}) as it stands on disk, encrypted values left opaque.
 *
 * @param config the {@code config:} section, its keys with their namespace; empty, with a problem reported, when the file
 *     cannot be read as a stack file
 * @param environment what the file takes from elsewhere
 */
record StackFile(Map<String, Entry> config, EscEnvironment environment) {
    /** The keys that Pulumi itself keeps in a stack file. */
    private static final Set<String> PULUMI_KEYS =
            Set.of("config", "encryptionsalt", "encryptedkey", "secretsprovider", "environment");

    private static final StackFile NONE = new StackFile(Map.of(), EscEnvironment.NONE);

    /**
     * Reads a file.
     *
     * @param name the file as messages name it
     */
    static StackFile read(Path file, String name, Problems problems) {
        return ConfigText.stackFile(name)
                .read(file, () -> Optional.of(existingStacks(file)), problems)
                .map(text -> parse(text, name, problems))
                .orElse(NONE);
    }

    /** Reads a file's text. */
    static StackFile parse(String text, String name, Problems problems) {
        ConfigText file = ConfigText.stackFile(name);
        return YamlTree.parse(text, file, problems)
                .map(root -> new Reader(file, problems).stackFile(root))
                .orElse(NONE);
    }

    /** Reads the tree of one file. */
    private record Reader(ConfigText file, Problems problems) {
        StackFile stackFile(ConfigNode root) {
            if (!(root instanceof Mapping top)) {
                problems.add(file.problem("the stack file is not a map with a `config:` section", root.at()));
                return NONE;
            }
            top.entries().forEach((key, entry) -> {
                if (!PULUMI_KEYS.contains(key)) {
                    problems.add(Problem.error(
                                    "unknown-key",
                                    new ConfigPath(Problem.excerpt(key)),
                                    "not a key of a Pulumi stack file")
                            .allowed(PULUMI_KEYS.stream().sorted().collect(Collectors.joining(", ")))
                            .fix("move it under `config:` as `"
                                    + (key.indexOf(':') < 0 ? ConfigPath.NAMESPACE + ":" : "")
                                    + Problem.excerpt(key) + "`, or remove it")
                            .at(entry.keyAt()));
                }
            });
            EscEnvironment environment =
                    EscEnvironment.of(Optional.ofNullable(top.entries().get("environment")));
            Entry config = top.entries().get("config");
            if (config == null || (config.value() instanceof Scalar scalar && scalar.kind() == ConfigNode.Kind.NULL)) {
                if (environment.isPresent()) {
                    return new StackFile(Map.of(), environment);
                }
                problems.add(file.problem("the stack file has no `config:` section", root.at()));
                return NONE;
            }
            if (!(config.value() instanceof Mapping entries)) {
                problems.add(file.problem("`config:` is not a map", config.keyAt()));
                return NONE;
            }
            Map<String, Entry> decoded = new LinkedHashMap<>();
            entries.entries().forEach((written, entry) -> {
                String key = TopLevelKey.full(written);
                if (decoded.containsKey(key)) {
                    problems.add(Problem.error(
                                    "duplicate-key",
                                    new ConfigPath(Problem.excerpt(key)),
                                    "the same key stands twice, once in short form")
                            .got(written)
                            .fix("remove one of the two")
                            .at(entry.keyAt()));
                } else {
                    decoded.put(key, new Entry(topLevel(encryptedAsOpaque(entry.value())), entry.keyAt()));
                }
            });
            return new StackFile(decoded, environment);
        }
    }

    private static ConfigNode topLevel(ConfigNode node) {
        return node instanceof Scalar scalar && scalar.kind() != ConfigNode.Kind.NULL
                ? EngineConfig.topLevel(scalar.text(), scalar.secret(), scalar.at())
                : node;
    }

    /** Pulumi writes an encrypted value as a map with the one key {@code secure}, at any depth. */
    private static ConfigNode encryptedAsOpaque(ConfigNode node) {
        if (node instanceof Mapping map) {
            if (map.entries().keySet().equals(Set.of("secure"))) {
                return new Encrypted(map.at());
            }
            Map<String, Entry> decoded = new LinkedHashMap<>();
            map.entries()
                    .forEach((key, entry) ->
                            decoded.put(key, new Entry(encryptedAsOpaque(entry.value()), entry.keyAt())));
            return new Mapping(decoded, map.at());
        }
        if (node instanceof ConfigNode.Sequence list) {
            return new ConfigNode.Sequence(
                    list.items().stream().map(StackFile::encryptedAsOpaque).toList(), list.at());
        }
        return node;
    }

    private static final Pattern NAME = Pattern.compile("Pulumi\\.(.+)\\.ya?ml");

    /** Of a stack that is missing the others, of any other file those that hold a stack beside it. */
    private static String existingStacks(Path missing) {
        Path folder = missing.toAbsolutePath().getParent();
        List<String> files = folder == null ? List.of() : stackFiles(folder);
        if (files.isEmpty()) {
            return "name an existing file";
        }
        if (!NAME.matcher(String.valueOf(missing.getFileName())).matches()) {
            return "name a file that exists, such as " + Problem.excerpt(files.get(0));
        }
        String stacks = files.stream()
                .map(file -> NAME.matcher(file).replaceFirst("$1"))
                .limit(20)
                .collect(Collectors.joining(", "));
        return "use one of the stacks here: " + Problem.excerpt(stacks);
    }

    /** A file with a stack in a folder, where there is one. */
    static Optional<String> inFolder(Path folder) {
        return stackFiles(folder).stream().findFirst().map(Problem::excerpt);
    }

    private static List<String> stackFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> NAME.matcher(file).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}

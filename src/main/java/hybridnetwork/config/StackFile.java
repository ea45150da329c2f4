package hybridnetwork.config;

import hybridnetwork.config.ConfigNode.Encrypted;
import hybridnetwork.config.ConfigNode.Entry;
import hybridnetwork.config.ConfigNode.Mapping;
import hybridnetwork.config.ConfigNode.Scalar;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a Pulumi stack file ({@code Pulumi.<stack>.yaml}) as it stands on disk, encrypted values left opaque. */
final class StackFile {
    /** The largest stack file that is read, in bytes: some hundred times a real one. */
    static final int LARGEST_FILE = 1 << 20;

    /** The keys that Pulumi itself keeps in a stack file. */
    private static final Set<String> PULUMI_KEYS =
            Set.of("config", "encryptionsalt", "encryptedkey", "secretsprovider", "environment");

    private final String name;
    private final Problems problems;

    private StackFile(String name, Problems problems) {
        this.name = name;
        this.problems = problems;
    }

    /**
     * The {@code config:} section of a stack file, its keys with their namespace; empty, with a problem reported, when the
     * file cannot be read as one.
     *
     * @param name the file as messages name it
     */
    static Map<String, Entry> read(Path file, String name, Problems problems) {
        return new StackFile(name, problems)
                .text(file)
                .map(text -> new StackFile(name, problems).config(text))
                .orElse(Map.of());
    }

    /** The {@code config:} section of a stack file's text. */
    static Map<String, Entry> parse(String text, String name, Problems problems) {
        return new StackFile(name, problems).config(text);
    }

    private Optional<String> text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                report("the stack file is a directory", Optional.empty());
                return Optional.empty();
            }
            byte[] bytes;
            // A device or a pipe reports no size, so the limit is on what is read.
            try (var in = Files.newInputStream(file)) {
                bytes = in.readNBytes(LARGEST_FILE + 1);
            }
            if (bytes.length > LARGEST_FILE) {
                report("the stack file is larger than 1 MiB", Optional.empty());
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (NoSuchFileException e) {
            problems.add(Problem.error("stack-file", ConfigPath.ROOT, "there is no stack file " + Problem.excerpt(name))
                    .fix(existingStacks(file)));
        } catch (CharacterCodingException e) {
            report("the stack file is not UTF-8 text", Optional.empty());
        } catch (AccessDeniedException e) {
            unreadable("you may not read the stack file " + Problem.excerpt(name));
        } catch (IOException e) {
            unreadable("the stack file " + Problem.excerpt(name) + " cannot be read");
        }
        return Optional.empty();
    }

    private Map<String, Entry> config(String text) {
        Optional<ConfigNode> root = YamlTree.parse(text, name, problems);
        if (root.isEmpty()) {
            return Map.of();
        }
        if (!(root.get() instanceof Mapping top)) {
            report(
                    "the stack file is not a map with a `config:` section",
                    root.get().at());
            return Map.of();
        }
        top.entries().forEach((key, entry) -> {
            if (!PULUMI_KEYS.contains(key)) {
                problems.add(Problem.error(
                                "unknown-key", new ConfigPath(Problem.excerpt(key)), "not a key of a Pulumi stack file")
                        .allowed(PULUMI_KEYS.stream().sorted().collect(Collectors.joining(", ")))
                        .fix("move it under `config:` as `"
                                + (key.indexOf(':') < 0 ? ConfigPath.NAMESPACE + ":" : "")
                                + Problem.excerpt(key) + "`, or remove it")
                        .at(entry.keyAt()));
            }
        });
        Entry config = top.entries().get("config");
        if (config == null || (config.value() instanceof Scalar scalar && scalar.kind() == ConfigNode.Kind.NULL)) {
            report("the stack file has no `config:` section", root.get().at());
            return Map.of();
        }
        if (!(config.value() instanceof Mapping entries)) {
            report("`config:` is not a map", config.keyAt());
            return Map.of();
        }
        Map<String, Entry> decoded = new LinkedHashMap<>();
        entries.entries().forEach((written, entry) -> {
            String key = TopLevelKey.full(written);
            if (decoded.containsKey(key)) {
                problems.add(Problem.error("duplicate-key", new ConfigPath(Problem.excerpt(key)), "the same key stands twice, once in short form")
                        .got(written)
                        .fix("remove one of the two")
                        .at(entry.keyAt()));
            } else {
                decoded.put(key, new Entry(topLevel(encryptedAsOpaque(entry.value())), entry.keyAt()));
            }
        });
        return decoded;
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

    private void report(String message, Optional<SourceLocation> at) {
        problems.add(Problem.error("stack-file", ConfigPath.ROOT, message)
                .fix("write the keys under `config:` as stacks/Pulumi.dev.yaml does")
                .at(at.or(() -> Optional.of(new SourceLocation(name, 1, 1)))));
    }

    private void unreadable(String message) {
        problems.add(Problem.error("stack-file", ConfigPath.ROOT, message)
                .fix("name a file that you may read, or change its permissions"));
    }

    private static String existingStacks(Path missing) {
        Path folder = missing.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return "name an existing file";
        }
        try (Stream<Path> files = Files.list(folder)) {
            String stacks = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.matches("Pulumi\\..+\\.yaml"))
                    .map(file -> file.substring("Pulumi.".length(), file.length() - ".yaml".length()))
                    .sorted()
                    .limit(20)
                    .collect(Collectors.joining(", "));
            return stacks.isEmpty()
                    ? "name an existing file"
                    : "use one of the stacks here: " + Problem.excerpt(stacks);
        } catch (IOException e) {
            return "name an existing file";
        }
    }
}

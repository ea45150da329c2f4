package hybridnetwork.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.StackConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A stack file of a test: one of {@link FrozenStacks} with fragments of YAML laid over it.
 *
 * <p>In a fragment, maps are merged, {@code ~} takes a key away and anything else replaces; a top-level key without a namespace
 * gets the project's.
 */
public record StackText(String text) {
    private static final String NAMESPACE = "hybrid-network:";

    /** What a command shows of a configuration: the problems of its reading, and those that were found later. */
    public static List<Problem> shown(ReadConfig read, List<Problem> found) {
        return read.present(
                Stream.concat(read.problems().stream(), found.stream()).toList());
    }

    /** The stack with the blueprint's own values. */
    public static StackText dev() {
        return of("dev");
    }

    /** A stack as {@link FrozenStacks} has it. */
    public static StackText of(String stack) {
        return in(FrozenStacks.file(stack));
    }

    /** What a file holds. */
    public static StackText in(Path file) {
        try {
            return new StackText(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same stack with a fragment of its {@code config:} section over it. */
    public StackText with(String fragment) {
        Map<String, @Nullable Object> config = config();
        load(fragment)
                .forEach((key, value) -> lay(
                        config, key.indexOf(':') < 0 ? NAMESPACE + key : key, Objects.requireNonNullElse(value, "~")));
        Map<String, Object> file = Map.of("config", config);
        return new StackText(new Dump(DumpSettings.builder().setWidth(1000).build()).dumpToString(file));
    }

    /** What reading the text from a file gives. */
    public ReadConfig read() {
        try {
            Path file = Files.createTempFile("stack", ".yaml");
            try {
                Files.writeString(file, text);
                return ReadConfig.fromFile(file, "stacks/Pulumi.test.yaml");
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The configuration, which must be readable without an error but that of keys in clear. */
    public StackConfig stack() {
        ReadConfig read = read();
        assertThat(shown(read, List.of()))
                .as("problems of reading")
                .filteredOn(problem -> problem.isError() && !problem.rule().equals("secret-in-clear"))
                .isEmpty();
        return read.stack().orElseThrow();
    }

    /** What the engine would hand to the program: text for each key, JSON where it has structure, secrets decrypted. */
    public Map<String, String> engineValues() {
        Map<String, String> values = new TreeMap<>();
        config().forEach((key, value) -> {
            Object clear = decrypted(Objects.requireNonNull(value));
            values.put(
                    key, clear instanceof Map || clear instanceof List ? new Gson().toJson(clear) : clear.toString());
        });
        return values;
    }

    /** The keys that the engine would call secret, because something in them was encrypted. */
    public Set<String> engineSecrets() {
        Set<String> secrets = new TreeSet<>();
        config().forEach((key, value) -> {
            if (String.valueOf(value).contains("secure=")) {
                secrets.add(key);
            }
        });
        return secrets;
    }

    private Map<String, @Nullable Object> config() {
        return map(Objects.requireNonNull(load(text).get("config")));
    }

    private static Object decrypted(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(StackText::decrypted).toList();
        }
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, @Nullable Object> map = map(value);
        Object cipherText = map.get("secure");
        if (cipherText != null) {
            return cipherText;
        }
        map.replaceAll((key, inner) -> decrypted(Objects.requireNonNull(inner)));
        return map;
    }

    private static void lay(Map<String, @Nullable Object> base, String key, Object value) {
        Object present = base.get(key);
        if (value.equals("~")) {
            base.remove(key);
        } else if (value instanceof Map<?, ?> && present instanceof Map<?, ?>) {
            Map<String, @Nullable Object> merged = map(present);
            map(value).forEach((name, inner) -> lay(merged, name, Objects.requireNonNullElse(inner, "~")));
            base.put(key, merged);
        } else {
            base.put(key, value);
        }
    }

    private static Map<String, @Nullable Object> load(String yaml) {
        return map(Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(yaml)));
    }

    private static Map<String, @Nullable Object> map(Object value) {
        Map<String, @Nullable Object> map = new TreeMap<>();
        ((Map<?, ?>) value).forEach((key, inner) -> map.put(key.toString(), inner));
        return map;
    }
}

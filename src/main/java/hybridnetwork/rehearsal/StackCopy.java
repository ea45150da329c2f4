package hybridnetwork.rehearsal;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * A stack file's configuration without its secrets: only the stack's own passphrase could decrypt them, and a rehearsal
 * has keys of its own.
 */
final class StackCopy {
    private StackCopy() {}

    /** Writes the copy where the engine of a rehearsal looks for it. The file has passed the strict reader before. */
    static void write(Path stackFile, Path copy) throws IOException {
        Object root = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(stackFile));
        Object config = root instanceof Map<?, ?> map ? map.get("config") : null;
        Map<String, Object> kept = new LinkedHashMap<>();
        withoutSecrets(config).ifPresent(value -> kept.put("config", value));
        // JSON is YAML, and leaves no text that the engine's reader could take for a number or a flag.
        Files.writeString(
                copy,
                new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(kept));
    }

    private static Optional<Object> withoutSecrets(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            if (map.keySet().equals(Set.of("secure"))) {
                return Optional.empty();
            }
            Map<Object, Object> kept = new LinkedHashMap<>();
            map.forEach((key, item) -> withoutSecrets(item).ifPresent(each -> kept.put(key, each)));
            return Optional.of(kept);
        }
        if (value instanceof List<?> list) {
            return Optional.of(
                    list.stream().flatMap(item -> withoutSecrets(item).stream()).toList());
        }
        return Optional.ofNullable(value);
    }
}

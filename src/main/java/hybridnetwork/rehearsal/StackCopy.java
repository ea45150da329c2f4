package hybridnetwork.rehearsal;

import com.google.gson.GsonBuilder;
import hybridnetwork.config.ClearValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A stack file's configuration without its secrets: only the stack's own passphrase could decrypt them, and a rehearsal
 * has keys of its own.
 */
final class StackCopy {
    private StackCopy() {}

    /** Writes the copy where the engine of a rehearsal looks for it. The file has passed the strict reader before. */
    static void write(Path stackFile, Path copy) throws IOException {
        // A file in a project's `stacks` has the values of that project under its own.
        Path project = Optional.ofNullable(stackFile.toAbsolutePath().getParent())
                .map(Path::getParent)
                .orElse(stackFile);
        // JSON is YAML, and leaves no text that the engine's reader could take for a number or a flag.
        Files.writeString(
                copy,
                new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(Map.of("config", ClearValues.of(stackFile, project))));
    }
}

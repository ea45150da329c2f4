package hybridnetwork.automation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the engine, or has it built: asks the project's own script. */
public final class EngineFolder {
    private EngineFolder() {}

    /**
     * The folder with {@code pulumi} and its Java host. Takes minutes the first time on a machine without Pulumi.
     *
     * @param project the folder of this project
     * @throws NoEngine when there is none and none can be built
     */
    public static Path find(Path project) throws NoEngine {
        return find(project, List.of());
    }

    /**
     * The same folder with more in it.
     *
     * @param more words of the script, such as {@code yaml}
     * @throws NoEngine when there is none and none can be built
     */
    public static Path find(Path project, List<String> more) throws NoEngine {
        try {
            Path messages = Files.createTempFile("engine", ".log");
            try {
                List<String> line = new ArrayList<>(
                        List.of("sh", project.resolve("tools/engine").toString()));
                line.addAll(more);
                Process script = new ProcessBuilder(line)
                        .redirectError(messages.toFile())
                        .start();
                String folder = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                if (script.waitFor() != 0) {
                    throw new NoEngine(Files.readString(messages).strip());
                }
                return Path.of(folder);
            } finally {
                Files.deleteIfExists(messages);
            }
        } catch (IOException e) {
            throw new NoEngine("the script tools/engine cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoEngine("the search for an engine was interrupted");
        }
    }
}

package hybridnetwork.live;

import com.google.gson.JsonObject;
import hybridnetwork.automation.EngineFailed;
import hybridnetwork.automation.EngineProcess;
import hybridnetwork.automation.ProviderRun;
import hybridnetwork.automation.ScratchFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A stack that lives as long as a session: its project, state and home in a folder that only this user may enter, its secrets
 * encrypted with a passphrase that nobody keeps. The plugins are those of the user's own engine.
 */
final class EphemeralStack implements AutoCloseable {
    private static final String NAME = "live";
    private static final int PASSPHRASE_BYTES = 24;

    private final Path folder;
    private final EngineProcess engine;

    /**
     * Makes the stack.
     *
     * @param environment variables beside those of this process
     * @throws EngineFailed when the engine refuses it
     */
    EphemeralStack(Path engineFolder, Map<String, String> environment, Map<String, EngineStack.Setting> settings)
            throws IOException, EngineFailed {
        folder = Files.createTempDirectory("hybrid-network-live");
        Map<String, String> all = new HashMap<>(environment);
        // Without the bucket's attribute files, as in a rehearsal.
        all.put(
                "PULUMI_BACKEND_URL",
                Files.createDirectory(folder.resolve("state")).toUri() + "?metadata=skip");
        all.put("PULUMI_CONFIG_PASSPHRASE", passphrase());
        all.put("PULUMI_CONFIG_PASSPHRASE_FILE", "");
        all.put("PULUMI_HOME", home(environment).toString());
        all.put("PULUMI_SKIP_UPDATE_CHECK", "true");
        all.put("PULUMI_DEBUG_COMMANDS", "true"); // there is --client only then
        engine = new EngineProcess(engineFolder, Files.createDirectory(folder.resolve("work")), all);
        try {
            make(settings);
        } catch (IOException | EngineFailed | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static String passphrase() {
        byte[] random = new byte[PASSPHRASE_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** A home of its own, so that which stack the user has selected stays as it is. */
    private Path home(Map<String, String> environment) throws IOException {
        String given = environment.getOrDefault("PULUMI_HOME", System.getenv("PULUMI_HOME"));
        Path own =
                given == null || given.isEmpty() ? Path.of(System.getProperty("user.home"), ".pulumi") : Path.of(given);
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.createSymbolicLink(
                home.resolve("plugins"),
                Files.createDirectories(own.resolve("plugins").toAbsolutePath()));
        return home;
    }

    private void make(Map<String, EngineStack.Setting> settings) throws IOException, EngineFailed {
        Path work = folder.resolve("work");
        Files.writeString(work.resolve("Pulumi.yaml"), "name: hybrid-network-live\nruntime: java\n");
        JsonObject clear = new JsonObject();
        settings.forEach((key, setting) -> {
            if (!setting.secret()) {
                clear.add(key, setting.value());
            }
        });
        JsonObject file = new JsonObject();
        file.add("config", clear);
        // JSON is YAML.
        Files.writeString(work.resolve("Pulumi." + NAME + ".yaml"), file.toString());
        demand(List.of("stack", "init", NAME), "");
        for (Map.Entry<String, EngineStack.Setting> setting : settings.entrySet()) {
            if (setting.getValue().secret()) {
                // By standard input: everybody on the machine can read a process's arguments.
                demand(
                        List.of("config", "set", "--secret", "--stack", NAME, setting.getKey()),
                        setting.getValue().value().getAsString());
            }
        }
    }

    private void demand(List<String> words, String given) throws IOException, EngineFailed {
        if (engine.ask(words, given).isEmpty()) {
            throw new EngineFailed(engine.lastWords());
        }
    }

    Path folder() {
        return folder;
    }

    ProviderRun begin() throws IOException, EngineFailed {
        return ProviderRun.begin(engine, NAME);
    }

    /** Ends the engine if it runs, and removes every trace. */
    @Override
    public void close() throws IOException {
        engine.close();
        deleteFolder();
    }

    private synchronized void deleteFolder() throws IOException {
        ScratchFolder.delete(folder);
    }
}

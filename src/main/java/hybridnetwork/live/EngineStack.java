package hybridnetwork.live;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import hybridnetwork.automation.EngineProcess;
import hybridnetwork.resources.StackExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A stack as the engine of whoever runs this knows it: what the provider is told, and what is deployed. Nothing of it is changed. */
public final class EngineStack {
    private static final String PROVIDER = "azure-native:";

    private final EngineProcess engine;
    private final String name;

    /**
     * Asks nothing yet.
     *
     * @param engine the folder with {@code pulumi}
     * @param project the folder with {@code Pulumi.yaml}
     * @param environment variables beside those of this process
     */
    public EngineStack(Path engine, Path project, String name, Map<String, String> environment) {
        this.engine = new EngineProcess(engine, project, environment);
        this.name = name;
    }

    /** A setting of the provider; nothing prints its value, which may be a key. */
    record Setting(JsonElement value, boolean secret) {
        @Override
        public String toString() {
            return secret ? "[secret]" : value.toString();
        }
    }

    /** The settings of azure-native, such as {@code azure-native:location}: keys are asked for one by one, and no others. */
    Map<String, Setting> settings() throws NoSession {
        Map<String, Setting> settings = new TreeMap<>();
        for (Map.Entry<String, JsonElement> entry :
                json(ask("config", "--json", "--stack", name)).entrySet()) {
            if (entry.getKey().startsWith(PROVIDER)) {
                settings.put(
                        entry.getKey(), setting(entry.getKey(), entry.getValue().getAsJsonObject()));
            }
        }
        return settings;
    }

    private Setting setting(String key, JsonObject shown) throws NoSession {
        if (shown.get("secret").getAsBoolean()) {
            String value = ask("config", "get", key, "--stack", name).replaceFirst("\\R$", "");
            return new Setting(new JsonPrimitive(value), true);
        }
        JsonElement structured = shown.get("objectValue");
        return new Setting(structured == null ? shown.get("value") : structured, false);
    }

    /**
     * What is deployed, as {@code pulumi stack export} tells it: secrets stay encrypted.
     *
     * @throws NoSession when the engine does not tell
     */
    public StackExport export() throws NoSession, IOException {
        Path file = Files.createTempFile("hybrid-network-state", ".json");
        try {
            Files.writeString(file, ask("stack", "export", "--stack", name));
            return StackExport.of(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private JsonObject json(String text) throws NoSession {
        try {
            return JsonParser.parseString(text).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw new NoSession(
                    "the engine did not print the configuration of stack " + name + " as JSON",
                    "try it yourself: pulumi config --json --stack " + name);
        }
    }

    private String ask(String... words) throws NoSession {
        try {
            return engine.ask(List.of(words), "")
                    .orElseThrow(() -> new NoSession(
                            "the engine does not tell of stack " + name + ": " + engine.lastWords(),
                            "log in with `pulumi login`; `pulumi stack ls` shows the stacks there, and `pulumi stack init "
                                    + name + "` makes one; docs/team.md has the key of their secrets"));
        } catch (IOException e) {
            throw new NoSession("the engine cannot be started: " + e.getMessage(), "try it yourself: pulumi version");
        }
    }

    /** Ends the engine where it runs. */
    void close() {
        engine.close();
    }
}

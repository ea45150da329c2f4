package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.pulumi.Context;
import hybridnetwork.automation.EngineProcess;
import hybridnetwork.automation.InlineProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Somebody else's project on the real engine, against a simulated Azure. */
final class ForeignProject implements AutoCloseable {
    private static final String STACK = "dev";

    private final EngineProcess engine;
    private final Path folder;
    private final Optional<InlineProgram> program;

    private ForeignProject(
            Path engineFolder, Path folder, String project, Map<String, String> azure, Optional<InlineProgram> program)
            throws IOException {
        this.folder = folder;
        this.program = program;
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("Pulumi.yaml"), project);
        Map<String, String> environment = new LinkedHashMap<>(azure);
        environment.put("PULUMI_HOME", folder.resolve("home").toString());
        environment.put(
                "PULUMI_BACKEND_URL",
                Files.createDirectories(folder.resolve("state")).toUri().toString());
        environment.put("PULUMI_CONFIG_PASSPHRASE", "test");
        environment.put("PULUMI_SKIP_UPDATE_CHECK", "true");
        engine = new EngineProcess(engineFolder, work, environment);
        succeeds("stack", "init", STACK);
    }

    /** A program in YAML. */
    static ForeignProject yaml(Path engineFolder, Path folder, String project, Map<String, String> azure)
            throws IOException {
        return new ForeignProject(engineFolder, folder, project, azure, Optional.empty());
    }

    /** A program in this process. */
    static ForeignProject java(Path engineFolder, Path folder, Map<String, String> azure, Consumer<Context> program)
            throws IOException {
        return new ForeignProject(
                engineFolder, folder, "name: inline\nruntime: java\n", azure, Optional.of(new InlineProgram(program)));
    }

    private void succeeds(String... words) throws IOException {
        assertThat(engine.run(List.of(words))).as(engine.lastWords()).isTrue();
    }

    /** Runs an operation that must succeed, and answers what the engine said. */
    String operate(String operation, String... more) throws IOException {
        List<String> words =
                new ArrayList<>(List.of(operation, "--yes", "--skip-preview", "--stack", STACK, "--color", "never"));
        words.addAll(List.of(more));
        program.ifPresent(each -> words.addAll(List.of("--exec-kind", "auto.inline", each.client())));
        succeeds(words.toArray(String[]::new));
        return String.join("\n", engine.transcript());
    }

    JsonObject outputs() throws IOException {
        Path file = folder.resolve("export.json");
        succeeds("stack", "export", "--stack", STACK, "--file", file.toString());
        return JsonParser.parseString(Files.readString(file))
                .getAsJsonObject()
                .getAsJsonObject("deployment")
                .getAsJsonArray("resources")
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("outputs");
    }

    @Override
    public void close() {
        engine.close();
        program.ifPresent(InlineProgram::close);
    }
}

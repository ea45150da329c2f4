package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.engine.ReceivedConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A project with one stack on the real engine, to see what the engine makes of its files; the program declares nothing. */
final class ScratchProject {
    static final String STACK = "dev";

    private static final String FILE = "stacks/Pulumi." + STACK + ".yaml";

    private final Path work;
    private final EngineProcess engine;

    private ScratchProject(Path work, EngineProcess engine) {
        this.work = work;
        this.engine = engine;
    }

    /**
     * Makes the project.
     *
     * @param project what {@code Pulumi.yaml} holds
     */
    static ScratchProject in(Path folder, String project) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("Pulumi.yaml"), project);
        Files.createDirectories(work.resolve("stacks"));
        var made = new ScratchProject(
                work,
                new EngineProcess(
                        Engine.folder(),
                        work,
                        Map.of(
                                "PULUMI_HOME", folder.resolve("home").toString(),
                                "PULUMI_BACKEND_URL",
                                        Files.createDirectories(folder.resolve("state"))
                                                .toUri()
                                                .toString(),
                                "PULUMI_CONFIG_PASSPHRASE", "test",
                                "PULUMI_SKIP_UPDATE_CHECK", "true")));
        made.succeeds("stack", "init", STACK);
        return made;
    }

    Path folder() {
        return work;
    }

    Path stackFile() {
        return work.resolve(FILE);
    }

    /** Puts lines before what the engine has written into the stack's file. */
    ScratchProject with(String config) throws IOException {
        Files.writeString(stackFile(), config + Files.readString(stackFile()));
        return this;
    }

    /** Runs a command that must succeed. */
    void succeeds(String... words) throws IOException {
        assertThat(engine.run(List.of(words))).as(engine.lastWords()).isTrue();
    }

    /** Runs a command that must fail, and answers what the engine said. */
    String fails(String... words) throws IOException {
        assertThat(engine.run(List.of(words))).as(engine.lastWords()).isFalse();
        return engine.lastWords();
    }

    /**
     * What the program receives in a preview.
     *
     * @param more further words of the command, such as {@code --config-file}
     */
    ReceivedConfig received(String... more) throws IOException {
        var received = new AtomicReference<@Nullable ReceivedConfig>();
        try (var program = new InlineProgram(context -> received.set(ReceivedConfig.current()))) {
            List<String> words = new ArrayList<>(
                    List.of("preview", "--stack", STACK, "--color", "never", "--exec-kind", "auto.inline"));
            words.add(program.client());
            words.addAll(List.of(more));
            succeeds(words.toArray(String[]::new));
        }
        return assertReceived(received.get());
    }

    private static ReceivedConfig assertReceived(@Nullable ReceivedConfig received) {
        assertThat(received).as("the program ran").isNotNull();
        return java.util.Objects.requireNonNull(received);
    }
}

package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.automation.EngineProcess;
import hybridnetwork.automation.InlineProgram;
import hybridnetwork.engine.ReceivedConfig;
import hybridnetwork.testing.FrozenStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A project with one stack on the real engine, to see what the engine makes of its files; the program declares nothing. */
final class ScratchProject {
    static final String STACK = "dev";

    private final Path work;
    private final String stack;
    private final EngineProcess engine;

    private ScratchProject(Path work, String stack, EngineProcess engine) {
        this.work = work;
        this.stack = stack;
        this.engine = engine;
    }

    /**
     * Makes the project, with a stack.
     *
     * @param project what {@code Pulumi.yaml} holds
     */
    static ScratchProject in(Path folder, String project) throws IOException {
        ScratchProject made = of(folder, project, STACK);
        made.succeeds("stack", "init", STACK);
        return made;
    }

    /** Makes the project; the engine knows nothing of the stack yet. */
    static ScratchProject of(Path folder, String project, String stack) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Files.writeString(work.resolve("Pulumi.yaml"), project);
        Files.createDirectories(work.resolve("stacks"));
        return new ScratchProject(
                work,
                stack,
                new EngineProcess(
                        Engine.folder(),
                        work,
                        Map.of(
                                "PULUMI_HOME",
                                folder.resolve("home").toString(),
                                "PULUMI_BACKEND_URL",
                                Files.createDirectories(folder.resolve("state"))
                                        .toUri()
                                        .toString(),
                                "PULUMI_CONFIG_PASSPHRASE",
                                "test",
                                "PULUMI_SKIP_UPDATE_CHECK",
                                "true")));
    }

    Path folder() {
        return work;
    }

    Path stackFile() {
        return work.resolve("stacks/Pulumi." + stack + ".yaml");
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
            succeeds(preview(program, more));
        }
        return Objects.requireNonNull(received.get(), "the program ran");
    }

    /** What the engine says of a preview of the real program that must fail, before it asks for anything of Azure. */
    String refused(String... more) throws IOException {
        try (var program = new InlineProgram(context -> FrozenStacks.programIn(work, context))) {
            return fails(preview(program, more));
        }
    }

    private String[] preview(InlineProgram program, String... more) {
        List<String> words =
                new ArrayList<>(List.of("preview", "--stack", stack, "--color", "never", "--exec-kind", "auto.inline"));
        words.add(program.client());
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }
}

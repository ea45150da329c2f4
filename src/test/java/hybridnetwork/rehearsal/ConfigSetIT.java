package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.FrozenStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack files are written as the engine writes YAML, so that the first command of the README changes no line of them. */
class ConfigSetIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void aKeyThatIsSetChangesOnlyTheLinesThatItMust(String stack) throws IOException {
        Path work = Files.createDirectories(folder.resolve("work"));
        Path file = Files.createDirectories(work.resolve("stacks")).resolve("Pulumi." + stack + ".yaml");
        Files.copy(Path.of("Pulumi.yaml"), work.resolve("Pulumi.yaml"));
        Files.copy(FrozenStacks.file(stack), file);
        var engine = new EngineProcess(
                Engine.folder(),
                work,
                Map.of(
                        "PULUMI_HOME", folder.resolve("home").toString(),
                        "PULUMI_BACKEND_URL",
                                Files.createDirectories(folder.resolve("state"))
                                        .toUri()
                                        .toString(),
                        "PULUMI_CONFIG_PASSPHRASE", "test",
                        "PULUMI_SKIP_UPDATE_CHECK", "true"));

        assertThat(engine.run(List.of("stack", "init", stack)))
                .as(engine.lastWords())
                .isTrue();
        assertThat(engine.run(List.of(
                        "config", "set", "--secret", "--stack", stack, "--path", "hybrid-network:sharedKeys.hq", "k")))
                .as(engine.lastWords())
                .isTrue();

        List<String> added = new ArrayList<>(Files.readAllLines(file));
        List<String> before = Files.readAllLines(FrozenStacks.file(stack));
        assertThat(added).as("nothing is taken away and nothing moves").containsSubsequence(before);
        before.forEach(added::remove);
        assertThat(added)
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("  hybrid-network:sharedKeys:"),
                        line -> assertThat(line).isEqualTo("    hq:"),
                        line -> assertThat(line).startsWith("      secure: v1:"),
                        line -> assertThat(line).startsWith("encryptionsalt: v1:"));
    }
}

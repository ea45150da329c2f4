package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.FrozenStacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        ScratchProject project = ScratchProject.of(folder, Files.readString(Path.of("Pulumi.yaml")), stack);
        Files.copy(FrozenStacks.file(stack), project.stackFile());
        project.succeeds("stack", "init", stack);
        project.succeeds(
                "config", "set", "--secret", "--stack", stack, "--path", "hybrid-network:sharedKeys.hq", "key");

        List<String> added = new ArrayList<>(Files.readAllLines(project.stackFile()));
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

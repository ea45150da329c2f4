package hybridnetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the small scripts say to whoever uses them wrongly, in a copy of them beside other stacks. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ToolsTest {
    @TempDir
    private Path folder;

    private record Ended(int status, String out, String err) {}

    @BeforeEach
    void copyScripts() throws IOException {
        Files.createDirectory(folder.resolve("stacks"));
        for (String file : List.of(
                "stacks",
                "engine",
                "post-comment",
                "fetch-comment",
                "post-drift",
                "not-older",
                "pulumi-cli/go.mod",
                "java-host/go.mod")) {
            Path copy = folder.resolve("tools").resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("tools").resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
        stack("dev");
        stack("region-1");
        stack("region-2");
    }

    private void stack(String name) throws IOException {
        Files.writeString(folder.resolve("stacks").resolve("Pulumi." + name + ".yaml"), "");
    }

    private Ended run(String script, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "tools/" + script));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HYBRID_NETWORK_ENGINE", "build"));
        Process process = builder.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), out, err);
    }

    @Test
    void theStacksAreAList() throws Exception {
        assertThat(run("stacks")).isEqualTo(new Ended(0, "[\"dev\", \"region-1\", \"region-2\"]\n", ""));
        assertThat(run("stacks", "region-*")).isEqualTo(new Ended(0, "[\"region-1\", \"region-2\"]\n", ""));
        assertThat(run("stacks", "west-*"))
                .isEqualTo(new Ended(2, "", "stacks: no file in stacks/ has a name like Pulumi.west-*.yaml\n"));
        assertThat(run("stacks", ""))
                .as("a value that was forgotten is not every stack")
                .isEqualTo(new Ended(2, "", "stacks: no file in stacks/ has a name like Pulumi..yaml\n"));
    }

    @Test
    void theEngineKnowsOneWord() throws Exception {
        assertThat(run("engine", "python"))
                .isEqualTo(new Ended(
                        2, "", "engine: 'python' is nothing that it knows: it takes the word yaml or none.\n"));
    }

    /** Without its quotes a pattern is what the shell makes of it. */
    @Test
    void aSecondPatternIsRefused() throws Exception {
        assertThat(run("stacks", "region-1", "region-2")).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).contains("one pattern at most", "tools/stacks 'region-*'");
        });
    }

    /** It would be another list, or none. */
    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\", \"dev", "a\nb", "a b", "a\\b", "$(id)"})
    void aNameThatIsNoStacksIsRefused(String name) throws Exception {
        stack(name);

        assertThat(run("stacks")).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err().lines()).singleElement().asString().contains("a stack's name has letters, digits");
        });
    }

    @Test
    void theEngineNeedsAPlaceForItsCache() throws Exception {
        assertThat(run("engine"))
                .isEqualTo(
                        new Ended(
                                4,
                                "",
                                "engine: no folder for the cache: set HOME, or XDG_CACHE_HOME to a folder that is writable.\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "post-comment, '', post-comment FOLDER COMMIT",
        "post-comment, a, post-comment FOLDER COMMIT",
        "post-comment, a b c, post-comment FOLDER COMMIT",
        "fetch-comment, '', fetch-comment RUN FOLDER",
        "not-older, '', not-older STACK",
        "post-drift, '', post-drift FILE",
        "post-drift, a b, post-drift FILE"
    })
    void wrongWordsAreAnsweredByTheRightOnes(String script, String words, String usage) throws Exception {
        String[] given =
                Stream.of(words.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);

        assertThat(run(script, given)).isEqualTo(new Ended(2, "", "usage: " + usage + "\n"));
    }
}

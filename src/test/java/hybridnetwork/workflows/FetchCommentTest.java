package hybridnetwork.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whether a run without a comment is told from a GitHub that does not answer, with a {@code gh} that knows one run. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FetchCommentTest {
    private static final String GH = """
            #!/bin/sh
            case $* in
            "api repos/{owner}/{repo}/actions/runs/5/artifacts?name=comment --jq "*) cat "$FAKE/left" ;;
            "run download 5 --name comment --dir "*) echo 7 >"$7/pull-request"; cat "$FAKE/downloads" ;;
            *) echo "gh: not asked for: $*" >&2; exit 1 ;;
            esac
            """;

    @TempDir
    private Path folder;

    private record Ended(int status, String printed) {}

    @BeforeEach
    void installGh() throws IOException {
        Path gh = folder.resolve("gh");
        Files.writeString(gh, GH);
        Files.setPosixFilePermissions(gh, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended fetch() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(
                        "tools/fetch-comment", "5", folder.resolve("a comment").toString()))
                .redirectErrorStream(true);
        builder.environment().put("FAKE", folder.toString());
        builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    @Test
    void fetchesWhatIsThere() throws Exception {
        Files.writeString(folder.resolve("left"), "1\n");
        Files.writeString(folder.resolve("downloads"), "");

        assertThat(fetch()).isEqualTo(new Ended(0, ""));
        assertThat(folder.resolve("a comment/pull-request")).hasContent("7");
    }

    @Test
    void aRunThatLeftNothingIsNoFailure() throws Exception {
        Files.writeString(folder.resolve("left"), "0\n");

        assertThat(fetch()).isEqualTo(new Ended(0, "The run has left nothing for a comment.\n"));
        assertThat(folder.resolve("a comment")).isEmptyDirectory();
    }

    @Test
    void noAnswerIsAFailure() throws Exception {
        assertThat(fetch().status()).as("the list").isNotZero();

        Files.writeString(folder.resolve("left"), "1\n");
        assertThat(fetch().status()).as("the download").isNotZero();
    }
}

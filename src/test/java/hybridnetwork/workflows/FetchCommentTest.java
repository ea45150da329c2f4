package hybridnetwork.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import hybridnetwork.workflows.FakeTools.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether a run without a comment is told from a GitHub that does not answer, and one attempt from the next, with a {@code gh}
 * that knows one run.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FetchCommentTest {
    private static final String GH = """
            #!/bin/sh
            case $* in
            "api repos/{owner}/{repo}/actions/runs/5 --jq .run_started_at") echo 2026-11-23T12:00:00Z ;;
            "api repos/{owner}/{repo}/actions/runs/5/artifacts?name=comment&per_page=100 --jq "*) cat "$FAKE/left" ;;
            "api repos/{owner}/{repo}/actions/artifacts/"*/zip) id=${2%/zip}; cat "$FAKE/${id##*/}.zip" ;;
            *) echo "gh: not asked for: $*" >&2; exit 1 ;;
            esac
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void installGh() throws IOException {
        new FakeTools(folder).install("gh", GH);
    }

    /** The list's answer, as the script asks for it: when, which, and whether it is gone. */
    private void left(String... artifacts) throws IOException {
        Files.write(folder.resolve("left"), List.of(artifacts));
    }

    private void artifact(int id, Map<String, String> files) throws IOException {
        assumeThat(Path.of("/usr/bin/unzip")).as("GitHub's runners have it").isExecutable();
        try (var zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(id + ".zip")))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private Ended fetch() throws IOException, InterruptedException {
        return new FakeTools(folder)
                .run(
                        Map.of("FAKE", folder.toString()),
                        "tools/fetch-comment",
                        "5",
                        folder.resolve("a comment").toString());
    }

    @Test
    void fetchesWhatIsThere() throws Exception {
        left("2026-11-23T12:09:00Z 70 false");
        artifact(70, Map.of("comment.md", "All is well.\n", "pull-request", "7\n"));

        assertThat(fetch()).isEqualTo(new Ended(0, ""));
        assertThat(folder.resolve("a comment/comment.md")).hasContent("All is well.");
        assertThat(folder.resolve("a comment/pull-request")).hasContent("7");
    }

    /** In whatever order GitHub lists them. */
    @Test
    void ofTwoOfOneNameItIsTheNewer() throws Exception {
        artifact(70, Map.of("comment.md", "older\n"));
        artifact(9, Map.of("comment.md", "newer\n"));
        for (List<String> order : List.of(
                List.of("2026-11-23T12:09:00Z 70 false", "2026-11-23T12:29:00Z 9 false"),
                List.of("2026-11-23T12:29:00Z 9 false", "2026-11-23T12:09:00Z 70 false"))) {
            left(order.toArray(String[]::new));

            assertThat(fetch()).isEqualTo(new Ended(0, ""));
            assertThat(folder.resolve("a comment/comment.md")).hasContent("newer");
        }
    }

    /** An attempt that failed before its comment has none; that of the attempt before is about another run. */
    @Test
    void whatAnEarlierAttemptLeftOrIsGoneIsNothing() throws Exception {
        left("2026-11-23T11:59:59Z 70 false", "2026-11-23T12:29:00Z 9 true");

        assertThat(fetch()).isEqualTo(new Ended(0, "The run has left nothing for a comment.\n"));
        assertThat(folder.resolve("a comment")).isEmptyDirectory();
    }

    @Test
    void aRunThatFailedLeftItsNumberAlone() throws Exception {
        left("2026-11-23T12:09:00Z 70 false");
        artifact(70, Map.of("pull-request", "7\n"));

        assertThat(fetch()).isEqualTo(new Ended(0, ""));
        assertThat(folder.resolve("a comment")).isDirectoryNotContaining("glob:**/comment.md");
    }

    /** Whoever opens a pull request can choose what is in the archive. */
    @Test
    void nothingElseIsUnpacked() throws Exception {
        left("2026-11-23T12:09:00Z 70 false");
        artifact(70, Map.of("../escaped", "x", "tools/post-comment", "x", "comment.md/x", "x", "pull-request", "7\n"));

        assertThat(fetch()).isEqualTo(new Ended(0, ""));
        assertThat(folder.resolve("a comment")).isDirectoryContaining("glob:**/pull-request");
        assertThat(folder.resolve("a comment").toFile().list()).hasSize(1);
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void whatIsTooLargeIsAFailure() throws Exception {
        left("2026-11-23T12:09:00Z 70 false");
        artifact(70, Map.of("comment.md", "x".repeat(11 << 20)));

        assertThat(fetch().status()).isNotZero();
        assertThat(folder.resolve("a comment/comment.md").toFile().length()).isLessThanOrEqualTo(10 << 20);
    }

    @Test
    void aRunThatLeftNothingIsNoFailure() throws Exception {
        left();

        assertThat(fetch()).isEqualTo(new Ended(0, "The run has left nothing for a comment.\n"));
        assertThat(folder.resolve("a comment")).isEmptyDirectory();
    }

    @Test
    void noAnswerIsAFailure() throws Exception {
        assertThat(fetch().status()).as("the list").isNotZero();

        left("2026-11-23T12:09:00Z 70 false");
        assertThat(fetch().status()).as("the download").isNotZero();

        Files.writeString(folder.resolve("70.zip"), "no archive");
        assertThat(fetch().status()).as("what is no archive").isNotZero();
    }
}

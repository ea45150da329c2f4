package hybridnetwork.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.workflows.FakeTools.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pull request gets the comment, with a {@code gh} that knows three of them and writes down what it is asked. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PostCommentTest {
    private static final String COMMIT = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private static final String COMMENT = "<!-- hybrid-network -->\nAll is well.\n";

    /** Numbers 7 and 8 come from one branch, to different bases; 9 is somebody else's. */
    private static final String GH = """
            #!/bin/sh
            printf '%s\\n' "$*" >>"$FAKE/asked"
            case $* in
            *"/pulls/7 "* | *"/pulls/8 "*) echo "$(cat "$FAKE/state") $(cat "$FAKE/head")" ;;
            *"/pulls/9 "*) echo "open 1111111111111111111111111111111111111111" ;;
            *"/pulls/"*) echo 'gh: Not Found (HTTP 404)' >&2; exit 1 ;;
            *"issues/7/comments --jq"*) cat "$FAKE/comments" && [ ! -f "$FAKE/broken" ] ;;
            esac || exit 1
            for word; do
                case $word in body=@*) cp "${word#body=@}" "$FAKE/posted" ;; esac
            done
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void leaveWhatARunLeaves() throws IOException {
        new FakeTools(folder).install("gh", GH);
        write("state", "open\n");
        write("head", COMMIT + "\n");
        write("comments", "");
        write("asked", "");
        write("comment.md", COMMENT);
        write("pull-request", "7\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private Ended post() throws IOException, InterruptedException {
        return new FakeTools(folder)
                .run(Map.of("FAKE", folder.toString()), "tools/post-comment", folder.toString(), COMMIT);
    }

    private String asked() throws IOException {
        return Files.readString(folder.resolve("asked"));
    }

    private String posted() throws IOException {
        return Files.readString(folder.resolve("posted"));
    }

    private void postsNothing(int status, String why) throws IOException, InterruptedException {
        Ended ended = post();
        assertThat(ended.printed()).contains(why);
        assertThat(ended.status()).as(ended.printed()).isEqualTo(status);
        assertThat(asked()).doesNotContain("--method");
    }

    @Test
    void posts() throws Exception {
        assertThat(post()).isEqualTo(new Ended(0, ""));
        assertThat(asked())
                .contains("api repos/{owner}/{repo}/pulls/7 --jq .state + \" \" + .head.sha\n")
                .contains("--method POST repos/{owner}/{repo}/issues/7/comments -F body=@");
        assertThat(posted()).isEqualTo("<!-- hybrid-network -->\nCommit " + COMMIT + "\n\nAll is well.\n");
    }

    @Test
    void updatesTheCommentThatIsThere() throws Exception {
        write("comments", "42\n43\n");
        assertThat(post()).isEqualTo(new Ended(0, ""));
        assertThat(asked())
                .contains("--method PATCH repos/{owner}/{repo}/issues/comments/42 ")
                .doesNotContain("POST");
    }

    @Test
    void ofTwoPullRequestsFromOneBranchItIsTheOneThatWasRun() throws Exception {
        write("pull-request", "8\n");
        assertThat(post()).isEqualTo(new Ended(0, ""));
        assertThat(asked())
                .contains("--method POST repos/{owner}/{repo}/issues/8/comments")
                .doesNotContain("/7");
    }

    @Test
    void whereGitHubDoesNotTellTheCommentsThereIsNoSecondOne() throws Exception {
        write("comments", "");
        write("broken", "");
        postsNothing(1, "");
    }

    /** The comment that is there is about an earlier commit, and would pass for this one's. */
    @Test
    void aRunThatFailedCorrectsTheCommentThatIsThere() throws Exception {
        Files.delete(folder.resolve("comment.md"));
        write("comments", "42\n");

        assertThat(post()).isEqualTo(new Ended(0, ""));

        assertThat(asked()).contains("--method PATCH repos/{owner}/{repo}/issues/comments/42 ");
        assertThat(posted())
                .startsWith("<!-- hybrid-network -->\nNo review of " + COMMIT + ": the run failed")
                .contains("log of the check `review`")
                .doesNotContain("http", "All is well");
    }

    @Test
    void aRunThatFailedMakesNoComment() throws Exception {
        Files.delete(folder.resolve("comment.md"));
        postsNothing(0, "no earlier comment");
        write("pull-request", "9\n");
        postsNothing(0, "The head of pull request 9 is not " + COMMIT);
    }

    @Test
    void aRunThatCameNoFurtherHasLeftNothing() throws Exception {
        Files.delete(folder.resolve("comment.md"));
        Files.delete(folder.resolve("pull-request"));
        postsNothing(0, "The run has left nothing to post.");
        assertThat(asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "seven\n",
                "-7\n",
                "7 8\n",
                "7\n8\n",
                "7/../../issues/8\n",
                "$(touch here)\n",
                "1234567890\n",
                "7\n\n\n\n\n\n\n\n\n\n8\n"
            })
    void whatIsNoNumberReachesNobody(String text) throws Exception {
        write("pull-request", text);
        postsNothing(1, "pull-request is no number of a pull request");
        assertThat(asked()).isEmpty();
    }

    @Test
    void noNumberAtAll() throws Exception {
        Files.delete(folder.resolve("pull-request"));
        postsNothing(1, "pull-request is no number of a pull request");
    }

    @Test
    void somebodyElsesPullRequestGetsNothing() throws Exception {
        write("pull-request", "9\n");
        postsNothing(0, "The head of pull request 9 is not " + COMMIT);
    }

    @Test
    void whatIsNoPullRequestIsAFailure() throws Exception {
        write("pull-request", "10\n");
        postsNothing(1, "Not Found");
    }

    @Test
    void aHeadThatHasMovedOnIsLeftToItsOwnRun() throws Exception {
        write("head", COMMIT.replace('6', '7') + "\n");
        postsNothing(0, "the run of the newer one comments");
    }

    @Test
    void aClosedPullRequestGetsNothing() throws Exception {
        write("state", "closed\n");
        postsNothing(0, "Pull request 7 is not open any more.");
    }

    @Test
    void onlyACommentOfThisProjectIsPosted() throws Exception {
        write("comment.md", "Buy this!\n");
        postsNothing(1, "is no comment of this project");
        assertThat(asked()).isEmpty();
    }

    /** GitHub counts characters, and those of the line with the commit as well. */
    @Test
    void itIsAsLongAsGitHubTakesAndNoLonger() throws Exception {
        int most = 65_536 - (COMMENT + "Commit " + COMMIT + "\n\n").length();
        write("comment.md", COMMENT + "ü".repeat(most));
        assertThat(post()).isEqualTo(new Ended(0, ""));
        assertThat(posted()).hasSize(65_536);

        write("asked", "");
        write("comment.md", COMMENT + "ü".repeat(most + 1));
        postsNothing(1, "longer than GitHub takes");
        assertThat(asked()).isEmpty();
    }
}

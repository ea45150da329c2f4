package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever stands in a stack file, its user reads problems: no stack trace, no key, nothing registered, status 1. */
class BadFilesTest {
    private static final String KEY = "Tr0ub4dorSharedKey";

    /** Nine levels of nine aliases each: four hundred million values out of a few hundred bytes. */
    private static final String BOMB = bomb();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    static Stream<Arguments> files() {
        byte[] noise = new byte[4096];
        new Random(1).nextBytes(noise);
        return Stream.of(
                text("empty", "", "the stack file is empty"),
                text("only a comment", "# later\n", "the stack file is empty"),
                Arguments.of("binary", noise, "the stack file is not UTF-8 text"),
                Arguments.of("zero bytes", new byte[100], "characters that YAML does not allow"),
                text("an executable's start", "\u007fELF\u0002\u0001", "characters that YAML does not allow"),
                text("a list", "- a\n- b\n", "the stack file is not a map with a `config:` section"),
                text("a word", "config", "the stack file is not a map with a `config:` section"),
                text("no config", "encryptionsalt: v1:x\n", "the stack file has no `config:` section"),
                text("config is a list", "config: [1]\n", "`config:` is not a map"),
                text("a tab", "config:\n\ta: 1\n", "the stack file is not YAML"),
                text("cut off", "config: { a: [1, 2", "the stack file is not YAML"),
                text("two documents", "config: {}\n---\nconfig: {}\n", "more than one YAML document"),
                text("deep", "config: " + "[".repeat(5000) + "]".repeat(5000), "nested deeper than 32 levels"),
                text("a bomb", BOMB, "the stack file holds more than 50000 values"),
                text("an endless alias", "config: &a { b: *a }\n", "alias"),
                text("another program's file", "apiVersion: v1\nkind: Pod\n", "not a key of a Pulumi stack file"),
                text("a key in clear, cut off", "config:\n  hybrid-network:sharedKeys: { hq: " + KEY, "not YAML"));
    }

    private static Arguments text(String what, String content, String message) {
        return Arguments.of(what, content.getBytes(StandardCharsets.UTF_8), message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void endInTheProblemFormat(String what, byte[] content, String message) throws IOException {
        assertProblem(Files.write(folder.resolve("Pulumi.bad.yaml"), content), message);
    }

    @Test
    void endsForAFolderToo() throws IOException {
        Path stacks = Files.createDirectory(folder.resolve("Pulumi.dir.yaml"));
        assertProblem(stacks, "is a directory");
        Files.writeString(stacks.resolve("Pulumi.dev.yaml"), "config: {}");
        assertThat(Invocation.of("plan", "--file", stacks.toString()).out())
                .contains("fix: name a file in it, such as Pulumi.dev.yaml")
                .doesNotContain(":1:1");
    }

    /** Of a file that is no stack's by its name, stacks are no help. */
    @Test
    void aFileThatIsNotThereIsAnsweredByOneThatIs() throws IOException {
        Path missing = folder.resolve("nope.yaml");
        assertThat(Invocation.of("plan", "--file", missing.toString()).out()).contains("fix: name an existing file");
        Files.writeString(folder.resolve("Pulumi.qa.yaml"), "config: {}");
        assertThat(Invocation.of("plan", "--file", missing.toString()).out())
                .contains("fix: name a file that exists, such as Pulumi.qa.yaml");
        assertThat(Invocation.of(
                                "plan",
                                "--file",
                                folder.resolve("Pulumi.none.yaml").toString())
                        .out())
                .contains("fix: use one of the stacks here: qa");
    }

    @Test
    void endsForAFileThatIsNotThere() {
        assertProblem(folder.resolve("Pulumi.none.yaml"), "there is no stack file");
        assertProblem(folder.resolve("no/such/folder/Pulumi.none.yaml"), "there is no stack file");
    }

    @Test
    void endsForALinkToItself() throws IOException {
        Path link = folder.resolve("Pulumi.loop.yaml");
        assertProblem(Files.createSymbolicLink(link, link), "cannot be read");
    }

    @Test
    void endsForFortyMegabytes() throws IOException {
        Path file = folder.resolve("Pulumi.huge.yaml");
        try (var writer = Files.newBufferedWriter(file)) {
            writer.write("config:\n  hybrid-network:sites:\n");
            String line = "    - 10.0.0.0/8 and some more text to fill the line\n";
            for (int i = 0; i < 40_000_000 / line.length(); i++) {
                writer.write(line);
            }
        }
        assertProblem(file, "the stack file is larger than 1 MiB");
    }

    @Test
    void manyMistakesAreToldAtOnceAndNoKeyIsQuoted() throws IOException {
        StackText stack = StackText.dev().with("""
                baseName: '-'
                network: { addressSpace: [10.20.0.0/40] }
                vpn: { gateway: { asn: %s } }
                sharedKeys: { hq: %s, nowhere: %s }
                """.formatted(KEY, KEY, KEY));
        Path file = Files.writeString(folder.resolve("Pulumi.many.yaml"), stack.text());
        assertProblem(file, "problems (");
        assertThat(Invocation.of("plan", "--file", file.toString()).out())
                .contains("hybrid-network:baseName", "hybrid-network:network.addressSpace", "hybrid-network:vpn");
    }

    private static void assertProblem(Path file, String message) {
        Invocation text = Invocation.of("plan", "--file", file.toString()).showsNoStackTrace();
        assertThat(text.status()).isEqualTo(1);
        assertThat(text.err()).isEmpty();
        assertThat(text.out())
                .contains(message)
                .contains("error[")
                .contains("fix: ")
                .endsWith("nothing was planned.\n")
                .doesNotContain(KEY);
        assertThat(text.out().length()).isLessThan(20_000);

        Invocation json = Invocation.of("plan", "--file", file.toString(), "--format", "json")
                .showsNoStackTrace();
        JsonObject document = json.json();
        assertThat(json.status()).isEqualTo(1);
        assertThat(document.getAsJsonArray("resources")).isEmpty();
        assertThat(document.getAsJsonArray("problems")).isNotEmpty();
        assertThat(json.out()).doesNotContain(KEY);

        Invocation markdown = Invocation.of("plan", "--file", file.toString(), "--format", "markdown");
        assertThat(markdown.status()).isEqualTo(1);
        assertThat(markdown.showsNoStackTrace().out())
                .contains("nothing was planned")
                .doesNotContain(KEY);
    }

    private static String bomb() {
        StringBuilder text = new StringBuilder("config:\n  a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            text.append("  a%d: &a%d [%s]\n"
                    .formatted(i, i, "*a%d, ".formatted(i - 1).repeat(8) + "*a" + (i - 1)));
        }
        return text.toString();
    }
}

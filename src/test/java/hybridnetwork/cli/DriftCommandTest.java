package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What drift says of files that it cannot read or write; DriftTest has what it says of a network. */
class DriftCommandTest {
    @TempDir
    private Path folder;

    @Test
    void anEmptyFolderIsWrongUsage() {
        Invocation drift = Invocation.of("drift", "--previews", folder.toString());

        assertThat(drift.status()).isEqualTo(2);
        assertThat(drift.err()).contains("the folder of --previews has no file STACK.json");
    }

    @Test
    void aPreviewThatIsCutOffIsTold() throws IOException {
        Files.writeString(folder.resolve("dev.json"), "{");

        Invocation drift = Invocation.of("drift", "--previews", folder.toString());

        assertThat(drift.status()).isEqualTo(1);
        assertThat(drift.out())
                .startsWith("<!-- hybrid-network drift: some -->\n")
                .contains("**could not be compared**", "is cut off", "; fix&#58; print one with")
                .doesNotContain("\\u000a");
    }

    @Test
    void aReportThatCannotBeWrittenIsWrongUsage() throws IOException {
        Files.writeString(folder.resolve("dev.json"), "{}");
        Path out = folder.resolve("missing").resolve("drift.md");

        Invocation drift = Invocation.of("drift", "--previews", folder.toString(), "--out", out.toString());

        assertThat(drift.status()).isEqualTo(2);
        assertThat(drift.err()).startsWith("hybrid: --out " + out + ": there is no folder " + out.getParent() + "\n");
    }
}

package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** What the machine does not let a command do is told in one sentence, with status 4. */
class FailuresTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Command(name = "broken")
    private static final class Broken implements Callable<Integer> {
        @Override
        public Integer call() throws IOException {
            throw new IOException("no space left\nat all");
        }
    }

    @Test
    void theUnexpectedIsOneLine() {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = CommandLineInterface.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .addSubcommand(new Broken())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute("broken");
        assertThat(status).isEqualTo(4);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("hybrid: broken failed: no space left\\u000aat all\n");
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Invocation simulate = Invocation.of("simulate", "--port", Integer.toString(taken.getLocalPort()));
            assertThat(simulate.status()).isEqualTo(4);
            assertThat(simulate.err())
                    .isEqualTo("hybrid: the simulated Azure cannot listen on port " + taken.getLocalPort()
                            + "; name another with --port, or none for a free one\n");
            simulate.showsNoStackTrace();
        }
    }

    @Test
    void whatSimulationsBeginWithIsAnExport() throws IOException {
        Path file = Files.writeString(folder.resolve("export.json"), "{\"no\": \"export\"}");
        Invocation refused = Invocation.of("simulate", "--from", file.toString(), "--resource-group", "corp-net");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).startsWith("error: ").contains(file.toString());
        refused.showsNoStackTrace();

        Invocation template = Invocation.of("simulate", "--from", "src/test/resources/adopt/hand-made.json");
        assertThat(template.status()).isEqualTo(1);
        assertThat(template.err()).contains("name it with --resource-group");

        Invocation alone = Invocation.of("simulate", "--resource-group", "corp-net");
        assertThat(alone.status()).isEqualTo(2);
        assertThat(alone.err()).contains("--resource-group is the group of a template: give it --from");
    }

    @Test
    void nothingIsSimulatedOrRehearsedForAStackThatBreaksARule() throws IOException {
        Path file = Files.writeString(
                folder.resolve("Pulumi.small.yaml"),
                StackText.dev()
                        .with("network: { gatewaySubnet: 10.20.255.240/28 }")
                        .text());
        for (String command : new String[] {"simulate", "rehearse"}) {
            Invocation refused = Invocation.of(command, "--file", file.toString());
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.out()).contains("error[gw-subnet-min-prefix-coexist]", "nothing was ");
            refused.showsNoStackTrace();
        }
    }
}

package hybridnetwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that installs Azurite, with a {@code node} and an {@code npm} that only say what they were asked. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class AzuriteInstallTest {
    private static final String SCRIPT =
            Path.of("tools", "azurite", "install").toAbsolutePath().toString();

    @TempDir
    private Path folder;

    private record Outcome(int status, String out, String err) {}

    @BeforeEach
    void installTools() throws IOException {
        Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of("dirname", "sed", "cksum", "cut", "mkdir", "mktemp", "cp", "mv", "rm")) {
            Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            tool(tool, "exec " + real + " \"$@\"");
        }
        tool("node", "echo v22.1.0");
        tool("npm", "echo \"npm $*\" >>\"" + folder + "/calls\"", ": >installed");
    }

    private void tool(String name, String... lines) throws IOException {
        Path file = folder.resolve("bin").resolve(name);
        Files.writeString(file, "#!/bin/sh\nset -e\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", SCRIPT);
        builder.environment().clear();
        builder.environment()
                .putAll(Map.of(
                        "PATH",
                        folder.resolve("bin").toString(),
                        "XDG_CACHE_HOME",
                        folder.resolve("a cache").toString(),
                        "HOME",
                        "/nonexistent"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), out, err);
    }

    @Test
    void installsOnceExactlyWhatTheLockFileSays() throws Exception {
        Outcome first = run();

        assertThat(first.status()).isZero();
        assertThat(first.err()).startsWith("Installing Azurite ");
        Path installed = Path.of(first.out().strip());
        assertThat(installed)
                .isDirectoryContaining("glob:**/installed")
                .isDirectoryContaining("glob:**/package-lock.json");
        assertThat(run()).isEqualTo(new Outcome(0, first.out(), ""));
        assertThat(Files.readAllLines(folder.resolve("calls")))
                .singleElement()
                .asString()
                .startsWith("npm ci --ignore-scripts ");
    }

    @Test
    void leavesNothingBehindWhereNpmFails() throws Exception {
        tool("npm", "echo offline >&2", "exit 1");

        Outcome outcome = run();

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("offline", "npm could not install Azurite");
        try (Stream<Path> left = Files.list(folder.resolve("a cache/hybrid-network"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        tool("node", "echo v18.20.1");
        assertThat(run()).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(4);
            assertThat(outcome.err())
                    .isEqualTo("Node v18.20.1 is too old for Azurite: install Node 20 or newer"
                            + " (https://nodejs.org/).\n");
        });
        Files.delete(folder.resolve("bin/npm"));
        assertThat(run().err()).startsWith("No npm: install Node 20 or newer with npm");
        Files.delete(folder.resolve("bin/node"));
        assertThat(run().err()).startsWith("No node: install Node 20 or newer with npm");
    }
}

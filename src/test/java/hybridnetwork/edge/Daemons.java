package hybridnetwork.edge;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The programs of a Linux router, for tests. One that cannot have them is skipped, and says why; with
 * {@code -Dlab.required=true}, as in CI, it fails.
 */
final class Daemons {
    static final Path CHARON = Path.of("/usr/sbin/charon-systemd");

    private static final List<Path> PROGRAMS =
            List.of(CHARON, Path.of("/usr/sbin/swanctl"), Path.of("/usr/bin/vtysh"), Path.of("/usr/sbin/nft"));

    /** What a program said and how it ended. */
    record Ended(int status, String output) {}

    private Daemons() {}

    /** Skips the test, or fails it where it must run, unless everything is there. */
    static void require() throws IOException, InterruptedException {
        for (Path program : PROGRAMS) {
            if (!Files.isExecutable(program)) {
                throw missing("there is no " + program + ": run tools/lab-daemons");
            }
        }
        if (run("", "unshare", "--net", "true").status() != 0) {
            throw missing("network namespaces are not permitted: root is needed");
        }
    }

    private static RuntimeException missing(String reason) {
        if (Boolean.getBoolean("lab.required")) {
            throw new AssertionError("the tests on a router's programs must run here, but: " + reason);
        }
        return abort(reason);
    }

    /** Runs a program to its end. */
    static Ended run(String input, String... command) throws IOException, InterruptedException {
        return run(input, Map.of(), command);
    }

    static Ended run(String input, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(List.of(command) + " does not end");
        }
        return new Ended(process.exitValue(), output);
    }
}

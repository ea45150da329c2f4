package hybridnetwork.lab.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs short commands to their end. */
public final class Commands {
    private static final int LONGEST_SECONDS = 30;

    private Commands() {}

    /** How a command ended, and what it printed on both of its streams. */
    public record Ended(int status, String printed) {
        public boolean well() {
            return status == 0;
        }
    }

    /**
     * Runs a command that has to succeed.
     *
     * @return what it printed
     * @throws LabFault when it fails, with its words
     */
    public static String run(List<String> line, String input) {
        Ended ended = tried(line, input);
        if (!ended.well()) {
            throw new LabFault(
                    shown(line) + " failed with status " + ended.status() + ": " + lastLines(ended.printed()));
        }
        return ended.printed();
    }

    /** Runs a command that may fail. */
    public static Ended tried(List<String> line, String input) {
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
            CompletableFuture<String> printed = CompletableFuture.supplyAsync(() -> {
                try {
                    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // It ended without reading; its status says how.
            }
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new LabFault(shown(line) + " did not end within " + LONGEST_SECONDS + " s");
            }
            return new Ended(process.exitValue(), printed.join());
        } catch (IOException e) {
            throw new LabFault(shown(line) + " cannot be started: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabFault("interrupted at " + shown(line), e);
        }
    }

    private static String shown(List<String> line) {
        String all = String.join(" ", line);
        return "`" + (all.length() > 160 ? all.substring(0, 160) + "..." : all) + "`";
    }

    private static String lastLines(String printed) {
        List<String> lines = printed.strip().lines().toList();
        return String.join("; ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
    }
}

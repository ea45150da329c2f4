package hybridnetwork.automation;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the engine's command line in a stack's folder, as the Automation API does: never asking, with the program in this
 * process, its events in a file.
 *
 * <p>The SDK's own runner is not used: it ends in an exception on an event that is half written, and finds the engine on
 * this process's PATH only.
 */
public final class EngineProcess {
    private static final String ENDED = "the engine was ended";

    private final Path engine;
    private final Path work;
    private final Map<String, String> environment;
    private final List<String> transcript = Collections.synchronizedList(new ArrayList<>());
    /** Where the last command's lines begin in the transcript. */
    private volatile int begun;

    private @Nullable Process current;
    private boolean closed;

    /**
     * Starts nothing yet.
     *
     * @param engine the folder with {@code pulumi}
     * @param work where it runs
     * @param environment variables beside those of this process
     */
    public EngineProcess(Path engine, Path work, Map<String, String> environment) {
        this.engine = engine;
        this.work = work;
        this.environment = environment;
    }

    /** What the engine has printed and reported so far. */
    public List<String> transcript() {
        return List.copyOf(transcript);
    }

    /**
     * Runs one command to its end.
     *
     * @return whether it ended well
     * @throws IOException when it cannot be started
     * @throws CancellationException when {@link #close} was called meanwhile
     */
    public boolean run(List<String> arguments) throws IOException {
        ProcessBuilder builder = command(arguments).redirectErrorStream(true);
        begun = transcript.size();
        Process process = start(builder);
        try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8)) {
            printed.lines().forEach(transcript::add);
            return ended(process);
        } finally {
            process.destroy();
        }
    }

    /**
     * Runs one command to its end, for what it prints, which may be a secret: it is not part of the transcript, unlike what the
     * engine has to say on standard error.
     *
     * @param given what the command reads, which may be a secret; empty for nothing
     * @return what it printed on standard output; empty when it did not end well
     * @throws IOException when it cannot be started
     * @throws CancellationException when {@link #close} was called meanwhile
     */
    public Optional<String> ask(List<String> arguments, String given) throws IOException {
        Path said = Files.createTempFile("engine", ".log");
        try {
            begun = transcript.size();
            Process process = start(command(arguments).redirectError(said.toFile()));
            try {
                try (OutputStream to = process.getOutputStream()) {
                    to.write(given.getBytes(StandardCharsets.UTF_8));
                }
                String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return ended(process) ? Optional.of(printed) : Optional.empty();
            } finally {
                process.destroy();
                transcript.addAll(Files.readAllLines(said));
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    private ProcessBuilder command(List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(engine.resolve("pulumi").toAbsolutePath().toString());
        line.addAll(arguments);
        line.add("--non-interactive");
        ProcessBuilder builder = new ProcessBuilder(line).directory(work.toFile());
        builder.environment().putAll(environment);
        String path = builder.environment().getOrDefault("PATH", "");
        builder.environment().put("PATH", engine.toAbsolutePath() + File.pathSeparator + path);
        return builder;
    }

    private boolean ended(Process process) {
        try {
            boolean well = process.waitFor() == 0;
            if (isClosed()) {
                throw new CancellationException(ENDED);
            }
            return well;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized Process start(ProcessBuilder builder) throws IOException {
        if (closed) {
            throw new CancellationException(ENDED);
        }
        Process started = builder.start();
        current = started;
        return started;
    }

    /** Kills the engine in the middle of what it does, as {@code SIGKILL} does, and waits until it is gone. */
    public synchronized void kill() {
        Process running = current;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            // Not the process's own method: it would close the stream that another thread is reading.
            running.toHandle().destroyForcibly();
            running.onExit().join();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Kills the engine, and starts none from now on. */
    public synchronized void close() {
        closed = true;
        kill();
    }

    /**
     * Runs one operation on the stack.
     *
     * @param events hears of everything as it happens
     */
    public boolean run(List<String> arguments, EngineEvents events) throws IOException {
        Path log = Files.createTempFile(work, "events", ".json");
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--event-log", log.toString()));
        // The SDK's debug messages hold whole requests, keys included; no user sees them, and the file goes at once.
        var follower = new LineFollower(log, line -> {
            if (events.hear(line)) {
                transcript.add(line);
            }
        });
        try {
            return run(all);
        } finally {
            follower.close();
            Files.deleteIfExists(log);
        }
    }

    /** The last lines that the last command printed. */
    public String lastWords() {
        List<String> lines = transcript().stream()
                .skip(begun)
                .filter(text -> !text.startsWith("{"))
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}

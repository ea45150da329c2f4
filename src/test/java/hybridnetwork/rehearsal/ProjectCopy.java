package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of the project in which commands run as a developer types them, with a state and a home of its own. */
final class ProjectCopy {
    /** How a command ended. */
    record Ended(int status, String printed) {}

    private final Path folder;
    private final Map<String, String> environment;

    private ProjectCopy(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * Copies what a deployment needs: no test, nothing built, and the stacks of the tests.
     *
     * @param environment what the engine needs to find the simulated Azure
     */
    static ProjectCopy in(Path parent, Map<String, String> environment) throws IOException {
        Path engine = Engine.folder();
        Path folder = Checkout.in(parent.resolve("project")).folder();
        Map<String, String> all = new HashMap<>(environment);
        all.put("PULUMI_HOME", parent.resolve("home").toString());
        all.put(
                "PULUMI_BACKEND_URL",
                Files.createDirectories(parent.resolve("state")).toUri() + "?metadata=skip");
        all.put("PULUMI_CONFIG_PASSPHRASE", "test");
        all.put("PULUMI_SKIP_UPDATE_CHECK", "true");
        all.put("PATH", engine + ":" + System.getenv("PATH"));
        return new ProjectCopy(folder, all);
    }

    /** The same copy, in which an environment variable is another. */
    ProjectCopy with(String variable, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(variable, value);
        return new ProjectCopy(folder, all);
    }

    /** The same copy, with more environment variables. */
    ProjectCopy with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new ProjectCopy(folder, all);
    }

    /** As {@link Checkout#withLauncherOfThisRun}. */
    ProjectCopy withLauncherOfThisRun() {
        new Checkout(folder).withLauncherOfThisRun();
        return this;
    }

    Path folder() {
        return folder;
    }

    /** What its commands find in their environment beside this process's. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Replaces a piece of text, which must be there, in a file. */
    void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replace(from, to));
    }

    /** Runs a command to its end, whatever that is. */
    Ended start(String... command) throws IOException, InterruptedException {
        return ended(begin(command));
    }

    /** Runs a command to its end; one that has none is killed, and what it has started with it. */
    Ended startWithin(Duration limit, String... command) throws IOException, InterruptedException {
        Process process = begin(command);
        CompletableFuture<Void> killed = CompletableFuture.runAsync(
                () -> {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly();
                },
                CompletableFuture.delayedExecutor(limit.toSeconds(), TimeUnit.SECONDS));
        try {
            return ended(process);
        } finally {
            killed.cancel(false);
        }
    }

    private Process begin(String... command) throws IOException {
        Process process = open(command);
        process.getOutputStream().close();
        return process;
    }

    /** Starts a command that somebody types to. */
    Process open(String... command) throws IOException {
        // By a shell, which finds a program by the PATH of the copy rather than by this process's.
        String[] all = Stream.concat(Stream.of("sh", "-c", "exec \"$@\"", "sh"), Stream.of(command))
                .toArray(String[]::new);
        var builder = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Ended ended(Process process) throws IOException, InterruptedException {
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), printed);
    }

    /** Runs a command that must succeed, and answers what it printed. */
    String run(String... command) throws IOException, InterruptedException {
        Ended ended = start(command);
        assertThat(ended.status())
                .as(String.join(" ", command) + "\n" + ended.printed())
                .isZero();
        return ended.printed();
    }

    /** Takes what Azure has into the state of a stack, as a file of the copy says. */
    String takeIn(String stack, String file) throws IOException, InterruptedException {
        return run(
                "pulumi",
                "import",
                "--yes",
                "--skip-preview",
                "--file",
                file,
                "--protect=false",
                "--generate-code=false",
                "--stack",
                stack);
    }
}

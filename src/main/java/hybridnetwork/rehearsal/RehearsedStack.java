package hybridnetwork.rehearsal;

import com.pulumi.Context;
import hybridnetwork.automation.EngineEvents;
import hybridnetwork.automation.EngineProcess;
import hybridnetwork.automation.InlineProgram;
import hybridnetwork.automation.NoEngine;
import hybridnetwork.automation.ScratchFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A stack on the real engine, with its home, its files and, unless a backend is named, its state in a temporary folder. */
final class RehearsedStack implements AutoCloseable {
    /** What an operation of the engine did, or why it failed. */
    record Outcome(boolean succeeded, Map<String, Integer> changes, List<String> errors) {
        /** How many resources the engine touched. */
        int changed() {
            return changes.entrySet().stream()
                    .filter(each -> !each.getKey().equals("same"))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }
    }

    private final Path engineFolder;
    private final Map<String, String> environment;
    private final Map<String, String> engineEnvironment;
    private final Path folder;
    private final String name;
    private final InlineProgram program;
    private final EngineProcess engine;
    private final Thread onExit = new Thread(this::closeAtExit, "rehearsal-end");
    private volatile BiConsumer<String, String> progress = (operation, resource) -> {};

    /**
     * Makes the stack.
     *
     * @param environment what the engine needs beside its own, such as {@code PULUMI_DEBUG_PROVIDERS}
     * @param secrets configuration paths to the values that the engine encrypts
     */
    RehearsedStack(
            Path engineFolder,
            Path stackFile,
            String name,
            Map<String, String> environment,
            Map<String, String> secrets,
            Consumer<Context> program)
            throws NoEngine, IOException {
        this(engineFolder, name, environment, program, Optional.empty());
        make(stackFile, secrets);
    }

    /** Makes the stack in a backend that others use as well. */
    RehearsedStack(
            Path engineFolder,
            Path stackFile,
            String name,
            Map<String, String> environment,
            Map<String, String> secrets,
            Consumer<Context> program,
            Backend backend)
            throws NoEngine, IOException {
        this(engineFolder, name, environment, program, Optional.of(backend));
        make(stackFile, secrets);
    }

    /** A developer's folder without the stack's file. */
    private RehearsedStack(
            Path engineFolder,
            String name,
            Map<String, String> environment,
            Consumer<Context> program,
            Optional<Backend> shared)
            throws IOException {
        this.engineFolder = engineFolder;
        this.name = name;
        this.environment = environment;
        this.folder = Files.createTempDirectory("hybrid-network-rehearsal");
        Files.createDirectories(file().getParent());
        Files.writeString(
                project().resolve("Pulumi.yaml"), "name: hybrid-network\nruntime: java\nstackConfigDir: stacks\n");
        Backend backend =
                shared.isPresent() ? shared.get() : Backend.in(Files.createDirectory(folder.resolve("state")));
        Map<String, String> all = new LinkedHashMap<>(environment);
        all.putAll(backend.environment());
        all.put("PULUMI_BACKEND_URL", backend.url());
        all.put("PULUMI_HOME", folder.resolve("home").toString());
        all.put("PULUMI_SKIP_UPDATE_CHECK", "true");
        all.put("PULUMI_DEBUG_COMMANDS", "true");
        this.engineEnvironment = Map.copyOf(all);
        this.engine = new EngineProcess(engineFolder, project(), all);
        this.program = new InlineProgram(program);
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    private void make(Path stackFile, Map<String, String> secrets) throws NoEngine, IOException {
        StackCopy.write(stackFile, file());
        if (!engine.run(List.of("stack", "init", name)) || !set(secrets, "--secret")) {
            String reason = engine.lastWords();
            close();
            throw new NoEngine("the engine cannot make a stack:\n" + reason);
        }
    }

    /**
     * The same stack on another developer's machine: the stack's file as it is here, a home of its own.
     *
     * @param name the stack's name, which may have become another one
     * @param backend the backend as this developer gets at it
     */
    RehearsedStack joined(String name, Consumer<Context> program, Backend backend) throws IOException {
        var other = new RehearsedStack(engineFolder, name, environment, program, Optional.of(backend));
        Files.copy(file().resolveSibling(other.file().getFileName()), other.file());
        return other;
    }

    /** The project's folder, with {@code Pulumi.yaml}. */
    Path project() {
        return folder.resolve("work");
    }

    /** What to set for another engine on this stack. */
    Map<String, String> engineEnvironment() {
        return engineEnvironment;
    }

    /** The stack's file: what a team's developers share of it. */
    private Path file() {
        return project().resolve("stacks/Pulumi." + name + ".yaml");
    }

    /** Reports each operation and resource that the engine works on from now on. */
    void watch(BiConsumer<String, String> watcher) {
        progress = watcher;
    }

    /** Sets configuration paths, such as {@code hybrid-network:protect}: keys encrypted, all else in clear. */
    void configure(Map<String, String> values) throws IOException {
        Map<String, String> keys = new LinkedHashMap<>(values);
        keys.keySet().removeIf(path -> !path.matches("hybrid-network:[a-zA-Z]+Keys(\\..*)?"));
        Map<String, String> others = new LinkedHashMap<>(values);
        others.keySet().removeAll(keys.keySet());
        if (!set(others, "--plaintext") || !set(keys, "--secret")) {
            throw new IOException("the engine does not take the configuration:\n" + engine.lastWords());
        }
    }

    private boolean set(Map<String, String> values, String kind) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("config", "set-all", "--stack", name, "--path"));
        values.forEach((path, value) -> arguments.addAll(List.of(kind, path + "=" + value)));
        return values.isEmpty() || engine.run(arguments);
    }

    Outcome preview() throws IOException {
        return operate("preview", program.client());
    }

    Outcome up() throws IOException {
        return operate("up", "--yes", "--skip-preview", program.client());
    }

    /**
     * Refreshes the state from Azure.
     *
     * @param more further words, such as {@code --clear-pending-creates}
     */
    Outcome refresh(String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("refresh", "--yes", "--skip-preview", program.client()));
        words.addAll(List.of(more));
        return operate(words.toArray(String[]::new));
    }

    Outcome destroy() throws IOException {
        return operate("destroy", "--yes", "--skip-preview", program.client());
    }

    /** Kills the engine in the middle of an operation, which then ends as failed. */
    void kill() {
        engine.kill();
    }

    /** Takes away the lock that a killed engine has left, as {@code pulumi cancel} does. */
    void cancel() throws IOException {
        if (!engine.run(List.of("cancel", "--yes", "--stack", name))) {
            throw new IOException("the engine does not unlock the stack:\n" + engine.lastWords());
        }
    }

    /**
     * Runs any other command in the stack's folder, such as {@code stack rename}.
     *
     * @throws IOException when it fails; the message has what the engine said
     */
    void command(List<String> words) throws IOException {
        if (!engine.run(words)) {
            throw new IOException("the engine refuses " + String.join(" ", words) + ":\n" + engine.lastWords());
        }
    }

    /** The state as {@code pulumi stack export} gives it. */
    String export() throws IOException {
        Path file = folder.resolve("export.json");
        if (!engine.run(List.of("stack", "export", "--stack", name, "--file", file.toString()))) {
            throw new IOException("the engine does not export the stack:\n" + engine.lastWords());
        }
        String state = Files.readString(file);
        Files.delete(file);
        return state;
    }

    private Outcome operate(String... words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--stack", name, "--color", "never", "--exec-kind", "auto.inline"));
        var events = new EngineEvents((operation, resource) -> progress.accept(operation, resource));
        boolean succeeded = engine.run(arguments, events);
        boolean unexplained = !succeeded && events.errors().isEmpty();
        return new Outcome(succeeded, events.changes(), unexplained ? List.of(engine.lastWords()) : events.errors());
    }

    /** Where a text stands in clear in what the engine wrote: its state, its files and its output. */
    List<String> placesOf(String text) throws IOException {
        List<String> places = new ArrayList<>();
        if (engine.transcript().stream().anyMatch(line -> line.contains(text))) {
            places.add("the output");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> Files.isRegularFile(file) && holds(file, text))
                    .forEach(file -> places.add(folder.relativize(file).toString()));
        }
        return places;
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the engine if it runs, and removes every trace. Whoever is waiting for the engine is told so. */
    @Override
    public void close() throws IOException {
        engine.close();
        program.close();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The process is ending, and has called this itself or is about to.
        }
        deleteFolder();
    }

    private synchronized void deleteFolder() throws IOException {
        ScratchFolder.delete(folder);
    }

    /** On ctrl-C: no engine is left behind, and no folder. */
    private void closeAtExit() {
        try {
            close();
        } catch (IOException | UncheckedIOException e) {
            // Nobody is left to be told; the folder lies where the system keeps temporary files.
            System.getLogger(RehearsedStack.class.getName())
                    .log(System.Logger.Level.DEBUG, "the folder of a rehearsal is left behind", e);
        }
    }
}

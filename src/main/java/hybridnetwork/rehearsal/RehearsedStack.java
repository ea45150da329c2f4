package hybridnetwork.rehearsal;

import com.pulumi.Context;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.ConfigValue;
import com.pulumi.automation.DestroyOptions;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.PreviewOptions;
import com.pulumi.automation.RefreshOptions;
import com.pulumi.automation.UpOptions;
import com.pulumi.automation.UpdateOptions;
import com.pulumi.automation.WorkspaceStack;
import com.pulumi.automation.events.EngineEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A stack on the real engine, with its state, its home and its files in a temporary folder. */
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

    /** One operation of the SDK: its result is in the events. */
    private interface Operation {
        void run() throws AutomationException;
    }

    private final Path folder;
    private final WorkspaceStack stack;
    private final List<String> transcript = Collections.synchronizedList(new ArrayList<>());
    private final BiConsumer<String, String> progress;

    /**
     * Makes the stack.
     *
     * @param debugProviders the simulated provider, in the words of {@code PULUMI_DEBUG_PROVIDERS}
     * @param progress hears of each operation and resource that the engine works on
     */
    RehearsedStack(
            Path engine,
            Path stackFile,
            String name,
            String debugProviders,
            Consumer<Context> program,
            BiConsumer<String, String> progress)
            throws NoEngine, IOException, AutomationException {
        this.progress = progress;
        this.folder = Files.createTempDirectory("hybrid-network-rehearsal");
        Path work = Files.createDirectory(folder.resolve("work"));
        Path state = Files.createDirectory(folder.resolve("state"));
        StackCopy.write(stackFile, work.resolve("Pulumi." + name + ".yaml"));
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", String.valueOf(System.getenv("PATH")));
        environment.put("PULUMI_HOME", folder.resolve("home").toString());
        environment.put("PULUMI_BACKEND_URL", state.toUri().toString());
        environment.put("PULUMI_CONFIG_PASSPHRASE", "rehearsal");
        environment.put("PULUMI_DEBUG_PROVIDERS", debugProviders);
        environment.put("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION", "true");
        environment.put("PULUMI_SKIP_UPDATE_CHECK", "true");
        environment.put("PULUMI_DIY_BACKEND_DISABLE_CHECKPOINT_BACKUPS", "true");
        this.stack = LocalWorkspace.createOrSelectStack(
                "hybrid-network",
                name,
                program,
                LocalWorkspaceOptions.builder()
                        .pulumiCommand(EngineCommand.in(engine))
                        .workDir(work)
                        .environmentVariables(environment)
                        .build());
    }

    /** Sets configuration paths, such as {@code hybrid-network:protect}, in clear. */
    void configure(Map<String, String> values) throws AutomationException {
        set(values, false);
    }

    void configureSecrets(Map<String, String> values) throws AutomationException {
        set(values, true);
    }

    private void set(Map<String, String> values, boolean secret) throws AutomationException {
        Map<String, ConfigValue> config = new LinkedHashMap<>();
        values.forEach((path, value) -> config.put(path, new ConfigValue(value, secret)));
        if (!config.isEmpty()) {
            stack.setAllConfig(config, true);
        }
    }

    Outcome preview() {
        var events = new Events();
        var options = watched(PreviewOptions.builder(), events).build();
        return outcome(events, () -> stack.preview(options));
    }

    Outcome up() {
        var events = new Events();
        var options = watched(UpOptions.builder(), events).build();
        return outcome(events, () -> stack.up(options));
    }

    Outcome refresh() {
        var events = new Events();
        var options = watched(RefreshOptions.builder(), events).build();
        return outcome(events, () -> stack.refresh(options));
    }

    Outcome destroy() {
        var events = new Events();
        var options = watched(DestroyOptions.builder(), events).build();
        return outcome(events, () -> stack.destroy(options));
    }

    private <B extends UpdateOptions.Builder<B>> B watched(B builder, Events events) {
        return builder.color("never")
                .onEvent(events::hear)
                .onStandardOutput(transcript::add)
                .onStandardError(transcript::add);
    }

    private static Outcome outcome(Events events, Operation operation) {
        try {
            operation.run();
            return new Outcome(events.errors.isEmpty(), events.changes, List.copyOf(events.errors));
        } catch (AutomationException e) {
            List<String> errors = events.errors.isEmpty() ? List.of(String.valueOf(e.getMessage())) : events.errors;
            return new Outcome(false, events.changes, List.copyOf(errors));
        }
    }

    /** What the engine reports while it works. */
    private final class Events {
        private final List<String> errors = Collections.synchronizedList(new ArrayList<>());
        private final Map<String, Integer> changes = Collections.synchronizedMap(new LinkedHashMap<>());

        void hear(EngineEvent event) {
            if (event.resourcePreEvent() != null) {
                var step = event.resourcePreEvent().metadata();
                if (step.op() != OperationType.SAME) {
                    progress.accept(
                            nameOf(step.op()), step.urn().substring(step.urn().lastIndexOf("::") + 2));
                }
            }
            if (event.diagnosticEvent() != null
                    && "error".equals(event.diagnosticEvent().severity())) {
                errors.add(event.diagnosticEvent().message().strip());
            }
            if (event.summaryEvent() != null) {
                event.summaryEvent()
                        .resourceChanges()
                        .forEach((operation, count) -> changes.put(nameOf(operation), count));
            }
        }

        private static String nameOf(OperationType operation) {
            return operation.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** How often a text stands in clear in what the engine wrote: its state, its files and its output. */
    long occurrences(String text) {
        long printed = transcript.stream().filter(line -> line.contains(text)).count();
        try (Stream<Path> files = Files.walk(folder)) {
            return printed
                    + files.filter(Files::isRegularFile)
                            .filter(file -> holds(file, text))
                            .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes every trace. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            stack.close();
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the rehearsal's folder " + folder + " cannot be removed", e);
        }
    }
}

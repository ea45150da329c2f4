package hybridnetwork.plan;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.pulumi.Config;
import com.pulumi.Context;
import com.pulumi.context.internal.ConfigContextInternal;
import com.pulumi.context.internal.ContextInternal;
import com.pulumi.context.internal.LoggingContextInternal;
import com.pulumi.context.internal.OutputContextInternal;
import com.pulumi.core.internal.OutputFactory;
import com.pulumi.deployment.DeploymentInstance;
import com.pulumi.deployment.internal.DeploymentImpl;
import com.pulumi.deployment.internal.DeploymentInstanceHolder;
import com.pulumi.deployment.internal.DeploymentInstanceInternal;
import com.pulumi.deployment.internal.EngineLogger;
import com.pulumi.deployment.internal.Runner;
import com.pulumi.resources.CustomResource;
import com.pulumi.resources.Resource;
import com.pulumi.resources.ResourceOptions;
import com.pulumi.resources.ResourceTransformation;
import com.pulumi.resources.internal.Stack;
import hybridnetwork.config.Severity;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program: the SDK's deployment with a monitor, a runner and a log of ours in it.
 *
 * <p>Each resource is registered before the program goes on, where the SDK's runner lets all of it happen at once: the SDK notes
 * what an input depends on in a set that is not made for several threads, and a recording would fail now and then. Resources are
 * numbered as they are constructed.
 */
final class RecordingDeployment {
    private static final @Nullable Field ALIASES = aliasesField();

    private final String project;
    private final String stack;
    private final Registrations registrations;
    private final Map<Resource, Integer> construction = Collections.synchronizedMap(new IdentityHashMap<>());
    private final List<LogMessage> messages = Collections.synchronizedList(new ArrayList<>());
    private final Tasks tasks = new Tasks();
    private final DeploymentImpl deployment;
    private final DeploymentImpl.Config config;

    RecordingDeployment(
            String project, String stack, Map<String, String> config, Set<String> secretKeys, ProviderCalls calls) {
        this.project = project;
        this.stack = stack;
        this.registrations = new Registrations(project, stack, new AzureAnswers(config, calls));
        secretKeys.forEach(key -> registrations.rememberConfig(config.getOrDefault(key, "")));
        this.config = new DeploymentImpl.Config(ImmutableMap.copyOf(config), ImmutableSet.copyOf(secretKeys));
        var monitor = new RecordingMonitor(registrations, calls, this::orderOf);
        Logger silent = Logger.getAnonymousLogger();
        silent.setLevel(Level.OFF);
        var state = new DeploymentImpl.DeploymentState(
                this.config, silent, "organization", project, stack, "", true, monitor, monitor);
        state.logger = new MessageLog();
        state.runner = tasks;
        this.deployment = new DeploymentImpl(state);
    }

    /** Runs the program to its end, then puts the thread's own deployment back, if it had one. */
    Plan run(Consumer<Context> program) {
        @Nullable DeploymentInstance outer = DeploymentInstanceHolder.getInstanceNoThrow();
        var instance = new DeploymentInstanceInternal(deployment);
        DeploymentInstanceHolder.setInstance(instance);
        try {
            var context = context();
            var unused = Stack.factory(project, stack, List.of(this::constructed))
                    .apply(() -> {
                        tasks.program = Thread.currentThread();
                        program.accept(context);
                        return context.exports();
                    });
            tasks.await();
            return registrations.plan(messages);
        } finally {
            instance.markInvalid();
            DeploymentInstanceHolder.setInstance(outer);
        }
    }

    private ContextInternal context() {
        return new ContextInternal(
                "organization",
                project,
                stack,
                new LoggingContextInternal(deployment.getLog()),
                new ConfigContextInternal(project, name -> new Config(config, name)),
                new OutputContextInternal(new OutputFactory(tasks)),
                List.of());
    }

    /** The SDK tells of each resource here, at the start of its constructor. */
    private Optional<ResourceTransformation.Result> constructed(ResourceTransformation.Args args) {
        orderOf(args.resource());
        if (args.resource() instanceof CustomResource) {
            dropAliases(args.options());
        }
        return Optional.empty();
    }

    /**
     * Every azure-native resource carries the names of some fifty older API versions, which mean nothing without a state and
     * cost an eighth of a plan's time. The options of a custom resource are the SDK's own copy.
     */
    private static void dropAliases(ResourceOptions options) {
        try {
            if (ALIASES != null) {
                ALIASES.set(options, null);
            }
        } catch (IllegalAccessException slowerThen) {
            // The aliases stay, and nothing else changes.
        }
    }

    private static @Nullable Field aliasesField() {
        try {
            Field field = ResourceOptions.class.getDeclaredField("aliases");
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException | RuntimeException slowerThen) {
            return null;
        }
    }

    private int orderOf(Resource resource) {
        synchronized (construction) {
            return construction.computeIfAbsent(resource, key -> construction.size());
        }
    }

    /** The futures that the SDK started and nobody waits for. */
    private static final class Tasks implements Runner {
        /** Begins what the SDK calls the registration of a resource. */
        private static final String REGISTRATION = "readOrRegisterResource";

        private final Queue<CompletableFuture<?>> pending = new ConcurrentLinkedQueue<>();

        /** That runs the program: the stack itself, which another one registers, waits for it. */
        private volatile @Nullable Thread program;

        @Override
        public <T> void registerTask(String description, CompletableFuture<T> task) {
            pending.add(task);
            if (description.startsWith(REGISTRATION) && Thread.currentThread().equals(program)) {
                // What fails is told in the end.
                var unused = task.handle((value, failure) -> true).join();
            }
        }

        /** Waits until no task is left; each may start more. Throws what the first failed one threw. */
        void await() {
            for (@Nullable CompletableFuture<?> task = pending.poll(); task != null; task = pending.poll()) {
                try {
                    task.join();
                } catch (CompletionException failure) {
                    throw unwrapped(failure);
                }
            }
        }

        private static RuntimeException unwrapped(CompletionException failure) {
            Throwable cause = failure;
            while (cause instanceof CompletionException && cause.getCause() != null) {
                cause = cause.getCause();
            }
            if (cause instanceof Error error) {
                throw error;
            }
            return cause instanceof RuntimeException exception ? exception : failure;
        }

        @Override
        public <T> CompletableFuture<Result<T>> runAsync(Supplier<T> callback) {
            throw new UnsupportedOperationException("a recording runs its program itself");
        }
    }

    /** Keeps warnings and errors; the SDK's debug messages hold whole requests, secrets included, and are dropped. */
    private final class MessageLog implements EngineLogger {
        @Override
        public CompletableFuture<Void> logAsync(
                Level level,
                String message,
                @Nullable Resource resource,
                @Nullable Integer streamId,
                @Nullable Boolean ephemeral) {
            if (level.intValue() >= Level.WARNING.intValue()) {
                messages.add(new LogMessage(
                        level.equals(Level.WARNING) ? Severity.WARNING : Severity.ERROR,
                        message,
                        Optional.ofNullable(resource).map(Resource::pulumiResourceName)));
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public int getErrorCount() {
            return (int) messages.stream()
                    .filter(message -> message.severity() == Severity.ERROR)
                    .count();
        }

        @Override
        public boolean hasLoggedErrors() {
            return getErrorCount() > 0;
        }
    }
}

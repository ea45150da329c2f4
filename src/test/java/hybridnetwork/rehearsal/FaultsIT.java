package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import com.pulumi.Context;
import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.azuresim.Fault;
import hybridnetwork.config.StackConfig;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.resources.ArmId;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Something goes wrong at one call of the {@code up} that orders the network, the {@code up} that connects the circuit or the
 * {@code destroy}; afterwards a refresh and another run bring stack and Azure together: every declared resource once, no
 * orphan.
 *
 * <p>A creation whose end the engine did not see is lost to it, and azure-native never adopts what exists: the next {@code up}
 * is refused as {@code already-exists}. A person imports the orphan or, as here, deletes it in Azure.
 *
 * <p>A run strikes {@code -Dfaults.points} sampled points (default 10, every kind of fault at least once) from
 * {@code -Dfaults.seed} (default: a new one, printed); {@code -Dfaults.points=all} strikes every call with every kind, and
 * {@code -Dfaults.kind=ENGINE_KILLED} leaves only that kind.
 */
class FaultsIT {
    private static final Path FILE = FrozenStacks.file("dev");
    private static final String POINTS = System.getProperty("faults.points", "10");
    private static final long SEED = Long.getLong("faults.seed", System.nanoTime() & 0xffff);

    private static final @Nullable String ONLY = System.getProperty("faults.kind");

    private static final Pattern ORPHAN =
            Pattern.compile("(?:pulumi import \\S+ \\S+|az resource delete --ids) (/subscriptions/[^\\s;]+)");

    /** As many operations as the engine may have had in flight. */
    private static final int MOST_ORPHANS = 6;

    /** Each leaves the stack as the next one finds it. */
    private enum Phase {
        UP,
        CONNECT,
        DESTROY;

        Phase next() {
            return switch (this) {
                case UP -> CONNECT;
                case CONNECT -> DESTROY;
                case DESTROY -> UP;
            };
        }
    }

    private enum Kind {
        ANSWER_LOST,
        PROVIDER_DIES_BEFORE_AZURE,
        PROVIDER_DIES_AFTER_AZURE,
        REFUSED,
        ENGINE_KILLED,
        ENGINE_AND_PROVIDER_KILLED,
        /** Not at {@code destroy}: the engine destroys without the program. */
        PROGRAM_THROWS
    }

    /** What goes wrong, and at which call of the operation. */
    private record Point(Phase phase, Kind kind, int call) {
        @Override
        public String toString() {
            return kind + " at call " + call + " of " + phase;
        }
    }

    private final StackConfig config = StackText.dev().stack();
    private final GeneratedKeys keys = new GeneratedKeys(config);
    private final Scene scene = new Scene(config, keys);
    private final ThrowingProgram program = new ThrowingProgram();

    @Test
    void everyFaultIsSurvived() throws Exception {
        System.out.println("faults.seed=" + SEED);
        try (var server = AzureNativeServer.start(scene.azure());
                var stack = new RehearsedStack(
                        Engine.folder(), FILE, "dev", server.environment(), keys.byPath(), program)) {
            var declared = new EnumMap<Phase, Set<String>>(Phase.class);
            var calls = new EnumMap<Phase, Integer>(Phase.class);
            for (Phase phase : Phase.values()) {
                int before = scene.azure().faults().calls();
                assertThat(undisturbed(phase, stack).errors()).isEmpty();
                calls.put(phase, scene.azure().faults().calls() - before);
                declared.put(phase, ids(scene));
            }
            assertThat(declared.get(Phase.DESTROY)).isEmpty();
            Phase done = Phase.DESTROY;
            for (Point point : points(calls)) {
                while (done.next() != point.phase()) {
                    done = done.next();
                    assertThat(undisturbed(done, stack).errors()).isEmpty();
                }
                long start = System.nanoTime();
                Outcome struck = strike(point, stack);
                recover(stack, server);
                Outcome again = point.phase() == Phase.DESTROY ? stack.destroy() : upWithoutOrphans(stack);
                done = point.phase();
                System.out.printf("%s, %.1f s%n", point, (System.nanoTime() - start) / 1e9);
                assertThat(struck.succeeded()).as("with " + point).isFalse();
                assertThat(again.errors()).as("after " + point).isEmpty();
                assertThat(ids(scene)).as("Azure after " + point).isEqualTo(declared.get(done));
            }
        }
    }

    private Outcome undisturbed(Phase phase, RehearsedStack stack) throws Exception {
        switch (phase) {
            case UP -> {}
            case CONNECT -> scene.provision();
            case DESTROY -> scene.deprovision();
        }
        return phase == Phase.DESTROY ? stack.destroy() : stack.up();
    }

    /** The phases by turns, so that each point leaves the stack as the next one wants it; a small sample misses no kind. */
    private static List<Point> points(Map<Phase, Integer> calls) {
        var random = new Random(SEED);
        List<Kind> kinds = new ArrayList<>(ONLY == null ? EnumSet.allOf(Kind.class) : EnumSet.of(Kind.valueOf(ONLY)));
        Collections.shuffle(kinds, random);
        List<Point> every = new ArrayList<>();
        calls.forEach((phase, count) -> {
            for (int call = 1; call <= count; call++) {
                for (Kind kind : kinds) {
                    if (phase != Phase.DESTROY || kind != Kind.PROGRAM_THROWS) {
                        every.add(new Point(phase, kind, call));
                    }
                }
            }
        });
        Collections.shuffle(every, random);
        int wanted = POINTS.equals("all") ? every.size() : Integer.parseInt(POINTS);
        List<Point> sampled = new ArrayList<>();
        for (Phase phase = Phase.UP; sampled.size() < wanted && !every.isEmpty(); phase = phase.next()) {
            rarest(every, phase, sampled).ifPresent(point -> {
                sampled.add(point);
                every.remove(point);
            });
        }
        return sampled;
    }

    /** The first point of a phase whose kind the sample has least often. */
    private static Optional<Point> rarest(List<Point> every, Phase phase, List<Point> sampled) {
        return every.stream()
                .filter(point -> point.phase() == phase)
                .min(Comparator.comparingLong(point -> sampled.stream()
                        .filter(other -> other.kind() == point.kind())
                        .count()));
    }

    private Outcome strike(Point point, RehearsedStack stack) throws Exception {
        Fault fault = switch (point.kind()) {
            case ANSWER_LOST -> new Fault.AnswerLost();
            case PROVIDER_DIES_BEFORE_AZURE -> new Fault.DiesBefore();
            case PROVIDER_DIES_AFTER_AZURE -> new Fault.DiesAfter();
            case REFUSED -> new Fault.Refused(500, "InternalServerError", "An error occurred.");
            case ENGINE_KILLED -> new Fault.Meanwhile(stack::kill, true);
            case ENGINE_AND_PROVIDER_KILLED -> new Fault.Meanwhile(stack::kill, false);
            case PROGRAM_THROWS -> new Fault.Meanwhile(program.arm()::countDown, true);
        };
        scene.azure().faults().plan(point.call(), fault);
        Outcome outcome = undisturbed(point.phase(), stack);
        if (point.kind() == Kind.ENGINE_KILLED || point.kind() == Kind.ENGINE_AND_PROVIDER_KILLED) {
            stack.cancel();
        }
        return outcome;
    }

    /** The project's program; once armed, it throws in the middle of its run. */
    private static final class ThrowingProgram implements Consumer<Context> {
        private final AtomicReference<@Nullable CountDownLatch> armed = new AtomicReference<>();

        CountDownLatch arm() {
            var signal = new CountDownLatch(1);
            armed.set(signal);
            return signal;
        }

        @Override
        public void accept(Context context) {
            FrozenStacks.program(context);
            CountDownLatch signal = armed.getAndSet(null);
            if (signal != null) {
                boolean called = Uninterruptibles.awaitUninterruptibly(signal, Duration.ofMinutes(2));
                throw new IllegalStateException(called ? "the program throws on purpose" : "the call never came");
            }
        }
    }

    /**
     * Runs {@code up} until no orphan is in its way.
     */
    private Outcome upWithoutOrphans(RehearsedStack stack) throws Exception {
        Outcome outcome = stack.up();
        for (int i = 0; i < MOST_ORPHANS && !outcome.succeeded(); i++) {
            Matcher orphan = ORPHAN.matcher(String.join("\n", outcome.errors()));
            while (orphan.find()) {
                System.out.println("  orphan " + orphan.group(1));
                scene.azure().outside().delete(ArmId.parse(orphan.group(1)));
            }
            outcome = stack.up();
        }
        return outcome;
    }

    private void recover(RehearsedStack stack, AzureNativeServer server) throws Exception {
        scene.azure().awaitQuiet();
        scene.azure().faults().clear();
        server.revive();
        assertThat(stack.refresh("--clear-pending-creates").errors()).isEmpty();
    }

    private static Set<String> ids(Scene scene) {
        return scene.leftBehind().stream().map(ArmId::toString).collect(Collectors.toCollection(TreeSet::new));
    }
}

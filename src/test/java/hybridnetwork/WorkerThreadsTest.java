package hybridnetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import hybridnetwork.config.StackConfig;
import hybridnetwork.program.HybridNetwork;
import hybridnetwork.program.Readiness;
import hybridnetwork.testing.Jdk;
import hybridnetwork.testing.StackText;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program by the SDK's own runner, in a Java machine of its own that counts one processor. */
class WorkerThreadsTest {
    private static final String ONE_WORKER = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=1";

    static List<Jdk> jdks() {
        return Jdk.runningAndNewest();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void theProgramEndsOnOneProcessor(Jdk jdk) throws Exception {
        Process process = start(jdk, Declaration.class, "guarded");
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(process.inputReader().lines()).containsExactly("started", "declared");
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** When this fails the SDK is mended, and the guard can go. */
    @ParameterizedTest
    @MethodSource("jdks")
    void withoutTheGuardItWaitsForEver(Jdk jdk) throws Exception {
        assumeThat(jdk.feature()).as("tasks go around a pool of one worker").isGreaterThanOrEqualTo(25);
        Process process = start(jdk, Declaration.class, "as it is");
        try {
            BufferedReader said = process.inputReader();
            assertThat(said.readLine()).isEqualTo("started");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).as("it ends").isFalse();
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aPoolOfOneWorkerThatSomebodyAskedForIsRefused(Jdk jdk) throws Exception {
        Process process = start(jdk, App.class, "plan");
        try {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(process.inputReader().lines())
                    .singleElement()
                    .asString()
                    .startsWith("hybrid: Java's common pool has 1 worker thread");
            assertThat(process.exitValue()).isEqualTo(4);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(Jdk jdk, Class<?> main, String word) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                jdk.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:ActiveProcessorCount=1",
                // As the launcher does: what a Java machine says besides would be a failure.
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow"));
        if (main.equals(App.class)) {
            command.add(ONE_WORKER);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), word));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** A Java machine's main class. */
    static final class Declaration {
        private Declaration() {}

        private static final Mocks AZURE = new Mocks() {
            @Override
            public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.of("/" + args.name), args.inputs));
            }

            @Override
            public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
                return args.token.startsWith("pulumi:")
                        ? CompletableFuture.completedFuture(Map.of())
                        : CompletableFuture.failedFuture(new IllegalStateException("Code=\"ResourceNotFound\""));
            }
        };

        public static void main(String[] args) {
            System.out.println("started");
            // First, as in App: whatever else starts the pool starts it too small.
            if (args[0].equals("guarded")) {
                WorkerThreads.provide().ifPresent(System.out::println);
            }
            StackConfig config = StackText.dev().stack();
            PulumiTest.withMocks(AZURE)
                    .runTest(context -> HybridNetwork.declare(context, config, Readiness.ask(config)))
                    .throwOnError();
            System.out.println("declared");
            System.exit(0);
        }
    }
}

package hybridnetwork.preflight;

import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.testing.FrozenStacks;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;

/** Times all rules on one stack of the tests; {@code benchmarks/rules.sh} runs it. */
final class RulesBenchmark {
    private static final int RUNS = 200;

    private RulesBenchmark() {}

    /** Prints the first run, which a command line sees, and the median of many. */
    public static void main(String... stacks) {
        String name = stacks.length == 0 ? "prod" : stacks[0];
        Path file = FrozenStacks.file(name);
        StackConfig stack = ReadConfig.fromFile(file, file.toString()).stack().orElseThrow();
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[RUNS];
        long processor = 0;
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            long startProcessor = thread.getCurrentThreadCpuTime();
            Preflight.check(stack, Surroundings.offline());
            nanos[i] = System.nanoTime() - start;
            processor = i == 0 ? thread.getCurrentThreadCpuTime() - startProcessor : processor;
        }
        long first = nanos[0];
        Arrays.sort(nanos);
        System.out.printf(
                "%s: all %d rules of preflight in %.1f ms the first time (%.1f ms of processor), %.2f ms in the median of %d runs%n",
                name, RuleBook.checked().count(), first / 1e6, processor / 1e6, nanos[RUNS / 2] / 1e6, RUNS);
    }
}

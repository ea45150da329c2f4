package hybridnetwork;

import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/**
 * The threads of Java's common pool, on which the SDK runs its tasks.
 *
 * <p>The SDK waits for a program's tasks by handing itself to that pool again and again. A pool of one worker does nothing else then,
 * for ever. A machine of one or two processors has such a pool; up to JDK 24 tasks went around it, each on a thread of its own.
 */
final class WorkerThreads {
    /** Also in {@code .mvn/jvm.config}, since Maven may have started the pool before it starts the program. */
    private static final int ENOUGH = 4;

    private static final String SETTING = "java.util.concurrent.ForkJoinPool.common.parallelism";

    private WorkerThreads() {}

    /** Gives the pool enough threads unless it has started or its size is set; answers what to do where it stays too small. */
    static Optional<String> provide() {
        if (System.getProperty(SETTING) == null) {
            int usual = Runtime.getRuntime().availableProcessors() - 1;
            System.setProperty(SETTING, String.valueOf(Math.max(ENOUGH, usual)));
        }
        int workers = ForkJoinPool.getCommonPoolParallelism();
        return workers > 1
                ? Optional.empty()
                : Optional.of("Java's common pool has " + workers
                        + " worker thread, and the Pulumi SDK would wait for ever; start Java with -D" + SETTING + "="
                        + ENOUGH + " (.mvn/jvm.config does; MAVEN_OPTS or JAVA_TOOL_OPTIONS may say otherwise)");
    }
}

package hybridnetwork.testing;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Runs a property with a fixed list of seeds, the same in every build. A failure names its seed; to repeat it, run the test
 * with {@code -Dseed=N}. {@code -Dproperties.fresh=N} runs N times as many seeds that were never used instead:
 * {@code benchmarks/properties.sh} looks for failures that way. {@code -Dproperties.cases=N} runs the first N fixed seeds
 * alone, where the same answer is wanted quickly, as in mutation tests.
 */
public final class Seeds {
    private Seeds() {}

    /** Runs the property with the seeds 1 to {@code cases}. */
    public static void forAll(int cases, Consumer<Random> property) {
        Long only = Long.getLong("seed");
        if (only != null) {
            run(only, property);
            return;
        }
        if (Integer.getInteger("properties.fresh") != null) {
            long first = System.nanoTime();
            long count = (long) cases * Integer.getInteger("properties.fresh");
            System.out.println("fresh seeds from " + first);
            LongStream.range(first, first + count).forEach(seed -> run(seed, property));
            return;
        }
        LongStream.rangeClosed(1, Math.min(Integer.getInteger("properties.cases", cases), cases))
                .forEach(seed -> run(seed, property));
    }

    /** Whether what the cases show is up to chance, so that how many of them show something is no reason to fail. */
    public static boolean areFresh() {
        return Integer.getInteger("properties.fresh") != null || Long.getLong("seed") != null;
    }

    private static void run(long seed, Consumer<Random> property) {
        try {
            property.accept(new Random(seed));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("with -Dseed=" + seed + ": " + e.getMessage(), e);
        }
    }
}

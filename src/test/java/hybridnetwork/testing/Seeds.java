package hybridnetwork.testing;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Runs a property with a fixed list of seeds and one fresh seed. A failure names its seed; to repeat it, run the test
 * with {@code -Dseed=N}. {@code -Dproperties.cases=N} runs the first N fixed seeds alone, where the same answer is wanted
 * quickly and every time, as in mutation tests.
 */
public final class Seeds {
    private Seeds() {}

    /** Runs the property {@code fixed} times with seeds 1, 2, ... and as often again with seeds that were never used. */
    public static void forAll(int fixed, Consumer<Random> property) {
        Long only = Long.getLong("seed");
        if (only != null) {
            run(only, property);
            return;
        }
        Integer few = Integer.getInteger("properties.cases");
        if (few != null) {
            LongStream.rangeClosed(1, Math.min(few, fixed)).forEach(seed -> run(seed, property));
            return;
        }
        long fresh = System.nanoTime();
        System.out.println("fresh seeds from " + fresh);
        LongStream.concat(LongStream.rangeClosed(1, fixed), LongStream.range(fresh, fresh + fixed))
                .forEach(seed -> run(seed, property));
    }

    private static void run(long seed, Consumer<Random> property) {
        try {
            property.accept(new Random(seed));
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("with -Dseed=" + seed + ": " + e.getMessage(), e);
        }
    }
}

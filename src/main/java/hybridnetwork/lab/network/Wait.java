package hybridnetwork.lab.network;

import java.util.function.BooleanSupplier;

/** Waits for what the daemons do in their own time; every wait has a limit. */
public final class Wait {
    private static final int POLL_MILLIS = 40;

    private Wait() {}

    /** Whether it came true within so many seconds. */
    public static boolean until(double seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (true) {
            if (condition.getAsBoolean()) {
                return true;
            }
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            pause(POLL_MILLIS);
        }
    }

    /** Lets time pass, in which packets are counted. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

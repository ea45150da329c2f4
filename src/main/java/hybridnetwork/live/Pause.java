package hybridnetwork.live;

import java.time.Duration;

/** A wait between two requests. */
@FunctionalInterface
public interface Pause {
    /** Really waits; an interrupted thread goes on at once, and stays interrupted. */
    Pause REAL = duration -> {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    };

    /** Waits so long. */
    void wait(Duration duration);
}

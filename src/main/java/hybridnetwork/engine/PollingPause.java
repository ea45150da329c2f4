package hybridnetwork.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * A pause between two looks of the SDK at what it waits for.
 *
 * <p>Until the engine has answered for every resource, the SDK asks each of its tasks whether it is done, without a rest, and
 * prints all of them into a log message each time: one processor is busy with it for as long as an {@code up} takes. The only place
 * where it can be held up is that message, which nobody wants to read ({@code DefaultRunner} of its version 1.36.1).
 */
final class PollingPause implements Filter {
    /** Short beside an answer of the engine, long beside the look. */
    private static final Duration LENGTH = Duration.ofMillis(20);

    private static final String LOOK = "Remaining tasks [";

    /** Held here, or the setting would be collected. */
    private static final Logger SDK = Logger.getLogger("com.pulumi.deployment.internal.DeploymentImpl");

    private PollingPause() {}

    /** Makes the SDK pause from now on. It sets its level anew when it starts a program, so the program has to call this. */
    static void provide() {
        SDK.setFilter(new PollingPause());
        SDK.setLevel(Level.FINEST);
    }

    /** Never: the engine's own log shows what the SDK has to say, and its finest messages have secrets in them. */
    @Override
    public boolean isLoggable(LogRecord message) {
        if (message.getMessage().startsWith(LOOK)) {
            LockSupport.parkNanos(LENGTH.toNanos());
        }
        return false;
    }
}

package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The operations in progress, and Azure's clock. The clock is simulated: an operation that takes 45 minutes in Azure
 * advances it by 45 minutes, and two side by side advance it by the longer of the two. Not thread-safe.
 */
final class Operations {
    /** One operation that has begun and not ended. */
    final class Running {
        private final ArmId target;
        private final Set<ArmId> alone;
        private final Set<ArmId> shared;
        private final Duration start = now;

        private Running(ArmId target, Set<ArmId> alone, Set<ArmId> shared) {
            this.target = target;
            this.alone = alone;
            this.shared = shared;
        }

        private boolean collidesWith(Set<ArmId> otherAlone, Set<ArmId> otherShared) {
            return meets(alone, otherAlone) || meets(alone, otherShared) || meets(shared, otherAlone);
        }

        private static boolean meets(Set<ArmId> some, Set<ArmId> others) {
            return some.stream().anyMatch(others::contains);
        }

        /** Ends the operation and moves the clock to its end, unless the clock is further already. */
        void end(Duration taken) {
            running.remove(this);
            Duration end = start.plus(taken);
            now = end.compareTo(now) > 0 ? end : now;
        }
    }

    private final List<Running> running = new ArrayList<>();
    private Duration now = Duration.ZERO;

    /**
     * Begins an operation.
     *
     * @param blocks the resources that no other operation may touch meanwhile, beside the target
     * @param needsStill the resources that no operation may change meanwhile
     * @param refusal what Azure answers while an operation on the given resource runs
     * @throws AzureError when one that is running touches them
     */
    Running begin(ArmId target, Set<ArmId> blocks, Set<ArmId> needsStill, Function<ArmId, AzureError> refusal) {
        Set<ArmId> alone = new HashSet<>(blocks);
        alone.add(target);
        for (Running other : running) {
            if (other.collidesWith(alone, needsStill)) {
                throw refusal.apply(other.target);
            }
        }
        Running begun = new Running(target, alone, Set.copyOf(needsStill));
        running.add(begun);
        return begun;
    }

    boolean anyRunning() {
        return !running.isEmpty();
    }

    /** How long everything so far would have taken in Azure. */
    Duration now() {
        return now;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }
}

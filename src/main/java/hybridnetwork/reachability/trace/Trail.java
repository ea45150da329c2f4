package hybridnetwork.reachability.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What has happened to a packet so far: each step leaves the earlier trail as it was, for ways part. */
public final class Trail {
    /** Of many packets at once, of which nobody reads a trail. */
    public static final Trail UNTOLD = new Trail(null, null, null, false);

    private final @Nullable Trail before;
    private final @Nullable Step step;
    private final @Nullable String hop;
    private final boolean told;

    private Trail(@Nullable Trail before, @Nullable Step step, @Nullable String hop, boolean told) {
        this.before = before;
        this.step = step;
        this.hop = hop;
        this.told = told;
    }

    /** An empty trail that is written. */
    public static Trail begin() {
        return new Trail(null, null, null, true);
    }

    /** With a step more; it is made only where somebody reads it. */
    public Trail step(Supplier<Step> next) {
        return told ? new Trail(this, next.get(), null, true) : this;
    }

    /** With a hop more of the path. */
    public Trail hop(String next) {
        return told ? new Trail(this, null, next, true) : this;
    }

    public List<Step> steps() {
        Deque<Step> steps = new ArrayDeque<>();
        for (Trail at = this; at != null; at = at.before) {
            Optional.ofNullable(at.step).ifPresent(steps::addFirst);
        }
        return new ArrayList<>(steps);
    }

    public List<String> path() {
        Deque<String> path = new ArrayDeque<>();
        for (Trail at = this; at != null; at = at.before) {
            Optional.ofNullable(at.hop).ifPresent(path::addFirst);
        }
        return new ArrayList<>(path);
    }
}

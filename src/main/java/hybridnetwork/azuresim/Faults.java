package hybridnetwork.azuresim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which of the calls that create, change or delete go wrong; counted from 1 since the simulation began. Thread-safe. */
public final class Faults {
    private final Map<Integer, Fault> planned = new HashMap<>();
    private int calls;

    /** Plans a fault for the nth call from now on, 1 being the next; a second plan for the same call replaces the first. */
    public synchronized void plan(int nth, Fault fault) {
        if (nth < 1) {
            throw new IllegalArgumentException("the nth call is counted from 1, not from " + nth);
        }
        planned.put(calls + nth, fault);
    }

    /** Forgets what is planned. */
    public synchronized void clear() {
        planned.clear();
    }

    /** How many calls there were. */
    public synchronized int calls() {
        return calls;
    }

    synchronized Optional<Fault> next() {
        calls++;
        return Optional.ofNullable(planned.remove(calls));
    }
}

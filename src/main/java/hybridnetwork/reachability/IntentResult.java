package hybridnetwork.reachability;

import hybridnetwork.reachability.trace.Trace;
import java.util.List;
import java.util.Optional;

/**
 * The verdict on one intent in one scenario. It holds for every packet of the flow.
 *
 * @param name the intent's
 * @param path of the flow's lowest packet: site, circuit or tunnel, gateway, subnet, in the direction of the flow; empty
 *     for a {@code deny} that holds and where the packet does not arrive
 * @param counterexample the lowest packet that breaks the intent; empty when it holds, and when the flow has no packet
 *     because one of its ends does not exist
 * @param open what is not known, where nothing but that keeps the intent from holding
 * @param trace of the counterexample where there is one, otherwise of the flow's lowest packet; empty when the flow has
 *     no packet
 */
public record IntentResult(
        String name,
        Action action,
        boolean holds,
        List<String> path,
        Optional<Counterexample> counterexample,
        Optional<Trace> trace,
        Optional<String> open) {
    public IntentResult {
        path = List.copyOf(path);
    }

    /** Whether it depends on a value that only the deployment tells, so that the intent may yet hold. */
    public boolean isUnknown() {
        return open.isPresent();
    }
}

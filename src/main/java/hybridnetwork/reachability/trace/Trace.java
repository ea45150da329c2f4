package hybridnetwork.reachability.trace;

import hybridnetwork.reachability.Outcome;
import hybridnetwork.reachability.model.Packet;
import java.util.List;

/**
 * How one packet fared, and why: the steps are in order and the last one decided.
 *
 * @param path the hops in the direction of the flow, in the names of the outputs; empty unless the packet arrived
 * @param reason the outcome in one sentence, with what to change where it may be unwanted
 */
public record Trace(Packet packet, List<Step> steps, Outcome outcome, List<String> path, String reason) {
    public Trace {
        steps = List.copyOf(steps);
        path = List.copyOf(path);
    }
}

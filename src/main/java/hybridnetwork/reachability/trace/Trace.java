package hybridnetwork.reachability.trace;

import hybridnetwork.reachability.model.Packet;
import java.util.List;

/**
 * How one packet fared, and why: the steps are in order and the last one decided.
 *
 * @param path the hops in the direction of the flow, in the names of the outputs, as far as the packet came
 * @param reason the outcome in one sentence
 * @param fix what to change where the outcome may be unwanted; empty where nothing need be
 */
public record Trace(Packet packet, List<Step> steps, Outcome outcome, List<String> path, String reason, String fix) {
    public Trace {
        steps = List.copyOf(steps);
        path = List.copyOf(path);
    }
}

package hybridnetwork.reachability.forwarding;

import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.reachability.route.Condition;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Trace;
import hybridnetwork.reachability.trace.Trail;

/**
 * What becomes of packets when a condition is met: a leaf of the forwarding.
 *
 * @param lowest of the packets, as it was sent
 * @param when they fare so
 * @param reason of one packet, for a trace; empty for many
 */
record Fate(Sighting lowest, Condition when, Outcome outcome, Trail trail, String reason, String fix) {
    /** For people. */
    Trace trace() {
        Packet packet = lowest.packet();
        return new Trace(packet, trail.steps(), outcome, trail.path(), reason, fix);
    }

    /**
     * The kind of path of a site's packets, when a condition is met.
     *
     * @param site its index
     */
    record SiteWay(int site, PathKind kind, Condition when) {}
}

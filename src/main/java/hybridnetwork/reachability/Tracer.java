package hybridnetwork.reachability;

import hybridnetwork.reachability.filter.Filters;
import hybridnetwork.reachability.route.Routing;
import hybridnetwork.reachability.route.State;
import hybridnetwork.reachability.trace.Trace;

/** Follows one packet, hop by hop. */
public final class Tracer {
    private final Network network;
    private final Routing routing;
    private final Filters filters;

    public Tracer(Network network, Routing routing, Filters filters) {
        this.network = network;
        this.routing = routing;
        this.filters = filters;
    }

    /**
     * How a packet fares.
     *
     * @param wanted for {@code ALLOW} every backend of a load balancer must take the packet and the reply is followed
     *     too; for {@code DENY} one backend is enough
     */
    public Trace trace(Probe probe, State state, Action wanted) {
        return new Journey(network, routing, filters, state, probe, wanted).run();
    }
}

package hybridnetwork.reachability;

/** Follows one packet, hop by hop. */
final class Tracer {
    private final Network network;
    private final Routing routing;
    private final Filters filters;

    Tracer(Network network, Routing routing, Filters filters) {
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
    Trace trace(Probe probe, State state, Action wanted) {
        return new Journey(network, routing, filters, state, probe, wanted).run();
    }
}

package hybridnetwork.reachability.model;

import hybridnetwork.net.PrefixSet;

/** Packets that rules treat alike: every source with every destination and every port of the service. None is empty. */
public record Region(PrefixSet sources, PrefixSet destinations, Service service) {
    public Packet lowest() {
        return new Packet(
                sources.lowest().orElseThrow(),
                destinations.lowest().orElseThrow(),
                service.lowestProtocol(),
                service.lowestSourcePort(),
                service.lowestDestinationPort());
    }
}

package hybridnetwork.reachability.model;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.PrefixSet;
import java.util.Optional;

/** Packets that rules treat alike: every source with every destination and every port of the service. None is empty. */
public record Region(PrefixSet sources, PrefixSet destinations, Service service) {
    /** The lowest packet that is not from an address to itself; empty where all are. */
    public Optional<Packet> lowest() {
        Ipv4 source = sources.lowest().orElseThrow();
        Ipv4 destination = destinations.lowest().orElseThrow();
        if (source.equals(destination)) {
            Optional<Ipv4> other =
                    destinations.subtract(PrefixSet.of(destination)).lowest();
            if (other.isPresent()) {
                destination = other.get();
            } else {
                Optional<Ipv4> next = sources.subtract(PrefixSet.of(source)).lowest();
                if (next.isEmpty()) {
                    return Optional.empty();
                }
                source = next.get();
            }
        }
        return Optional.of(service.lowest(source, destination));
    }
}

package hybridnetwork.reachability.filter;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Service;
import java.util.List;
import java.util.Set;

/**
 * Packets that pass the edge of a subnet.
 *
 * @param subnet as the outputs name it
 * @param services what the packets carry; at least one
 */
public record Passage(
        Direction direction, String subnet, PrefixSet sources, PrefixSet destinations, List<Service> services) {
    public Passage {
        services = List.copyOf(services);
    }

    /** Into the subnet, or out of it. */
    public enum Direction {
        IN,
        OUT
    }

    /** Whether it is every IP protocol with every port. */
    public boolean isOfEveryService() {
        return Set.copyOf(services).equals(Set.copyOf(Service.everything()));
    }
}

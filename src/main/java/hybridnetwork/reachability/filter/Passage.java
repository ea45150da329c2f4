package hybridnetwork.reachability.filter;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import java.util.List;
import java.util.Set;

/**
 * Packets that pass the edge of a subnet.
 *
 * @param subnet as the outputs name it
 * @param services what the packets carry; at least one
 * @param tags the service tags that all hold the address outside the subnet, of which nobody can list more than that it is one of
 *     the internet's; none where it is every address
 */
public record Passage(
        Direction direction,
        String subnet,
        PrefixSet sources,
        PrefixSet destinations,
        List<Service> services,
        List<ServiceTag> tags) {
    public Passage {
        services = List.copyOf(services);
        tags = List.copyOf(tags);
    }

    /** Whether it has every packet of the other. */
    boolean holds(Passage other) {
        return direction == other.direction
                && subnet.equals(other.subnet)
                && tags.stream().allMatch(tag -> other.tags.stream().anyMatch(tag::holds))
                && other.regions().stream()
                        .allMatch(part -> regions().stream().anyMatch(own -> Regions.holds(own, part)));
    }

    private List<Region> regions() {
        return services.stream()
                .map(service -> new Region(sources, destinations, service))
                .toList();
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

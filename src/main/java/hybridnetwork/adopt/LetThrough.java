package hybridnetwork.adopt;

import hybridnetwork.net.PortSet;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.filter.Passage;
import hybridnetwork.reachability.filter.Passage.Direction;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** What security groups let through between two ends, both of which filter. */
final class LetThrough {
    private final List<Passage> passages;

    /** @param passages of every subnet, without those to addresses of service tags */
    LetThrough(List<Passage> passages) {
        this.passages = passages;
    }

    /** Packets from the hosts of one end to those of another that the groups of both let pass. */
    List<Region> between(TrafficEnd from, TrafficEnd to) {
        List<Region> passing = new ArrayList<>();
        for (Region out : edge(Direction.OUT, from, from.hosts(), to.hosts())) {
            for (Region in : edge(Direction.IN, to, from.hosts(), to.hosts())) {
                both(out, in).ifPresent(passing::add);
            }
        }
        return passing;
    }

    private List<Region> edge(Direction direction, TrafficEnd at, PrefixSet sources, PrefixSet destinations) {
        if (!at.filters()) {
            return Service.everything().stream()
                    .map(service -> new Region(sources, destinations, service))
                    .toList();
        }
        List<Region> regions = new ArrayList<>();
        for (Passage passage : passages) {
            PrefixSet from = passage.sources().intersect(sources);
            PrefixSet to = passage.destinations().intersect(destinations);
            if (passage.direction() == direction && !from.isEmpty() && !to.isEmpty()) {
                passage.services().forEach(service -> regions.add(new Region(from, to, service)));
            }
        }
        return regions;
    }

    private static Optional<Region> both(Region one, Region other) {
        PrefixSet sources = one.sources().intersect(other.sources());
        PrefixSet destinations = one.destinations().intersect(other.destinations());
        EnumSet<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        protocols.addAll(one.service().protocols());
        protocols.retainAll(other.service().protocols());
        if (sources.isEmpty() || destinations.isEmpty() || protocols.isEmpty()) {
            return Optional.empty();
        }
        PortSet from = one.service().sourcePorts().intersect(other.service().sourcePorts());
        PortSet to = one.service().destinationPorts().intersect(other.service().destinationPorts());
        boolean ports = one.service().hasPorts();
        return ports && (from.isEmpty() || to.isEmpty())
                ? Optional.empty()
                : Optional.of(new Region(sources, destinations, new Service(protocols, from, to)));
    }
}

package hybridnetwork.reachability.filter;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.Service;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Regions for people to read: as few as there need be. */
public final class Regions {
    /** Merging more would take too long, and nobody reads as many. */
    private static final int MOST_MERGED = 300;

    private Regions() {}

    /** Where packets come from and go to. */
    public record Ends(PrefixSet sources, PrefixSet destinations) {}

    /** The services between each pair of ends, in the order of the regions. */
    public static Map<Ends, List<Service>> tidied(List<Region> regions) {
        Map<Ends, List<Service>> services = new LinkedHashMap<>();
        for (Region region : merged(regions)) {
            services.computeIfAbsent(new Ends(region.sources(), region.destinations()), ends -> new ArrayList<>())
                    .add(region.service());
        }
        return services;
    }

    /** The same packets in fewer regions. */
    private static List<Region> merged(List<Region> regions) {
        List<Region> merged = new ArrayList<>(regions);
        boolean again = merged.size() <= MOST_MERGED;
        while (again) {
            again = false;
            for (int i = 0; i < merged.size(); i++) {
                for (int j = merged.size() - 1; j > i; j--) {
                    Optional<Region> both = union(merged.get(i), merged.get(j));
                    if (both.isPresent()) {
                        merged.set(i, both.get());
                        merged.remove(j);
                        again = true;
                    }
                }
            }
        }
        return merged;
    }

    /** The union of two regions where it is one: of one that holds the other, or of two that differ on one axis. */
    private static Optional<Region> union(Region one, Region other) {
        PrefixSet sources = one.sources().union(other.sources());
        PrefixSet destinations = one.destinations().union(other.destinations());
        boolean sameSources = one.sources().equals(other.sources());
        boolean sameDestinations = one.destinations().equals(other.destinations());
        boolean sameService = one.service().equals(other.service());
        if ((sameSources && sameService) || (sameDestinations && sameService)) {
            return Optional.of(new Region(sources, destinations, one.service()));
        }
        if (sameSources && sameDestinations) {
            return union(one.service(), other.service()).map(both -> new Region(sources, destinations, both));
        }
        if (holds(one, other)) {
            return Optional.of(one);
        }
        return holds(other, one) ? Optional.of(other) : Optional.empty();
    }

    /** Whether the one has every packet of the other. */
    static boolean holds(Region one, Region other) {
        return one.sources().contains(other.sources())
                && one.destinations().contains(other.destinations())
                && union(one.service(), other.service()).equals(Optional.of(one.service()));
    }

    private static Optional<Service> union(Service one, Service other) {
        if (one.hasPorts() != other.hasPorts()) {
            return Optional.empty();
        }
        EnumSet<Protocol> protocols = EnumSet.copyOf(one.protocols());
        protocols.addAll(other.protocols());
        Service both = new Service(
                protocols,
                one.sourcePorts().union(other.sourcePorts()),
                one.destinationPorts().union(other.destinationPorts()));
        boolean oneHolds = both.equals(new Service(protocols, one.sourcePorts(), one.destinationPorts()))
                && protocols.equals(one.protocols());
        boolean otherHolds = both.equals(new Service(protocols, other.sourcePorts(), other.destinationPorts()))
                && protocols.equals(other.protocols());
        int differences = (one.protocols().equals(other.protocols()) ? 0 : 1)
                + (one.sourcePorts().equals(other.sourcePorts()) ? 0 : 1)
                + (one.destinationPorts().equals(other.destinationPorts()) ? 0 : 1);
        return differences <= 1 || oneHolds || otherHolds ? Optional.of(both) : Optional.empty();
    }
}

package hybridnetwork.reachability.filter;

import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.Network;
import hybridnetwork.reachability.ProofInputs;
import hybridnetwork.reachability.filter.Passage.Direction;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Subnet;
import hybridnetwork.reachability.model.Tags;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the security groups of a network let through after a change and did not before, and the other way round. Exact for every
 * packet, whichever rules say so and in whatever order; routes and outages play no part in it.
 *
 * <p>A subnet that was not there before let nothing through; one without a security group everything. What depends on a value that is
 * not known yet counts as let through after the change, and as kept out before it.
 */
public record PolicyDifference(List<Passage> opened, List<Passage> closed) {
    private static final Set<Access> CERTAINLY_ALLOWED = EnumSet.of(Access.ALLOW);

    /**
     * Compares two networks.
     *
     * @param inputs of the later one; of them, only the sites' addresses play a part, in what {@code VirtualNetwork} means
     */
    public static PolicyDifference between(
            List<RegisteredResource> before, List<RegisteredResource> after, ProofInputs inputs) {
        Side then = Side.of(before, inputs);
        Side now = Side.of(after, inputs);
        return new PolicyDifference(
                passages(now, Filters.NOT_DENIED, then, Filters.NOT_ALLOWED),
                passages(then, CERTAINLY_ALLOWED, now, EnumSet.of(Access.DENY)));
    }

    /** One of the two networks, with its filters. */
    private record Side(Network network, Filters filters) {
        public static Side of(List<RegisteredResource> resources, ProofInputs inputs) {
            Network network = new NetworkReader(resources, inputs, new Notes()).read();
            return new Side(network, new Filters(network));
        }

        public List<Subnet> filtered() {
            return network.subnets().stream()
                    .filter(subnet -> !subnet.isGatewaySubnet())
                    .toList();
        }

        /** Whether a subnet is here as it is in a network whose tags mean this, so that nothing can differ. */
        public boolean has(Subnet subnet, Tags tags) {
            return tags.equals(network.tags())
                    && network.subnets().stream()
                            .anyMatch(own -> own.prefixes().equals(subnet.prefixes())
                                    && own.group().equals(subnet.group())
                                    && own.isGatewaySubnet() == subnet.isGatewaySubnet());
        }

        public Optional<Filter> filter(Direction direction, Subnet subnet) {
            return direction == Direction.IN ? filters.inbound(subnet.index()) : filters.outbound(subnet.index());
        }
    }

    /** The packets that end at some accesses in one network and at contrary ones in the other. */
    private static List<Passage> passages(Side one, Set<Access> accesses, Side other, Set<Access> contrary) {
        List<Passage> passages = new ArrayList<>();
        for (Subnet subnet : one.filtered()) {
            if (other.has(subnet, one.network().tags())) {
                continue;
            }
            for (Direction direction : Direction.values()) {
                List<Region> regions = new ArrayList<>();
                for (Service service : Service.everything()) {
                    Region all = across(direction, PrefixSet.of(subnet.prefixes()), PrefixSet.ALL, service);
                    for (Region region : ending(one.filter(direction, subnet), all, accesses)) {
                        regions.addAll(contrary(direction, region, other, contrary));
                    }
                }
                Regions.tidied(regions)
                        .forEach((ends, services) -> passages.add(
                                new Passage(direction, subnet.name(), ends.sources(), ends.destinations(), services)));
            }
        }
        return List.copyOf(passages);
    }

    /** The part of a region that ends at some accesses; all that is in no subnet counts, since nothing passes there. */
    private static List<Region> contrary(Direction direction, Region region, Side side, Set<Access> accesses) {
        PrefixSet inside = direction == Direction.IN ? region.destinations() : region.sources();
        PrefixSet outside = direction == Direction.IN ? region.sources() : region.destinations();
        List<Region> parts = new ArrayList<>();
        PrefixSet nowhere = inside;
        for (Subnet subnet : side.filtered()) {
            PrefixSet there = PrefixSet.of(subnet.prefixes());
            PrefixSet shared = inside.intersect(there);
            nowhere = nowhere.subtract(there);
            side.filter(direction, subnet)
                    .filter(filter -> !shared.isEmpty())
                    .map(filter ->
                            ending(Optional.of(filter), across(direction, shared, outside, region.service()), accesses))
                    .ifPresent(parts::addAll);
        }
        if (!nowhere.isEmpty()) {
            parts.add(across(direction, nowhere, outside, region.service()));
        }
        return parts;
    }

    private static List<Region> ending(Optional<Filter> filter, Region region, Set<Access> accesses) {
        return filter.map(it ->
                        it.regions(it.question(region.sources(), region.destinations(), region.service()), accesses))
                .orElse(List.of(region));
    }

    /** What passes the edge of the inside in a direction. */
    private static Region across(Direction direction, PrefixSet inside, PrefixSet outside, Service service) {
        return direction == Direction.IN ? new Region(outside, inside, service) : new Region(inside, outside, service);
    }
}

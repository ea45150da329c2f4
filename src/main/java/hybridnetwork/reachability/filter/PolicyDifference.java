package hybridnetwork.reachability.filter;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.ServiceTag;
import hybridnetwork.reachability.filter.Filters.Guarded;
import hybridnetwork.reachability.filter.Passage.Direction;
import hybridnetwork.reachability.model.Certainty;
import hybridnetwork.reachability.model.Region;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.model.Service;
import hybridnetwork.reachability.model.Snapshot;
import hybridnetwork.reachability.model.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the security groups of a network let through after a change and did not before, and the other way round. Exact for every
 * packet, whichever rules say so and in whatever order; routes and outages play no part in it.
 *
 * <p>Which addresses a service tag holds nobody can list, so both networks are asked of addresses that no tag holds and of those that
 * one does. Those of two tags are asked as well where one tag is allowed and the other denied: a packet that fares otherwise is
 * decided by one rule before and by one after, so more than two make no difference.
 *
 * <p>A subnet that was not there before let nothing through; one without a security group everything. What depends on a value that is
 * not known yet counts as let through after the change, and as kept out before it.
 */
public record PolicyDifference(List<Passage> opened, List<Passage> closed) {
    /**
     * Compares two networks.
     *
     * @param offeredBefore what the gateways in each network are offered in the healthy earlier network; the tag {@code VirtualNetwork} holds it
     */
    public static PolicyDifference between(
            Snapshot before,
            Map<Integer, Set<Prefix>> offeredBefore,
            Snapshot after,
            Map<Integer, Set<Prefix>> offeredAfter) {
        List<Passage> opened = new ArrayList<>();
        List<Passage> closed = new ArrayList<>();
        for (List<ServiceTag> held : HeldTags.of(List.of(before, after))) {
            Side then = new Side(before, new Filters(before, offeredBefore).holding(held), held);
            Side now = new Side(after, new Filters(after, offeredAfter).holding(held), held);
            addNew(opened, passages(now, Access.ALLOW, Certainty.POSSIBLE, then, Access.DENY, Certainty.POSSIBLE));
            addNew(closed, passages(then, Access.ALLOW, Certainty.CERTAIN, now, Access.DENY, Certainty.CERTAIN));
        }
        return new PolicyDifference(List.copyOf(opened), List.copyOf(closed));
    }

    private static void addNew(List<Passage> told, List<Passage> passages) {
        for (Passage passage : passages) {
            if (told.stream().noneMatch(other -> other.holds(passage))) {
                told.add(passage);
            }
        }
    }

    /**
     * One of the two networks, with its filters.
     *
     * @param tags that hold the address outside
     */
    private record Side(Snapshot network, Filters filters, List<ServiceTag> tags) {
        PrefixSet outside() {
            return tags.isEmpty() ? PrefixSet.ALL : network.internet();
        }

        List<Subnet> filtered() {
            return network.subnets().stream()
                    .filter(subnet -> !subnet.isAzures())
                    .toList();
        }

        /** Whether a subnet is here as it is in the other network, its tags included, so that nothing can differ. */
        boolean has(Subnet subnet, Tags tags) {
            return filtered().stream()
                    .anyMatch(own -> own.prefixes().equals(subnet.prefixes())
                            && own.group().equals(subnet.group())
                            && own.interfaces().equals(subnet.interfaces())
                            && filters.tags(own.routes()).equals(tags));
        }

        List<Guarded> guarded(Direction direction, Subnet subnet, PrefixSet hosts) {
            return direction == Direction.IN ? filters.inbound(subnet, hosts) : filters.outbound(subnet, hosts);
        }
    }

    /** The packets that fare so in one network and otherwise in the other. */
    private static List<Passage> passages(
            Side one, Access access, Certainty certainty, Side other, Access contrary, Certainty otherCertainty) {
        List<Passage> passages = new ArrayList<>();
        for (Subnet subnet : one.filtered()) {
            if (other.has(subnet, one.filters().tags(subnet.routes()))) {
                continue;
            }
            for (Direction direction : Direction.values()) {
                List<Region> regions = new ArrayList<>();
                for (Service service : Service.everything()) {
                    Region all = across(direction, PrefixSet.of(subnet.prefixes()), one.outside(), service);
                    for (Region region : ending(one, direction, subnet, all, access, certainty)) {
                        regions.addAll(contrary(direction, region, other, contrary, otherCertainty));
                    }
                }
                Regions.tidied(regions)
                        .forEach((ends, services) -> passages.add(new Passage(
                                direction, subnet.name(), ends.sources(), ends.destinations(), services, one.tags())));
            }
        }
        return List.copyOf(passages);
    }

    /** The part of a region that fares otherwise; all that is in no subnet counts, since nothing passes there. */
    private static List<Region> contrary(
            Direction direction, Region region, Side side, Access access, Certainty certainty) {
        PrefixSet inside = direction == Direction.IN ? region.destinations() : region.sources();
        PrefixSet outside = direction == Direction.IN ? region.sources() : region.destinations();
        List<Region> parts = new ArrayList<>();
        PrefixSet nowhere = inside;
        for (Subnet subnet : side.filtered()) {
            PrefixSet there = PrefixSet.of(subnet.prefixes());
            PrefixSet shared = inside.intersect(there);
            nowhere = nowhere.subtract(there);
            if (!shared.isEmpty()) {
                parts.addAll(ending(
                        side,
                        direction,
                        subnet,
                        across(direction, shared, outside, region.service()),
                        access,
                        certainty));
            }
        }
        if (!nowhere.isEmpty()) {
            parts.add(across(direction, nowhere, outside, region.service()));
        }
        return parts;
    }

    private static List<Region> ending(
            Side side, Direction direction, Subnet subnet, Region region, Access access, Certainty certainty) {
        boolean in = direction == Direction.IN;
        List<Region> ending = new ArrayList<>();
        for (Guarded part : side.guarded(direction, subnet, in ? region.destinations() : region.sources())) {
            Region own =
                    across(direction, part.hosts(), in ? region.sources() : region.destinations(), region.service());
            if (access == Access.ALLOW) {
                ending.addAll(Gate.passingAll(part.gates(), own, certainty));
            } else {
                part.gates().forEach(gate -> ending.addAll(gate.refused(own, certainty)));
            }
        }
        return ending;
    }

    /** What passes the edge of the inside in a direction. */
    private static Region across(Direction direction, PrefixSet inside, PrefixSet outside, Service service) {
        return direction == Direction.IN ? new Region(outside, inside, service) : new Region(inside, outside, service);
    }
}

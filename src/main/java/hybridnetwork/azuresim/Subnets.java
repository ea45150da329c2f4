package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Azure asks of a subnet, whether its network lists it or it is a resource of its own. */
final class Subnets {
    static final String GATEWAY_SUBNET = "GatewaySubnet";
    private static final int LONGEST = 29;
    private static final int SHORTEST = 2;

    private Subnets() {}

    static List<String> prefixes(Bag subnet) {
        return subnet.texts("addressPrefix", "addressPrefixes");
    }

    /**
     * Holds a subnet against its network and the subnets beside it.
     *
     * @param taken the ranges of the other subnets, by name
     * @return the subnet's IPv4 ranges
     */
    static List<Prefix> admit(
            ArmId network, Bag subnet, List<Prefix> space, Map<String, List<Prefix>> taken, World world) {
        String name = subnet.text("name").orElse("");
        ArmId id = network.child(NetworkRules.SUBNETS, name);
        if (prefixes(subnet).isEmpty()) {
            throw AzureError.badRequest("InvalidRequestFormat", "Subnet " + name + " has no address prefix.");
        }
        List<Prefix> ranges = Cidr.parse(prefixes(subnet), id);
        for (Prefix range : ranges) {
            if (space.stream().noneMatch(each -> each.contains(range))
                    || range.length() > LONGEST
                    || range.length() < SHORTEST) {
                throw AzureError.badRequest(
                        "NetcfgSubnetRangeOutsideVnet",
                        "Subnet '" + name + "' is not valid because its IP address range is outside the IP address"
                                + " range of virtual network '" + network.name() + "'.");
            }
        }
        taken.forEach((other, otherRanges) -> {
            if (Cidr.overlap(ranges, otherRanges).isPresent()) {
                throw AzureError.badRequest(
                        "NetcfgSubnetRangesOverlap",
                        "Subnet '" + name + "' is not valid because its IP address range overlaps with that of an"
                                + " existing subnet in virtual network '" + network.name() + "'.");
            }
        });
        SpecialSubnet.admit(id, subnet);
        FirewallSubnets.admitSubnet(id, subnet, world);
        NatGatewayRules.admitSubnet(id, subnet, world);
        return ranges;
    }

    static void admitChange(ArmId id, Bag before, Bag after, World world) {
        List<String> gone = new ArrayList<>(prefixes(before));
        gone.removeAll(prefixes(after));
        if (!gone.isEmpty() && !world.users(id).isEmpty()) {
            throw AzureError.badRequest(
                    "InUsePrefixCannotBeDeleted",
                    "IpPrefix " + gone.get(0) + " on Subnet " + id.name()
                            + " has active allocations and cannot be deleted.");
        }
    }

    static void refuseWhileUsed(ArmId subnet, World world) {
        List<StoredResource> users = world.users(subnet);
        if (!users.isEmpty()) {
            throw AzureError.badRequest(
                    "InUseSubnetCannotBeDeleted",
                    "Subnet " + subnet.name() + " is in use by " + users.get(0).id()
                            + " and cannot be deleted. In order to delete the subnet, delete all the resources within"
                            + " the subnet. See aka.ms/deletesubnet.");
        }
    }

    /** The subnets, listed by their networks or not, whose property of this name is a reference to the resource. */
    static List<ArmId> referringTo(String property, ArmId id, World world) {
        List<ArmId> found = new ArrayList<>();
        for (StoredResource network : world.all(ResourceKind.NETWORK)) {
            for (Bag subnet : world.parts(network, NetworkRules.SUBNETS)) {
                if (subnet.id(property, "id").equals(Optional.of(id))) {
                    found.add(network.id()
                            .child(NetworkRules.SUBNETS, subnet.text("name").orElse("")));
                }
            }
        }
        return found;
    }

    /** The first IPv4 range of a subnet that exists. */
    static Optional<Prefix> range(ArmId subnet, World world) {
        return world.part(subnet)
                .flatMap(each -> Cidr.read(prefixes(each)).stream().findFirst());
    }

    /** The parts that refer to a subnet: a gateway's IP configurations, a load balancer's frontends. None where nobody is in it. */
    static List<Object> configurationsIn(ArmId subnet, World world) {
        List<Object> found = new ArrayList<>();
        for (StoredResource user : world.users(subnet)) {
            for (String property : user.body().values().keySet()) {
                for (Bag part : user.body().bags(property)) {
                    if (part.id("subnet", "id").filter(subnet::equals).isPresent()) {
                        ArmId id = user.id().child(property, part.text("name").orElse(""));
                        found.add(Map.of("id", id.toString()));
                    }
                }
            }
        }
        return found;
    }
}

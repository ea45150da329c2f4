package hybridnetwork.azuresim;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Virtual networks with their subnets. */
final class NetworkRules extends ResourceRules {
    static final String GATEWAY_SUBNET = "GatewaySubnet";
    private static final int LONGEST_SUBNET = 29;

    @Override
    Duration creation() {
        return Duration.ofMinutes(1);
    }

    @Override
    void admit(Put put, World world) {
        List<Prefix> space = new ArrayList<>();
        for (String text : put.body().textsAt("addressSpace", "addressPrefixes")) {
            space.add(prefix(text, put.id()));
        }
        if (space.isEmpty()) {
            throw AzureError.badRequest(
                    "InvalidRequestFormat", "Virtual network " + put.id().name() + " has no address space.");
        }
        boolean hasVpn = world.all(ResourceKind.GATEWAY).stream()
                .filter(gateway -> gateway.body().text("gatewayType").equals(Optional.of("Vpn")))
                .anyMatch(gateway -> GatewayRules.network(gateway.body()).equals(Optional.of(put.id())));
        if (hasVpn) {
            GatewayRules.admitPrefixes(put.id(), space.size());
        }
        Map<String, Prefix> taken = new LinkedHashMap<>();
        for (Bag subnet : put.body().bags("subnets")) {
            admitSubnet(put.id(), subnet, space, taken);
        }
        put.existing().ifPresent(existing -> admitRemovals(put, existing, world));
    }

    private static void admitSubnet(ArmId network, Bag subnet, List<Prefix> space, Map<String, Prefix> taken) {
        String name = subnet.text("name").orElse("");
        Prefix range = subnet.text("addressPrefix")
                .or(() -> subnet.texts("addressPrefixes").stream().findFirst())
                .map(text -> prefix(text, network.child("subnets", name)))
                .orElseThrow(() ->
                        AzureError.badRequest("InvalidRequestFormat", "Subnet " + name + " has no address prefix."));
        if (space.stream().noneMatch(each -> each.contains(range)) || range.length() > LONGEST_SUBNET) {
            throw AzureError.badRequest(
                    "NetcfgSubnetRangeOutsideVnet",
                    "Subnet '" + name + "' is not valid because its IP address range is outside the IP address range"
                            + " of virtual network '" + network.name() + "'.");
        }
        taken.forEach((other, otherRange) -> {
            if (otherRange.overlaps(range)) {
                throw AzureError.badRequest(
                        "NetcfgSubnetRangesOverlap",
                        "Subnet '" + name + "' is not valid because its IP address range overlaps with that of an"
                                + " existing subnet in virtual network '" + network.name() + "'.");
            }
        });
        taken.put(name, range);
        Optional<ArmId> group = subnet.id("networkSecurityGroup", "id");
        if (group.isPresent() && name.equalsIgnoreCase(GATEWAY_SUBNET)) {
            throw AzureError.badRequest(
                    "NetworkSecurityGroupCannotBeAttachedToGatewaySubnet",
                    "The operation failed because the network security group "
                            + group.get().name()
                            + " can not be associated to the GatewaySubnet. Please remove the network security group"
                            + " associated to the GatewaySubnet. No changes have occurred on the gateway at this"
                            + " time. See here for additional details: https://aka.ms/GatewaySubnet.");
        }
    }

    private static void admitRemovals(Put put, StoredResource existing, World world) {
        for (Bag subnet : existing.body().bags("subnets")) {
            ArmId id = put.id().child("subnets", subnet.text("name").orElse(""));
            Optional<Bag> kept = World.partOf(put.body(), put.id(), id);
            if (kept.isEmpty()) {
                refuseWhileUsed(id, world);
            } else if (!kept.get().text("addressPrefix").equals(subnet.text("addressPrefix"))
                    && !world.users(id).isEmpty()) {
                throw AzureError.badRequest(
                        "InUsePrefixCannotBeDeleted",
                        "IpPrefix " + subnet.text("addressPrefix").orElse("") + " on Subnet " + id.name()
                                + " has active allocations and cannot be deleted.");
            }
        }
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        for (Bag subnet : resource.body().bags("subnets")) {
            refuseWhileUsed(resource.id().child("subnets", subnet.text("name").orElse("")), world);
        }
    }

    private static void refuseWhileUsed(ArmId subnet, World world) {
        List<StoredResource> users = world.users(subnet);
        if (!users.isEmpty()) {
            throw AzureError.badRequest(
                    "InUseSubnetCannotBeDeleted",
                    "Subnet " + subnet.name() + " is in use by " + users.get(0).id()
                            + " and cannot be deleted. In order to delete the subnet, delete all the resources within"
                            + " the subnet. See aka.ms/deletesubnet.");
        }
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        return Map.of("subnets", subnets(resource, world), "virtualNetworkPeerings", List.of());
    }

    /** With those who are in them, as long as there is anybody: Azure leaves out what is empty. */
    private static List<Object> subnets(StoredResource network, World world) {
        List<Object> shown = new ArrayList<>();
        for (Object each : Parts.withIds(network, "subnets")) {
            Bag subnet = Bag.of(each).orElse(Bag.EMPTY);
            ArmId id = network.id().child("subnets", subnet.text("name").orElse(""));
            List<Object> users = new ArrayList<>();
            world.users(id).forEach(user -> users.addAll(configurationsIn(id, user)));
            shown.add((users.isEmpty() ? subnet : subnet.with("ipConfigurations", users)).values());
        }
        return shown;
    }

    /** The parts of a resource that refer to a subnet: a gateway's IP configurations, a load balancer's frontends. */
    private static List<Object> configurationsIn(ArmId subnet, StoredResource user) {
        List<Object> found = new ArrayList<>();
        for (String property : user.body().values().keySet()) {
            for (Bag part : user.body().bags(property)) {
                if (part.id("subnet", "id").filter(subnet::equals).isPresent()) {
                    found.add(Map.of(
                            "id",
                            user.id()
                                    .child(property, part.text("name").orElse(""))
                                    .toString()));
                }
            }
        }
        return found;
    }

    /** @throws AzureError {@code InvalidCIDRNotation} for what is no prefix */
    static Prefix prefix(String text, ArmId owner) {
        try {
            return Prefix.parse(text);
        } catch (IllegalArgumentException e) {
            throw AzureError.badRequest(
                    "InvalidCIDRNotation",
                    "The address prefix " + text + " in resource " + owner + " has an invalid CIDR notation: "
                            + e.getMessage());
        }
    }
}

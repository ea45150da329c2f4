package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * NAT gateways: Standard, in one zone or none, with static Standard addresses that nobody else has, for the subnets of one network
 * (MicrosoftDocs/azure-docs, nat-gateway-resource and nat-overview).
 */
final class NatGatewayRules extends ResourceRules {
    private static final int MOST_ADDRESSES = 16;
    private static final long SHORTEST_IDLE = 4;
    private static final long LONGEST_IDLE = 120;

    @Override
    void admit(Put put, World world) {
        if (!put.body().text("sku", "name").equals(Optional.of("Standard"))) {
            throw AzureError.badRequest("NAT gateway " + put.id() + " must be of SKU Standard, not "
                    + put.body().text("sku", "name").orElse("none") + ".");
        }
        List<String> zones = put.body().texts("zones");
        if (zones.size() > 1) {
            throw AzureError.badRequest("NAT gateway " + put.id() + " of SKU Standard is in one availability zone or in"
                    + " none, not in " + String.join(", ", zones) + ".");
        }
        long idle = put.body().whole("idleTimeoutInMinutes").orElse(SHORTEST_IDLE);
        if (idle < SHORTEST_IDLE || idle > LONGEST_IDLE) {
            throw AzureError.badRequest("The idle timeout of NAT gateway " + put.id() + " is " + idle
                    + " minutes; it must be between " + SHORTEST_IDLE + " and " + LONGEST_IDLE + ".");
        }
        List<Bag> addresses = put.body().bags("publicIpAddresses");
        if (addresses.size() > MOST_ADDRESSES) {
            throw AzureError.badRequest("NAT gateway " + put.id() + " has " + addresses.size()
                    + " public IP addresses, of " + MOST_ADDRESSES + " at most.");
        }
        for (Bag reference : addresses) {
            reference.id("id").flatMap(world::find).ifPresent(address -> admitAddress(put, zones, address, world));
        }
    }

    private static void admitAddress(Put put, List<String> zones, StoredResource address, World world) {
        if (!address.body().text("sku", "name").equals(Optional.of("Standard"))
                || !address.body().text("publicIPAllocationMethod").equals(Optional.of("Static"))) {
            throw AzureError.badRequest("Public IP address " + address.id() + " of NAT gateway " + put.id()
                    + " must be of SKU Standard and allocation method Static.");
        }
        List<String> there = address.body().texts("zones");
        if (!zones.isEmpty() && there.size() == 1 && !there.equals(zones)) {
            throw AzureError.badRequest("Public IP address " + address.id() + " is in zone " + there.get(0)
                    + ", its NAT gateway " + put.id() + " in zone " + zones.get(0) + ".");
        }
        PublicIpRules.admitUser(put.id(), address, world);
    }

    /** A subnet that has the gateway: of a network whose other subnets are the only ones that have it. */
    static void admitSubnet(ArmId subnet, Bag body, World world) {
        Optional<ArmId> gateway = body.id("natGateway", "id");
        if (gateway.isEmpty()) {
            return;
        }
        for (ArmId user : subnets(gateway.get(), world)) {
            if (!user.parent().equals(subnet.parent())) {
                throw AzureError.badRequest("Subnet " + subnet + " cannot use NAT gateway " + gateway.get()
                        + ", which subnet " + user + " of another virtual network uses.");
            }
        }
    }

    private static List<ArmId> subnets(ArmId gateway, World world) {
        return Subnets.referringTo("natGateway", gateway, world);
    }

    @Override
    void admitDelete(StoredResource resource, World world) {
        List<ArmId> subnets = subnets(resource.id(), world);
        if (!subnets.isEmpty()) {
            throw AzureError.badRequest(
                    "InUseNatGatewayCannotBeDeleted",
                    "Nat gateway " + resource.id() + " is in use by " + subnets.get(0) + " and cannot be deleted.");
        }
    }

    @Override
    Map<String, Object> describe(StoredResource resource, World world) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(
                "idleTimeoutInMinutes",
                resource.body().at("idleTimeoutInMinutes").orElse(4.0));
        List<Object> subnets = new ArrayList<>();
        subnets(resource.id(), world).forEach(subnet -> subnets.add(Map.of("id", subnet.toString())));
        if (!subnets.isEmpty()) {
            shown.put("subnets", subnets);
        }
        return shown;
    }
}

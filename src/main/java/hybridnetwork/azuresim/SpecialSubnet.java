package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The subnets whose names Azure has a meaning for, and what cannot be attached to them. */
final class SpecialSubnet {
    private SpecialSubnet() {}

    static void admit(ArmId id, Bag subnet) {
        Optional<ArmId> group = subnet.id("networkSecurityGroup", "id");
        switch (id.name().toLowerCase(Locale.ROOT)) {
            case "gatewaysubnet" -> {
                group.ifPresent(each -> {
                    throw AzureError.badRequest(
                            "NetworkSecurityGroupCannotBeAttachedToGatewaySubnet",
                            "The operation failed because the network security group "
                                    + each.name()
                                    + " can not be associated to the GatewaySubnet. Please remove the network security"
                                    + " group associated to the GatewaySubnet. No changes have occurred on the gateway"
                                    + " at this time. See here for additional details: https://aka.ms/GatewaySubnet.");
                });
                refuse(id, subnet, "natGateway", "a NAT gateway");
                refuse(id, subnet, "delegations", "a delegation");
            }
            case "azurefirewallsubnet", "azurefirewallmanagementsubnet" -> {
                refuse(id, subnet, "networkSecurityGroup", "a network security group");
                refuse(id, subnet, "delegations", "a delegation");
            }
            case "azurebastionsubnet" -> {
                if (subnet.at("routeTable").isPresent()) {
                    throw AzureError.badRequest(
                            "RouteTableCannotBeAttachedForAzureBastionSubnet",
                            "Route table cannot be attached to subnet " + id + ".");
                }
            }
            case "routeserversubnet" -> {
                refuse(id, subnet, "networkSecurityGroup", "a network security group");
                refuse(id, subnet, "routeTable", "a route table");
            }
            default -> {}
        }
    }

    private static void refuse(ArmId id, Bag subnet, String property, String what) {
        if (subnet.at(property).isPresent() && !subnet.at(property).equals(Optional.of(List.of()))) {
            throw AzureError.badRequest("Subnet " + id + " cannot have " + what + ": Azure keeps it for itself.");
        }
    }
}

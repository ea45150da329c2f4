package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Who may live in a subnet. */
final class SubnetTenants {
    private static final Set<String> KEPT = Set.of(
            "gatewaysubnet",
            "azurefirewallsubnet",
            "azurefirewallmanagementsubnet",
            "azurebastionsubnet",
            "routeserversubnet");

    private SubnetTenants() {}

    /** An interface, a frontend of a load balancer or a private endpoint comes into the subnet. */
    static void admitInterface(ArmId tenant, ArmId subnet, World world) {
        if (KEPT.contains(subnet.name().toLowerCase(Locale.ROOT))) {
            throw AzureError.badRequest("Resource " + tenant + " cannot be in subnet " + subnet
                    + ": Azure keeps it for services of its own (gw-subnet-dedicated).");
        }
        List<String> delegations =
                world.part(subnet).map(SubnetTenants::delegations).orElse(List.of());
        if (!delegations.isEmpty()) {
            throw AzureError.badRequest(
                    "SubnetWithExternalResourcesCannotBeUsedByOtherResources",
                    "Subnet " + subnet + " is delegated to " + String.join(", ", delegations)
                            + " and cannot be used by resource " + tenant + ".");
        }
    }

    private static List<String> delegations(Bag subnet) {
        return subnet.bags("delegations").stream()
                .map(each -> each.text("serviceName").orElse(""))
                .toList();
    }
}

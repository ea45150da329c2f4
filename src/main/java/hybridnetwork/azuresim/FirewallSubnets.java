package hybridnetwork.azuresim;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Optional;

/**
 * What Azure asks of the route tables of a firewall's subnets. Where the firewall's own traffic has no subnet of its own, a table must
 * lead to the internet (aztfmod/terraform-azurerm-caf#868); whether Azure asks it before there is a firewall no page says, and it is
 * taken so, since it wants the route before it makes one (MicrosoftDocs/azure-docs, firewall/forced-tunneling).
 */
final class FirewallSubnets {
    static final String SUBNET = "AzureFirewallSubnet";
    static final String MANAGEMENT = "AzureFirewallManagementSubnet";
    private static final String TABLE = "routeTable";

    private FirewallSubnets() {}

    /** A subnet gets the table that it refers to. */
    static void admitSubnet(ArmId subnet, Bag body, World world) {
        body.id(TABLE, "id")
                .flatMap(world::find)
                .ifPresent(
                        table -> admit(subnet, table.id(), table.body(), world.parts(table, Routes.PROPERTY), world));
    }

    /** A table, whose subnets exist, gets these routes. */
    static void admitTable(ArmId table, Bag body, List<Bag> routes, World world) {
        for (ArmId subnet : Subnets.referringTo(TABLE, table, world)) {
            admit(subnet, table, body, routes, world);
        }
    }

    private static void admit(ArmId subnet, ArmId table, Bag body, List<Bag> routes, World world) {
        if (subnet.name().equalsIgnoreCase(SUBNET) && !managed(subnet, world)) {
            if (routes.stream().noneMatch(FirewallSubnets::leadsToInternet)) {
                throw AzureError.badRequest(
                        "AzureFirewallSubnetRouteTableMustHaveDefaultRouteToInternet",
                        "Route Table " + table.name() + " on firewall subnet " + subnet.name()
                                + " must have 0.0.0.0/0 route with next hop Internet.");
            }
        } else if (subnet.name().equalsIgnoreCase(MANAGEMENT)) {
            boolean others = !routes.stream().allMatch(FirewallSubnets::leadsToInternet);
            if (others || !body.flag("disableBgpRoutePropagation")) {
                throw AzureError.badRequest(
                        "Route table " + table + " of subnet " + subnet
                                + " must have no route but 0.0.0.0/0 with next hop Internet, and BGP route propagation disabled.");
            }
        }
    }

    private static boolean leadsToInternet(Bag route) {
        return Routes.isDefault(route) && route.text("nextHopType").equals(Optional.of("Internet"));
    }

    private static boolean managed(ArmId subnet, World world) {
        return world.all(ResourceKind.FIREWALL).stream()
                .filter(firewall -> FirewallAddresses.subnet(firewall.body()).equals(Optional.of(subnet)))
                .anyMatch(firewall -> FirewallAddresses.managed(firewall.body()));
    }
}

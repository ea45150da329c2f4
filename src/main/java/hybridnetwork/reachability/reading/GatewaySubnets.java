package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.net.Space;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.RouteTable.UserRoute;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Subnet;
import java.util.List;
import java.util.Optional;

/** Reads the GatewaySubnet of each network: whether its route table lets the gateways work. */
final class GatewaySubnets {
    private final Inventory inventory;
    private final Notes notes;
    private final List<Resource> networks;
    private final RouteTableReader tables;

    /** @param networks the hub first */
    GatewaySubnets(Inventory inventory, Notes notes, List<Resource> networks, RouteTableReader tables) {
        this.inventory = inventory;
        this.notes = notes;
        this.networks = networks;
        this.tables = tables;
    }

    private Optional<SubnetBags.Named> of(int network) {
        return SubnetBags.of(inventory, networks.get(network)).stream()
                .filter(subnet -> subnet.name().equalsIgnoreCase(Subnet.GATEWAY_SUBNET))
                .findFirst();
    }

    private RouteTable table(SubnetBags.Named subnet) {
        return tables.of(subnet.owner(), subnet.bag(), subnet.name());
    }

    private Optional<String> broken(int network) {
        return of(network).flatMap(subnet -> broken(table(subnet), space(network), range(subnet)));
    }

    private static List<Prefix> range(SubnetBags.Named subnet) {
        return subnet.bag().texts("addressPrefix", "addressPrefixes").stream()
                .flatMap(text -> Space.prefix(text).stream())
                .toList();
    }

    /** Whether a route might steer its range, which is not known, so that the gateways do not work. */
    private boolean mayBeSteered(int network, SubnetBags.Named subnet) {
        boolean known =
                !range(subnet).isEmpty() && !subnet.bag().isAnyOpaque(List.of("addressPrefix", "addressPrefixes"));
        return !known && broken(table(subnet), space(network), space(network)).isPresent();
    }

    /** Whether the gateways of a network work; an error finding where they do not. */
    boolean work(int network) {
        Optional<String> broken = broken(network);
        broken.ifPresent(why -> notes.add(Finding.error(
                "gw-subnet-udr",
                "route table " + of(network).map(subnet -> table(subnet).name()).orElse("") + " of GatewaySubnet in "
                        + networks.get(network) + " " + why + ": the gateways do not work so, and count as down")));
        return broken.isEmpty();
    }

    /** Notes that gateways may not work, where the subnet or its table is not known, and what that leaves open. */
    void noteUnknownTable(int network, Scope scope) {
        if (broken(network).isEmpty()
                && of(network)
                        .filter(subnet -> table(subnet).known() && !mayBeSteered(network, subnet))
                        .isEmpty()) {
            notes.doubt(
                    "GatewaySubnet in " + networks.get(network),
                    "whether its route table lets the gateways work",
                    scope);
        }
    }

    /** Of a network beside the hub, whose subnets nobody else reads: between its tunnels packets pass its gateway all the same. */
    void noteGroup(int network, Scope scope) {
        if (of(network)
                .filter(subnet -> subnet.bag().has("networkSecurityGroup"))
                .isPresent()) {
            String subnet = "GatewaySubnet in " + networks.get(network);
            notes.add(
                    Finding.error(
                            "gw-subnet-no-nsg",
                            subnet
                                    + " has a network security group: Azure does not support it, and gateways may stop working"));
            notes.doubt(subnet, "what its network security group does", scope);
        }
    }

    private static Optional<String> broken(RouteTable table, List<Prefix> space, List<Prefix> own) {
        if (table.hidesGatewayRoutes()) {
            return Optional.of("disables the propagation of gateway routes");
        }
        if (table.routes().stream().anyMatch(route -> route.prefix().equals(Prefix.ALL))) {
            return Optional.of("has a route for 0.0.0.0/0");
        }
        // A route that is not known may be longer, and lead back into the network.
        return table.routes().stream()
                .filter(route -> table.known() && route.hop() != Hop.VNET_LOCAL)
                .filter(route -> isChosen(route, table, space, own))
                .findFirst()
                .map(route -> "steers the subnet's own range by route " + route.name());
    }

    private List<Prefix> space(int network) {
        return networks
                .get(network)
                .bag()
                .bag("addressSpace")
                .map(bag -> bag.texts("addressPrefix", "addressPrefixes"))
                .orElse(List.of())
                .stream()
                .flatMap(text -> Space.prefix(text).stream())
                .toList();
    }

    /** Whether a route is the longest for some address of a range. */
    private static boolean isChosen(UserRoute route, RouteTable table, List<Prefix> space, List<Prefix> own) {
        PrefixSet left = PrefixSet.of(own).intersect(route.prefix());
        for (UserRoute other : table.routes()) {
            if (other.prefix().length() > route.prefix().length()) {
                left = left.subtract(PrefixSet.of(other.prefix()));
            }
        }
        for (Prefix system : space) {
            if (system.length() > route.prefix().length()) {
                left = left.subtract(PrefixSet.of(system));
            }
        }
        return !left.isEmpty();
    }
}

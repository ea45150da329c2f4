package hybridnetwork.reachability.reading;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Hop;
import hybridnetwork.reachability.model.RouteTable;
import hybridnetwork.reachability.model.RouteTable.UserRoute;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.Subnet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the GatewaySubnet of each network: whether its route table lets the gateways work. */
final class GatewaySubnets {
    private final Inventory inventory;
    private final Notes notes;
    private final List<Resource> networks;
    private final RouteTableReader tables;
    private final Map<Integer, Optional<GatewaySubnet>> known = new HashMap<>();

    /** @param networks the hub first */
    GatewaySubnets(Inventory inventory, Notes notes, List<Resource> networks, RouteTableReader tables) {
        this.inventory = inventory;
        this.notes = notes;
        this.networks = networks;
        this.tables = tables;
    }

    /**
     * A GatewaySubnet with its route table.
     *
     * @param broken why the gateways do not work
     * @param known whether it is known that nothing else keeps them from working
     */
    private record GatewaySubnet(SubnetBags.Named subnet, RouteTable table, Optional<String> broken, boolean known) {}

    private Optional<GatewaySubnet> of(int network) {
        return known.computeIfAbsent(
                network,
                it -> SubnetBags.of(inventory, networks.get(it)).stream()
                        .filter(SubnetBags.Named::isGatewaySubnet)
                        .findFirst()
                        .map(subnet -> read(it, subnet, Prefixes.space(networks.get(it)))));
    }

    private GatewaySubnet read(int network, SubnetBags.Named subnet, List<Prefix> space) {
        RouteTable table = tables.of(network, subnet.owner(), subnet.bag(), subnet.name());
        List<Prefix> range = Prefixes.known(subnet.bag());
        boolean rangeKnown = !range.isEmpty() && !subnet.bag().isAnyOpaque(List.of("addressPrefix", "addressPrefixes"));
        // A route might steer a range that is not known, and one for a service tag what the gateways need of the
        // internet.
        boolean known = table.known()
                && table.knowsInternet()
                && (rangeKnown || broken(table, space, space).isEmpty());
        return new GatewaySubnet(subnet, table, broken(table, space, range), known);
    }

    /** Whether the gateways of a network work; an error finding where they do not. */
    boolean work(int network) {
        Optional<GatewaySubnet> broken = of(network).filter(it -> it.broken().isPresent());
        broken.ifPresent(it -> notes.add(Finding.error(
                        "gw-subnet-udr",
                        "route table " + it.table().name() + " of GatewaySubnet in " + networks.get(network) + " "
                                + it.broken().get() + ": the gateways do not work so, and count as down")
                .about(networks.get(network).subject("subnets", Subnet.GATEWAY_SUBNET))));
        return broken.isEmpty();
    }

    /** Notes that gateways may not work, where the subnet or its table is not known, and what that leaves open. */
    void noteUnknownTable(int network, Scope scope) {
        boolean decided =
                of(network).filter(it -> it.broken().isPresent() || it.known()).isPresent();
        if (!decided) {
            notes.doubt(
                    "GatewaySubnet in " + networks.get(network),
                    "whether its route table lets the gateways work",
                    scope);
        }
    }

    /** Notes a group on it, and what that leaves open. */
    void noteGroup(int network, Scope scope) {
        if (of(network)
                .filter(it -> it.subnet().bag().has("networkSecurityGroup"))
                .isPresent()) {
            String subnet = "GatewaySubnet" + (network == 0 ? "" : " in " + networks.get(network));
            notes.add(Finding.error(
                            "gw-subnet-no-nsg",
                            subnet
                                    + " has a network security group: Azure does not support it, and gateways may stop working")
                    .about(networks.get(network).subject("subnets", Subnet.GATEWAY_SUBNET)));
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
                .filter(route -> table.known() && !route.hop().is(Hop.Kind.VNET_LOCAL))
                .filter(route -> isChosen(route, table, space, own))
                .findFirst()
                .map(route -> "steers the subnet's own range by route " + route.name());
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

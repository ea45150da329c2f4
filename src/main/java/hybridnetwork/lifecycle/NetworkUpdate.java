package hybridnetwork.lifecycle;

import hybridnetwork.config.DeclaredNetwork;
import hybridnetwork.config.NetworkConfig;
import hybridnetwork.config.StackConfig;
import hybridnetwork.config.SubnetConfig;
import hybridnetwork.lifecycle.ExistingNetwork.Subnet;
import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import hybridnetwork.topology.AzureNames;
import hybridnetwork.topology.RouteTables;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A virtual network as it is declared beside the one that stands: what the engine knows of it, and whether it sends it to Azure. */
record NetworkUpdate(
        StackConfig config,
        AzureNames names,
        DeployedStack deployed,
        RouteTables tables,
        DeclaredNetwork declared,
        ExistingNetwork existing) {
    /** Whether the engine will send the network to Azure. */
    boolean isUpdated() {
        boolean spaceChanges = !existing.addressSpace().equals(Set.copyOf(declared.addressSpace()));
        boolean subnetComesOrMoves = declared.prefixes().entrySet().stream()
                .anyMatch(subnet -> differs(names.subnet(declared, subnet.getKey()), subnet.getValue()));
        boolean subnetGoes = existing.subnets().stream()
                .anyMatch(subnet -> !isDeclared(subnet) && (keyOf(subnet).isPresent() || isInState(subnet)));
        boolean tagsChange = config.tags().entrySet().stream()
                .anyMatch(tag -> !tag.getValue().equals(existing.tags().get(tag.getKey())));
        return spaceChanges
                || subnetComesOrMoves
                || (declared instanceof NetworkConfig hub && differs(AzureNames.GATEWAY_SUBNET, hub.gatewaySubnet()))
                || subnetGoes
                || declared.workloads().entrySet().stream()
                        .anyMatch(subnet -> getsMore(names.subnet(declared, subnet.getKey()), subnet.getValue()))
                || getsATable()
                || (!declared.dnsServers().isEmpty() && !existing.dnsServers().equals(servers()))
                || tagsChange;
    }

    private List<String> servers() {
        return declared.dnsServers().stream().map(Ipv4::toString).toList();
    }

    private boolean differs(String azureName, Prefix wanted) {
        return existing.subnet(azureName)
                .filter(subnet -> !moves(subnet, wanted))
                .isEmpty();
    }

    /** What it has and does not ask for may be others' work, which the engine leaves alone as long as it does not know of it. */
    private boolean getsMore(String azureName, SubnetConfig wanted) {
        return existing.subnet(azureName)
                .map(Subnet::attached)
                .filter(has -> (wanted.nat() && !has.natGateway())
                        || !has.serviceEndpoints().containsAll(wanted.serviceEndpoints()))
                .isPresent();
    }

    private boolean getsATable() {
        Stream<String> services = declared instanceof NetworkConfig ? tables.ofServices().stream() : Stream.of();
        return Stream.concat(
                        services,
                        declared.workloads().keySet().stream()
                                .filter(key -> tables.of(declared, key).isPresent()))
                .flatMap(key ->
                        existing
                                .subnet(key.equals(AzureNames.GATEWAY_SUBNET) ? key : names.subnet(declared, key))
                                .stream())
                .anyMatch(subnet -> !subnet.attached().routeTable());
    }

    /** A refresh takes up what others made; then the engine means to delete it. */
    boolean isInState(Subnet subnet) {
        return network().flatMap(network -> network.subnets().stream()).anyMatch(subnet::is);
    }

    private Stream<DeployedResource> network() {
        return deployed.ofType("VirtualNetwork").filter(network -> network.is(names.virtualNetwork(declared)));
    }

    static boolean moves(Subnet subnet, Prefix wanted) {
        return !subnet.prefixes().isEmpty() && !subnet.prefixes().contains(wanted);
    }

    boolean isDeclared(Subnet subnet) {
        return (declared instanceof NetworkConfig && subnet.is(AzureNames.GATEWAY_SUBNET))
                || declared.subnets().keySet().stream().anyMatch(key -> subnet.is(names.subnet(declared, key)));
    }

    /** The key of a subnet that has a name of this program's making. */
    Optional<String> keyOf(Subnet subnet) {
        String around = names.subnet("\n").toLowerCase(Locale.ROOT);
        String start = around.substring(0, around.indexOf('\n'));
        String end = around.substring(around.indexOf('\n') + 1);
        String name = subnet.name().toLowerCase(Locale.ROOT);
        return name.startsWith(start) && name.endsWith(end) && name.length() > start.length() + end.length()
                ? Optional.of(subnet.name().substring(start.length(), name.length() - end.length()))
                : Optional.empty();
    }

    /** Whether the state has it as left to a service. */
    boolean isDelegatedInState(Subnet subnet) {
        return network().flatMap(network -> network.delegatedSubnets().stream()).anyMatch(subnet::is);
    }
}

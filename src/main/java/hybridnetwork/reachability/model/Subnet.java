package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A subnet of a virtual network.
 *
 * @param index its place among all subnets
 * @param network the index of its network
 * @param name in the outputs: the key, after the spoke's name where it is in one
 * @param key the configuration's key where the Azure name follows from one, else that name
 * @param azureName the name in Azure
 * @param knowsAddresses whether its prefixes are all known
 * @param hosts the addresses that hosts can have: all but Azure's five and the load balancers' frontends
 * @param group the network security group, where it has one; Azure's own subnets are not filtered
 * @param interfaces groups at network interfaces in the subnet
 * @param exempt hosts that no group judges: private endpoints
 */
public record Subnet(
        int index,
        int network,
        String name,
        String key,
        String azureName,
        List<Prefix> prefixes,
        boolean knowsAddresses,
        PrefixSet hosts,
        Optional<SecurityGroup> group,
        List<InterfaceGroup> interfaces,
        List<Exempt> exempt,
        RouteTable routes) {
    public static final String GATEWAY_SUBNET = "GatewaySubnet";

    /** In lower case. */
    private static final Set<String> OWN = Set.of(
            "gatewaysubnet",
            "azurefirewallsubnet",
            "azurefirewallmanagementsubnet",
            "azurebastionsubnet",
            "routeserversubnet");

    /**
     * A group at a network interface.
     *
     * @param hosts its addresses; every host of the subnet where they are not known
     * @param certain whether each of the hosts surely has it
     */
    public record InterfaceGroup(PrefixSet hosts, SecurityGroup group, boolean certain) {}

    /**
     * Hosts that no group judges.
     *
     * @param certain whether each of them surely is one
     */
    public record Exempt(PrefixSet hosts, boolean certain) {}

    public boolean isGatewaySubnet() {
        return azureName.equalsIgnoreCase(GATEWAY_SUBNET);
    }

    /** Whether an Azure Firewall is to be in it. */
    public boolean isFirewallSubnet() {
        return azureName.equalsIgnoreCase("AzureFirewallSubnet");
    }

    /** Whether it is one of those that Azure's own services need; no intent means it by name. */
    public boolean isAzures() {
        return OWN.contains(azureName.toLowerCase(Locale.ROOT));
    }

    /** Whether the Azure name follows from a key of the configuration. */
    public boolean isNamedAfter(String other) {
        return !key.equals(azureName) && key.equalsIgnoreCase(other);
    }

    public Subnet without(PrefixSet frontends) {
        return new Subnet(
                index,
                network,
                name,
                key,
                azureName,
                prefixes,
                knowsAddresses,
                hosts.subtract(frontends),
                group,
                interfaces,
                exempt,
                routes);
    }

    /** With hosts that no group judges. */
    public Subnet exempting(List<Exempt> others) {
        return new Subnet(
                index,
                network,
                name,
                key,
                azureName,
                prefixes,
                knowsAddresses,
                hosts,
                group,
                interfaces,
                List.copyOf(others),
                routes);
    }

    /** With another table. */
    public Subnet routed(RouteTable table) {
        return new Subnet(
                index,
                network,
                name,
                key,
                azureName,
                prefixes,
                knowsAddresses,
                hosts,
                group,
                interfaces,
                exempt,
                table);
    }

    /** With the groups that judge its packets. */
    public Subnet guarded(Optional<SecurityGroup> own, List<InterfaceGroup> groups) {
        return new Subnet(
                index,
                network,
                name,
                key,
                azureName,
                prefixes,
                knowsAddresses,
                hosts,
                own,
                List.copyOf(groups),
                exempt,
                routes);
    }

    @Override
    public String toString() {
        return "subnet " + name;
    }
}

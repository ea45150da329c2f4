package hybridnetwork.reachability.model;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import java.util.List;
import java.util.Optional;

/**
 * A subnet of the virtual network.
 *
 * @param index its place among all subnets
 * @param name in the outputs: the configuration's key where the Azure name follows from one
 * @param azureName the name in Azure
 * @param hosts the addresses that hosts can have: all but Azure's five and the load balancers' frontends
 * @param group the network security group, where it has one; a GatewaySubnet is never filtered
 */
public record Subnet(
        int index,
        String name,
        String azureName,
        List<Prefix> prefixes,
        PrefixSet hosts,
        Optional<SecurityGroup> group,
        RouteTable routes) {
    public static final String GATEWAY_SUBNET = "GatewaySubnet";

    public boolean isGatewaySubnet() {
        return azureName.equalsIgnoreCase(GATEWAY_SUBNET);
    }

    /** Whether the Azure name follows from a key of the configuration. */
    public boolean isNamedAfter(String key) {
        return !name.equals(azureName) && name.equalsIgnoreCase(key);
    }

    /** Whether an intent that names it may mean this subnet. */
    public boolean isCalled(String end) {
        return name.equalsIgnoreCase(end) || azureName.equalsIgnoreCase(end);
    }

    public Subnet without(PrefixSet frontends) {
        return new Subnet(index, name, azureName, prefixes, hosts.subtract(frontends), group, routes);
    }

    @Override
    public String toString() {
        return "subnet " + name;
    }
}

package hybridnetwork.lifecycle;

import hybridnetwork.net.Ipv4;
import hybridnetwork.net.Prefix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A virtual network as Azure has it.
 *
 * @param addressSpace its IPv4 prefixes
 * @param dnsServers those of its hosts; none for Azure's own
 */
public record ExistingNetwork(
        Set<Prefix> addressSpace, List<Subnet> subnets, List<String> dnsServers, Map<String, String> tags) {

    public ExistingNetwork {
        addressSpace = Set.copyOf(addressSpace);
        subnets = List.copyOf(subnets);
        dnsServers = List.copyOf(dnsServers);
        tags = Map.copyOf(tags);
    }

    /**
     * A subnet with who is in it.
     *
     * @param prefixes its IPv4 prefixes, nearly always one
     * @param delegations the services that it is left to
     * @param attached what it has of what a subnet in long form can ask for
     * @param users the names of the gateways, network interfaces, load balancers and others that Azure lists as its users
     */
    public record Subnet(
            String name, List<Prefix> prefixes, List<String> delegations, Attached attached, List<String> users) {
        public Subnet {
            prefixes = List.copyOf(prefixes);
            delegations = List.copyOf(delegations);
            users = List.copyOf(users);
        }

        boolean isInUse() {
            return !users.isEmpty();
        }

        boolean is(String azureName) {
            return name.equalsIgnoreCase(azureName);
        }
    }

    /**
     * What a subnet has beside its addresses.
     *
     * @param serviceEndpoints the services that its hosts reach over the backbone
     */
    public record Attached(boolean routeTable, boolean natGateway, Set<String> serviceEndpoints) {
        public Attached {
            serviceEndpoints = Set.copyOf(serviceEndpoints);
        }
    }

    /**
     * Where a load balancer receives.
     *
     * @param network the Azure name of its network
     * @param subnet the Azure name of its subnet, which another network can have as well
     * @param address the address that it has
     */
    public record Frontend(String network, String subnet, Optional<Ipv4> address) {}

    Optional<Subnet> subnet(String azureName) {
        return subnets.stream().filter(subnet -> subnet.is(azureName)).findFirst();
    }
}

package hybridnetwork.azuresim;

import static hybridnetwork.azuresim.Refusals.assertRefused;
import static hybridnetwork.azuresim.Refusals.assertRefusedBecause;
import static org.assertj.core.api.Assertions.assertThatCode;

import hybridnetwork.resources.ArmId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests that Azure refuses, each beside the network that it would take: with the code that Azure answers, where it is known
 * from its documents or from public reports, and words of the reason.
 */
class BadRequestsTest {
    /** @param change what makes a right body wrong */
    record Bad(String what, String code, String words, ResourceKind kind, String type, Map<String, Object> change) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return values;
    }

    private static Map<String, Object> merged(Map<String, Object> some, Map<String, Object> more) {
        Map<String, Object> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static final String GROUP =
            ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "hybrid-rg") + "/providers/Microsoft.Network/";

    private static Map<String, Object> id(String below) {
        return map("id", GROUP + below);
    }

    private static final Map<String, Object> INTERNAL = id("virtualNetworks/vnet/subnets/internal");

    // Right requests, by kind.
    private static Map<String, Object> right(ResourceKind kind) {
        if (kind.equals(ResourceKind.NETWORK)) {
            return network("10.40.0.0/16");
        }
        if (kind.equals(ResourceKind.SECURITY_GROUP)) {
            return rules(map());
        }
        if (kind.equals(ResourceKind.ROUTE_TABLE)) {
            return routes(map());
        }
        if (kind.equals(ResourceKind.LOAD_BALANCER)) {
            return balancer(frontend(map()), map(), map());
        }
        if (kind.equals(ResourceKind.INTERFACE)) {
            return networkInterface(map());
        }
        if (kind.equals(ResourceKind.NAT_GATEWAY)) {
            return map("location", "centralus", "sku", map("name", "Standard"), "publicIpAddresses", List.of(id("publicIPAddresses/free")));
        }
        if (kind.equals(ResourceKind.PUBLIC_IP)) {
            return SampleNetwork.STANDARD_STATIC;
        }
        if (kind.equals(ResourceKind.LOCAL_GATEWAY)) {
            return map("location", "centralus", "gatewayIpAddress", "40.50.60.71",
                    "localNetworkAddressSpace", map("addressPrefixes", List.of("10.13.0.0/16")));
        }
        if (kind.equals(ResourceKind.CONNECTION)) {
            return map("location", "centralus", "connectionType", "IPsec", "sharedKey", "correct+horse",
                    "virtualNetworkGateway1", id("virtualNetworkGateways/vpn-vgw"),
                    "localNetworkGateway2", id("localNetworkGateways/hq-lgw"));
        }
        if (kind.equals(ResourceKind.PRIVATE_ENDPOINT)) {
            return map("location", "centralus", "subnet", INTERNAL, "privateLinkServiceConnections",
                    List.of(map("name", "c", "groupIds", List.of("blob"))));
        }
        return map("location", "global");
    }

    private static Map<String, Object> network(String space, Map<?, ?>... subnets) {
        return map("location", "centralus", "addressSpace", map("addressPrefixes", List.of(space)), "subnets", List.of(subnets));
    }

    private static Map<String, Object> rules(Map<String, Object> change) {
        return map("location", "centralus", "securityRules", List.of(rule(change)));
    }

    private static Map<String, Object> rule(Map<String, Object> change) {
        return merged(
                map("name", "web", "priority", 200.0, "direction", "Inbound", "access", "Allow", "protocol", "Tcp",
                        "sourceAddressPrefix", "VirtualNetwork", "sourcePortRange", "*",
                        "destinationAddressPrefix", "10.20.1.0/24", "destinationPortRange", "443"),
                change);
    }

    private static Map<String, Object> routes(Map<String, Object> change) {
        return map("location", "centralus", "routes", List.of(route(change)));
    }

    private static Map<String, Object> route(Map<String, Object> change) {
        return merged(
                map("name", "all", "addressPrefix", "0.0.0.0/0", "nextHopType", "VirtualAppliance", "nextHopIpAddress", "10.20.1.9"),
                change);
    }

    private static Map<String, Object> without(Map<String, Object> some, String key) {
        Map<String, Object> rest = new LinkedHashMap<>(some);
        rest.remove(key);
        return rest;
    }

    private static final String BALANCER = "loadBalancers/x/";

    private static Map<String, Object> frontend(Map<String, Object> change) {
        return merged(map("name", "f", "subnet", INTERNAL), change);
    }

    private static Map<String, Object> balancing(String name, Map<String, Object> change) {
        return merged(
                map("name", name, "protocol", "Tcp", "frontendPort", 443.0, "backendPort", 8443.0,
                        "frontendIPConfiguration", id(BALANCER + "frontendIPConfigurations/f"),
                        "backendAddressPool", id(BALANCER + "backendAddressPools/p")),
                change);
    }

    private static Map<String, Object> balancer(
            Map<String, Object> frontend, Map<String, Object> rule, Map<String, Object> probe) {
        return map("location", "centralus", "sku", map("name", "Standard"),
                "frontendIPConfigurations", List.of(frontend),
                "backendAddressPools", List.of(map("name", "p")),
                "probes", List.of(merged(map("name", "t", "protocol", "Tcp", "port", 443.0), probe)),
                "loadBalancingRules", List.of(balancing("r", rule)));
    }

    private static Map<String, Object> twoRules(Map<String, Object> second) {
        return map("loadBalancingRules", List.of(balancing("r", map()), balancing("s", second)));
    }

    private static Map<String, Object> networkInterface(Map<String, Object> change) {
        return map("location", "centralus", "ipConfigurations", List.of(merged(map("name", "i", "subnet", INTERNAL), change)));
    }

    static Stream<Bad> requests() {
        List<Bad> bad = new ArrayList<>();
        network(bad);
        groups(bad);
        routing(bad);
        balancing(bad);
        interfaces(bad);
        sites(bad);
        return bad.stream();
    }

    private static void network(List<Bad> bad) {
        ResourceKind kind = ResourceKind.NETWORK;
        String type = "virtualNetworks";
        bad.add(new Bad("a prefix with host bits", "InvalidCIDRNotation", "host bits", kind, type, network("10.40.0.1/16")));
        bad.add(new Bad("no prefix at all", "InvalidCIDRNotation", "10.40.0.0", kind, type, network("10.40.0.0")));
        bad.add(new Bad("two prefixes that overlap", "BadRequest", "overlap", kind, type,
                map("addressSpace", map("addressPrefixes", List.of("10.40.0.0/16", "10.40.1.0/24")))));
        bad.add(new Bad("multicast", "BadRequest", "vnet-forbidden-ranges", kind, type, network("224.0.0.0/8")));
        bad.add(new Bad("a subnet outside", "NetcfgSubnetRangeOutsideVnet", "outside", kind, type,
                network("10.40.0.0/16", map("name", "a", "addressPrefix", "10.41.0.0/24"))));
        bad.add(new Bad("subnets that overlap", "NetcfgSubnetRangesOverlap", "overlaps", kind, type,
                network("10.40.0.0/16", map("name", "a", "addressPrefix", "10.40.0.0/24"),
                        map("name", "b", "addressPrefix", "10.40.0.128/25"))));
        bad.add(new Bad("a subnet of a /30", "NetcfgSubnetRangeOutsideVnet", "not valid", kind, type,
                network("10.40.0.0/16", map("name", "a", "addressPrefix", "10.40.0.0/30"))));
        bad.add(new Bad("two subnets of a name", "DuplicateResourceName", "same name", kind, type,
                network("10.40.0.0/16", map("name", "a", "addressPrefix", "10.40.0.0/24"),
                        map("name", "A", "addressPrefix", "10.40.1.0/24"))));
        bad.add(new Bad("GatewaySubnet with a group", "NetworkSecurityGroupCannotBeAttachedToGatewaySubnet", "GatewaySubnet",
                kind, type, network("10.40.0.0/16", map("name", "GatewaySubnet", "addressPrefix", "10.40.0.0/27",
                        "networkSecurityGroup", id("networkSecurityGroups/near")))));
        bad.add(new Bad("GatewaySubnet with a NAT gateway", "BadRequest", "cannot have a NAT gateway", kind, type,
                network("10.40.0.0/16", map("name", "GatewaySubnet", "addressPrefix", "10.40.0.0/27",
                        "natGateway", id("natGateways/near")))));
        bad.add(new Bad("AzureBastionSubnet with a route table", "RouteTableCannotBeAttachedForAzureBastionSubnet", "cannot",
                kind, type, network("10.40.0.0/16", map("name", "AzureBastionSubnet", "addressPrefix", "10.40.0.0/26",
                        "routeTable", id("routeTables/near")))));
        bad.add(new Bad("a group of another region", "InvalidResourceReference", "same region", kind, type,
                network("10.40.0.0/16", map("name", "a", "addressPrefix", "10.40.0.0/24",
                        "networkSecurityGroup", id("networkSecurityGroups/far")))));
        bad.add(new Bad("a route table of another region", "InvalidResourceReference", "same region", kind, type,
                network("10.40.0.0/16", map("name", "a", "addressPrefix", "10.40.0.0/24",
                        "routeTable", id("routeTables/far")))));
        bad.add(new Bad("a group that is not there", "InvalidResourceReference", "was not found", kind, type,
                network("10.40.0.0/16", map("name", "a", "addressPrefix", "10.40.0.0/24",
                        "networkSecurityGroup", id("networkSecurityGroups/none")))));
    }

    private static void groups(List<Bad> bad) {
        ResourceKind kind = ResourceKind.SECURITY_GROUP;
        String type = "networkSecurityGroups";
        bad.add(new Bad("port 70000", "SecurityRuleInvalidPortRange", "70000", kind, type,
                rules(map("destinationPortRange", "70000"))));
        bad.add(new Bad("a range that runs backwards", "SecurityRuleInvalidPortRange", "90-80", kind, type,
                rules(map("destinationPortRange", "90-80"))));
        bad.add(new Bad("two ports in one text", "SecurityRuleInvalidPortRange", "80,443", kind, type,
                rules(map("destinationPortRange", "80,443"))));
        bad.add(new Bad("an address with host bits", "SecurityRuleInvalidAddressPrefix", "20.20.20.20/16", kind, type,
                rules(map("sourceAddressPrefix", "20.20.20.20/16"))));
        bad.add(new Bad("an address of five numbers", "SecurityRuleInvalidAddressPrefix", "10.0.0.0.1", kind, type,
                rules(map("sourceAddressPrefix", "10.0.0.0.1"))));
        bad.add(new Bad("singular and plural", "BadRequest", "cannot have both", kind, type,
                rules(map("destinationPortRanges", List.of("80")))));
        bad.add(new Bad("priority 99", "SecurityRuleInvalidPriority", "100-4096", kind, type, rules(map("priority", 99.0))));
        bad.add(new Bad("priority 4097", "SecurityRuleInvalidPriority", "100-4096", kind, type, rules(map("priority", 4097.0))));
        bad.add(new Bad("a priority twice", "SecurityRuleConflict", "same Priority", kind, type,
                map("securityRules", List.of(rule(map()), rule(map("name", "other"))))));
    }

    private static void routing(List<Bad> bad) {
        ResourceKind kind = ResourceKind.ROUTE_TABLE;
        String type = "routeTables";
        bad.add(new Bad("an appliance without an address", "BadRequest", "needs a next hop IP address", kind, type,
                map("routes", List.of(without(route(map()), "nextHopIpAddress")))));
        bad.add(new Bad("an address without an appliance", "BadRequest", "cannot have a next hop", kind, type,
                routes(map("nextHopType", "Internet"))));
        bad.add(new Bad("an appliance at no address", "BadRequest", "is no IP address", kind, type,
                routes(map("nextHopIpAddress", "firewall"))));
        bad.add(new Bad("a route to no prefix", "InvalidCIDRNotation", "10.0.0.0", kind, type,
                routes(map("addressPrefix", "10.0.0.0"))));
        bad.add(new Bad("two routes of a prefix", "RouteConflict", "same AddressPrefix", kind, type,
                map("routes", List.of(route(map()), route(map("name", "other"))))));
        bad.add(new Bad("a NAT gateway of no SKU", "BadRequest", "must be of SKU Standard", ResourceKind.NAT_GATEWAY,
                "natGateways", map("sku", map("name", "Basic"))));
        bad.add(new Bad("a NAT gateway in three zones", "BadRequest", "one availability zone", ResourceKind.NAT_GATEWAY,
                "natGateways", map("zones", List.of("1", "2", "3"))));
        bad.add(new Bad("a NAT gateway with another's address", "PublicIPAddressInUse", "already allocated",
                ResourceKind.NAT_GATEWAY, "natGateways", map("publicIpAddresses", List.of(id("publicIPAddresses/vpn-pip")))));
    }

    private static void balancing(List<Bad> bad) {
        ResourceKind kind = ResourceKind.LOAD_BALANCER;
        String type = "loadBalancers";
        bad.add(new Bad("two rules of one frontend port", "BadRequest", "same frontend port", kind, type,
                twoRules(map("backendPort", 9443.0))));
        bad.add(new Bad("two rules of one backend port", "RulesOfSameLoadBalancerTypeUseSameBackendPortProtocolAndIPConfig",
                "same backend port", kind, type, twoRules(map("frontendPort", 444.0))));
        bad.add(new Bad("every port beside one", "BadRequest", "same frontend port", kind, type,
                twoRules(map("protocol", "All", "frontendPort", 0.0, "backendPort", 0.0))));
        bad.add(new Bad("frontend port 70000", "BadRequest", "70000", kind, type,
                balancer(frontend(map()), map("frontendPort", 70000.0), map())));
        bad.add(new Bad("every port of TCP alone", "BadRequest", "protocol All and ports 0", kind, type,
                balancer(frontend(map()), map("frontendPort", 0.0, "backendPort", 0.0), map())));
        bad.add(new Bad("a rule of a pool that is not there", "InvalidResourceReference", "was not found", kind, type,
                balancer(frontend(map()), map("backendAddressPool", id(BALANCER + "backendAddressPools/q")), map())));
        bad.add(new Bad("an HTTP probe without a path", "BadRequest", "needs a request path", kind, type,
                balancer(frontend(map()), map(), map("protocol", "Http"))));
        bad.add(new Bad("a probe of port 70000", "BadRequest", "70000", kind, type,
                balancer(frontend(map()), map(), map("port", 70000.0))));
        bad.add(new Bad("a frontend of nothing", "BadRequest", "either a subnet or a public IP", kind, type,
                map("frontendIPConfigurations", List.of(map("name", "f")))));
        bad.add(new Bad("a frontend outside of its subnet", "PrivateIPAddressNotInSubnet", "10.20.2.9", kind, type,
                balancer(frontend(map("privateIPAddress", "10.20.2.9")), map(), map())));
        bad.add(new Bad("a frontend in GatewaySubnet", "BadRequest", "gw-subnet-dedicated", kind, type,
                balancer(frontend(map("subnet", id("virtualNetworks/vnet/subnets/GatewaySubnet"))), map(), map())));
    }

    private static void interfaces(List<Bad> bad) {
        ResourceKind kind = ResourceKind.INTERFACE;
        String type = "networkInterfaces";
        bad.add(new Bad("an address that Azure keeps", "PrivateIPAddressInReservedRange", "10.20.1.3", kind, type,
                networkInterface(map("privateIPAddress", "10.20.1.3"))));
        bad.add(new Bad("an address that another has", "PrivateIPAddressIsAllocated", "already allocated", kind, type,
                networkInterface(map("privateIPAddress", "10.20.1.4"))));
        bad.add(new Bad("an interface in GatewaySubnet", "BadRequest", "gw-subnet-dedicated", kind, type,
                networkInterface(map("subnet", id("virtualNetworks/vnet/subnets/GatewaySubnet")))));
        bad.add(new Bad("an interface in a delegated subnet", "SubnetWithExternalResourcesCannotBeUsedByOtherResources",
                "delegated", kind, type, networkInterface(map("subnet", id("virtualNetworks/vnet/subnets/web")))));
        bad.add(new Bad("an interface without a subnet", "SubnetIsRequired", "required", kind, type,
                map("ipConfigurations", List.of(map("name", "i")))));
        bad.add(new Bad("an interface with a gateway's address", "PublicIPAddressInUse", "already allocated", kind, type,
                networkInterface(map("publicIPAddress", id("publicIPAddresses/vpn-pip")))));
        bad.add(new Bad("an interface of another region", "InvalidResourceReference", "same region", kind, type,
                map("location", "westus")));
        bad.add(new Bad("a private endpoint to nothing", "BadRequest", "must have one", ResourceKind.PRIVATE_ENDPOINT,
                "privateEndpoints", map("privateLinkServiceConnections", List.of())));
        bad.add(new Bad("a zone in a region", "LocationNotAvailableForResourceType", "global", ResourceKind.ZONE,
                "privateDnsZones", map("location", "centralus")));
        bad.add(new Bad("a dynamic Standard address", "PublicIPAddressAllocationMethodNotSupported", "Static",
                ResourceKind.PUBLIC_IP, "publicIPAddresses", map("publicIPAllocationMethod", "Dynamic")));
        bad.add(new Bad("an idle timeout of an hour", "BadRequest", "between 4 and 30", ResourceKind.PUBLIC_IP,
                "publicIPAddresses", map("idleTimeoutInMinutes", 60.0)));
    }

    private static void sites(List<Bad> bad) {
        ResourceKind kind = ResourceKind.CONNECTION;
        bad.add(new Bad("a local gateway of nothing", "LocalNetworkGatewayCannotHaveEmptyAddressPrefixAndBgpSettings", "empty",
                ResourceKind.LOCAL_GATEWAY, "localNetworkGateways", map("localNetworkAddressSpace", map("addressPrefixes", List.of()))));
        bad.add(new Bad("GCM with SHA256", "BadRequest", "ipsec-gcm-pair", kind, "connections",
                map("ipsecPolicies", List.of(map("ipsecEncryption", "GCMAES256", "ipsecIntegrity", "SHA256")))));
        bad.add(new Bad("GCM of two lengths", "BadRequest", "ipsec-gcm-pair", kind, "connections",
                map("ipsecPolicies", List.of(map("ipsecEncryption", "GCMAES256", "ipsecIntegrity", "GCMAES128")))));
        bad.add(new Bad("AES with an integrity of GCM", "BadRequest", "ipsec-gcm-pair", kind, "connections",
                map("ipsecPolicies", List.of(map("ipsecEncryption", "AES256", "ipsecIntegrity", "GCMAES256")))));
        bad.add(new Bad("a shared key with a blank", "BadRequest", "psk", kind, "connections", map("sharedKey", "correct horse")));
    }

    /** The sample network with what the requests refer to, beside it and in another region. */
    private static SampleNetwork surroundings() {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putNetwork(List.of(
                SampleNetwork.subnet("GatewaySubnet", "10.20.255.224/27"),
                SampleNetwork.subnet("internal", "10.20.1.0/24"),
                map("name", "web", "addressPrefix", "10.20.3.0/24", "delegations",
                        List.of(map("name", "d", "serviceName", "Microsoft.Web/serverFarms")))));
        sample.putVpnGateway("VpnGw1AZ");
        sample.putSite();
        for (String region : List.of("near", "far")) {
            Map<String, Object> location = map("location", region.equals("near") ? "centralus" : "westus");
            sample.put(ResourceKind.SECURITY_GROUP, sample.network("networkSecurityGroups", region), location);
            sample.put(ResourceKind.ROUTE_TABLE, sample.network("routeTables", region), location);
        }
        sample.put(ResourceKind.NAT_GATEWAY, sample.network("natGateways", "near"),
                map("location", "centralus", "sku", map("name", "Standard")));
        sample.put(ResourceKind.PUBLIC_IP, sample.network("publicIPAddresses", "free"), SampleNetwork.STANDARD_STATIC);
        sample.put(ResourceKind.INTERFACE, sample.network("networkInterfaces", "neighbour"), networkInterface(map()));
        return sample;
    }

    @ParameterizedTest
    @MethodSource("requests")
    void azureRefuses(Bad bad) {
        SampleNetwork sample = surroundings();
        String name = bad.kind().equals(ResourceKind.ZONE) ? "x.internal" : "x";
        ArmId id = sample.network(bad.type(), name);
        Map<String, Object> right = right(bad.kind());

        assertThatCode(() -> sample.put(bad.kind(), sample.network(bad.type(), name), right))
                .as("the right request")
                .doesNotThrowAnyException();
        sample.delete(id);
        Map<String, Object> wrong = merged(right, bad.change());
        assertRefused(bad.code(), () -> sample.put(bad.kind(), id, wrong));
        assertRefusedBecause(bad.words(), () -> sample.put(bad.kind(), id, wrong));
    }

    @Test
    void anInterfaceThatAMachineUsesStays() {
        SampleNetwork sample = surroundings();
        ResourceKind machine = ResourceKind.ofToken("azure-native:compute:VirtualMachine").orElseThrow();
        sample.put(
                machine,
                ArmId.parse(sample.group + "/providers/Microsoft.Compute/virtualMachines/vm"),
                map("location", "centralus", "networkProfile",
                        map("networkInterfaces", List.of(id("networkInterfaces/neighbour")))));

        assertRefused("NicInUse", () -> sample.delete(sample.network("networkInterfaces", "neighbour")));
    }
}

package hybridnetwork.azuresim;

import static hybridnetwork.azuresim.Refusals.assertRefused;
import static hybridnetwork.azuresim.Refusals.assertRefusedBecause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Subnets, rules and routes that are resources of their own, beside those that the whole lists. */
class StandaloneChildrenTest {
    private final SampleNetwork sample = SampleNetwork.empty();
    private final ArmId app = sample.network.child("subnets", "app");

    private Bag putSubnet(ArmId id, Map<String, Object> body) {
        return sample.put(ResourceKind.SUBNET, id, body);
    }

    private List<String> names(ArmId owner, String property) {
        return sample.azure.get(owner).orElseThrow().bags(property).stream()
                .map(each -> each.text("name").orElse(""))
                .toList();
    }

    @Test
    void aSubnetOfItsOwnIsHeldAgainstThoseThatTheNetworkLists() {
        sample.putNetwork();
        assertRefused("NetcfgSubnetRangesOverlap", () -> putSubnet(app, Map.of("addressPrefix", "10.20.1.128/25")));
        assertRefused("NetcfgSubnetRangeOutsideVnet", () -> putSubnet(app, Map.of("addressPrefix", "10.21.1.0/24")));
        assertRefused(
                "ResourceNotFound",
                () -> putSubnet(
                        sample.network("virtualNetworks", "none").child("subnets", "a"),
                        Map.of("addressPrefix", "10.20.2.0/24")));

        putSubnet(app, Map.of("addressPrefix", "10.20.2.0/24"));
        assertThat(names(sample.network, "subnets")).containsExactly("GatewaySubnet", "internal", "app");
        assertRefused(
                "NetcfgSubnetRangesOverlap",
                () -> putSubnet(sample.network.child("subnets", "twin"), Map.of("addressPrefix", "10.20.2.0/25")));
    }

    @Test
    void aNetworkThatIsWrittenWithoutSubnetsKeepsThemAndOneWithOthersDropsThem() {
        sample.put(
                ResourceKind.NETWORK,
                sample.network,
                Map.of("location", "centralus", "addressSpace", Map.of("addressPrefixes", List.of("10.20.0.0/16"))));
        putSubnet(app, Map.of("addressPrefix", "10.20.2.0/24"));
        sample.put(
                ResourceKind.NETWORK,
                sample.network,
                Map.of("location", "centralus", "addressSpace", Map.of("addressPrefixes", List.of("10.20.0.0/15"))));
        assertThat(names(sample.network, "subnets")).containsExactly("app");

        sample.putNetwork();
        assertThat(sample.azure.get(app))
                .as("the classic loss of a standalone subnet")
                .isEmpty();
    }

    @Test
    void theGatewayFindsASubnetOfItsOwn() {
        sample.putNetwork(List.of());
        putSubnet(sample.gatewaySubnet, Map.of("addressPrefix", "10.20.255.224/27"));
        sample.putVpnGateway("VpnGw1AZ");

        assertRefused("InUseSubnetCannotBeDeleted", () -> sample.delete(sample.gatewaySubnet));
        assertRefused("InUseSubnetCannotBeDeleted", () -> sample.delete(sample.network));
        assertRefused(
                "InUsePrefixCannotBeDeleted",
                () -> putSubnet(sample.gatewaySubnet, Map.of("addressPrefix", "10.20.254.0/27")));
        assertThat(sample.azure.get(sample.gatewaySubnet).orElseThrow().bags("ipConfigurations"))
                .hasSize(1);
    }

    @Test
    void aRuleOfItsOwnIsHeldAgainstThoseThatTheGroupLists() {
        ArmId group = sample.network("networkSecurityGroups", "nsg");
        sample.put(
                ResourceKind.SECURITY_GROUP,
                group,
                Map.of(
                        "location",
                        "centralus",
                        "securityRules",
                        List.of(Map.of("name", "a", "priority", 100.0, "direction", "Inbound"))));
        ArmId rule = group.child("securityRules", "b");
        assertRefused(
                "SecurityRuleConflict",
                () -> sample.put(ResourceKind.SECURITY_RULE, rule, Map.of("priority", 100.0, "direction", "Inbound")));
        sample.put(ResourceKind.SECURITY_RULE, rule, Map.of("priority", 101.0, "direction", "Inbound"));

        assertThat(names(group, "securityRules")).containsExactly("a", "b");
        sample.delete(rule);
        assertThat(names(group, "securityRules")).containsExactly("a");
        sample.delete(group.child("securityRules", "a"));
        assertThat(names(group, "securityRules"))
                .as("a part is deleted by its id, too")
                .isEmpty();
    }

    @Test
    void routesCollideByPrefixAndNameAnApplianceByItsAddress() {
        ArmId table = sample.network("routeTables", "rt");
        sample.put(ResourceKind.ROUTE_TABLE, table, Map.of("location", "centralus"));
        ArmId route = table.child("routes", "a");
        Map<String, Object> right = Map.of(
                "addressPrefix", "0.0.0.0/0", "nextHopType", "VirtualAppliance", "nextHopIpAddress", "10.20.1.4");
        sample.put(ResourceKind.ROUTE, route, right);
        assertThatCode(() -> sample.put(ResourceKind.ROUTE, route, right)).doesNotThrowAnyException();
        assertRefused("RouteConflict", () -> sample.put(ResourceKind.ROUTE, table.child("routes", "b"), right));
        assertRefusedBecause(
                "needs a next hop IP address",
                () -> sample.put(
                        ResourceKind.ROUTE,
                        route,
                        Map.of("addressPrefix", "0.0.0.0/0", "nextHopType", "VirtualAppliance")));

        sample.putNetwork(List.of(Map.of(
                "name", "internal", "addressPrefix", "10.20.1.0/24", "routeTable", SampleNetwork.reference(table))));
        assertRefused("InUseRouteTableCannotBeDeleted", () -> sample.delete(table));
    }

    @Test
    void aNatGatewayServesTheSubnetsOfOneNetworkAndStaysWhileItDoes() {
        ArmId address = sample.network("publicIPAddresses", "nat-pip");
        ArmId nat = sample.network("natGateways", "nat");
        sample.put(ResourceKind.PUBLIC_IP, address, SampleNetwork.STANDARD_STATIC);
        sample.put(
                ResourceKind.NAT_GATEWAY,
                nat,
                Map.of(
                        "location",
                        "centralus",
                        "sku",
                        Map.of("name", "Standard"),
                        "publicIpAddresses",
                        List.of(SampleNetwork.reference(address))));
        sample.putNetwork(List.of());
        putSubnet(app, Map.of("addressPrefix", "10.20.2.0/24", "natGateway", SampleNetwork.reference(nat)));

        assertRefused("InUseNatGatewayCannotBeDeleted", () -> sample.delete(nat));
        assertRefused("PublicIPAddressCannotBeDeleted", () -> sample.delete(address));
        assertRefusedBecause(
                "cannot have a NAT gateway",
                () -> putSubnet(
                        sample.gatewaySubnet,
                        Map.of("addressPrefix", "10.20.255.224/27", "natGateway", SampleNetwork.reference(nat))));
        ArmId other = sample.network("virtualNetworks", "other");
        sample.put(
                ResourceKind.NETWORK,
                other,
                Map.of("location", "centralus", "addressSpace", Map.of("addressPrefixes", List.of("10.30.0.0/16"))));
        assertRefusedBecause(
                "of another virtual network",
                () -> putSubnet(
                        other.child("subnets", "a"),
                        Map.of("addressPrefix", "10.30.0.0/24", "natGateway", SampleNetwork.reference(nat))));
        assertThat(sample.azure.get(nat).orElseThrow().bags("subnets")).hasSize(1);
        sample.delete(app);
        sample.delete(nat);
        sample.delete(address);
    }
}

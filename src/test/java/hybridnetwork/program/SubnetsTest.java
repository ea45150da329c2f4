package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a subnet in long form registers, and that one in short form registers what it always did. */
class SubnetsTest {
    private static RecordedNetwork network(String fragment) {
        return RecordedNetwork.connected(StackText.dev().with("network: " + fragment));
    }

    private static RecordedNetwork data(String fragment) {
        return network("{ subnets: { data: { prefix: 10.20.2.0/24, " + fragment + " } } }");
    }

    private static Map<String, Object> ids(RecordedNetwork network) {
        Map<String, Object> ids = new TreeMap<>();
        ((Map<?, ?>) network.output("subnetIds")).forEach((key, id) -> ids.put(key.toString(), id));
        return ids;
    }

    @Test
    void theShortFormHasItsNamePrefixAndGroupAlone() {
        Map<?, ?> internal =
                (Map<?, ?>) RecordedNetwork.connected(StackText.dev()).input("network-vnet", "subnets.1");
        assertThat(internal.keySet().stream().map(Object::toString).toList())
                .containsExactlyInAnyOrder(
                        "name",
                        "addressPrefix",
                        "networkSecurityGroup",
                        // The SDK sets these two itself.
                        "privateEndpointNetworkPolicies",
                        "privateLinkServiceNetworkPolicies");
        RecordedNetwork.connected(StackText.dev()).hasNoInput("network-vnet", "dhcpOptions");
    }

    @Test
    void aNameOfItsOwnIsAzuresAndNotTheEngines() {
        RecordedNetwork network = data("name: corp-data");
        assertThat(network.input("network-vnet", "subnets.1.name")).isEqualTo("corp-data");
        assertThat(network.names()).contains("network-data-nsg");
        assertThat(ids(network))
                .containsEntry("data", network.resource("network-vnet").id().orElseThrow() + "/subnets/corp-data");
    }

    @Test
    void whatAServiceNeedsStandsInTheSubnet() {
        RecordedNetwork network = data(
                "delegation: Microsoft.Sql/managedInstances, serviceEndpoints: [Microsoft.Storage], privateEndpointPolicies: Enabled, securityGroup: false");
        assertThat(network.input("network-vnet", "subnets.1.delegations.0.serviceName"))
                .isEqualTo("Microsoft.Sql/managedInstances");
        assertThat(network.input("network-vnet", "subnets.1.serviceEndpoints.0.service"))
                .isEqualTo("Microsoft.Storage");
        assertThat(network.input("network-vnet", "subnets.1.privateEndpointNetworkPolicies"))
                .isEqualTo("Enabled");
        assertThat(network.names()).doesNotContain("network-data-nsg");
        assertThat(((Map<?, ?>) network.input("network-vnet", "subnets.1")).containsKey("networkSecurityGroup"))
                .isFalse();
    }

    @Test
    void aRouteTableIsThereWhereARouteIs() {
        RecordedNetwork network = data(
                "routes: { lab: { to: 10.99.0.0/16, via: none }, proxy: { to: 10.98.0.0/16, via: 10.20.1.4 }, web: { to: 0.0.0.0/0, via: internet } }");
        assertThat(network.input("network-data-routes", "routeTableName")).isEqualTo("hybrid-vpn-er-data-rt");
        assertThat(network.input("network-data-routes", "disableBgpRoutePropagation"))
                .isEqualTo(false);
        assertThat(network.input("network-data-routes", "routes"))
                .isEqualTo(List.of(
                        Map.of("name", "lab", "addressPrefix", "10.99.0.0/16", "nextHopType", "None"),
                        Map.of(
                                "name",
                                "proxy",
                                "addressPrefix",
                                "10.98.0.0/16",
                                "nextHopType",
                                "VirtualAppliance",
                                "nextHopIpAddress",
                                "10.20.1.4"),
                        Map.of("name", "web", "addressPrefix", "0.0.0.0/0", "nextHopType", "Internet")));
        assertThat(network.input("network-vnet", "subnets.1.routeTable.id"))
                .isEqualTo(network.resource("network-data-routes").id().orElseThrow());
        assertThat(network.ofType("RouteTable")).hasSize(1);
    }

    @Test
    void withoutTheGatewaysRoutesTheTableDoesNotTakeThem() {
        RecordedNetwork network = data("gatewayRoutes: false");
        assertThat(network.input("network-data-routes", "disableBgpRoutePropagation"))
                .isEqualTo(true);
        assertThat(network.input("network-data-routes", "routes")).isEqualTo(List.of());
        assertThat(data("gatewayRoutes: true").ofType("RouteTable")).isEmpty();
    }

    @Test
    void aNatGatewayHasAnAddressThatIsProtectedAsOthersAre() {
        RecordedNetwork network = RecordedNetwork.connected(
                StackText.dev()
                        .with(
                                "{ protect: true, network: { natGateway: { zones: [\"2\"] }, subnets: { data: { prefix: 10.20.2.0/24, egress: nat } } } }"));
        String gateway = "nat-gateway-nat-gateway";
        assertThat(network.input(gateway, "natGatewayName")).isEqualTo("hybrid-vpn-er-nat");
        assertThat(network.input(gateway, "sku")).isEqualTo(Map.of("name", "Standard"));
        assertThat(network.input(gateway, "zones")).isEqualTo(List.of("2"));
        assertThat(network.input(gateway, "publicIpAddresses.0.id"))
                .isEqualTo(network.resource("nat-gateway-public-ip").id().orElseThrow());
        assertThat(network.input("nat-gateway-public-ip", "zones")).isEqualTo(List.of("2"));
        assertThat(network.resource("nat-gateway-public-ip").protect()).isTrue();
        assertThat(network.input("network-vnet", "subnets.1.natGateway.id"))
                .isEqualTo(network.resource(gateway).id().orElseThrow());
        assertThat(((Map<?, ?>) network.input("network-vnet", "subnets.2")).containsKey("natGateway"))
                .isFalse();
    }

    @Test
    void aNatGatewayThatAzurePlacesHasAnAddressInAllZones() {
        RecordedNetwork network =
                network("{ natGateway: {}, subnets: { data: { prefix: 10.20.2.0/24, egress: nat } } }");
        network.hasNoInput("nat-gateway-nat-gateway", "zones");
        assertThat(network.input("nat-gateway-public-ip", "zones")).isEqualTo(List.of("1", "2", "3"));
    }

    @Test
    void dnsServersAreTheNetworks() {
        assertThat(network("{ dnsServers: [10.20.1.4, 10.20.1.5] }").input("network-vnet", "dhcpOptions"))
                .isEqualTo(Map.of("dnsServers", List.of("10.20.1.4", "10.20.1.5")));
    }
}

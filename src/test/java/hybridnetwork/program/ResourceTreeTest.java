package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tokens, logical names and parents. Each is part of a URN: to change one is to replace what is deployed. */
class ResourceTreeTest {
    private final RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());

    private static String tree(RecordedNetwork network) {
        return network.plan().resources().stream()
                .skip(1)
                .map(resource -> (network.parent(resource.name()).startsWith("hybrid-network-") ? "" : "  ")
                        + resource.name() + " " + resource.type())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void devIsOneComponentForEachThingOfTheBlueprint() {
        assertThat(tree(dev)).isEqualTo("""
                        resource-group azure-native:resources:ResourceGroup
                        circuit-primary hybrid-network:expressroute:ExpressRouteCircuit
                          circuit-primary-circuit azure-native:network:ExpressRouteCircuit
                          circuit-primary-private-peering azure-native:network:ExpressRouteCircuitPeering
                        network hybrid-network:network:VirtualNetwork
                          network-internal-nsg azure-native:network:NetworkSecurityGroup
                          network-vnet azure-native:network:VirtualNetwork
                        er-gateway hybrid-network:expressroute:ExpressRouteGateway
                          er-gateway-public-ip azure-native:network:PublicIPAddress
                          er-gateway-gateway azure-native:network:VirtualNetworkGateway
                        vpn-gateway hybrid-network:vpn:VpnGateway
                          vpn-gateway-public-ip-1 azure-native:network:PublicIPAddress
                          vpn-gateway-public-ip-2 azure-native:network:PublicIPAddress
                          vpn-gateway-gateway azure-native:network:VirtualNetworkGateway
                        site-hq hybrid-network:vpn:LocalNetworkGateway
                          site-hq-local-network-gateway azure-native:network:LocalNetworkGateway
                        vpn-connection-hq hybrid-network:vpn:IpsecConnection
                          vpn-connection-hq-connection azure-native:network:VirtualNetworkGatewayConnection
                        er-connection-primary hybrid-network:expressroute:ExpressRouteConnection
                          er-connection-primary-connection azure-native:network:VirtualNetworkGatewayConnection
                        load-balancer hybrid-network:network:InternalLoadBalancer
                          load-balancer-load-balancer azure-native:network:LoadBalancer
                        """);
    }

    @Test
    void componentsAndTheResourceGroupStandUnderTheStack() {
        assertThat(dev.plan().resources().get(0).type()).isEqualTo("pulumi:pulumi:Stack");
        assertThat(dev.plan().resources())
                .filteredOn(RegisteredResource::isComponent)
                .filteredOn(resource -> !resource.type().startsWith("pulumi:"))
                .allSatisfy(
                        component -> assertThat(dev.parent(component.name())).isEqualTo("hybrid-network-test"));
        assertThat(dev.parent("resource-group")).isEqualTo("hybrid-network-test");
    }

    @Test
    void everyOtherResourceStandsUnderTheComponentThatItsNameBeginsWith() {
        assertThat(dev.plan().custom())
                .filteredOn(resource -> !resource.name().equals("resource-group"))
                .allSatisfy(resource -> assertThat(resource.name()).startsWith(dev.parent(resource.name()) + "-"));
    }

    @Test
    void subnetsAreNeverStandalone() {
        assertThat(dev.ofType("Subnet")).isEmpty();
        assertThat(dev.input("network-vnet", "subnets.0.name")).isEqualTo("GatewaySubnet");
        assertThat(dev.input("network-vnet", "subnets.1.name")).isEqualTo("hybrid-vpn-er-internal-subnet");
    }

    @Test
    void anotherOrderInTheFileIsTheSameNetwork() {
        String lines = StackText.of("prod").text();
        StackText sorted = StackText.of("prod").with("protect: true");
        assertThat(sorted.text()).isNotEqualTo(lines);
        assertThat(RecordedNetwork.connected(sorted).plan().resources())
                .isEqualTo(
                        RecordedNetwork.connected(StackText.of("prod")).plan().resources());
    }
}

package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two gateways and their public IPs. */
class GatewaysTest {
    private static final String VPN = "vpn-gateway-gateway";
    private static final String ER = "er-gateway-gateway";
    private static final String CONNECTION = "vpn-connection-hq-connection";

    /** A device that peers by a link-local address, and a gateway with one for each instance. */
    private static final String APIPA = """
            sites: { hq: { vpnDevice: { bgp: { asn: 65010, peerAddress: ~, apipa: 169.254.21.2 } } } }
            vpn: { gateway: { apipa: [169.254.21.1, 169.254.22.1] } }
            """;

    private static RecordedNetwork vpn(String yaml) {
        return RecordedNetwork.connected(StackText.dev().with("vpn: { gateway: " + yaml + " }"));
    }

    private static RecordedNetwork er(String sku) {
        return RecordedNetwork.connected(StackText.dev().with("expressRoute: { gateway: { sku: " + sku + " } }"));
    }

    @Test
    void theVpnGatewayIsRouteBasedAndActiveActive() {
        RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());
        assertThat(dev.resource(VPN).inputs())
                .containsEntry("gatewayType", "Vpn")
                .containsEntry("vpnType", "RouteBased")
                .containsEntry("activeActive", true)
                .containsEntry("enableBgp", true)
                .containsEntry("sku", Map.of("name", "VpnGw1AZ", "tier", "VpnGw1AZ"))
                .containsEntry("bgpSettings", Map.of("asn", 65515.0));
        assertThat(dev.input(VPN, "ipConfigurations.0.publicIPAddress.id"))
                .isEqualTo(dev.resource("vpn-gateway-public-ip-1").id().orElseThrow());
        assertThat(dev.input(VPN, "ipConfigurations.1.publicIPAddress.id"))
                .isEqualTo(dev.resource("vpn-gateway-public-ip-2").id().orElseThrow());
    }

    @Test
    void theExpressRouteGatewayHasOneAddressAndNothingOfAVpn() {
        RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());
        assertThat(dev.resource(ER).inputs())
                .containsEntry("gatewayType", "ExpressRoute")
                .containsEntry("sku", Map.of("name", "ErGw1AZ", "tier", "ErGw1AZ"))
                .doesNotContainKeys("vpnType", "vpnGatewayGeneration", "bgpSettings");
        assertThat((List<?>) dev.input(ER, "ipConfigurations")).hasSize(1);
    }

    @Test
    void bothGatewaysAreInGatewaySubnet() {
        RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());
        String subnet = dev.resource("network-vnet").id().orElseThrow() + "/subnets/GatewaySubnet";
        assertThat(dev.input(ER, "ipConfigurations.0.subnet.id")).isEqualTo(subnet);
        assertThat(dev.input(VPN, "ipConfigurations.0.subnet.id")).isEqualTo(subnet);
        assertThat(dev.input(VPN, "ipConfigurations.1.subnet.id")).isEqualTo(subnet);
    }

    @Test
    void publicIpsAreStandardStaticAndSpreadOverZones() {
        RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());
        assertThat(dev.ofType("PublicIPAddress"))
                .hasSize(3)
                .allSatisfy(address -> assertThat(dev.resource(address).inputs())
                        .containsEntry("sku", Map.of("name", "Standard"))
                        .containsEntry("publicIPAllocationMethod", "Static")
                        .containsEntry("publicIPAddressVersion", "IPv4")
                        .containsEntry("zones", List.of("1", "2", "3")));
    }

    @Test
    void anActiveStandbyGatewayHasOnePublicIp() {
        RecordedNetwork standby = vpn("{ activeActive: false }");
        assertThat(standby.ofType("PublicIPAddress"))
                .containsExactly("er-gateway-public-ip", "vpn-gateway-public-ip-1");
        assertThat(standby.input(VPN, "activeActive")).isEqualTo(false);
        assertThat((List<?>) standby.input(VPN, "ipConfigurations")).hasSize(1);
    }

    @Test
    void aSkuWithoutZonesHasAnAddressWithoutZones() {
        er("HighPerformance").hasNoInput("er-gateway-public-ip", "zones");
        assertThat(er("HighPerformance").input("vpn-gateway-public-ip-1", "zones"))
                .isEqualTo(List.of("1", "2", "3"));
        vpn("{ sku: VpnGw2 }").hasNoInput("vpn-gateway-public-ip-1", "zones");
    }

    @ParameterizedTest
    @CsvSource({
        "'{ sku: VpnGw1AZ }', Generation1",
        "'{ sku: VpnGw2AZ }', Generation2",
        "'{ sku: VpnGw5AZ }', Generation2",
        "'{ sku: VpnGw2AZ, generation: Generation1 }', Generation1"
    })
    void theGenerationIsTheNewestOfTheSkuUnlessGiven(String gateway, String generation) {
        assertThat(vpn(gateway).input(VPN, "vpnGatewayGeneration")).isEqualTo(generation);
    }

    @Test
    void aLinkLocalPeerIsMetByALinkLocalAddressOfEachInstance() {
        RecordedNetwork network = RecordedNetwork.connected(StackText.dev().with(APIPA));
        String gateway = network.resource(VPN).id().orElseThrow();
        assertThat(network.input(VPN, "bgpSettings.bgpPeeringAddresses"))
                .isEqualTo(List.of(
                        bgpAddresses(gateway + "/ipConfigurations/vpn-gw-ipconfig", "169.254.21.1"),
                        bgpAddresses(gateway + "/ipConfigurations/vpn-gw-ipconfig-2", "169.254.22.1")));
        assertThat(network.input(CONNECTION, "gatewayCustomBgpIpAddresses"))
                .isEqualTo(List.of(
                        chosen(gateway + "/ipConfigurations/vpn-gw-ipconfig", "169.254.21.1"),
                        chosen(gateway + "/ipConfigurations/vpn-gw-ipconfig-2", "169.254.22.1")));
        assertThat(network.input("site-hq-local-network-gateway", "bgpSettings.bgpPeeringAddress"))
                .isEqualTo("169.254.21.2");
    }

    @Test
    void aStandbyInstanceHasNoLinkLocalAddressOfItsOwn() {
        RecordedNetwork network = RecordedNetwork.connected(
                StackText.dev().with(APIPA).with("vpn: { gateway: { activeActive: false } }"));
        assertThat((List<?>) network.input(VPN, "bgpSettings.bgpPeeringAddresses"))
                .hasSize(1);
        assertThat((List<?>) network.input(CONNECTION, "gatewayCustomBgpIpAddresses"))
                .hasSize(1);
    }

    @Test
    void aPeerInsideTheSiteIsNotMetByALinkLocalAddress() {
        RecordedNetwork network = vpn("{ apipa: [169.254.21.1, 169.254.22.1] }");
        network.hasNoInput(CONNECTION, "gatewayCustomBgpIpAddresses");
    }

    private static Map<String, Object> bgpAddresses(String ipConfiguration, String address) {
        return Map.of("ipconfigurationId", ipConfiguration, "customBgpIpAddresses", List.of(address));
    }

    private static Map<String, Object> chosen(String ipConfiguration, String address) {
        return Map.of("ipConfigurationId", ipConfiguration, "customBgpIpAddress", address);
    }
}

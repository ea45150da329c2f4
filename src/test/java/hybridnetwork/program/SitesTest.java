package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A site is a local network gateway and an IPsec connection to it. */
class SitesTest {
    private static final String LOCAL_GATEWAY = "site-hq-local-network-gateway";
    private static final String CONNECTION = "vpn-connection-hq-connection";

    private final RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());

    private static RecordedNetwork hq(String yaml) {
        return RecordedNetwork.connected(StackText.dev().with("sites: { hq: " + yaml + " }"));
    }

    @Test
    void theLocalNetworkGatewayHasTheDevicesAddressAndBgpSpeakerAndNoStaticRoute() {
        assertThat(dev.resource(LOCAL_GATEWAY).inputs())
                .containsEntry("gatewayIpAddress", "40.50.60.70")
                .containsEntry("localNetworkAddressSpace", Map.of("addressPrefixes", List.of()))
                .doesNotContainKey("fqdn");
        assertThat(dev.input(LOCAL_GATEWAY, "bgpSettings.asn")).isEqualTo(65010.0);
        assertThat(dev.input(LOCAL_GATEWAY, "bgpSettings.bgpPeeringAddress")).isEqualTo("10.10.255.1");
    }

    @Test
    void staticRoutesBesideBgpAreTheOnesThatTheSiteAsksFor() {
        RecordedNetwork network = hq("{ staticPrefixes: [10.10.8.0/24] }");
        assertThat(network.input(LOCAL_GATEWAY, "localNetworkAddressSpace.addressPrefixes"))
                .isEqualTo(List.of("10.10.8.0/24"));
        assertThat(network.input(CONNECTION, "enableBgp")).isEqualTo(true);
    }

    @Test
    void aDeviceMayHaveADomainNameInstead() {
        RecordedNetwork network = hq("{ vpnDevice: { address: ~, fqdn: vpn.example.com } }");
        assertThat(network.input(LOCAL_GATEWAY, "fqdn")).isEqualTo("vpn.example.com");
        network.hasNoInput(LOCAL_GATEWAY, "gatewayIpAddress");
    }

    @Test
    void theConnectionIsRouteBasedIkev2WithBgp() {
        assertThat(dev.resource(CONNECTION).inputs())
                .containsEntry("connectionType", "IPsec")
                .containsEntry("connectionProtocol", "IKEv2")
                .containsEntry("connectionMode", "Default")
                .containsEntry("enableBgp", true)
                .containsEntry("dpdTimeoutSeconds", 45.0)
                .containsEntry("usePolicyBasedTrafficSelectors", false)
                .doesNotContainKeys(
                        "ipsecPolicies", "trafficSelectorPolicies", "gatewayCustomBgpIpAddresses", "sharedKey");
        assertThat(dev.input(CONNECTION, "localNetworkGateway2.id"))
                .isEqualTo(dev.resource(LOCAL_GATEWAY).id().orElseThrow());
        assertThat(dev.input(CONNECTION, "virtualNetworkGateway1.id"))
                .isEqualTo(dev.resource("vpn-gateway-gateway").id().orElseThrow());
    }

    @Test
    void withoutBgpBothFlagsAreOffAndRoutesAreStatic() {
        RecordedNetwork network = hq("{ vpnDevice: { bgp: ~ } }");
        assertThat(network.input(CONNECTION, "enableBgp")).isEqualTo(false);
        assertThat(network.input("vpn-gateway-gateway", "enableBgp")).isEqualTo(false);
        network.hasNoInput(LOCAL_GATEWAY, "bgpSettings");
        assertThat(network.input(LOCAL_GATEWAY, "localNetworkAddressSpace.addressPrefixes"))
                .isEqualTo(List.of("10.10.0.0/16"));
    }

    @Test
    void oneSiteWithBgpIsEnoughToTurnItOnAtTheGateway() {
        RecordedNetwork network =
                RecordedNetwork.connected(StackText.of("prod").with("sites: { plant: { vpnDevice: { bgp: ~ } } }"));
        assertThat(network.input("vpn-gateway-gateway", "enableBgp")).isEqualTo(true);
        assertThat(network.input(CONNECTION, "enableBgp")).isEqualTo(true);
        assertThat(network.input("vpn-connection-plant-connection", "enableBgp"))
                .isEqualTo(false);
    }

    @Test
    void theEightFieldsOfAnIpsecPolicyAreSent() {
        RecordedNetwork prod = RecordedNetwork.connected(StackText.of("prod"));
        assertThat(prod.input(CONNECTION, "ipsecPolicies"))
                .isEqualTo(List.of(Map.of(
                        "saLifeTimeSeconds",
                        27000.0,
                        "saDataSizeKilobytes",
                        102400000.0,
                        "ipsecEncryption",
                        "GCMAES256",
                        "ipsecIntegrity",
                        "GCMAES256",
                        "ikeEncryption",
                        "AES256",
                        "ikeIntegrity",
                        "SHA384",
                        "dhGroup",
                        "ECP384",
                        "pfsGroup",
                        "ECP384")));
    }

    @Test
    void theWordDefaultLeavesThePolicyToAzure() {
        hq("{ connection: { ipsecPolicy: default } }").hasNoInput(CONNECTION, "ipsecPolicies");
    }

    @Test
    void modeAndDeadPeerDetectionAreTheSites() {
        RecordedNetwork network = hq("{ connection: { mode: ResponderOnly, dpdTimeoutSeconds: 30 } }");
        assertThat(network.input(CONNECTION, "connectionMode")).isEqualTo("ResponderOnly");
        assertThat(network.input(CONNECTION, "dpdTimeoutSeconds")).isEqualTo(30.0);
    }

    @Test
    void trafficSelectorsAreSentWithTheFlagThatTheyNeed() {
        RecordedNetwork network =
                hq("{ connection: { trafficSelectors: [{ local: [10.20.1.0/24], remote: [10.10.0.0/16] }] } }");
        assertThat(network.input(CONNECTION, "usePolicyBasedTrafficSelectors")).isEqualTo(true);
        assertThat(network.input(CONNECTION, "trafficSelectorPolicies"))
                .isEqualTo(List.of(Map.of(
                        "localAddressRanges",
                        List.of("10.20.1.0/24"),
                        "remoteAddressRanges",
                        List.of("10.10.0.0/16"))));
    }

    @Test
    void twoSitesAreTwoOfEach() {
        RecordedNetwork prod = RecordedNetwork.connected(StackText.of("prod"));
        assertThat(prod.ofType("LocalNetworkGateway"))
                .containsExactly("site-hq-local-network-gateway", "site-plant-local-network-gateway");
        assertThat(prod.input("site-plant-local-network-gateway", "bgpSettings.asn"))
                .isEqualTo(65011.0);
        assertThat(prod.input("vpn-connection-plant-connection", "localNetworkGateway2.id"))
                .isEqualTo(
                        prod.resource("site-plant-local-network-gateway").id().orElseThrow());
    }
}

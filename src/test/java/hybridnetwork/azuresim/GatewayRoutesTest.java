package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Prefix;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the gateways learn, in health and in an outage. */
class GatewayRoutesTest {
    private final SampleNetwork sample = SampleNetwork.connected(AzureSettings.defaults()
            .withOnPremises(new OnPremises(
                    Map.of("erc", List.of(Prefix.parse("10.10.0.0/16"), Prefix.parse("10.11.0.0/16"))),
                    Map.of("hq-lgw", List.of(Prefix.parse("10.10.0.0/16"))))));

    private Set<String> learned(ArmId gateway) {
        return sample.call("getVirtualNetworkGatewayLearnedRoutes", gateway).bags("value").stream()
                .filter(route -> route.text("origin").orElse("").equals("EBgp"))
                .map(route -> route.text("network").orElse("") + " from "
                        + route.text("sourcePeer").orElse(""))
                .collect(Collectors.toSet());
    }

    @Test
    void bothGatewaysLearnWhatTheSiteAdvertises() {
        assertThat(learned(sample.erGateway))
                .containsExactlyInAnyOrder(
                        "10.10.0.0/16 from 10.20.255.238",
                        "10.11.0.0/16 from 10.20.255.238",
                        "10.10.0.0/16 from 10.20.255.239",
                        "10.11.0.0/16 from 10.20.255.239");
        assertThat(learned(sample.vpnGateway)).containsExactly("10.10.0.0/16 from 10.10.255.1");
    }

    @Test
    void anEmptyLocalGatewayLeavesWhatIsAdvertised() {
        sample.putSite(List.of());
        assertThat(sample.azure.learned(sample.vpnGateway)).containsExactly(Prefix.parse("10.10.0.0/16"));

        sample.putSite(List.of("10.13.0.0/16"));
        assertThat(sample.azure.learned(sample.vpnGateway))
                .containsExactlyInAnyOrder(Prefix.parse("10.10.0.0/16"), Prefix.parse("10.13.0.0/16"));
        assertThat(learned(sample.vpnGateway)).as("by BGP").containsExactly("10.10.0.0/16 from 10.10.255.1");
    }

    @Test
    void aDisabledPeeringLeavesTheVpnAlone() {
        sample.putPeering("Disabled");

        assertThat(learned(sample.erGateway)).isEmpty();
        assertThat(learned(sample.vpnGateway)).isNotEmpty();
        assertThat(statesOfEdgeRouters()).containsOnly("Connecting");

        sample.putPeering("Enabled");
        assertThat(learned(sample.erGateway)).isNotEmpty();
    }

    private Set<String> statesOfEdgeRouters() {
        return sample.call("getVirtualNetworkGatewayBgpPeerStatus", sample.erGateway).bags("value").stream()
                .filter(session -> session.whole("asn").orElse(0L) == 12076)
                .map(session -> session.text("state").orElse(""))
                .collect(Collectors.toSet());
    }

    @Test
    void aFailedTunnelLeavesExpressRouteAlone() {
        sample.azure.outside().fail(sample.vpnConnection);
        assertThat(learned(sample.vpnGateway)).isEmpty();
        assertThat(learned(sample.erGateway)).isNotEmpty();

        sample.azure.outside().restore(sample.vpnConnection);
        assertThat(states(sample.vpnGateway)).containsOnly("Connected");
    }

    private Set<String> states(ArmId gateway) {
        return sample.call("getVirtualNetworkGatewayBgpPeerStatus", gateway).bags("value").stream()
                .map(session -> session.text("state").orElse(""))
                .collect(Collectors.toSet());
    }

    /** Why a local network gateway with BGP is empty: Azure tells the other sites of its prefixes. */
    @Test
    void staticRoutesAreAdvertisedToTheOtherTunnels() {
        ArmId branch = sample.network("localNetworkGateways", "branch-lgw");
        sample.put(
                ResourceKind.LOCAL_GATEWAY,
                branch,
                Map.of(
                        "location",
                        "centralus",
                        "gatewayIpAddress",
                        "40.50.60.71",
                        "localNetworkAddressSpace",
                        Map.of("addressPrefixes", List.of("10.13.0.0/16"))));
        sample.put(
                ResourceKind.CONNECTION,
                sample.network("connections", "branch-conn"),
                Map.of(
                        "location",
                        "centralus",
                        "connectionType",
                        "IPsec",
                        "sharedKey",
                        "correct+horse",
                        "virtualNetworkGateway1",
                        SampleNetwork.reference(sample.vpnGateway),
                        "localNetworkGateway2",
                        SampleNetwork.reference(branch)));

        assertThat(advertised()).containsExactly("10.20.0.0/16 by 65515", "10.13.0.0/16 by 65515");
    }

    private List<String> advertised() {
        Bag arguments = new Bag(Map.of(
                "resourceGroupName", "hybrid-rg", "virtualNetworkGatewayName", "vpn-vgw", "peer", "10.10.255.1"));
        return new Calls(
                        sample.azure,
                        AzureSettings.SUBSCRIPTION,
                        sample.azure.login().account().tenant())
                        .answer("azure-native:network:getVirtualNetworkGatewayAdvertisedRoutes", arguments)
                        .bags("value")
                        .stream()
                        .map(route -> route.text("network").orElse("") + " by "
                                + route.text("asPath").orElse(""))
                        .toList();
    }

    @Test
    void theNetworkIsAdvertisedToEachNeighbourThatIsReached() {
        assertThat(advertised()).containsExactly("10.20.0.0/16 by 65515");
        sample.azure.outside().fail(sample.vpnConnection);
        assertThat(advertised()).isEmpty();
    }

    /** "4,000 routes": the session that brings more is dropped, and the tunnels of other sites go on. */
    @Test
    void aVpnGatewayLearnsFourThousandRoutesInAll() {
        for (int count : List.of(4000, 4001)) {
            List<Prefix> many = IntStream.range(0, count)
                    .mapToObj(i -> Prefix.parse("11." + i / 256 + "." + i % 256 + ".0/24"))
                    .toList();
            SampleNetwork large = SampleNetwork.connected(
                    AzureSettings.defaults().withOnPremises(new OnPremises(Map.of(), Map.of("hq-lgw", many))));
            assertThat(large.azure.learned(large.vpnGateway).size())
                    .as("the prefix of the local gateway is a static route")
                    .isEqualTo(count == 4000 ? 4001 : 1);
        }
    }
}

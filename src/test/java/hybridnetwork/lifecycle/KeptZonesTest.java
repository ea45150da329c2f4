package hybridnetwork.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Azure never changes the zones of a public IP, so the program must never ask for it. */
class KeptZonesTest {
    private static final String ER = "er-gateway-public-ip";
    private static final String VPN_1 = "vpn-gateway-public-ip-1";
    private static final String VPN_2 = "vpn-gateway-public-ip-2";

    @Test
    void newAddressesAreInEveryZoneWhereTheGatewayIs() {
        RecordedNetwork network = RecordedNetwork.given(new AzureHas(), StackText.dev());
        for (String publicIp : List.of(ER, VPN_1, VPN_2)) {
            assertThat(network.input(publicIp, "zones")).isEqualTo(List.of("1", "2", "3"));
        }
    }

    @Test
    void addressesOfAnOlderNetworkStayInNoZone() {
        AzureHas azure = AzureHas.devNetwork()
                .publicIp("hybrid-vpn-er-er-pip")
                .publicIp("hybrid-vpn-er-vpn-pip", "2")
                .publicIp("hybrid-vpn-er-vpn-pip-2", "3", "1", "2");

        RecordedNetwork network = RecordedNetwork.given(azure, StackText.dev());

        network.hasNoInput(ER, "zones");
        assertThat(network.input(VPN_1, "zones")).isEqualTo(List.of("2"));
        assertThat(network.input(VPN_2, "zones")).isEqualTo(List.of("1", "2", "3"));
        assertThat(network.problems())
                .extracting(Problem::text)
                .satisfiesExactly(
                        er -> assertThat(er)
                                .startsWith("[public-ip-zones] hybrid-vpn-er-er-pip keeps its availability zones")
                                .contains(
                                        "--> hybrid-network:expressRoute.gateway.sku",
                                        "got: no zone",
                                        "allowed: zones 1, 2, 3, by the SKU of its gateway and the region"),
                        vpn -> assertThat(vpn)
                                .startsWith("[public-ip-zones] hybrid-vpn-er-vpn-pip keeps its availability zones")
                                .contains("--> hybrid-network:vpn.gateway.sku", "got: zones 2"));
        assertThat(network.problems()).noneMatch(Problem::isError);
    }

    @Test
    void aSecondAddressThatIsNotUsedAnyMoreIsNoMatter() {
        AzureHas azure = AzureHas.devNetwork().publicIp("hybrid-vpn-er-vpn-pip-2");
        StackText stack = StackText.dev().with("vpn: { gateway: { activeActive: false } }");
        assertThat(RecordedNetwork.given(azure, stack).problems()).isEmpty();
    }

    @Test
    void aGatewayThatIsReplacedByOneWithoutZonesKeepsItsAddress() {
        StackText stack = StackText.dev()
                .with("expressRoute: { gateway: { sku: UltraPerformance, publicIp: own } }")
                .with("allowReplacement: [hybrid-vpn-er-er-vgw]");

        RecordedNetwork network =
                RecordedNetwork.given(AzureHas.devNetwork().publicIp("hybrid-vpn-er-er-pip", "1", "2", "3"), stack);

        assertThat(network.input(ER, "zones")).isEqualTo(List.of("1", "2", "3"));
        assertThat(network.problems())
                .extracting(Problem::rule)
                .containsExactly("ergw-resize-family", "public-ip-zones");
    }

    /** Azure refuses it, and by then the old gateway is gone. */
    @Test
    void aVpnGatewayIsNotReplacedByOneThatItsAddressDoesNotSuit() {
        AzureHas azure = AzureHas.devNetwork()
                .but("hybrid-vpn-er-vpn-vgw", "vpnType", "PolicyBased")
                .publicIp("hybrid-vpn-er-vpn-pip");
        StackText stack = StackText.dev().with("allowReplacement: [hybrid-vpn-er-vpn-vgw]");

        RecordedNetwork network = RecordedNetwork.given(azure, stack);

        assertThat(network.problems())
                .filteredOn(Problem::isError)
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .startsWith("[public-ip-zones] hybrid-vpn-er-vpn-pip keeps its availability zones")
                        .contains(
                                "Azure refuses the gateway with them",
                                "got: no zone",
                                "fix: choose a SKU without zones"));
        assertThat(network.names()).isEmpty();
    }

    @Test
    void anAddressThatNoGatewayUsesYetMustSuitTheGateway() {
        AzureHas azure = new AzureHas().publicIp("hybrid-vpn-er-vpn-pip-2");
        assertThat(RecordedNetwork.given(azure, StackText.dev()).problems())
                .singleElement()
                .matches(Problem::isError);
    }
}

package hybridnetwork.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Adding a circuit or a site beside the only one, or removing all but one, must not rename, and so replace, a live one. */
class KeptNamesTest {
    private static final String CIRCUIT = "hybrid-vpn-er-erc";
    private static final String ER_CONNECTION = "hybrid-vpn-er-er-conn";
    private static final String PRIMARY = "primary";
    private static final String DALLAS =
            "{ provider: Equinix, bandwidthMbps: 50, sites: [hq], peeringLocation: Dallas }";
    private static final String OTHER_SUBSCRIPTION = "{ sites: [hq], circuitId: /subscriptions/"
            + "11111111-1111-1111-1111-111111111111/resourceGroups/g/providers/Microsoft.Network/expressRouteCircuits/c }";

    /** Of the dev stack's circuit, a second one, or both. */
    private static RecordedNetwork withSecond(String key, String circuit, AzureHas azure) {
        return RecordedNetwork.given(
                azure, StackText.dev().with("expressRoute: { circuits: { " + key + ": " + circuit + " } }"));
    }

    private static RecordedNetwork withOnly(String key, String circuit, AzureHas azure) {
        return RecordedNetwork.given(
                azure,
                StackText.dev()
                        .with("expressRoute: { circuits: ~ }")
                        .with("expressRoute: { circuits: { " + key + ": " + circuit + " } }"));
    }

    private static AzureHas deployedDev() {
        return AzureHas.devNetwork().deployedCircuit(PRIMARY, CIRCUIT, ER_CONNECTION);
    }

    private static Object circuitName(RecordedNetwork network, String circuit) {
        return network.input("circuit-" + circuit + "-circuit", "circuitName");
    }

    private static Object connectionName(RecordedNetwork network, String circuit) {
        return network.input("er-connection-" + circuit + "-connection", "virtualNetworkGatewayConnectionName");
    }

    @Test
    void theFirstCircuitKeepsItsShortNameWhenASecondComes() {
        RecordedNetwork network = withSecond("dallas", DALLAS, deployedDev());
        assertThat(network.problems()).isEmpty();
        assertThat(circuitName(network, PRIMARY)).isEqualTo(CIRCUIT);
        assertThat(circuitName(network, "dallas")).isEqualTo(CIRCUIT + "-dallas");
        assertThat(connectionName(network, PRIMARY)).isEqualTo(ER_CONNECTION);
    }

    /** So a circuit's bandwidth is lowered: with a second one beside it. */
    @Test
    void theSecondCircuitMayBeAtTheSamePlace() {
        String beside = DALLAS.replace("Dallas", "Silicon Valley");
        RecordedNetwork network = withSecond("smaller", beside, deployedDev());
        assertThat(network.problems()).isEmpty();
        assertThat(circuitName(network, PRIMARY)).isEqualTo(CIRCUIT);
        assertThat(circuitName(network, "smaller")).isEqualTo(CIRCUIT + "-smaller");
    }

    @Test
    void twoCircuitsThatAreNewBothCarryTheirNames() {
        RecordedNetwork network = withSecond("dallas", DALLAS, new AzureHas());
        assertThat(circuitName(network, PRIMARY)).isEqualTo(CIRCUIT + "-primary");
        assertThat(circuitName(network, "dallas")).isEqualTo(CIRCUIT + "-dallas");
    }

    @Test
    void theLastCircuitOfSeveralKeepsItsLongName() {
        AzureHas azure = new AzureHas()
                .circuit(
                        CIRCUIT + "-primary",
                        Map.of("serviceProviderProvisioningState", "Provisioned", "peerings", List.of()))
                .deployedCircuit(PRIMARY, CIRCUIT + "-primary", ER_CONNECTION + "-primary");
        RecordedNetwork network = RecordedNetwork.given(azure, StackText.dev());
        assertThat(circuitName(network, PRIMARY)).isEqualTo(CIRCUIT + "-primary");
        assertThat(connectionName(network, PRIMARY)).isEqualTo(ER_CONNECTION + "-primary");
    }

    @Test
    void aCircuitOfAnotherSubscriptionKeepsItsConnectionsShortNameWhenASecondComes() {
        AzureHas azure = new AzureHas().deployedCircuit("partner", "", ER_CONNECTION);
        RecordedNetwork network = RecordedNetwork.given(
                azure,
                StackText.dev()
                        .with("expressRoute: { circuits: ~ }")
                        .with("expressRoute: { circuits: { partner: " + OTHER_SUBSCRIPTION + ", dallas: " + DALLAS
                                + " } }"));
        assertThat(connectionName(network, "partner")).isEqualTo(ER_CONNECTION);
        assertThat(circuitName(network, "dallas")).isEqualTo(CIRCUIT + "-dallas");
    }

    @Test
    void aCircuitOfAnotherSubscriptionKeepsItsConnectionsLongNameWhenTheFirstGoes() {
        AzureHas azure = AzureHas.devNetwork()
                .but(CIRCUIT, "serviceProviderProvisioningState", "NotProvisioned")
                .deployedCircuit(PRIMARY, CIRCUIT, ER_CONNECTION)
                .deployedCircuit("partner", "", ER_CONNECTION + "-partner");
        RecordedNetwork network = withOnly("partner", OTHER_SUBSCRIPTION, azure);
        assertThat(network.problems()).noneMatch(Problem::isError);
        assertThat(connectionName(network, "partner")).isEqualTo(ER_CONNECTION + "-partner");
    }

    @Test
    void theFirstOfThreeMayGoOnceItsProviderHasLetGo() {
        AzureHas azure = AzureHas.devNetwork()
                .but(CIRCUIT, "serviceProviderProvisioningState", "NotProvisioned")
                .deployedCircuit("old", CIRCUIT, ER_CONNECTION)
                .deployedCircuit(PRIMARY, CIRCUIT + "-primary", ER_CONNECTION + "-primary")
                .deployedCircuit("dallas", CIRCUIT + "-dallas", ER_CONNECTION + "-dallas");
        RecordedNetwork network = withSecond("dallas", DALLAS, azure);
        assertThat(network.problems()).noneMatch(Problem::isError);
        assertThat(circuitName(network, PRIMARY)).isEqualTo(CIRCUIT + "-primary");
    }

    private static final String HQ_DEVICE = "40.50.60.70";
    private static final String GATEWAY = "hybrid-vpn-er-vpn-lgw";
    private static final String TUNNEL = "hybrid-vpn-er-vpn-conn";

    private static RecordedNetwork withPlant(AzureHas azure) {
        return RecordedNetwork.given(
                azure,
                StackText.dev()
                        .with(
                                "sites: { plant: { addressPrefixes: [10.11.0.0/16], vpnDevice: { address: 40.50.61.70 } } }"));
    }

    private static List<Object> tunnels(RecordedNetwork network, String... sites) {
        return Stream.of(sites)
                .flatMap(site -> Stream.of(
                        network.input("site-" + site + "-local-network-gateway", "localNetworkGatewayName"),
                        network.input("vpn-connection-" + site + "-connection", "virtualNetworkGatewayConnectionName")))
                .toList();
    }

    @Test
    void theFirstSiteKeepsItsShortNamesWhenASecondComesThoughItsDeviceAndPrefixesMove() {
        RecordedNetwork network = withPlant(new AzureHas().deployedSite("hq", "40.50.60.99", GATEWAY, TUNNEL));

        assertThat(network.problems()).isEmpty();
        assertThat(tunnels(network, "hq", "plant"))
                .containsExactly(GATEWAY, TUNNEL, GATEWAY + "-plant", TUNNEL + "-plant");
    }

    @Test
    void twoSitesThatAreNewBothCarryTheirNames() {
        assertThat(tunnels(withPlant(new AzureHas()), "hq", "plant"))
                .containsExactly(GATEWAY + "-hq", TUNNEL + "-hq", GATEWAY + "-plant", TUNNEL + "-plant");
    }

    @Test
    void aSiteThatGoesWithItsShortNamesGivesThemToNoOther() {
        AzureHas azure = new AzureHas()
                .deployedSite("old", "40.50.60.99", GATEWAY, TUNNEL)
                .deployedSite("hq", HQ_DEVICE, GATEWAY + "-hq", TUNNEL + "-hq");
        RecordedNetwork network = withPlant(azure);

        assertThat(network.problems()).isEmpty();
        assertThat(tunnels(network, "hq")).containsExactly(GATEWAY + "-hq", TUNNEL + "-hq");
    }

    @Test
    void theLastSiteOfSeveralKeepsItsLongNames() {
        AzureHas azure = new AzureHas()
                .deployedSite("hq", HQ_DEVICE, GATEWAY + "-hq", TUNNEL + "-hq")
                .deployedSite("plant", "40.50.61.70", GATEWAY, TUNNEL);

        assertThat(tunnels(RecordedNetwork.given(azure, StackText.dev()), "hq"))
                .containsExactly(GATEWAY + "-hq", TUNNEL + "-hq");
    }

    private static final String SECOND_DEVICE = "40.50.60.71";

    /** Site hq of the dev stack with devices under names, each at an address. */
    private static RecordedNetwork devices(
            AzureHas azure, String first, String firstAt, String second, String secondAt) {
        return RecordedNetwork.given(
                azure,
                StackText.dev()
                        .with("sites: { hq: { vpnDevice: ~, vpnDevices: { "
                                + first + ": { address: " + firstAt
                                + ", bgp: { asn: 65010, peerAddress: 10.10.255.1 } }, "
                                + second + ": { address: " + secondAt
                                + ", bgp: { asn: 65010, peerAddress: 10.10.255.2 } } } } }"));
    }

    private static AzureHas oneDevice() {
        return new AzureHas().deployedSite("hq", HQ_DEVICE, GATEWAY, TUNNEL);
    }

    private static AzureHas twoDevices() {
        return oneDevice().deployedSite("hq.b", SECOND_DEVICE, GATEWAY + "-hq-b", TUNNEL + "-hq-b");
    }

    @Test
    void theOnlyDeviceKeepsItsTunnelWhenASecondComes() {
        RecordedNetwork network = devices(oneDevice(), "a", HQ_DEVICE, "b", SECOND_DEVICE);

        assertThat(network.problems()).isEmpty();
        assertThat(tunnels(network, "hq", "hq.b"))
                .containsExactly(GATEWAY, TUNNEL, GATEWAY + "-hq-b", TUNNEL + "-hq-b");
    }

    @Test
    void theSecondDeviceMayComeBeforeItInTheAlphabet() {
        assertThat(tunnels(devices(oneDevice(), "z", HQ_DEVICE, "a", SECOND_DEVICE), "hq", "hq.a"))
                .containsExactly(GATEWAY, TUNNEL, GATEWAY + "-hq-a", TUNNEL + "-hq-a");
    }

    @Test
    void aDeviceThatGetsAnotherNameOrAnotherAddressKeepsItsTunnel() {
        assertThat(tunnels(devices(twoDevices(), "a", HQ_DEVICE, "second", SECOND_DEVICE), "hq", "hq.b"))
                .as("another name")
                .containsExactly(GATEWAY, TUNNEL, GATEWAY + "-hq-b", TUNNEL + "-hq-b");
        RecordedNetwork moved = devices(twoDevices(), "a", "40.50.60.99", "b", SECOND_DEVICE);
        assertThat(moved.problems()).isEmpty();
        assertThat(moved.input("site-hq-local-network-gateway", "gatewayIpAddress"))
                .as("another address")
                .isEqualTo("40.50.60.99");
    }

    @Test
    void theDeviceThatIsLeftKeepsItsTunnel() {
        StackText second = StackText.dev().with("sites: { hq: { vpnDevice: { address: " + SECOND_DEVICE + " } } }");
        RecordedNetwork network = RecordedNetwork.given(twoDevices(), second);

        assertThat(network.problems()).isEmpty();
        assertThat(tunnels(network, "hq.b")).containsExactly(GATEWAY + "-hq-b", TUNNEL + "-hq-b");
        assertThat(network.ofType("LocalNetworkGateway")).hasSize(1);
        assertThat(tunnels(RecordedNetwork.given(twoDevices(), StackText.dev()), "hq"))
                .containsExactly(GATEWAY, TUNNEL);
    }

    @Test
    void twoDevicesThatAreNewKeepNothing() {
        assertThat(tunnels(devices(new AzureHas(), "a", HQ_DEVICE, "b", SECOND_DEVICE), "hq.a", "hq.b"))
                .containsExactly(GATEWAY + "-hq-a", TUNNEL + "-hq-a", GATEWAY + "-hq-b", TUNNEL + "-hq-b");
    }
}

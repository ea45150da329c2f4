package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Adding a circuit or a site beside the only one, or removing all but one, must not rename, and so replace, a live one. */
class KeptNamesTest {
    private static RecordedNetwork withSecondAt(String peeringLocation, AzureHas azure) {
        String second =
                "{ provider: Equinix, bandwidthMbps: 50, sites: [hq], peeringLocation: " + peeringLocation + " }";
        return RecordedNetwork.given(
                azure, StackText.dev().with("expressRoute: { circuits: { dallas: " + second + " } }"));
    }

    private static Object circuitName(RecordedNetwork network, String circuit) {
        return network.input("circuit-" + circuit + "-circuit", "circuitName");
    }

    @Test
    void theFirstCircuitKeepsItsShortNameWhenASecondComes() {
        RecordedNetwork network = withSecondAt("Dallas", AzureHas.devNetwork());
        assertThat(network.problems()).isEmpty();
        assertThat(circuitName(network, "primary")).isEqualTo("hybrid-vpn-er-erc");
        assertThat(circuitName(network, "dallas")).isEqualTo("hybrid-vpn-er-erc-dallas");
        assertThat(network.resource("er-connection-primary-connection").inputs())
                .containsEntry("virtualNetworkGatewayConnectionName", "hybrid-vpn-er-er-conn");
    }

    @Test
    void twoCircuitsThatAreNewBothCarryTheirNames() {
        RecordedNetwork network = withSecondAt("Dallas", new AzureHas());
        assertThat(circuitName(network, "primary")).isEqualTo("hybrid-vpn-er-erc-primary");
        assertThat(circuitName(network, "dallas")).isEqualTo("hybrid-vpn-er-erc-dallas");
    }

    @Test
    void whichOfTwoAtOnePlaceIsTheOldOneIsNotGuessed() {
        RecordedNetwork network = withSecondAt("Silicon Valley", AzureHas.devNetwork());
        assertThat(network.problems()).extracting(Problem::rule).containsExactly("circuit-renamed");
        assertThat(network.problems()).allMatch(Problem::isError);
        assertThat(network.names()).isEmpty();
    }

    @Test
    void aCircuitThatNoDeclaredOneIsWouldBeDeletedAndIsAnError() {
        AzureHas azure = AzureHas.devNetwork()
                .but(
                        "hybrid-vpn-er-erc",
                        "serviceProviderProperties",
                        Map.of("serviceProviderName", "Equinix", "peeringLocation", "Seattle"));
        assertThat(withSecondAt("Dallas", azure).problems())
                .extracting(Problem::rule)
                .containsExactly("circuit-renamed");
    }

    @Test
    void theLastCircuitOfSeveralKeepsItsLongName() {
        AzureHas azure = new AzureHas()
                .circuit(
                        "hybrid-vpn-er-erc-primary",
                        Map.of("serviceProviderProvisioningState", "Provisioned", "peerings", List.of()));
        RecordedNetwork network = RecordedNetwork.given(azure, StackText.dev());
        assertThat(circuitName(network, "primary")).isEqualTo("hybrid-vpn-er-erc-primary");
        assertThat(network.names()).contains("er-connection-primary-connection");
    }

    @Test
    void theOtherOfTwoCircuitsKeepsItsLongNameWhenTheFirstOneGoes() {
        AzureHas azure = AzureHas.devNetwork()
                .circuit(
                        "hybrid-vpn-er-erc-primary",
                        Map.of("serviceProviderProvisioningState", "Provisioned", "peerings", List.of()));
        assertThat(circuitName(RecordedNetwork.given(azure, StackText.dev()), "primary"))
                .isEqualTo("hybrid-vpn-er-erc-primary");
    }

    private static final String HQ_DEVICE = "40.50.60.70";
    private static final String SHORT = "hybrid-vpn-er-vpn-lgw";

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
    void theFirstSiteKeepsItsShortNamesWhenASecondComes() {
        RecordedNetwork network = withPlant(new AzureHas().localNetworkGateway(SHORT, HQ_DEVICE, "10.99.0.0/16"));

        assertThat(network.problems()).isEmpty();
        assertThat(tunnels(network, "hq", "plant"))
                .containsExactly(SHORT, "hybrid-vpn-er-vpn-conn", SHORT + "-plant", "hybrid-vpn-er-vpn-conn-plant");
    }

    @Test
    void twoSitesThatAreNewBothCarryTheirNames() {
        assertThat(tunnels(withPlant(new AzureHas()), "hq", "plant"))
                .containsExactly(
                        SHORT + "-hq", "hybrid-vpn-er-vpn-conn-hq", SHORT + "-plant", "hybrid-vpn-er-vpn-conn-plant");
    }

    @Test
    void theFirstSiteKeepsItsShortNamesWhenItsDeviceMovesLater() {
        RecordedNetwork network = withPlant(new AzureHas().localNetworkGateway(SHORT, "40.50.60.99", "10.10.0.0/16"));

        assertThat(network.problems()).isEmpty();
        assertThat(tunnels(network, "hq")).containsExactly(SHORT, "hybrid-vpn-er-vpn-conn");
    }

    @Test
    void aSiteThatGoesWithItsShortNamesGivesThemToNoOther() {
        RecordedNetwork network = withPlant(new AzureHas().localNetworkGateway(SHORT, "40.50.60.99", "10.99.0.0/16"));

        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("site-renamed");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.sentence()).contains("hybrid-vpn-er-vpn-conn exists", "it is deleted");
        });
        assertThat(tunnels(network, "hq")).containsExactly(SHORT + "-hq", "hybrid-vpn-er-vpn-conn-hq");
    }

    @Test
    void theLastSiteOfSeveralKeepsItsLongNames() {
        AzureHas azure = new AzureHas()
                .localNetworkGateway(SHORT + "-hq", HQ_DEVICE, "10.10.0.0/16")
                .localNetworkGateway(SHORT, "40.50.61.70", "10.11.0.0/16");

        assertThat(tunnels(RecordedNetwork.given(azure, StackText.dev()), "hq"))
                .containsExactly(SHORT + "-hq", "hybrid-vpn-er-vpn-conn-hq");
    }
}

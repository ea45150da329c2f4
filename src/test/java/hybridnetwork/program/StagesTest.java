package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Severity;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.resources.Opaque;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A circuit is ordered in one run and connected in a later one, when its provider has provisioned it. */
class StagesTest {
    private static final String CIRCUIT = "hybrid-vpn-er-erc";
    private static final String CONNECTION = "hybrid-vpn-er-er-conn";
    private static final String STATE = "serviceProviderProvisioningState";
    private static final String PEERING = "circuit-primary-private-peering";
    private static final String ER_CONNECTION = "er-connection-primary-connection";
    private static final String VPN_CONNECTION = "vpn-connection-hq-connection";

    private static RecordedNetwork dev(ProviderCalls azure) {
        return RecordedNetwork.given(azure, StackText.dev());
    }

    @Test
    void aNewNetworkHasEverythingButPeeringAndExpressRouteConnection() {
        RecordedNetwork ordered = dev(ProviderCalls.NOTHING_EXISTS);
        assertThat(ordered.stage()).isEqualTo(Stage.ordered);
        assertThat(ordered.names()).doesNotContain(PEERING, ER_CONNECTION, "er-connection-primary");
        assertThat(ordered.names()).contains("circuit-primary-circuit", "er-gateway-gateway", VPN_CONNECTION);
        List<String> later = List.of(PEERING, "er-connection-primary", ER_CONNECTION);
        assertThat(RecordedNetwork.connected(StackText.dev()).names())
                .containsAll(ordered.names())
                .hasSize(ordered.names().size() + later.size());
    }

    @Test
    void theOfflinePlanShowsEitherStage() {
        assertThat(RecordedNetwork.ordered(StackText.dev()).names())
                .isEqualTo(dev(ProviderCalls.NOTHING_EXISTS).names());
        assertThat(RecordedNetwork.connected(StackText.dev()).names())
                .isEqualTo(dev(AzureHas.devNetwork()).names());
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotProvisioned", "Provisioning", "Deprovisioning"})
    void aCircuitThatWasNeverConnectedWaitsInEveryOtherState(String state) {
        AzureHas azure = AzureHas.devNetwork()
                .without(CONNECTION)
                .but(CIRCUIT, "peerings", List.of())
                .but(CIRCUIT, STATE, state);
        RecordedNetwork network = dev(azure);
        assertThat(network.stage()).isEqualTo(Stage.ordered);
        assertThat(network.names()).doesNotContain(PEERING, ER_CONNECTION);
        assertThat(network.problems()).isEmpty();
        assertThat(network.output("circuitProvisioningStates")).isEqualTo(Map.of("primary", state));
    }

    @Test
    void aProvisionedCircuitIsPeeredAndConnected() {
        RecordedNetwork network = dev(AzureHas.devNetwork().without(CONNECTION).but(CIRCUIT, "peerings", List.of()));
        assertThat(network.stage()).isEqualTo(Stage.connected);
        assertThat(network.names()).contains(PEERING, ER_CONNECTION, VPN_CONNECTION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotProvisioned", "Provisioning", "Deprovisioning"})
    void aCircuitThatFellBackKeepsItsPeeringAndConnectionWithAWarning(String state) {
        RecordedNetwork network = dev(AzureHas.devNetwork().but(CIRCUIT, STATE, state));
        assertThat(network.names()).contains(PEERING, ER_CONNECTION);
        assertThat(network.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo("er-provider-state");
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.path().text()).isEqualTo("hybrid-network:expressRoute.circuits.primary");
            assertThat(problem.got()).contains(state);
        });
    }

    @Test
    void aCircuitThatFellBackBeforeItsConnectionKeepsItsPeeringOnly() {
        RecordedNetwork network = dev(AzureHas.devNetwork().without(CONNECTION).but(CIRCUIT, STATE, "NotProvisioned"));
        assertThat(network.names()).contains(PEERING).doesNotContain(ER_CONNECTION);
        assertThat(network.problems()).hasSize(1);
    }

    @Test
    void oneCircuitMayWaitWhileAnotherIsConnected() {
        StackText prod = StackText.of("prod");
        AzureHas azure = new AzureHas().circuit("hybrid-prod-erc-chicago", Map.of(STATE, "Provisioned"));
        RecordedNetwork network = RecordedNetwork.given(azure, prod);
        assertThat(network.stage()).isEqualTo(Stage.ordered);
        assertThat(network.names())
                .contains("er-connection-chicago-connection", "circuit-dallas-circuit")
                .doesNotContain("er-connection-dallas-connection", "circuit-dallas-private-peering");
        assertThat(network.output("nextStep").toString()).contains("dallas").doesNotContain("chicago");
    }

    @Test
    void theNextStepAfterTheOrderIsToSendTheServiceKey() {
        assertThat(RecordedNetwork.ordered(StackText.dev()).output("nextStep").toString())
                .contains("service key of circuit primary to Equinix (Silicon Valley, 50 Mbps)")
                .contains("`pulumi stack output serviceKeys --show-secrets`")
                .contains("run `pulumi up` again");
        assertThat(RecordedNetwork.ordered(StackText.dev()).output("stage")).isEqualTo("ordered");
    }

    @Test
    void theNextStepAfterACircuitFellBackIsToAskItsProvider() {
        RecordedNetwork network = dev(AzureHas.devNetwork().but(CIRCUIT, STATE, "NotProvisioned"));
        assertThat(network.output("nextStep").toString())
                .contains("Ask Equinix about circuit primary")
                .doesNotContain("Every circuit is connected");
    }

    @Test
    void theNextStepAfterTheConnectionIsToProveTheFailover() {
        assertThat(RecordedNetwork.connected(StackText.dev()).output("nextStep").toString())
                .contains("Every circuit is connected")
                .contains("privatePeering.enabled");
        assertThat(RecordedNetwork.connected(StackText.dev()).output("stage")).isEqualTo("connected");
    }

    @Test
    void theStackOutputsAreWhatOtherTeamsNeed() {
        RecordedNetwork network = RecordedNetwork.connected(StackText.dev());
        String group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/hybrid-vpn-er-rg";
        String provider = group + "/providers/Microsoft.Network/";
        assertThat(network.plan().outputs())
                .containsOnly(
                        Map.entry("resourceGroupId", group),
                        Map.entry("virtualNetworkId", provider + "virtualNetworks/hybrid-vpn-er-vnet"),
                        Map.entry(
                                "subnetIds",
                                Map.of(
                                        "internal",
                                        provider
                                                + "virtualNetworks/hybrid-vpn-er-vnet/subnets/hybrid-vpn-er-internal-subnet")),
                        Map.entry("circuitIds", Map.of("primary", provider + "expressRouteCircuits/hybrid-vpn-er-erc")),
                        Map.entry("circuitProvisioningStates", Map.of("primary", "Provisioned")),
                        Map.entry("serviceKeys", Opaque.SECRET),
                        Map.entry("expressRouteGatewayPublicIp", Opaque.UNKNOWN),
                        Map.entry("vpnGatewayPublicIps", Opaque.UNKNOWN),
                        Map.entry("bgpPeerAddresses", Opaque.UNKNOWN),
                        Map.entry("loadBalancerAddress", "10.20.1.10"),
                        Map.entry(
                                "backendPoolId",
                                provider + "loadBalancers/hybrid-vpn-er-ilb/backendAddressPools/backend"),
                        Map.entry("stage", "connected"),
                        Map.entry("nextStep", network.output("nextStep")));
    }
}

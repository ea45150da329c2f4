package hybridnetwork.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a circuit is built in each state, given what of it is built already. */
class CircuitStepsTest {
    private static final String CIRCUIT = "hybrid-vpn-er-erc";
    private static final String PEERING = "circuit-primary-private-peering";
    private static final String CONNECTION = "er-connection-primary-connection";

    private static RecordedNetwork dev(String state, boolean peered, boolean connected) {
        AzureHas azure = AzureHas.devNetwork()
                .but(CIRCUIT, "serviceProviderProvisioningState", state)
                .but(
                        CIRCUIT,
                        "peerings",
                        peered
                                ? List.of(Map.of("name", "AzurePrivatePeering"))
                                : List.of(Map.of("name", "MicrosoftPeering")));
        return RecordedNetwork.given(connected ? azure : azure.without("hybrid-vpn-er-er-conn"), StackText.dev());
    }

    @ParameterizedTest
    @CsvSource({
        // state, peered, connected: declares peering, declares connection, warns, stage
        "Provisioned, false, false, true, true, false, connected",
        "Provisioned, true, true, true, true, false, connected",
        "NotProvisioned, false, false, false, false, false, ordered",
        "NotProvisioned, true, false, true, false, true, ordered",
        "NotProvisioned, true, true, true, true, true, connected",
        "NotProvisioned, false, true, true, true, true, connected",
        "Deprovisioning, true, true, true, true, true, connected"
    })
    void whatWasBuiltStaysDeclared(
            String state,
            boolean peered,
            boolean connected,
            boolean declaresPeering,
            boolean declaresConnection,
            boolean warns,
            Stage stage) {
        RecordedNetwork network = dev(state, peered, connected);
        assertThat(network.names().contains(PEERING)).isEqualTo(declaresPeering);
        assertThat(network.names().contains(CONNECTION)).isEqualTo(declaresConnection);
        assertThat(network.stage()).isEqualTo(stage);
        assertThat(network.problems())
                .extracting(Problem::text)
                .isEqualTo(
                        warns
                                ? List.of(
                                        "[er-provider-state] the circuit was connected and is no longer provisioned; its"
                                                + " peering and connection are kept\n"
                                                + "    --> hybrid-network:expressRoute.circuits.primary\n"
                                                + "    got: " + state + "\n"
                                                + "    fix: ask the provider about the circuit; the VPN carries the traffic until it"
                                                + " is provisioned again")
                                : List.of());
    }

    /** Nobody has to provision a circuit on one's own port, or one that exists already. */
    @Test
    void aCircuitWithoutAProviderWaitsForNobody() {
        StackText direct = StackText.dev()
                .with("expressRoute: { circuits: ~ }")
                .with(
                        "expressRoute: { circuits: { primary: { sites: [hq], direct: { bandwidthGbps: 5, portId: /subscriptions/"
                                + "9f3d6c1e-0000-4000-8000-000000000000/resourceGroups/g/providers/Microsoft.Network"
                                + "/expressRoutePorts/p } } } }");
        RecordedNetwork network = RecordedNetwork.given(ProviderCalls.NOTHING_EXISTS, direct);
        assertThat(network.stage()).isEqualTo(Stage.connected);
        assertThat(network.names()).contains(CONNECTION);
    }

    @Test
    void aCircuitThatIsNotThereYetIsOrderedFirst() {
        RecordedNetwork network = RecordedNetwork.given(ProviderCalls.NOTHING_EXISTS, StackText.dev());
        assertThat(network.names()).contains("circuit-primary-circuit").doesNotContain(PEERING, CONNECTION);
        assertThat(network.stage()).isEqualTo(Stage.ordered);
        assertThat(network.problems()).isEmpty();
    }
}

package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A circuit is ordered, provisioned by somebody else, and changed upwards only. */
class CircuitLifecycleTest {
    @Test
    void aNewCircuitWaitsForItsProvider() {
        SampleNetwork sample = SampleNetwork.ordered(AzureSettings.defaults());
        Bag circuit = sample.azure.get(sample.circuit).orElseThrow();

        assertThat(circuit.text("serviceProviderProvisioningState")).contains("NotProvisioned");
        assertThat(circuit.text("circuitProvisioningState")).contains("Enabled");
        assertThat(circuit.text("serviceKey").orElseThrow()).hasSize(36);
        assertThatThrownBy(() -> sample.putPeering("Enabled")).hasMessageContaining("must be Provisioned");
        assertThatThrownBy(sample::putErConnection).hasMessageContaining("must be Provisioned");
    }

    @Test
    void aProvisionedCircuitTakesAPeeringAndThenAConnection() {
        SampleNetwork sample = SampleNetwork.ordered(AzureSettings.defaults());
        sample.azure.outside().provision(sample.circuit);

        assertThatThrownBy(sample::putErConnection).hasMessageContaining("has no private peering");
        sample.putPeering("Enabled");
        Bag connection = sample.putErConnection();

        assertThat(connection.text("connectionStatus")).contains("Connected");
        assertThat(sample.azure.get(sample.circuit).orElseThrow().bags("peerings"))
                .extracting(peering -> peering.text("name"))
                .containsExactly(Optional.of("AzurePrivatePeering"));
    }

    @Test
    void aConnectedCircuitThatFallsBackKeepsItsConnection() {
        SampleNetwork sample = SampleNetwork.connected(AzureSettings.defaults());

        sample.azure.outside().setProviderState(sample.circuit, "Deprovisioning");

        assertThat(sample.azure.get(sample.erConnection).orElseThrow().text("connectionStatus"))
                .contains("NotConnected");
    }

    @Test
    void bandwidthGrowsAndNeverShrinks() {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putCircuit(100);
        sample.putCircuit(200);

        assertThatThrownBy(() -> sample.putCircuit(100)).hasMessageContaining("er-bandwidth-no-decrease");
    }

    @Test
    void meteredBecomesUnlimitedAndNotBack() {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putCircuit(50, "Standard", "MeteredData", "Silicon Valley");
        sample.putCircuit(50, "Standard", "UnlimitedData", "Silicon Valley");

        assertThatThrownBy(() -> sample.putCircuit(50, "Standard", "MeteredData", "Silicon Valley"))
                .hasMessageContaining("er-family-one-way");
    }

    @Test
    void aCircuitDoesNotMove() {
        SampleNetwork sample = SampleNetwork.empty();
        sample.putCircuit(50);

        assertThatThrownBy(() -> sample.putCircuit(50, "Standard", "MeteredData", "Chicago"))
                .hasMessageContaining("peeringLocation");
    }

    @Test
    void anUpdateKeepsTheServiceKeyAndAnotherCircuitHasAnotherOne() {
        SampleNetwork sample = SampleNetwork.empty();
        Optional<String> key = sample.putCircuit(50).text("serviceKey");

        assertThat(sample.putCircuit(100).text("serviceKey")).isEqualTo(key);
        sample.delete(sample.circuit);
        assertThat(sample.putCircuit(50).text("serviceKey")).isNotEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anUpdateDropsPeeringsOnlyWhereAzureDoes(boolean drops) {
        AzureSettings settings = AzureSettings.defaults();
        SampleNetwork sample = SampleNetwork.connected(drops ? settings.withCircuitPutDroppingChildren() : settings);

        sample.putCircuit(100);

        assertThat(sample.azure.get(sample.peering).isPresent()).isEqualTo(!drops);
    }

    @Test
    void anotherSubscriptionConnectsWithOneKeyOnce() {
        SampleNetwork sample = SampleNetwork.connected(AzureSettings.defaults());
        ArmId partner = ArmId.parse("/subscriptions/11111111-0000-4000-8000-000000000000/resourceGroups/theirs"
                + "/providers/Microsoft.Network/expressRouteCircuits/partner");
        var outside = sample.azure.outside();
        outside.add(
                "azure-native:network:ExpressRouteCircuit",
                partner,
                Map.of("location", "centralus"),
                Map.of("serviceProviderProvisioningState", "Provisioned"));
        outside.add(
                "azure-native:network:ExpressRouteCircuitPeering",
                partner.child("peerings", "AzurePrivatePeering"),
                Map.of("state", "Enabled"),
                Map.of());
        outside.add(
                "azure-native:network:ExpressRouteCircuitAuthorization",
                partner.child("authorizations", "ours"),
                Map.of(),
                Map.of("authorizationKey", "the key"));

        assertThatThrownBy(() -> connect(sample, "no-key", partner, "guess")).hasMessageContaining("er-authorization");
        connect(sample, "first", partner, "the key");
        assertThatThrownBy(() -> connect(sample, "second", partner, "the key"))
                .hasMessageContaining("er-authorization");
    }

    private static void connect(SampleNetwork sample, String name, ArmId circuit, String key) {
        sample.put(
                ResourceKind.CONNECTION,
                sample.network("connections", name),
                Map.of(
                        "location",
                        "centralus",
                        "connectionType",
                        "ExpressRoute",
                        "authorizationKey",
                        key,
                        "virtualNetworkGateway1",
                        SampleNetwork.reference(sample.erGateway),
                        "peer",
                        SampleNetwork.reference(circuit)));
    }
}

package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.resources.Bag;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What azure-native does between the engine and Azure. */
class ProviderCoreTest {
    private final SampleNetwork sample = SampleNetwork.connected(AzureSettings.defaults());
    private final ProviderCore core = new ProviderCore(
            sample.azure,
            AzureSettings.SUBSCRIPTION,
            sample.azure.login().account().tenant(),
            "centralus");

    @Test
    void theProvidersLocationAndANameAreFilledIn() {
        Bag inputs = core.withDefaults(
                ResourceKind.NETWORK, new Bag(Map.of("resourceGroupName", "g")), Bag.EMPTY, "net", new byte[] {
                    1, 2, 3, 4
                });

        assertThat(inputs.text("location")).contains("centralus");
        assertThat(inputs.text("virtualNetworkName")).contains("net01020304");
    }

    @Test
    void anExistingResourceIsNeverAdopted() {
        Bag inputs = new Bag(Map.of("resourceGroupName", "hybrid-rg", "virtualNetworkName", "VNET"));

        assertThatThrownBy(() -> core.create(ResourceKind.NETWORK, inputs, SampleNetwork.PATIENCE))
                .hasMessageContaining("cannot create already existing resource");
    }

    @Test
    void aRefreshOfWhatDidNotChangeChangesNoInput() {
        Bag inputs = new Bag(Map.of("peerASN", 65010.0, "circuitName", "erc"));
        Bag state = sample.azure.get(sample.peering).orElseThrow();

        var found = core.read(ResourceKind.PEERING, sample.peering.toString(), inputs, state)
                .found();

        assertThat(found.orElseThrow().inputs()).isEqualTo(inputs);
    }

    @Test
    void aRefreshBringsInWhatSomebodyChangedByHand() {
        Bag state = sample.azure.get(sample.peering).orElseThrow();
        sample.azure.outside().change(sample.peering, "vlanId", 200.0);

        var found = core.read(
                        ResourceKind.PEERING,
                        sample.peering.toString(),
                        new Bag(Map.of("vlanId", 100.0, "circuitName", "erc")),
                        state)
                .found();

        assertThat(found.orElseThrow().inputs().whole("vlanId")).contains(200L);
    }

    @Test
    void anImportNamesThePartsOfTheId() {
        Bag inputs = core.read(ResourceKind.PEERING, sample.peering.toString(), Bag.EMPTY, Bag.EMPTY)
                .found()
                .orElseThrow()
                .inputs();

        assertThat(inputs.text("resourceGroupName")).contains("hybrid-rg");
        assertThat(inputs.text("circuitName")).contains("erc");
        assertThat(inputs.text("peeringName")).contains("AzurePrivatePeering");
    }

    /** A key that was set is not read again, not even by who imports the resource; one that Azure has issued is. */
    @Test
    void noAnswerTellsAKeyThatWasSet() {
        sample.azure.outside().change(sample.peering, "sharedKey", SampleNetwork.SHARED_KEY);
        for (StoredResource stored : sample.azure.read(World::all)) {
            Bag outputs = sample.azure.get(stored.id()).orElseThrow();
            var imported = core.read(stored.kind(), stored.id().toString(), Bag.EMPTY, Bag.EMPTY);
            var refreshed = core.read(stored.kind(), stored.id().toString(), new Bag(Map.of("tags", "none")), outputs);

            assertThat(List.of(outputs, imported, refreshed).toString())
                    .as(stored.id().toString())
                    .doesNotContain(SampleNetwork.SHARED_KEY);
        }
        assertThat(sample.putVpnConnection().values())
                .containsKey("connectionStatus")
                .doesNotContainKey("sharedKey");
        assertThat(sample.azure
                        .stored(sample.vpnConnection)
                        .orElseThrow()
                        .body()
                        .text("sharedKey"))
                .as("Azure has it all the same")
                .contains(SampleNetwork.SHARED_KEY);
        assertThat(sample.azure.get(sample.circuit).orElseThrow().text("serviceKey"))
                .isPresent();
    }

    @Test
    void whatIsGoneIsNotFound() {
        assertThat(core.read(ResourceKind.NETWORK, sample.network + "x", Bag.EMPTY, Bag.EMPTY)
                        .found())
                .isEmpty();
        assertThatThrownBy(() -> core.call(
                        "azure-native:network:getExpressRouteCircuit",
                        new Bag(Map.of("resourceGroupName", "hybrid-rg", "circuitName", "none"))))
                .hasMessage("request failed " + sample.network("expressRouteCircuits", "none")
                        + ": autorest/azure: Service returned an error. Status=404 Code=\"ResourceNotFound\""
                        + " Message=\"The Resource 'Microsoft.Network/expressRouteCircuits/none' under resource group"
                        + " 'hybrid-rg' was not found. For more details please go to"
                        + " https://aka.ms/ARMResourceNotFoundFix\"");
    }

    @Test
    void aRefreshShowsAnAuthorizationThatSomebodyMadeByHand() {
        Bag inputs = new Bag(Map.of("circuitName", "erc"));
        Bag state = sample.azure.get(sample.circuit).orElseThrow();
        sample.azure
                .outside()
                .add(
                        "azure-native:network:ExpressRouteCircuitAuthorization",
                        sample.circuit.child("authorizations", "by-hand"),
                        Map.of(),
                        Map.of("authorizationKey", "k"));

        var found = core.read(ResourceKind.CIRCUIT, sample.circuit.toString(), inputs, state)
                .found()
                .orElseThrow();

        assertThat(found.outputs().bags("authorizations")).singleElement().satisfies(each -> {
            assertThat(each.text("name")).contains("by-hand");
            assertThat(each.text("authorizationUseStatus")).contains("Available");
        });
        assertThat(found.inputs()).as("it is nothing that the program declares").isEqualTo(inputs);
    }
}

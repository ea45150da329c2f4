package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hybridnetwork.resources.Bag;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which subscription and tenant azure-native works in, and what it does to what stands in another. */
class LoginTest {
    private static final String OTHER = "77777777-0000-4000-8000-000000000000";

    private final SampleNetwork sample = SampleNetwork.connected(AzureSettings.defaults());

    private ProviderCore core() {
        Login.Account account = sample.azure.login().account();
        return new ProviderCore(sample.azure, account.subscription(), account.tenant(), "centralus");
    }

    private static Bag network() {
        return new Bag(Map.of("resourceGroupName", "hybrid-rg", "virtualNetworkName", "vnet"));
    }

    @Test
    void whatStandsInOneSubscriptionIsNotFoundInAnother() {
        sample.azure.login().choose(OTHER);
        assertThatThrownBy(() -> core().call("azure-native:network:getVirtualNetwork", network()))
                .hasMessageStartingWith("request failed /subscriptions/" + OTHER + "/resourceGroups/hybrid-rg/")
                .hasMessageContaining("Status=404 Code=\"ResourceGroupNotFound\"");
    }

    @Test
    void itIsReadAndDeletedByItsIdAllTheSame() {
        sample.azure.login().choose(OTHER);
        String id = sample.peering.toString();

        assertThat(core().read(ResourceKind.PEERING, id, Bag.EMPTY, Bag.EMPTY)
                        .found()
                        .orElseThrow()
                        .outputs()
                        .text("id"))
                .contains(id);
        core().delete(sample.erConnection.toString(), SampleNetwork.PATIENCE);
        assertThat(sample.azure.get(sample.erConnection)).isEmpty();
    }

    @Test
    void aTokenOfOneTenantIsRefusedInASubscriptionOfAnother() {
        sample.azure.login().to("tenant-two", OTHER);
        ProviderCore misled = new ProviderCore(sample.azure, AzureSettings.SUBSCRIPTION, "tenant-two", "");

        assertThatThrownBy(() -> misled.call("azure-native:network:getVirtualNetwork", network()))
                .hasMessageContaining("Status=401 Code=\"InvalidAuthenticationTokenTenant\"");
        assertThatThrownBy(() -> misled.delete(sample.erConnection.toString(), SampleNetwork.PATIENCE))
                .isInstanceOf(AzureError.class);
        assertThat(core().call("azure-native:authorization:getClientConfig", Bag.EMPTY)
                        .text("tenantId"))
                .contains("tenant-two");
        sample.azure.login().toFirst();
        assertThat(core().call("azure-native:network:getVirtualNetwork", network())
                        .text("name"))
                .contains("vnet");
    }

    @Test
    void theLocationThatAResourceHasWinsOverTheConfiguredOne() {
        Bag old = network().with("location", "westus");
        assertThat(core().withDefaults(ResourceKind.NETWORK, network(), old, "net", new byte[0])
                        .text("location"))
                .contains("westus");
    }
}

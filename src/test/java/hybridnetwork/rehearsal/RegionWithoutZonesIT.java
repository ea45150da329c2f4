package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.testing.StackText;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A network on the real engine in a region that refuses every zone. */
class RegionWithoutZonesIT {
    @Test
    void aNetworkIsDeployedThereAndSettles() throws Exception {
        var azure = new SimulatedAzure(AzureSettings.defaults().withRegionsWithoutZones(Set.of("westus")));
        var keys = new GeneratedKeys(StackText.dev().stack());
        try (var server = AzureNativeServer.start(azure);
                var stack = DevNetwork.stack("dev", server, keys)) {
            stack.configure(Map.of("azure-native:location", "West US", "hybrid-network:zones", "region"));

            assertThat(stack.up().errors()).isEmpty();

            assertThat(azure.resources()).anyMatch(id -> id.name().equals("hybrid-vpn-er-vpn-vgw"));
            assertThat(azure.resources())
                    .allSatisfy(id -> assertThat(azure.properties(id).getOrDefault("location", "westus"))
                            .isIn("westus", "West US"));
            assertThat(stack.up().changed()).isZero();
            assertThat(stack.refresh().changed()).isZero();
            assertThat(stack.up().changed()).isZero();
            // As if the region had got zones since.
            stack.configure(Map.of("hybrid-network:zones", "[\"1\", \"2\", \"3\"]"));
            assertThat(stack.up().errors()).as("what stands keeps its zones").isEmpty();
            assertThat(stack.up().changed()).isZero();
        }
    }
}

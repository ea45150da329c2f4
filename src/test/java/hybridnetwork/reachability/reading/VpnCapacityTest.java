package hybridnetwork.reachability.reading;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a VPN gateway carries by its SKU and generation; nothing is said of one that can no longer be created. */
class VpnCapacityTest {
    @ParameterizedTest
    @CsvSource({
        "VpnGw2, Generation1, 1000",
        "vpngw2az, generation2, 1250",
        "VpnGw2, '', 1000",
        "Basic, '', 100",
        "Standard, '', ",
        "HighPerformance, Generation1, ",
        "'', '', ",
    })
    void of_each_generation(String sku, String generation, @Nullable Double mbps) {
        RegisteredResource gateway = new RegisteredResource(
                "azure-native:network:VirtualNetworkGateway",
                "vpn",
                "urn",
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                Map.of("sku", Map.of("name", sku), "vpnGatewayGeneration", generation),
                Map.of());
        assertThat(Resource.of(gateway).flatMap(VpnCapacity::mbps)).isEqualTo(Optional.ofNullable(mbps));
    }
}

package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.testing.AzureHas;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The region decides whether addresses are in availability zones, and the stack where it says so. */
class AvailabilityZonesTest {
    private static final List<String> ALL = List.of("1", "2", "3");

    private static StackText in(String region) {
        return StackText.dev().with("\"azure-native:location\": " + region);
    }

    private static List<Optional<Object>> zones(RecordedNetwork network) {
        return Stream.of("er-gateway-public-ip", "vpn-gateway-public-ip-1", "vpn-gateway-public-ip-2")
                .map(address ->
                        Optional.ofNullable(network.resource(address).inputs().get("zones")))
                .toList();
    }

    private static Map<?, ?> frontend(RecordedNetwork network) {
        return (Map<?, ?>) ((List<?>) network.input("load-balancer-load-balancer", "frontendIPConfigurations")).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"westus", "West US", "northcentralus", "ukwest", "southindia"})
    void aRegionWithoutZonesHasGatewaysWithZonalSkusAndAddressesInNone(String region) {
        RecordedNetwork network = RecordedNetwork.given(new AzureHas(), in(region));

        assertThat(zones(network)).containsOnly(Optional.empty());
        assertThat(frontend(network).containsKey("zones")).isFalse();
        assertThat(network.input("vpn-gateway-gateway", "sku.name")).isEqualTo("VpnGw1AZ");
        assertThat(network.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"westus2", "West Europe", "chilecentral", "usgovtexas"})
    void aRegionWithZonesOrOneThatNobodyKnowsHasThemInAll(String region) {
        RecordedNetwork network = RecordedNetwork.given(new AzureHas(), in(region));

        assertThat(zones(network)).containsOnly(Optional.of(ALL));
        assertThat(frontend(network).get("zones")).isEqualTo(ALL);
    }

    @Test
    void theStackKnowsBetter() {
        StackText west = in("westus").with("zones: [\"1\", \"2\", \"3\"]");
        assertThat(zones(RecordedNetwork.given(new AzureHas(), west))).containsOnly(Optional.of(ALL));
        StackText none = StackText.dev().with("zones: []");
        RecordedNetwork network = RecordedNetwork.given(new AzureHas(), none);
        assertThat(zones(network)).containsOnly(Optional.empty());
        assertThat(frontend(network).containsKey("zones")).isFalse();
        StackText one = none.with("loadBalancer: { zones: [\"2\"] }");
        assertThat(frontend(RecordedNetwork.given(new AzureHas(), one)).get("zones"))
                .isEqualTo(List.of("2"));
    }

    /** As an address from before zones came to the region, or from before the table knew. */
    @Test
    void whatStandsKeepsItsZones() {
        AzureHas azure = AzureHas.devNetwork()
                .publicIp("hybrid-vpn-er-er-pip", "1", "2", "3")
                .publicIp("hybrid-vpn-er-vpn-pip", "1", "2", "3")
                .publicIp("hybrid-vpn-er-vpn-pip-2", "1", "2", "3")
                .deployedLoadBalancer("hybrid-vpn-er-ilb", "1", "2", "3");

        RecordedNetwork network = RecordedNetwork.given(azure, StackText.dev().with("zones: []"));

        assertThat(zones(network)).containsOnly(Optional.of(ALL));
        assertThat(frontend(network).get("zones")).isEqualTo(ALL);
        assertThat(network.problems())
                .noneMatch(Problem::isError)
                .extracting(Problem::rule)
                .containsExactlyInAnyOrder(
                        "public-ip-zones", "public-ip-zones", "public-ip-zones", "lb-standard-zonal-zones");
    }

    @Test
    void aFrontendInNoZoneStaysThereWhenTheRegionGetsThem() {
        AzureHas azure = AzureHas.devNetwork().deployedLoadBalancer("hybrid-vpn-er-ilb");

        RecordedNetwork network = RecordedNetwork.given(azure, StackText.dev());

        assertThat(frontend(network).containsKey("zones")).isFalse();
        assertThat(network.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text())
                        .startsWith("[lb-standard-zonal-zones] hybrid-vpn-er-ilb keeps its availability zones")
                        .contains("got: no zone", "allowed: zones 1, 2, 3"));
    }
}

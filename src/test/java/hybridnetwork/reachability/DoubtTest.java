package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.prove;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that is not known leaves open the flows that it could matter to, and no others. */
class DoubtTest {
    private static List<RegisteredResource> resources() {
        return new ArrayList<>(Worlds.blueprint().resources());
    }

    private static List<String> open(ProofResult proof, String scenario) {
        return proof.scenarios().stream()
                .filter(s -> s.name().equals(scenario))
                .flatMap(s -> s.intents().stream())
                .filter(IntentResult::isUnknown)
                .map(IntentResult::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "VirtualNetworkGatewayConnection, connectionType",
        "VirtualNetworkGatewayConnection, localNetworkGateway2",
        "VirtualNetworkGatewayConnection, useLocalAzureIpAddress",
        "VirtualNetworkGateway, gatewayType",
        "LocalNetworkGateway, localNetworkAddressSpace",
    })
    void howOnPremisesIsReachedLeavesOpenWhatIsAllowed(String kind, String property) {
        List<RegisteredResource> resources = resources();
        // A second one of everything, or the only one would be meant.
        resources.add(World.resource("LocalNetworkGateway", "other", "localNetworkGateways", Map.of()));
        ProofResult proof = prove(changed(resources, kind, put(property, Opaque.UNKNOWN)));
        assertThat(open(proof, "circuit:primary"))
                .as(property)
                .contains("web", "sql")
                .doesNotContain("closed");
        assertThat(open(proof, "healthy")).doesNotContain("closed");
    }

    /** Over BGP the tunnel would route to more than the prefixes that it has been given. */
    @Test
    void whetherATunnelSpeaksBgpMattersWhereItsRoutesAreFewer() {
        for (boolean fewer : List.of(true, false)) {
            List<RegisteredResource> resources = changed(
                    changed(resources(), "VirtualNetworkGatewayConnection", put("enableBgp", Opaque.UNKNOWN)),
                    "LocalNetworkGateway",
                    put(
                            "localNetworkAddressSpace",
                            Map.of("addressPrefixes", List.of(fewer ? "10.10.0.0/24" : "10.10.0.0/16"))));
            assertThat(open(prove(resources), "circuit:primary").isEmpty())
                    .as("fewer: " + fewer)
                    .isEqualTo(!fewer);
        }
    }

    @Test
    void whoseDeviceItIsLeavesOpenWhatIsAllowed() {
        List<RegisteredResource> resources = resources().stream()
                .map(r -> r.name().equals("net-vpn-lgw-hq")
                        ? World.resource(
                                "LocalNetworkGateway",
                                "net-vpn-lgw-hq",
                                "localNetworkGateways",
                                Map.of(
                                        "localNetworkGatewayName",
                                        "somebody",
                                        "gatewayIpAddress",
                                        Opaque.UNKNOWN,
                                        "localNetworkAddressSpace",
                                        Map.of("addressPrefixes", List.of("10.10.0.0/16"))))
                        : r)
                .toList();
        List<RegisteredResource> two = new ArrayList<>(resources);
        two.add(World.resource("LocalNetworkGateway", "other", "localNetworkGateways", Map.of()));
        assertThat(open(prove(two), "circuit:primary")).contains("web");
    }
}

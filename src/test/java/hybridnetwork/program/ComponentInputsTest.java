package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every component says what it is made from, in plain values and without a key. */
class ComponentInputsTest {
    private final RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());

    private List<RegisteredResource> components() {
        return dev.plan().resources().stream()
                .filter(resource -> resource.type().startsWith("hybrid-network:"))
                .toList();
    }

    @Test
    void everyComponentHasItsAzureNameLocationAndTags() {
        assertThat(components())
                .hasSize(8)
                .allSatisfy(component -> assertThat(component.inputs())
                        .hasEntrySatisfying(
                                "name", name -> assertThat((String) name).startsWith("hybrid-vpn-er-"))
                        .containsEntry("location", "centralus")
                        .containsEntry("tags", Map.of("environment", "dev")));
    }

    @Test
    void theyAreWhatTheChildrenAreMadeFrom() {
        assertThat(dev.input("vpn-gateway", "sku")).isEqualTo("VpnGw1AZ");
        assertThat(dev.input("vpn-gateway", "publicIps"))
                .isEqualTo(List.of("hybrid-vpn-er-vpn-pip", "hybrid-vpn-er-vpn-pip-2"));
        assertThat(dev.input("er-gateway", "publicIp")).isEqualTo("hybrid-vpn-er-er-pip");
        assertThat(dev.input("site-hq", "addressPrefixes")).isEqualTo(List.of());
        assertThat(dev.input("site-hq", "asn")).isEqualTo(65010.0);
        assertThat(dev.input("network", "subnets")).isEqualTo(Map.of("hybrid-vpn-er-internal-subnet", "10.20.1.0/24"));
        assertThat(dev.input("circuit-primary", "linkPrefixes")).isEqualTo(List.of("172.16.0.0/30", "172.16.0.4/30"));
        assertThat(dev.input("vpn-connection-hq", "gateway")).isEqualTo("hybrid-vpn-er-vpn-vgw");
        assertThat(dev.input("er-connection-primary", "withAuthorization")).isEqualTo(false);
        assertThat(dev.input("load-balancer", "rules")).isEqualTo(List.of("https"));
    }

    @Test
    void noneIsSecretOrUnknownSoNoneKeepsTheChildrenWaiting() {
        RecordedNetwork keyed = RecordedNetwork.connected(StackText.dev()
                .with("sharedKeys: { hq: aKeyOfTheSite1 }")
                .with("peeringKeys: { primary: aKeyOfThePeering1 }"));
        assertThat(keyed.plan().resources())
                .filteredOn(RegisteredResource::isComponent)
                .allSatisfy(component -> {
                    assertThat(component.inputs().toString())
                            .doesNotContain("aKeyOf", Opaque.SECRET.toString(), Opaque.UNKNOWN.toString());
                    assertThat(component.dependencies()).isEmpty();
                });
    }
}

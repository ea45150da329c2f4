package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tunnel to a device that the configuration does not declare: of the only site, or of nobody's. */
class FurtherDeviceTest {
    /** The blueprint with a second tunnel over BGP, to a device at an address, or none, that speaks with this AS number. */
    private static ProofResult with(String property, String address, double asn) {
        World world = Worlds.blueprint();
        Map<String, Object> inputs =
                new LinkedHashMap<>(Map.of("bgpSettings", Map.of("asn", asn, "bgpPeeringAddress", "10.10.9.9")));
        if (!address.isEmpty()) {
            inputs.put(property, address);
        }
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(World.resource("LocalNetworkGateway", "second", "localNetworkGateways", inputs));
        resources.add(Worlds.tunnel("second"));
        return Proof.of(resources, world.inputs(), Outages.SINGLE);
    }

    @ParameterizedTest
    @CsvSource({
        "gatewayIpAddress, 203.0.113.77, ' (203.0.113.77)'",
        "fqdn, vpn.example, ' (vpn.example)'",
        "gatewayIpAddress, '', ''",
    })
    void one_that_may_be_of_the_only_site_is_taken_for_a_further_one_and_told(
            String property, String address, String told) {
        assertThat(messages(with(property, address, 65010), "not-understood"))
                .containsExactly(
                        "LocalNetworkGateway second: it is taken for a further device of site hq, which is the only"
                                + " one, and has its AS number and the address of its BGP peer; to be sure, declare the device"
                                + told + " under `vpnDevices`");
    }

    @Test
    void one_of_another_as_number_is_nobodys_and_may_offer_anything() {
        ProofResult proof = with("fqdn", "vpn.example", 65099);
        assertThat(messages(proof, "not-understood"))
                .containsExactly(
                        "LocalNetworkGateway second: it belongs to no site of the configuration; what it offers over"
                                + " BGP, and whose packets come over its tunnel, is unknown until its device (vpn.example) is"
                                + " declared, with its site's others under `vpnDevices` or at a site of its own");
        assertThat(proof.scenarios().get(0).intents().get(1).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(with("fqdn", "vpn.example", 65010)
                        .scenarios()
                        .get(0)
                        .intents()
                        .get(1)
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
    }
}

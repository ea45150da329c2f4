package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.ProofInputs.Device;
import hybridnetwork.reachability.reading.Inventory;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.reachability.reading.SiteMatcher;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which site, and which of its devices, a local network gateway stands for. */
class SiteMatcherTest {
    private static final ProofInputs.Site HQ = site(
            "hq", "10.10.0.0/16", new Device(Optional.of("a"), "192.0.2.1"), new Device(Optional.of("b"), "b.example"));
    private static final ProofInputs.Site BRANCH =
            site("branch", "10.11.0.0/16", new Device(Optional.empty(), "192.0.2.9"));
    private static final ProofInputs.Site WITHOUT_DEVICE = site("depot", "10.12.0.0/16");

    private static ProofInputs.Site site(String name, String prefix, Device... devices) {
        return new ProofInputs.Site(
                name, List.of(Prefix.parse(prefix)), Optional.empty(), Optional.empty(), List.of(devices));
    }

    private static RegisteredResource local(String name, Map<String, Object> more) {
        return World.resource("LocalNetworkGateway", name, "localNetworkGateways", more);
    }

    private static RegisteredResource bgp(String name, String address, double asn, String peer) {
        return local(
                name,
                Map.of("gatewayIpAddress", address, "bgpSettings", Map.of("asn", asn, "bgpPeeringAddress", peer)));
    }

    private record Asked(SiteMatcher matcher, Inventory inventory) {
        String of(int index) {
            return text(matcher.of(inventory.all("LocalNetworkGateway").get(index)));
        }

        String beside(int index, String... fixed) {
            List<Prefix> prefixes = new ArrayList<>();
            for (String prefix : fixed) {
                prefixes.add(Prefix.parse(prefix));
            }
            return text(
                    matcher.besideDeclared(inventory.all("LocalNetworkGateway").get(index), prefixes));
        }

        private static String text(Optional<SiteMatcher.Match> match) {
            return match.map(it -> it.site().name()
                            + it.device().map(name -> " " + name).orElse(""))
                    .orElse("none");
        }
    }

    private static Asked ask(List<ProofInputs.Site> sites, RegisteredResource... locals) {
        Inventory inventory = new Inventory(List.of(locals), new Notes());
        ProofInputs inputs = new ProofInputs(World.BASE, sites, List.of(), List.of());
        return new Asked(new SiteMatcher(inventory, inputs), inventory);
    }

    @ParameterizedTest
    @CsvSource({
        "net-vpn-lgw-hq, hq",
        "NET-VPN-LGW-branch, branch",
        "branch, branch",
        "net-vpn-lgw-hq-a, hq a",
        "net-vpn-lgw-HQ-b, hq b",
        "net-vpn-lgw-branch-a, none",
        "net-vpn-lgw-hq-c, none",
        "other, none",
    })
    void a_gateways_name_is_made_of_the_sites_and_the_devices(String name, String expected) {
        assertThat(ask(List.of(HQ, BRANCH), local(name, Map.of()), local("another", Map.of()))
                        .of(0))
                .isEqualTo(expected);
    }

    @Test
    void an_address_or_a_domain_name_is_that_of_a_device() {
        Asked asked = ask(
                List.of(HQ, BRANCH),
                local("x", Map.of("gatewayIpAddress", "192.0.2.1")),
                local("y", Map.of("fqdn", "B.example")),
                local("net-vpn-lgw-hq", Map.of("gatewayIpAddress", "192.0.2.9")));
        assertThat(asked.of(0)).isEqualTo("hq a");
        assertThat(asked.of(1)).isEqualTo("hq b");
        assertThat(asked.of(2)).as("whatever its name").isEqualTo("branch");
    }

    @Test
    void the_only_gateway_is_that_of_the_only_site_with_a_device() {
        RegisteredResource other = local("other", Map.of());
        assertThat(ask(List.of(WITHOUT_DEVICE, HQ), other).of(0)).isEqualTo("hq");
        assertThat(ask(List.of(WITHOUT_DEVICE), other).of(0)).isEqualTo("depot");
        assertThat(ask(List.of(BRANCH, HQ), other).of(0)).isEqualTo("none");
        assertThat(ask(List.of(HQ), other, local("more", Map.of())).of(0)).isEqualTo("none");
    }

    private static final RegisteredResource DECLARED = bgp("first", "192.0.2.1", 65010, "10.10.0.1");

    /** Another device of the only site speaks with its AS number and from one of its addresses. */
    @Test
    void a_device_that_nobody_declares_may_be_a_further_one_of_the_only_site() {
        RegisteredResource further = bgp("second", "192.0.2.77", 65010, "10.10.0.2");
        assertThat(ask(List.of(HQ), further, DECLARED).beside(0)).isEqualTo("hq");
        assertThat(ask(List.of(HQ), further, DECLARED).beside(0, "10.10.7.0/24"))
                .isEqualTo("hq");
        assertThat(ask(List.of(HQ), further, DECLARED).beside(0, "10.11.0.0/24"))
                .as("with a prefix that is not the site's")
                .isEqualTo("none");
        assertThat(ask(List.of(HQ, BRANCH), further, DECLARED).beside(0))
                .as("of two sites")
                .isEqualTo("none");
    }

    @Test
    void one_of_another_as_number_or_with_a_peer_elsewhere_is_not() {
        for (RegisteredResource stranger : List.of(
                bgp("second", "192.0.2.77", 65011, "10.10.0.2"),
                bgp("second", "192.0.2.77", 65010, "10.11.0.2"),
                local("second", Map.of("bgpSettings", Map.of("asn", 65010.0))),
                local("second", Map.of("bgpSettings", Map.of("bgpPeeringAddress", "10.10.0.2"))),
                local("second", Map.of()))) {
            assertThat(ask(List.of(HQ), stranger, DECLARED).beside(0))
                    .as("%s", stranger.inputs())
                    .isEqualTo("none");
        }
        assertThat(ask(
                                List.of(HQ),
                                bgp("second", "192.0.2.77", 65010, "10.10.0.2"),
                                bgp("third", "192.0.2.78", 65010, "10.10.0.3"))
                        .beside(0))
                .as("beside another that is not declared")
                .isEqualTo("none");
    }
}

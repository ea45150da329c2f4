package hybridnetwork.reachability.reading;

import static hybridnetwork.reachability.model.SecurityRule.Access.ALLOW;
import static hybridnetwork.reachability.model.SecurityRule.Access.DENY;
import static hybridnetwork.reachability.model.SecurityRule.Access.UNKNOWN;
import static hybridnetwork.reachability.reading.Policies.id;
import static hybridnetwork.reachability.reading.Policies.network;
import static hybridnetwork.reachability.reading.Policies.with;
import static hybridnetwork.reachability.reading.Policies.withFirewall;
import static hybridnetwork.reachability.reading.Policies.without;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.resources.Opaque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a side of a firewall's rule is that nobody can list: told, and open for whatever it may match. */
class FirewallAddressesTest {
    private static final String HOST = "10.10.0.4";
    private static final String WEB = "10.20.1.4";
    private static final Map<String, Object> HTTPS = network("TCP", "*", "10.20.1.0/24", "443");

    private static Policies policy() {
        return withFirewall().policy(Map.of());
    }

    private static Policies to(Object destinations) {
        return policy().allowing(with(HTTPS, "destinationAddresses", destinations));
    }

    private static Policies toGroup(Object group) {
        return policy().allowing(with(without(HTTPS, "destinationAddresses"), "destinationIpGroups", List.of(group)));
    }

    private static Access https(Policies policies) {
        return policies.read().tcp(HOST, WEB, 443);
    }

    @Test
    void a_name_may_be_any_address() {
        Policies named = policy().allowing(
                        with(without(HTTPS, "destinationAddresses"), "destinationFqdns", List.of("web.example")));
        assertThat(https(named)).isEqualTo(UNKNOWN);
        assertThat(named.read().findings())
                .containsExactly("firewall rule group/some/rule: a name as destination may stand for any address");
    }

    @Test
    void a_service_tag_may_be_any_public_address_and_no_private_one() {
        Policies tag = to(List.of("Storage"));
        assertThat(https(tag)).isEqualTo(DENY);
        assertThat(tag.read().tcp(HOST, "20.1.2.3", 443)).isEqualTo(UNKNOWN);
        assertThat(tag.read().findings())
                .containsExactly(
                        "firewall rule group/some/rule: the destination \"Storage\" may match any address of the"
                                + " internet");
    }

    /** Tags of security groups, and text that is no address: what a firewall makes of them is not documented. */
    @ParameterizedTest
    @ValueSource(strings = {"VirtualNetwork", "internet", "AzureLoadBalancer", "some where", "10.20.1.9-10.20.1.3"})
    void what_is_no_address_of_a_firewall_may_be_any(String text) {
        assertThat(https(to(List.of(text)))).isEqualTo(UNKNOWN);
        assertThat(to(List.of(text)).read().findings())
                .containsExactly(
                        "firewall rule group/some/rule: the destination \"" + text + "\" may match any address");
    }

    @ParameterizedTest
    @CsvSource({
        "10.20.1.4-10.20.1.4, ALLOW",
        "10.20.1.3 - 10.20.1.5, ALLOW",
        "10.20.1.5-10.20.1.9, DENY",
        "fd00::/8, DENY",
    })
    void a_range_holds_both_of_its_ends_and_ipv6_nothing(String text, Access expected) {
        assertThat(https(to(List.of(text)))).isEqualTo(expected);
    }

    @Test
    void ipv6_is_told() {
        assertThat(to(List.of("fd00::/8", "10.20.1.4")).read().findings())
                .containsExactly("firewall rule group/some/rule: the IPv6 prefix fd00::/8 is not proved; IPv4 only");
    }

    @Test
    void an_ip_group_that_is_not_there_or_not_known_may_hold_any_address() {
        assertThat(https(toGroup(id("ipGroups/elsewhere")))).isEqualTo(UNKNOWN);
        assertThat(toGroup(id("ipGroups/elsewhere")).read().findings())
                .containsExactly("firewall rule group/some/rule: the IP group " + id("ipGroups/elsewhere")
                        + " as destination is not among the resources; it may hold any address");
        assertThat(https(toGroup(Opaque.UNKNOWN))).isEqualTo(UNKNOWN);
        assertThat(toGroup(Opaque.UNKNOWN).read().findings())
                .containsExactly(
                        "firewall rule group/some/rule: the IP group whose id is not known as destination is not"
                                + " among the resources; it may hold any address");
        Policies open = toGroup(id("ipGroups/web")).ipGroup("web", Opaque.UNKNOWN);
        assertThat(https(open)).isEqualTo(UNKNOWN);
        assertThat(open.read().findings())
                .containsExactly("IpGroup web: ipAddresses is not known yet; it may hold any address");
    }

    @Test
    void an_address_of_an_ip_group_is_told_of_the_group() {
        Policies odd = toGroup(id("ipGroups/web")).ipGroup("web", List.of("10.20.1.4", "some where"));
        assertThat(https(odd)).isEqualTo(ALLOW);
        assertThat(odd.read().tcp(HOST, "10.20.1.5", 443)).isEqualTo(UNKNOWN);
        assertThat(odd.read().findings())
                .containsExactly("IpGroup web: the address \"some where\" may match any address");
    }

    /** What a rule names beside a group of which nothing is known it matches all the same. */
    @Test
    void addresses_beside_an_ip_group_that_is_not_known_are_certain() {
        for (Policies policies : List.of(
                policy().allowing(with(HTTPS, "destinationIpGroups", List.of(id("ipGroups/elsewhere")))),
                policy().allowing(with(HTTPS, "destinationIpGroups", List.of(id("ipGroups/web"))))
                        .ipGroup("web", Opaque.UNKNOWN))) {
            assertThat(https(policies)).isEqualTo(ALLOW);
            assertThat(policies.read().tcp(HOST, "10.20.9.9", 443)).isEqualTo(UNKNOWN);
        }
    }
}

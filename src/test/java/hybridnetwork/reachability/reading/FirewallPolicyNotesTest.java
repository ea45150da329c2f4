package hybridnetwork.reachability.reading;

import static hybridnetwork.reachability.model.SecurityRule.Access.ALLOW;
import static hybridnetwork.reachability.model.SecurityRule.Access.DENY;
import static hybridnetwork.reachability.model.SecurityRule.Access.UNKNOWN;
import static hybridnetwork.reachability.reading.Policies.filter;
import static hybridnetwork.reachability.reading.Policies.nat;
import static hybridnetwork.reachability.reading.Policies.network;
import static hybridnetwork.reachability.reading.Policies.reference;
import static hybridnetwork.reachability.reading.Policies.web;
import static hybridnetwork.reachability.reading.Policies.with;
import static hybridnetwork.reachability.reading.Policies.withFirewall;
import static hybridnetwork.reachability.reading.Policies.without;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Prefix;
import hybridnetwork.net.PrefixSet;
import hybridnetwork.reachability.model.Doubt;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.resources.Opaque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a firewall's policy that nobody can read, and which packets that leaves open. */
class FirewallPolicyNotesTest {
    private static final String HOST = "10.10.0.4";
    private static final String WEB = "10.20.1.4";
    private static final Map<String, Object> HTTPS = network("TCP", "10.10.0.0/16", "10.20.1.0/24", "443");
    private static final Scope PAST_THE_GROUPS = new Scope.HandedOn(PrefixSet.of(Prefix.parse("10.20.0.0/16")));

    private static Policies policy(Map<String, Object> inputs) {
        return withFirewall().policy(inputs);
    }

    private static Policies allowing(Map<String, Object> rule) {
        return policy(Map.of()).allowing(rule);
    }

    private static Access https(Policies policies) {
        return policies.read().tcp(HOST, WEB, 443);
    }

    @Test
    void an_empty_reference_is_no_policy_and_one_without_an_id_is_not_known() {
        assertThat(https(new Policies().firewall(Map.of("firewallPolicy", Map.of()))))
                .isEqualTo(DENY);
        assertThat(https(new Policies().firewall(Map.of("firewallPolicy", Map.of("name", "policy")))))
                .isEqualTo(UNKNOWN);
        assertThat(https(policy(Map.of("basePolicy", Map.of())).allowing(HTTPS)))
                .isEqualTo(ALLOW);
    }

    @Test
    void what_a_firewall_without_a_policy_lets_through_is_assumed_to_be_part_of_no_flow() {
        assertThat(new Policies().firewall(Map.of()).read().assumed())
                .extracting(Notes.Assumed::what)
                .containsExactly(
                        "what firewall fw lets through by Azure's own rules, for names of Azure's infrastructure,"
                                + " is part of no flow");
    }

    @ParameterizedTest
    @CsvSource({"Deny, true", "deny, true", "Alert, false", "Off, false"})
    void only_what_denies_is_assumed_to_deny_no_flow(String mode, boolean denies) {
        assertThat(policy(Map.of("threatIntelMode", mode)).read().assumed()).hasSize(denies ? 2 : 1);
        assertThat(policy(Map.of("intrusionDetection", Map.of("mode", mode)))
                        .read()
                        .assumed())
                .hasSize(denies ? 2 : 1);
    }

    @Test
    void a_mode_that_is_not_known_may_be_to_deny() {
        assertThat(policy(Map.of("intrusionDetection", Map.of("mode", Opaque.UNKNOWN)))
                        .read()
                        .assumed())
                .hasSize(2);
    }

    /** Its NAT rules, of which nothing is known either, may lead in from the internet past the groups. */
    @Test
    void a_policy_that_is_not_known_may_let_the_internet_in() {
        Policies cyclic = policy(Map.of("basePolicy", reference("firewallPolicies/policy")));
        assertThat(cyclic.read().findings())
                .containsExactly("FirewallPolicy policy: it inherits from itself: what it lets through cannot be said");
        Policies unordered = policy(Map.of())
                .group("policy", "g", 200.0, List.of(filter("some", Opaque.UNKNOWN, "Allow", List.of(HTTPS))));
        for (Policies policies : List.of(cyclic, unordered)) {
            assertThat(policies.read().doubts())
                    .contains(new Doubt("AzureFirewall fw: to what its NAT rules lead is not known", PAST_THE_GROUPS));
            assertThat(https(policies)).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void a_change_of_snat_is_told() {
        assertThat(policy(Map.of("snat", Map.of("autoLearnPrivateRanges", "Enabled")))
                        .read()
                        .findings())
                .containsExactly("FirewallPolicy policy: its setting `snat` is not modelled: what it lets pass may get"
                        + " another source");
        assertThat(policy(Map.of("snat", Map.of("autoLearnPrivateRanges", "Disabled")))
                        .read()
                        .findings())
                .isEmpty();
    }

    @Test
    void redirected_sql_passes_only_where_the_policy_says_so_or_may() {
        Map<String, Object> sql = with(
                web("*", "db.example.com", 443), "protocols", List.of(Map.of("protocolType", "mssql", "port", 1433.0)));
        Map<Object, Access> expected = Map.of(true, UNKNOWN, Opaque.UNKNOWN, UNKNOWN, false, DENY);
        expected.forEach((flag, access) -> assertThat(policy(Map.of("sql", Map.of("allowSqlRedirect", flag)))
                        .allowing(sql)
                        .read()
                        .tcp(HOST, WEB, 11000))
                .as("%s", flag)
                .isEqualTo(access));
    }

    @ParameterizedTest
    @CsvSource({
        "translatedAddress, 10.20.1.4, 10.20.1.4",
        "translatedFqdn, web.example, web.example",
        "other, x, an address that is not known",
    })
    void what_is_handed_on_from_the_internet_is_told_with_where_to(String property, String value, String told) {
        Map<String, Object> rule =
                with(with(network("TCP", "*", "20.0.0.1", "443"), "ruleType", "NatRule"), property, value);
        assertThat(policy(Map.of())
                        .group("policy", "g", 200.0, List.of(nat("in", 100.0, List.of(rule))))
                        .read()
                        .findings())
                .containsExactly(
                        "firewall rule g/in/rule: what it hands on from the internet to " + told + " is not modelled");
    }

    @Test
    void what_a_rule_does_not_tell_is_told_of_it() {
        Map<Map<String, Object>, String> expected = Map.of(
                with(HTTPS, "ipProtocols", List.of("GRE")),
                "the protocol \"GRE\" may be any",
                with(HTTPS, "ipProtocols", List.of()),
                "it names no protocol, and may match any",
                with(HTTPS, "destinationPorts", List.of("0-99999")),
                "the ports '0-99999' is not a port or range of ports, and may be any",
                with(HTTPS, "destinationPorts", Opaque.UNKNOWN),
                "a property is not known yet; what reaches the rule may be allowed or denied",
                with(without(HTTPS, "sourceAddresses"), "sourceIpGroups", List.of()),
                "a property is not known yet; what reaches the rule may be allowed or denied");
        expected.forEach((rule, told) -> {
            assertThat(allowing(rule).read().findings())
                    .singleElement()
                    .asString()
                    .startsWith("firewall rule group/some/rule: ")
                    .endsWith(told.startsWith("the ports") ? ", and may be any" : told);
            assertThat(https(allowing(rule))).as(told).isEqualTo(UNKNOWN);
        });
    }

    /** An application rule judges TCP alone; one that denies takes only what something else would let pass. */
    @Test
    void an_application_rule_of_an_unknown_source_may_be_for_anyone() {
        Map<String, Object> open = with(web("*", "*", 443), "sourceAddresses", Opaque.UNKNOWN);
        assertThat(https(allowing(open))).isEqualTo(UNKNOWN);
        assertThat(allowing(open).read().of(Protocol.UDP, HOST, WEB, 443)).isEqualTo(DENY);
        assertThat(https(policy(Map.of())
                        .group("policy", "g", 200.0, List.of(filter("no", 100.0, "Deny", List.of(open))))))
                .isEqualTo(DENY);
    }

    @Test
    void one_that_denies_every_name_at_some_addresses_may_deny_elsewhere_or_not() {
        Map<String, Object> some = with(web("*", "*", 443), "destinationAddresses", List.of("10.20.9.0/24"));
        List<Object> collections = List.of(
                filter("no", 100.0, "Deny", List.of(some)), filter("yes", 200.0, "Allow", List.of(web("*", "*", 443))));
        assertThat(https(policy(Map.of()).group("policy", "g", 200.0, collections)))
                .isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"65535, DENY", "0, DENY", "65536, UNKNOWN", "-1, UNKNOWN"})
    void a_port_of_an_application_rule_that_there_is_not_may_be_any(int port, Access https) {
        assertThat(https(allowing(web("*", "*", port)))).isEqualTo(https);
    }

    @Test
    void a_translated_packet_goes_to_the_new_address_and_from_whoever_may_be_a_source() {
        Map<String, Object> rule = with(
                with(with(network("TCP", "*", "20.0.0.1", "443"), "ruleType", "NatRule"), "translatedAddress", WEB),
                "translatedPort",
                "8443");
        Policies known = policy(Map.of()).group("policy", "g", 200.0, List.of(nat("in", 100.0, List.of(rule))));
        assertThat(known.read().tcp(HOST, WEB, 8443)).isEqualTo(UNKNOWN);
        assertThat(known.read().tcp(HOST, "10.20.1.5", 8443)).isEqualTo(DENY);
        Policies open = policy(Map.of())
                .group(
                        "policy",
                        "g",
                        200.0,
                        List.of(nat("in", 100.0, List.of(with(rule, "sourceAddresses", Opaque.UNKNOWN)))));
        assertThat(open.read().tcp(HOST, WEB, 8443)).isEqualTo(UNKNOWN);
    }
}

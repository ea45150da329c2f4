package hybridnetwork.reachability.reading;

import static hybridnetwork.reachability.model.SecurityRule.Access.ALLOW;
import static hybridnetwork.reachability.model.SecurityRule.Access.DENY;
import static hybridnetwork.reachability.model.SecurityRule.Access.UNKNOWN;
import static hybridnetwork.reachability.reading.Policies.filter;
import static hybridnetwork.reachability.reading.Policies.id;
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
import hybridnetwork.net.ServiceTag;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.model.Scope;
import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.reachability.reading.Policies.Read;
import hybridnetwork.resources.Opaque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the policies of Azure Firewall are read. The firewall is asked about packets from site 10.10.0.0/16 to 10.20.1.0/24. */
class FirewallPolicyReadingTest {
    private static final String HOST = "10.10.0.4";
    private static final String WEB = "10.20.1.4";
    private static final Map<String, Object> HTTPS = network("TCP", "10.10.0.0/16", "10.20.1.0/24", "443");
    private static final Map<String, Object> EVERYTHING = network("Any", "*", "*", "*");
    private static final PrefixSet NETWORKS = PrefixSet.of(Prefix.parse("10.20.0.0/16"));

    private static Policies policy() {
        return withFirewall().policy(Map.of());
    }

    private static Access https(Policies policies) {
        return policies.read().tcp(HOST, WEB, 443);
    }

    private static Access allowing(Map<String, Object> rule) {
        return https(policy().allowing(rule));
    }

    @Test
    void what_no_rule_matches_is_denied() {
        Read read = policy().allowing(HTTPS).read();
        assertThat(read.tcp(HOST, WEB, 443)).isEqualTo(ALLOW);
        assertThat(read.tcp(HOST, WEB, 444)).isEqualTo(DENY);
        assertThat(read.tcp("10.11.0.4", WEB, 443)).isEqualTo(DENY);
        assertThat(read.tcp(HOST, "10.20.2.4", 443)).isEqualTo(DENY);
        assertThat(read.of(Protocol.UDP, HOST, WEB, 443)).isEqualTo(DENY);
        assertThat(read.rules().get(read.rules().size() - 1).isDefault()).isTrue();
        assertThat(read.findings()).isEmpty();
        assertThat(read.doubts()).isEmpty();
    }

    @Test
    void a_policy_without_rules_and_a_firewall_without_a_policy_deny_everything() {
        assertThat(https(policy())).isEqualTo(DENY);
        assertThat(https(new Policies().firewall(Map.of()))).isEqualTo(DENY);
    }

    @ParameterizedTest
    @CsvSource({
        "*, ALLOW",
        "10.10.0.4, ALLOW",
        "10.10.0.5, DENY",
        "10.10.0.0/24, ALLOW",
        "10.10.0.1-10.10.0.4, ALLOW",
        "10.10.0.5-10.10.0.9, DENY",
        "10.9.0.0-10.11.0.0, ALLOW",
        "10.10.0.9-10.10.0.5, UNKNOWN",
        "fd00::/8, DENY",
        "some host, UNKNOWN",
        "VirtualNetwork, UNKNOWN",
        "Storage, DENY"
    })
    void a_side_is_addresses_prefixes_and_ranges(String text, Access access) {
        assertThat(allowing(with(HTTPS, "sourceAddresses", List.of(text)))).isEqualTo(access);
    }

    @Test
    void several_addresses_match_like_one() {
        assertThat(allowing(with(HTTPS, "sourceAddresses", List.of("10.99.0.0/16", HOST))))
                .isEqualTo(ALLOW);
    }

    @ParameterizedTest
    @CsvSource({"*, ALLOW", "443, ALLOW", "400-500, ALLOW", "80, DENY", "70000, UNKNOWN"})
    void ports_are_one_or_a_range(String ports, Access access) {
        assertThat(allowing(with(HTTPS, "destinationPorts", List.of(ports)))).isEqualTo(access);
    }

    @Test
    void protocols_are_those_named_and_any_is_every_one() {
        Read any = policy().allowing(with(EVERYTHING, "destinationAddresses", List.of("10.20.0.0/16")))
                .read();
        for (Protocol protocol : Protocol.values()) {
            assertThat(any.of(protocol, HOST, WEB, 1)).as(protocol.toString()).isEqualTo(ALLOW);
        }
        Read ping = policy().allowing(network("icmp", "*", "*", "*")).read();
        assertThat(ping.of(Protocol.ICMP, HOST, WEB, 0)).isEqualTo(ALLOW);
        assertThat(ping.of(Protocol.ESP, HOST, WEB, 0)).isEqualTo(DENY);
        assertThat(ping.tcp(HOST, WEB, 443)).isEqualTo(DENY);
        assertThat(allowing(with(HTTPS, "ipProtocols", List.of("UDP", "TCP")))).isEqualTo(ALLOW);
        assertThat(allowing(with(HTTPS, "ipProtocols", List.of("GRE")))).isEqualTo(UNKNOWN);
        assertThat(allowing(with(HTTPS, "ipProtocols", List.of()))).isEqualTo(UNKNOWN);
    }

    @Test
    void whether_a_rule_with_ports_matches_packets_without_any_is_not_known() {
        Read read = policy().allowing(network(List.of("TCP", "ICMP"), "*", "*", "443"))
                .read();
        assertThat(read.tcp(HOST, WEB, 443)).isEqualTo(ALLOW);
        assertThat(read.tcp(HOST, WEB, 80)).isEqualTo(DENY);
        assertThat(read.of(Protocol.ICMP, HOST, WEB, 0)).isEqualTo(UNKNOWN);
        assertThat(read.of(Protocol.AH, HOST, WEB, 0)).isEqualTo(DENY);
    }

    @Test
    void packets_without_ports_that_are_let_out_to_public_addresses_are_perhaps_lost() {
        Read read = policy().allowing(EVERYTHING).read();
        assertThat(read.of(Protocol.ICMP, WEB, "8.8.8.8", 0)).isEqualTo(UNKNOWN);
        assertThat(read.tcp(WEB, "8.8.8.8", 53)).isEqualTo(ALLOW);
        assertThat(policy().read().of(Protocol.ICMP, WEB, "8.8.8.8", 0)).isEqualTo(DENY);
    }

    @Test
    void collections_are_asked_by_the_priority_of_their_groups_then_by_their_own() {
        Policies policies = policy().group(
                        "policy", "late", 300.0, List.of(filter("first", 100.0, "Deny", List.of(HTTPS))))
                .group(
                        "policy",
                        "early",
                        200.0,
                        List.of(
                                filter("second", 500.0, "Deny", List.of(HTTPS)),
                                filter("first", 400.0, "Allow", List.of(HTTPS))));
        assertThat(https(policies)).isEqualTo(ALLOW);
        assertThat(policies.read()
                        .judge()
                        .judge(Policies.packet(Protocol.TCP, HOST, WEB, 443))
                        .rule())
                .hasToString("rule early/first/rule (400)");
    }

    @Test
    void of_one_priority_the_name_that_comes_first_is_asked_first() {
        assertThat(https(policy().group("policy", "b", 200.0, List.of(filter("x", 100.0, "Deny", List.of(HTTPS))))
                        .group("policy", "A", 200.0, List.of(filter("y", 900.0, "Allow", List.of(HTTPS))))))
                .isEqualTo(ALLOW);
        assertThat(https(policy().group(
                                "policy",
                                "a",
                                200.0,
                                List.of(
                                        filter("x", 100.0, "Deny", List.of(HTTPS)),
                                        filter("B", 100.0, "Allow", List.of(HTTPS))))))
                .isEqualTo(ALLOW);
    }

    @Test
    void a_parents_rules_come_before_the_childs_whatever_their_priorities() {
        Policies policies = withFirewall()
                .policy(Map.of("basePolicy", reference("firewallPolicies/base")))
                .parent("base", Map.of("basePolicy", reference("firewallPolicies/company")))
                .parent("company", Map.of())
                .group("policy", "own", 100.0, List.of(filter("own", 100.0, "Allow", List.of(EVERYTHING))))
                .group("base", "b", 65000.0, List.of(filter("b", 65000.0, "Deny", List.of(HTTPS))))
                .group(
                        "company",
                        "c",
                        65000.0,
                        List.of(filter("c", 65000.0, "Allow", List.of(with(HTTPS, "sourceAddresses", List.of(HOST))))));
        assertThat(https(policies)).isEqualTo(ALLOW);
        assertThat(policies.read().tcp("10.10.0.5", WEB, 443)).isEqualTo(DENY);
        assertThat(policies.read().tcp("10.10.0.5", WEB, 80)).isEqualTo(ALLOW);
        assertThat(policies.read().rules().stream().filter(rule -> rule.isDefault()))
                .hasSize(1);
    }

    @Test
    void what_is_not_known_of_a_parent_leaves_everything_open() {
        Policies elsewhere = withFirewall()
                .policy(Map.of("basePolicy", reference("firewallPolicies/elsewhere")))
                .allowing(HTTPS);
        assertThat(https(elsewhere)).isEqualTo(UNKNOWN);
        assertThat(elsewhere.read().findings())
                .containsExactly("FirewallPolicy policy: its base policy " + id("firewallPolicies/elsewhere")
                        + " is not among the resources: what it lets through cannot be said");
        assertThat(https(withFirewall()
                        .policy(Map.of("basePolicy", Opaque.UNKNOWN))
                        .allowing(HTTPS)))
                .as("the only other policy, which there is none of, or one elsewhere")
                .isEqualTo(UNKNOWN);
        assertThat(https(withFirewall()
                        .policy(Map.of("basePolicy", Map.of("name", "base")))
                        .allowing(HTTPS)))
                .isEqualTo(UNKNOWN);
        assertThat(https(withFirewall()
                        .policy(Map.of("basePolicy", reference("firewallPolicies/policy")))
                        .allowing(HTTPS)))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void names_ids_and_words_are_compared_without_case() {
        Policies policies = new Policies()
                .firewall(Map.of(
                        "firewallPolicy",
                        Map.of("id", id("firewallPolicies/POLICY").toUpperCase(Locale.ROOT))))
                .policy(Map.of())
                .group(
                        "Policy",
                        "group",
                        200.0,
                        List.of(filter("some", 100.0, "ALLOW", List.of(with(HTTPS, "ruleType", "networkRULE")))));
        assertThat(https(policies)).isEqualTo(ALLOW);
    }

    @Test
    void ip_groups_stand_for_their_addresses() {
        Map<String, Object> rule =
                with(without(HTTPS, "sourceAddresses"), "sourceIpGroups", List.of(id("ipGroups/sites")));
        assertThat(https(
                        policy().ipGroup("sites", List.of("10.10.0.0/30", HOST)).allowing(rule)))
                .isEqualTo(ALLOW);
        assertThat(https(policy().ipGroup("sites", List.of("10.10.0.0-10.10.0.3"))
                        .allowing(rule)))
                .isEqualTo(DENY);
        assertThat(https(policy().ipGroup("sites", Opaque.UNKNOWN).allowing(rule)))
                .isEqualTo(UNKNOWN);
        assertThat(https(policy().allowing(rule))).as("a group elsewhere").isEqualTo(UNKNOWN);
        assertThat(https(policy().ipGroup("sites", List.of("10.20.1.0/24"))
                        .allowing(with(
                                without(HTTPS, "destinationAddresses"),
                                "destinationIpGroups",
                                List.of(id("ipGroups/sites"))))))
                .isEqualTo(ALLOW);
    }

    @Test
    void an_ip_group_whose_id_is_not_known_is_the_only_one_there_is() {
        Map<String, Object> rule = with(without(HTTPS, "sourceAddresses"), "sourceIpGroups", List.of(Opaque.UNKNOWN));
        Policies one = policy().ipGroup("sites", List.of(HOST)).allowing(rule);
        assertThat(https(one)).isEqualTo(ALLOW);
        assertThat(one.read().tcp("10.10.0.5", WEB, 443)).isEqualTo(DENY);
        assertThat(https(one.ipGroup("others", List.of("10.99.0.0/16")))).isEqualTo(UNKNOWN);
    }

    @Test
    void a_rule_whose_ip_group_is_empty_is_skipped_and_perhaps_so_where_it_names_addresses_too() {
        Map<String, Object> rule = with(HTTPS, "sourceIpGroups", List.of(id("ipGroups/sites")));
        assertThat(https(policy().ipGroup("sites", List.of()).allowing(without(rule, "sourceAddresses"))))
                .isEqualTo(DENY);
        assertThat(https(policy().ipGroup("sites", List.of()).allowing(rule))).isEqualTo(UNKNOWN);
        assertThat(https(policy().ipGroup("sites", List.of("10.99.0.0/16")).allowing(rule)))
                .isEqualTo(ALLOW);
    }

    @Test
    void a_service_tag_may_be_any_public_address_and_a_name_any_address() {
        Read tag = policy().allowing(with(HTTPS, "destinationAddresses", List.of("Storage.WestEurope")))
                .read();
        assertThat(tag.tcp(HOST, "20.1.2.3", 443)).isEqualTo(UNKNOWN);
        assertThat(tag.tcp(HOST, WEB, 443)).isEqualTo(DENY);
        assertThat(tag.rules().stream().flatMap(rule -> rule.tags().stream()))
                .containsExactly(new ServiceTag("Storage.WestEurope"));
        Map<String, Object> named =
                with(without(HTTPS, "destinationAddresses"), "destinationFqdns", List.of("sql.corp"));
        assertThat(allowing(named)).isEqualTo(UNKNOWN);
    }

    @Test
    void an_application_rule_leaves_open_what_no_network_rule_matches() {
        Policies policies = policy().group(
                        "policy",
                        "g",
                        300.0,
                        List.of(
                                filter("web", 100.0, "Allow", List.of(web("10.10.0.0/16", "*.example.com", 443))),
                                filter(
                                        "no",
                                        200.0,
                                        "Deny",
                                        List.of(with(HTTPS, "sourceAddresses", List.of("10.10.0.9"))))));
        Read read = policies.read();
        assertThat(read.tcp(HOST, WEB, 443)).isEqualTo(UNKNOWN);
        assertThat(read.tcp("10.10.0.9", WEB, 443))
                .as("network rules come first")
                .isEqualTo(DENY);
        assertThat(read.tcp(HOST, "20.1.2.3", 443)).isEqualTo(UNKNOWN);
        assertThat(read.tcp(HOST, WEB, 80)).isEqualTo(DENY);
        assertThat(read.tcp("10.11.0.4", WEB, 443)).isEqualTo(DENY);
        assertThat(read.of(Protocol.UDP, HOST, WEB, 443)).isEqualTo(DENY);
    }

    @Test
    void an_application_rule_that_denies_every_name_denies() {
        Map<String, Object> some = filter("some", 200.0, "Allow", List.of(web("*", "*.example.com", 443)));
        assertThat(https(policy().group(
                                "policy",
                                "g",
                                300.0,
                                List.of(
                                        filter(
                                                "none",
                                                100.0,
                                                "Deny",
                                                List.of(with(web("*", "*", 443), "destinationAddresses", List.of()))),
                                        some))))
                .isEqualTo(DENY);
        assertThat(https(policy().group(
                                "policy",
                                "g",
                                300.0,
                                List.of(filter("one", 100.0, "Deny", List.of(web("*", "example.com", 443))), some))))
                .isEqualTo(UNKNOWN);
        assertThat(https(policy().group(
                                "policy",
                                "g",
                                300.0,
                                List.of(filter("one", 100.0, "Deny", List.of(web("*", "example.com", 443)))))))
                .isEqualTo(DENY);
    }

    @Test
    void an_application_rule_without_a_port_may_be_for_any() {
        Map<String, Object> rule = without(web("*", "*", 443), "protocols");
        assertThat(policy().allowing(with(rule, "fqdnTags", List.of("WindowsUpdate")))
                        .read()
                        .tcp(HOST, WEB, 8530))
                .isEqualTo(UNKNOWN);
        assertThat(policy().allowing(with(rule, "protocols", List.of(Map.of("protocolType", "Http"))))
                        .read()
                        .tcp(HOST, WEB, 8080))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void redirected_sql_may_pass_where_sql_may() {
        Map<String, Object> sql = with(
                web("*", "db.example.com", 443), "protocols", List.of(Map.of("protocolType", "mssql", "port", 1433.0)));
        assertThat(policy().allowing(sql).read().tcp(HOST, WEB, 11000)).isEqualTo(DENY);
        assertThat(withFirewall()
                        .policy(Map.of("sql", Map.of("allowSqlRedirect", true)))
                        .allowing(sql)
                        .read()
                        .tcp(HOST, WEB, 11000))
                .isEqualTo(UNKNOWN);
    }

    private static Map<String, Object> translating(Object to) {
        return with(
                with(with(network("TCP", "*", "20.0.0.1", "443"), "ruleType", "NatRule"), "translatedAddress", to),
                "translatedPort",
                "8443");
    }

    @Test
    void a_nat_rule_lets_in_from_the_internet_and_perhaps_from_anywhere() {
        Policies policies = policy().group("policy", "g", 100.0, List.of(nat("in", 100.0, List.of(translating(WEB)))));
        Read read = policies.read();
        assertThat(read.doubts())
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.scope())
                        .isEqualTo(new Scope.HandedOn(PrefixSet.of(Prefix.parse(WEB + "/32")))));
        assertThat(read.findings())
                .containsExactly(
                        "firewall rule g/in/rule: what it hands on from the internet to " + WEB + " is not modelled");
        assertThat(read.tcp(HOST, WEB, 8443)).isEqualTo(UNKNOWN);
        assertThat(read.tcp(HOST, WEB, 443)).isEqualTo(DENY);
        Policies allowed = policies.group(
                "policy", "h", 200.0, List.of(filter("all", 100.0, "Allow", List.of(network("TCP", "*", WEB, "*")))));
        assertThat(allowed.read().tcp(HOST, WEB, 8443))
                .as("its source may be hidden")
                .isEqualTo(UNKNOWN);
        assertThat(allowed.read().tcp(HOST, WEB, 443)).isEqualTo(ALLOW);
        Policies ofTheInternet = policy().group(
                        "policy",
                        "g",
                        100.0,
                        List.of(nat(
                                "in",
                                100.0,
                                List.of(with(translating(WEB), "sourceAddresses", List.of("51.0.0.0/8"))))));
        assertThat(ofTheInternet.read().tcp(HOST, WEB, 8443))
                .as("whom it is not for")
                .isEqualTo(DENY);
    }

    @Test
    void a_nat_rule_to_a_name_or_an_unknown_address_lets_in_to_any() {
        for (Map<String, Object> rule : List.of(
                translating(Opaque.UNKNOWN),
                with(without(translating(WEB), "translatedAddress"), "translatedFqdn", "a.b"))) {
            Read read = policy().group("policy", "g", 100.0, List.of(nat("in", 100.0, List.of(rule))))
                    .read();
            assertThat(read.doubts())
                    .anySatisfy(doubt -> assertThat(doubt.scope()).isEqualTo(new Scope.HandedOn(NETWORKS)));
            assertThat(read.tcp(HOST, WEB, 8443)).isEqualTo(UNKNOWN);
        }
    }

    @Test
    void nat_rules_are_not_inherited() {
        Read read = withFirewall()
                .policy(Map.of("basePolicy", reference("firewallPolicies/base")))
                .parent("base", Map.of())
                .group("base", "g", 100.0, List.of(nat("in", 100.0, List.of(translating(WEB)))))
                .read();
        assertThat(read.doubts()).isEmpty();
        assertThat(read.tcp(HOST, WEB, 8443)).isEqualTo(DENY);
    }

    @Test
    void old_rule_groups_are_read_like_collections() {
        Map<String, Object> condition = with(without(HTTPS, "ruleType"), "ruleConditionType", "NetworkRuleCondition");
        Map<String, Object> application =
                with(without(web("*", "*", 80), "ruleType"), "ruleConditionType", "ApplicationRuleCondition");
        Map<String, Object> nat = with(without(translating(WEB), "ruleType"), "ruleConditionType", "NatRuleCondition");
        Policies policies = policy().add(
                        "FirewallPolicyRuleGroup",
                        "firewallPolicies/policy/ruleGroups/old",
                        Map.of(
                                "firewallPolicyName",
                                "policy",
                                "priority",
                                100.0,
                                "rules",
                                List.of(
                                        Map.of(
                                                "ruleType",
                                                "FirewallPolicyFilterRule",
                                                "name",
                                                "some",
                                                "priority",
                                                100.0,
                                                "action",
                                                Map.of("type", "Allow"),
                                                "ruleConditions",
                                                List.of(condition, application)),
                                        Map.of(
                                                "ruleType",
                                                "FirewallPolicyNatRule",
                                                "name",
                                                "in",
                                                "priority",
                                                200.0,
                                                "ruleCondition",
                                                without(without(nat, "translatedAddress"), "translatedPort"),
                                                "translatedAddress",
                                                WEB,
                                                "translatedPort",
                                                "8443"))),
                        Map.of());
        Read read = policies.read();
        assertThat(read.tcp(HOST, WEB, 443)).isEqualTo(ALLOW);
        assertThat(read.tcp(HOST, WEB, 80)).isEqualTo(UNKNOWN);
        assertThat(read.tcp(HOST, WEB, 8443)).isEqualTo(UNKNOWN);
        assertThat(read.tcp(HOST, WEB, 22)).isEqualTo(DENY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ipProtocols",
                "sourceAddresses",
                "sourceIpGroups",
                "destinationAddresses",
                "destinationIpGroups",
                "destinationFqdns",
                "destinationPorts"
            })
    void a_rule_of_which_something_is_not_known_may_match_anything(String property) {
        assertThat(allowing(with(network("UDP", "10.99.0.0/16", "10.98.0.0/16", "1"), property, Opaque.UNKNOWN)))
                .isEqualTo(UNKNOWN);
        assertThat(allowing(with(HTTPS, property, 7.0))).as("of another type").isEqualTo(UNKNOWN);
        Policies denied = policy().group(
                        "policy",
                        "g",
                        200.0,
                        List.of(filter("a", 100.0, "Deny", List.of(with(HTTPS, property, Opaque.UNKNOWN)))));
        assertThat(https(denied)).as("what it denies is denied in any case").isEqualTo(DENY);
    }

    @Test
    void a_rule_without_a_source_or_a_destination_may_match_anything() {
        assertThat(allowing(without(HTTPS, "sourceAddresses"))).isEqualTo(UNKNOWN);
        assertThat(allowing(without(HTTPS, "destinationAddresses"))).isEqualTo(UNKNOWN);
    }

    @Test
    void rules_of_an_unknown_kind_and_actions_that_are_not_known_leave_open() {
        Read odd = policy().allowing(with(HTTPS, "ruleType", "PacketRule")).read();
        assertThat(odd.tcp(HOST, "10.99.0.1", 1)).isEqualTo(UNKNOWN);
        assertThat(odd.doubts()).anySatisfy(doubt -> assertThat(doubt.scope()).isEqualTo(new Scope.HandedOn(NETWORKS)));
        assertThat(https(policy().group("policy", "g", 1.0, List.of(filter("a", 1.0, "Perhaps", List.of(HTTPS))))))
                .isEqualTo(UNKNOWN);
        assertThat(https(policy().group(
                                "policy",
                                "g",
                                1.0,
                                List.of(with(filter("a", 1.0, "Allow", List.of(HTTPS)), "action", Opaque.UNKNOWN)))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void collections_that_are_not_known_are_open_in_their_place() {
        Policies policies = policy().group(
                        "policy",
                        "g",
                        200.0,
                        List.of(
                                filter("a", 100.0, "Allow", List.of(HTTPS)),
                                with(filter("b", 200.0, "Allow", List.of()), "rules", Opaque.UNKNOWN)));
        assertThat(https(policies)).isEqualTo(ALLOW);
        assertThat(policies.read().tcp(HOST, WEB, 22)).isEqualTo(UNKNOWN);
    }

    @Test
    void an_order_that_is_not_known_leaves_everything_open() {
        for (Object priority : List.of(Opaque.UNKNOWN, "high")) {
            assertThat(https(policy().group(
                                    "policy", "g", priority, List.of(filter("a", 100.0, "Allow", List.of(HTTPS))))))
                    .isEqualTo(UNKNOWN);
            assertThat(https(policy().group(
                                    "policy", "g", 100.0, List.of(filter("a", priority, "Allow", List.of(HTTPS))))))
                    .isEqualTo(UNKNOWN);
        }
        assertThat(https(policy().add(
                                "FirewallPolicyRuleCollectionGroup",
                                "firewallPolicies/policy/ruleCollectionGroups/g",
                                Map.of(
                                        "firewallPolicyName",
                                        "policy",
                                        "priority",
                                        1.0,
                                        "ruleCollections",
                                        Opaque.UNKNOWN),
                                Map.of())))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_group_that_only_the_policys_outputs_show_leaves_everything_open() {
        Policies shown = withFirewall()
                .add(
                        "FirewallPolicy",
                        "firewallPolicies/policy",
                        Map.of(),
                        Map.of(
                                "ruleCollectionGroups",
                                List.of(
                                        reference("firewallPolicies/policy/ruleCollectionGroups/GROUP"),
                                        reference("firewallPolicies/policy/ruleCollectionGroups/other"))))
                .allowing(HTTPS);
        assertThat(https(shown)).isEqualTo(UNKNOWN);
        assertThat(shown.read().findings())
                .singleElement()
                .asString()
                .contains("other")
                .doesNotContain("GROUP");
    }

    @Test
    void what_is_not_known_of_a_firewall_leaves_everything_open_and_what_enters_from_the_internet() {
        Policies elsewhere = withFirewall();
        Policies unknown = new Policies().firewall(Map.of("firewallPolicy", Opaque.UNKNOWN));
        Policies inline = new Policies().firewall(Map.of("firewallPolicy", Map.of("sku", Map.of())));
        Policies classic = new Policies()
                .firewall(Map.of("networkRuleCollections", List.of(Map.of("name", "all", "priority", 100.0))));
        for (Policies policies : List.of(elsewhere, unknown, inline, classic)) {
            Read read = policies.read();
            assertThat(read.tcp(HOST, WEB, 443)).isEqualTo(UNKNOWN);
            assertThat(read.findings()).hasSize(1);
            assertThat(read.doubts())
                    .singleElement()
                    .satisfies(doubt -> assertThat(doubt.scope()).isEqualTo(new Scope.HandedOn(NETWORKS)));
        }
    }

    @Test
    void what_nobody_can_list_is_assumed_to_be_part_of_no_flow() {
        assertThat(policy().read().assumed())
                .extracting(assumed -> assumed.action() + " " + assumed.what())
                .containsExactly("deny what firewall fw lets through by Azure's own rules, for names of Azure's"
                        + " infrastructure, is part of no flow");
        Policies strict = withFirewall()
                .policy(Map.of(
                        "threatIntelMode",
                        "Alert",
                        "intrusionDetection",
                        Map.of("mode", "DENY"),
                        "basePolicy",
                        reference("firewallPolicies/base")))
                .parent("base", Map.of("threatIntelMode", "Deny"));
        assertThat(strict.read().assumed())
                .extracting(assumed -> assumed.action() + " " + assumed.what())
                .contains(
                        "allow what the threat intelligence of firewall fw denies is part of no flow",
                        "allow what the intrusion detection of firewall fw denies is part of no flow");
        assertThat(withFirewall()
                        .policy(Map.of("threatIntelMode", Opaque.UNKNOWN, "intrusionDetection", Opaque.UNKNOWN))
                        .read()
                        .assumed())
                .hasSize(3);
    }

    @Test
    void private_ranges_other_than_azures_leave_open_what_is_let_through() {
        assertThat(https(withFirewall()
                        .policy(Map.of("snat", Map.of("privateRanges", List.of("0.0.0.0/0"))))
                        .allowing(HTTPS)))
                .isEqualTo(UNKNOWN);
        assertThat(https(withFirewall()
                        .policy(Map.of("snat", Map.of("autoLearnPrivateRanges", "enabled")))
                        .allowing(HTTPS)))
                .isEqualTo(UNKNOWN);
        assertThat(https(withFirewall().policy(Map.of("snat", Opaque.UNKNOWN)).allowing(HTTPS)))
                .isEqualTo(UNKNOWN);
        assertThat(https(withFirewall().policy(Map.of("snat", Map.of("privateRanges", List.of("10.0.0.0/8"))))))
                .as("what is not let through is lost in any case")
                .isEqualTo(DENY);
        for (List<String> usual : List.of(
                List.<String>of(),
                List.of("IANAPrivateRanges"),
                List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"))) {
            assertThat(https(withFirewall()
                            .policy(Map.of(
                                    "snat", Map.of("privateRanges", usual, "autoLearnPrivateRanges", "Disabled")))
                            .allowing(HTTPS)))
                    .isEqualTo(ALLOW);
        }
    }
}

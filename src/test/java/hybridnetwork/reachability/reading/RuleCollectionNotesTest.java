package hybridnetwork.reachability.reading;

import static hybridnetwork.reachability.model.SecurityRule.Access.DENY;
import static hybridnetwork.reachability.model.SecurityRule.Access.UNKNOWN;
import static hybridnetwork.reachability.reading.Policies.filter;
import static hybridnetwork.reachability.reading.Policies.network;
import static hybridnetwork.reachability.reading.Policies.reference;
import static hybridnetwork.reachability.reading.Policies.with;
import static hybridnetwork.reachability.reading.Policies.withFirewall;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.model.SecurityRule.Access;
import hybridnetwork.resources.Opaque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of the groups and collections of a policy of which something is not known. */
class RuleCollectionNotesTest {
    private static final Map<String, Object> HTTPS = network("TCP", "*", "10.20.1.0/24", "443");

    private static Policies policy() {
        return withFirewall().policy(Map.of());
    }

    private static void isOpen(Policies policies, String... told) {
        assertThat(policies.read().tcp("10.10.0.4", "10.20.1.4", 443)).isEqualTo(UNKNOWN);
        assertThat(policies.read().findings()).containsExactly(told);
    }

    @Test
    void a_priority_that_is_not_known_is_told_of_the_group_or_of_the_collection() {
        isOpen(
                policy().group("policy", "g", Opaque.UNKNOWN, List.of(filter("a", 100.0, "Allow", List.of(HTTPS)))),
                "FirewallPolicyRuleCollectionGroup g: priority is not known yet; what its policy lets through cannot be"
                        + " said");
        isOpen(
                policy().group("policy", "g", 100.0, List.of(filter("a", Opaque.UNKNOWN, "Allow", List.of(HTTPS)))),
                "FirewallPolicyRuleCollectionGroup g, rule collection a: priority is not known yet; what its policy lets"
                        + " through cannot be said");
    }

    @ParameterizedTest
    @CsvSource({
        "FirewallPolicyRuleCollectionGroup, ruleCollectionGroups, ruleCollections",
        "FirewallPolicyRuleGroup, ruleGroups, rules",
    })
    void collections_that_are_not_known_are_told_of_their_group(String kind, String type, String list) {
        isOpen(
                policy().add(
                                kind,
                                "firewallPolicies/policy/" + type + "/g",
                                Map.of("firewallPolicyName", "policy", "priority", 100.0, list, Opaque.UNKNOWN),
                                Map.of()),
                kind + " g: " + list + " is not known yet; what its policy lets through cannot be said");
    }

    @ParameterizedTest
    @CsvSource({"ruleCollectionGroups", "ruleGroups"})
    void groups_that_only_outputs_show_are_told_by_their_id_or_name(String list) {
        for (Map<String, Object> shown : List.<Map<String, Object>>of(
                reference("firewallPolicies/policy/" + list + "/other"), Map.of("name", "other"))) {
            isOpen(
                    withFirewall()
                            .add("FirewallPolicy", "firewallPolicies/policy", Map.of(), Map.of(list, List.of(shown))),
                    "FirewallPolicy policy: its group of rules other, which only its outputs show, is not among the"
                            + " resources: what it lets through cannot be said");
        }
    }

    @Test
    void rules_of_an_unknown_kind_are_told_with_their_place() {
        String told = ": of which kind it is is not known; it may let through anything";
        isOpen(policy().allowing(with(HTTPS, "ruleType", "Teleport")), "firewall rule group/some/rule" + told);
        isOpen(
                policy().group(
                                "policy",
                                "g",
                                100.0,
                                List.of(with(filter("a", 100.0, "Allow", List.of()), "rules", Opaque.UNKNOWN))),
                "firewall rule g/a/its rules" + told);
    }

    /** Of old versions: one condition, or several, is what has the rule's addresses. */
    @ParameterizedTest
    @CsvSource({"ruleConditions", "ruleCondition"})
    void conditions_of_an_old_rule_that_are_not_known_leave_it_open(String property) {
        Policies policies = policy().add(
                        "FirewallPolicyRuleGroup",
                        "firewallPolicies/policy/ruleGroups/old",
                        Map.of(
                                "firewallPolicyName",
                                "policy",
                                "priority",
                                100.0,
                                "rules",
                                List.of(Map.of(
                                        "ruleType",
                                        "FirewallPolicyFilterRule",
                                        "name",
                                        "some",
                                        "priority",
                                        100.0,
                                        "action",
                                        Map.of("type", "Allow"),
                                        property,
                                        Opaque.UNKNOWN))),
                        Map.of());
        isOpen(
                policies,
                "firewall rule old/some/its rules: of which kind it is is not known; it may let through anything");
    }

    @ParameterizedTest
    @CsvSource({"allow, ALLOW", "DENY, DENY", "Teleport, UNKNOWN"})
    void an_action_is_to_allow_to_deny_or_not_known(String action, Access expected) {
        assertThat(policy().group("policy", "g", 100.0, List.of(filter("a", 100.0, action, List.of(HTTPS))))
                        .read()
                        .tcp("10.10.0.4", "10.20.1.4", 443))
                .isEqualTo(expected);
        assertThat(policy().group("policy", "g", 100.0, List.of(filter("a", 100.0, action, List.of(HTTPS))))
                        .read()
                        .tcp("10.10.0.4", "10.20.1.4", 80))
                .isEqualTo(DENY);
    }
}

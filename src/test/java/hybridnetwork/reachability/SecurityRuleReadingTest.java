package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule's addresses and ports are that nobody can list, told of each rule that has them. */
class SecurityRuleReadingTest {
    private static World world(RuleSpec... rules) {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("hq", "internal", "Tcp", "443"));
        world.frontends.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", List.of(rules), null));
        return world;
    }

    private static Verdict web(World world) {
        return Worlds.healthy(world.resources(), world.inputs()).verdict();
    }

    private static RuleSpec from(String name, int priority, String source) {
        return Worlds.allow(name, true, priority, source, "*", "Tcp", "443");
    }

    private static final RuleSpec CLOSED = Worlds.deny("closed", true, 4096, "*", "*");

    @ParameterizedTest
    @ValueSource(strings = {"10.10.0.0/33", "some where", "300.1.2.3"})
    void an_address_that_is_none_may_be_any(String text) {
        World world = world(from("odd", 100, text), CLOSED);
        assertThat(web(world)).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(world.prove(Outages.SINGLE), "not-understood"))
                .containsExactly("NetworkSecurityGroup net-internal-nsg, rule odd: the source \"" + text
                        + "\" may match any address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"some where", "Storage", "fd00::/8"})
    void what_is_not_understood_is_told_of_each_rule_that_says_it(String text) {
        World world = world(from("one", 100, text), from("two", 200, text), CLOSED);
        assertThat(messages(world.prove(Outages.SINGLE), "not-understood"))
                .hasSize(2)
                .anyMatch(message -> message.contains("rule one"))
                .anyMatch(message -> message.contains("rule two"));
    }

    @Test
    void a_rule_that_names_no_ports_surely_matches_all_of_them() {
        World world = world(from("web", 100, "10.10.0.0/16"), CLOSED);
        assertThat(Worlds.healthy(
                                Readings.changed(world.resources(), "NetworkSecurityGroup", group -> {
                                    Map<String, Object> rule =
                                            new LinkedHashMap<>(World.ruleBag(from("web", 100, "10.10.0.0/16")));
                                    rule.remove("sourcePortRange");
                                    rule.remove("destinationPortRange");
                                    group.put("securityRules", List.of(rule, World.ruleBag(CLOSED)));
                                    return group;
                                }),
                                world.inputs())
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
    }
}

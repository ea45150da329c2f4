package hybridnetwork.review;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When other priorities of rules mean nothing. */
class RenumberingTest {
    private static Map<String, Object> rule(String name, String direction, double priority) {
        return Map.of("name", name, "direction", direction, "priority", priority);
    }

    private static Renumbering renumbering(List<Map<String, Object>> before, List<Map<String, Object>> after) {
        var group = new RegisteredResource(
                "azure-native:network:NetworkSecurityGroup",
                "group",
                "urn",
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                Map.of("securityRules", after),
                Map.of());
        return Renumbering.in(
                group, PropertyChange.between(Map.of("securityRules", before), Map.of("securityRules", after)));
    }

    @Test
    void rulesThatMakeRoomForAnotherKeepTheirOrder() {
        Renumbering renumbering = renumbering(
                List.of(rule("a", "Inbound", 200), rule("b", "Inbound", 201), rule("c", "Outbound", 200)),
                List.of(
                        rule("new", "Inbound", 200),
                        rule("a", "Inbound", 201),
                        rule("b", "Inbound", 202),
                        rule("c", "Outbound", 200)));

        assertThat(renumbering.rules()).isEqualTo(2);
        assertThat(renumbering.others()).extracting(PropertyChange::path).containsExactly("securityRules[new]");
    }

    @Test
    void aRuleThatOvertakesAnotherIsTold() {
        Renumbering renumbering = renumbering(
                List.of(rule("a", "Inbound", 200), rule("b", "Inbound", 201)),
                List.of(rule("a", "Inbound", 202), rule("b", "Inbound", 201)));

        assertThat(renumbering.rules()).isZero();
        assertThat(renumbering.others()).extracting(PropertyChange::path).containsExactly("securityRules[a].priority");
    }

    @Test
    void aRuleOfTheOtherDirectionOvertakesNothing() {
        assertThat(renumbering(
                                List.of(rule("a", "Inbound", 200), rule("b", "Outbound", 300)),
                                List.of(rule("a", "Inbound", 400), rule("b", "Outbound", 300)))
                        .rules())
                .isEqualTo(1);
    }
}

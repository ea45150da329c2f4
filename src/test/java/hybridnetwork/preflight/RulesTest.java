package hybridnetwork.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.Severity;
import hybridnetwork.testing.Golden;
import hybridnetwork.testing.StackText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule: the message of a minimal stack that breaks it, and that the nearest legal value passes. */
final class RulesTest {
    private static final List<String> TABLES = List.of(
            "address-plan",
            "spokes",
            "subnets",
            "inspection",
            "circuits",
            "peering",
            "gateways",
            "coexistence",
            "sites",
            "tunnels",
            "keys",
            "load-balancer",
            "traffic",
            "names",
            "monitoring",
            "advice");

    /** One row of a table. */
    private record Case(String name, Map<?, ?> over) {
        List<Problem> problems(Surroundings surroundings) {
            ReadConfig read = Stacks.read(over);
            List<Problem> found = read.stack()
                    .map(stack -> Preflight.check(stack, surroundings))
                    .orElse(List.of());
            return StackText.shown(read, found);
        }
    }

    private record Table(Map<?, ?> row) {
        String rule() {
            return String.valueOf(row.get("rule"));
        }

        List<Case> cases(String kind) {
            List<Case> cases = new ArrayList<>();
            if (row.get(kind) instanceof Map<?, ?> map) {
                map.forEach((name, over) ->
                        cases.add(new Case(String.valueOf(name), (Map<?, ?>) Objects.requireNonNull(over))));
            }
            return cases;
        }
    }

    private static List<Table> tables(String file) {
        return ((List<?>) Objects.requireNonNull(Stacks.load(file + ".yaml")))
                .stream().map(row -> new Table((Map<?, ?>) row)).toList();
    }

    @TestFactory
    Stream<DynamicNode> the_nearest_legal_value_passes() {
        return TABLES.stream()
                .flatMap(file -> tables(file).stream())
                .map(table -> DynamicContainer.dynamicContainer(
                        table.rule(),
                        table.cases("good").stream()
                                .map(good -> DynamicTest.dynamicTest(
                                        good.name(),
                                        () -> assertThat(good.problems(Surroundings.offline()))
                                                .extracting(Problem::rule)
                                                .doesNotContain(table.rule())))));
    }

    @TestFactory
    Stream<DynamicTest> a_broken_rule_is_told_in_the_users_words() {
        return TABLES.stream()
                .map(file -> DynamicTest.dynamicTest(file, () -> {
                    StringBuilder text = new StringBuilder();
                    for (Table table : tables(file)) {
                        text.append("==== ").append(table.rule()).append('\n');
                        table.cases("bad").forEach(bad -> text.append(broken(table, bad)));
                        table.cases("warns").forEach(soft -> {
                            assertThat(of(table, soft))
                                    .extracting(Problem::severity)
                                    .containsOnly(Severity.WARNING);
                            text.append(broken(table, soft));
                        });
                    }
                    Golden.assertMatches("rules/" + file + ".txt", text.toString());
                }));
    }

    private static List<Problem> of(Table table, Case broken) {
        return broken.problems(Surroundings.offline()).stream()
                .filter(problem -> problem.rule().equals(table.rule()))
                .toList();
    }

    private static String broken(Table table, Case broken) {
        List<Problem> all = broken.problems(Surroundings.offline());
        List<Problem> own = all.stream()
                .filter(problem -> problem.rule().equals(table.rule()))
                .toList();
        assertThat(own).as("%s, %s, among %s", table.rule(), broken.name(), all).isNotEmpty();
        StringBuilder text = new StringBuilder("-- ").append(broken.name()).append('\n');
        own.forEach(problem -> text.append(ProblemLines.of(problem)));
        List<String> beside = all.stream()
                .filter(problem -> problem.severity() != Severity.ADVICE)
                .map(Problem::rule)
                .filter(rule -> !rule.equals(table.rule()))
                .distinct()
                .toList();
        return text.append(beside.isEmpty() ? "" : "  beside it: " + String.join(", ", beside) + "\n")
                .toString();
    }

    @Test
    void the_minimal_stack_breaks_no_rule() {
        assertThat(new Case("minimal", Map.of()).problems(Surroundings.underEngine()))
                .filteredOn(problem -> problem.severity() != Severity.ADVICE)
                .isEmpty();
    }

    @Test
    void every_rule_that_preflight_checks_has_a_row() {
        TreeSet<String> rows = new TreeSet<>();
        TABLES.forEach(file -> tables(file).forEach(table -> {
            rows.add(table.rule());
            assertThat(table.cases("good")).as(table.rule()).isNotEmpty();
        }));
        assertThat(RuleBook.checked().map(Rule::id)).isSubsetOf(rows);
    }

    @Test
    void a_missing_key_is_an_error_once_resources_are_to_be_registered() {
        Map<Object, Object> nothing = new LinkedHashMap<>();
        nothing.put("sharedKeys", null);
        Case missing = new Case("no shared key", nothing);
        assertThat(missing.problems(Surroundings.offline()))
                .filteredOn(problem -> problem.rule().equals("shared-key-missing"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.severity()).isEqualTo(Severity.WARNING));
        assertThat(missing.problems(Surroundings.underEngine()))
                .filteredOn(problem -> problem.rule().equals("shared-key-missing"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.severity()).isEqualTo(Severity.ERROR);
                    assertThat(problem.fix())
                            .contains("pulumi config set --secret --stack STACK --path 'hybrid-network:sharedKeys.hq'");
                });
    }
}

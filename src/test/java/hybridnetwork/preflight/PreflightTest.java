package hybridnetwork.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.Severity;
import hybridnetwork.testing.FrozenStacks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules together, on whole stacks. */
final class PreflightTest {
    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void the_stacks_of_the_project_lack_their_keys_and_nothing_else(String stack) {
        Path file = FrozenStacks.file(stack);
        assertThat(Preflight.problems(ReadConfig.fromFile(file, file.toString()), Surroundings.offline()))
                .filteredOn(problem -> problem.severity() != Severity.ADVICE)
                .extracting(Problem::rule)
                .containsOnly("shared-key-missing");
    }

    @Test
    void problems_are_told_in_the_order_of_the_file_with_their_places() {
        ReadConfig read = Stacks.read(Map.of(
                "network", Map.of("gatewaySubnet", "10.20.255.240/28"),
                "sites", Map.of("hq", Map.of("connection", Map.of("dpdTimeoutSeconds", 300)))));
        List<Problem> problems = Preflight.problems(read, Surroundings.offline());
        assertThat(problems)
                .filteredOn(problem -> problem.rule().equals("dpd-advised"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.at())
                        .hasValueSatisfying(at -> assertThat(at.file()).isEqualTo("Pulumi.test.yaml")));
        List<Integer> lines = problems.stream()
                .flatMap(problem -> problem.at().stream())
                .map(at -> at.line())
                .toList();
        assertThat(lines).isSorted();
    }

    @Test
    void one_mistake_with_many_consequences_is_told_twenty_times() {
        // The network moves onto all 1,000 prefixes of the site.
        List<Problem> problems = Preflight.problems(
                Stacks.read(Map.of("prefixes", 1000, "network", Map.of("addressSpace", List.of("11.0.0.0/8")))),
                Surroundings.offline());
        assertThat(problems)
                .filteredOn(problem -> problem.rule().equals("no-overlap-all-spaces"))
                .hasSize(21)
                .last()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("and 980 more of this rule"));
    }

    @Test
    void thousands_of_contradictions_are_not_all_looked_for() {
        java.util.Map<String, Object> traffic = new java.util.LinkedHashMap<>();
        for (int i = 0; i < 1500; i++) {
            traffic.put(
                    "i" + i,
                    Map.of(
                            "action",
                            i % 2 == 0 ? "allow" : "deny",
                            "from",
                            "hq",
                            "to",
                            "internal",
                            "protocol",
                            "Icmp"));
        }
        assertThat(Preflight.problems(Stacks.read(Map.of("traffic", traffic)), Surroundings.offline()))
                .filteredOn(problem -> problem.rule().equals("traffic-contradiction"))
                .hasSize(21);
    }
}

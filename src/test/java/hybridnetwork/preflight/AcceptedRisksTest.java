package hybridnetwork.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.ConfigPath;
import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.Severity;
import hybridnetwork.testing.Golden;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code hybrid-network:acceptedRisks}: a warning becomes a noted exception, an error does not. */
final class AcceptedRisksTest {
    private static final Map<String, Object> SLOW_DPD =
            Map.of("hq", Map.of("connection", Map.of("dpdTimeoutSeconds", 300)));

    private static List<Problem> problems(Map<String, Object> over) {
        return Preflight.problems(Stacks.read(over), Surroundings.offline());
    }

    private static List<Problem> of(List<Problem> problems, String rule) {
        return problems.stream().filter(problem -> problem.rule().equals(rule)).toList();
    }

    @Test
    void an_accepted_warning_is_shown_as_advice_with_its_reason() {
        List<Problem> problems = problems(Map.of(
                "sites", SLOW_DPD, "acceptedRisks", Map.of("dpd-advised", "the provider re-routes for minutes")));
        assertThat(of(problems, "dpd-advised")).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.ADVICE);
            assertThat(problem.accepted()).contains("the provider re-routes for minutes");
            assertThat(problem.sentence()).endsWith("; accepted: the provider re-routes for minutes");
        });
        assertThat(problems).noneMatch(problem -> problem.rule().startsWith("accepted-risk"));
    }

    @Test
    void a_key_in_clear_is_never_accepted() {
        List<Problem> problems = problems(Map.of(
                "sharedKeys",
                Map.of("hq", "swordfish"),
                "acceptedRisks",
                Map.of("secret-in-clear", "a throw-away stack")));
        assertThat(of(problems, "secret-in-clear")).singleElement().satisfies(problem -> {
            assertThat(problem.isError()).isTrue();
            assertThat(problem.accepted()).isEmpty();
        });
        assertThat(of(problems, "accepted-risk-error")).singleElement().matches(Problem::isError);
    }

    @Test
    void recommendations_can_be_declined() {
        List<Problem> problems = problems(Map.of("acceptedRisks", Map.of("aprl-monitoring", "another team watches")));
        assertThat(of(problems, "aprl-monitoring"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.accepted()).contains("another team watches"));
    }

    @Test
    void what_cannot_be_accepted_is_said() {
        String told = List.of(
                        Map.<String, Object>of(
                                "network",
                                Map.of("gatewaySubnet", "10.20.255.240/28"),
                                "acceptedRisks",
                                Map.of("gw-subnet-min-prefix-coexist", "it worked last year")),
                        Map.<String, Object>of("acceptedRisks", Map.of("dpd-advised", "nothing is slow here")),
                        Map.<String, Object>of("acceptedRisks", Map.of("dpd-advise", "a typo")),
                        Map.<String, Object>of("acceptedRisks", Map.of("world-peace", "no such rule")))
                .stream()
                .flatMap(over -> problems(over).stream())
                .filter(problem -> problem.severity() != Severity.ADVICE)
                .map(problem -> problem.rule() + "\n" + ProblemLines.of(problem))
                .collect(Collectors.joining());
        Golden.assertMatches("rules/accepted-risks.txt", told);
    }

    @Test
    void an_exception_to_a_rule_that_only_azure_can_decide_is_left_alone() {
        assertThat(of(
                        problems(Map.of("acceptedRisks", Map.of("er-premium-downgrade-guard", "few routes"))),
                        "accepted-risk-unmatched"))
                .isEmpty();
    }

    @Test
    void a_violated_intent_cannot_be_accepted_even_where_it_is_a_warning() {
        ReadConfig read = Stacks.read(Map.of("acceptedRisks", Map.of("intent-violated", "we know")));
        assertThat(of(Preflight.problems(read, Surroundings.offline()), "accepted-risk-error"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.isError()).isTrue());
        Problem violated = Problem.warning("intent-violated", ConfigPath.ROOT, "`web` does not hold");
        assertThat(Preflight.withAccepted(read.stack().orElseThrow(), List.of(violated)))
                .containsExactly(violated);
    }

    @Test
    void a_finding_of_the_proof_may_be_accepted_before_it_is_known() {
        assertThat(problems(Map.of("acceptedRisks", Map.of("site-transit", "both sites are ours"))))
                .noneMatch(problem -> problem.rule().startsWith("accepted-risk"));
    }

    @Test
    void a_warning_that_was_found_elsewhere_is_accepted() {
        ReadConfig read = Stacks.read(Map.of("acceptedRisks", Map.of("er-premium-downgrade-guard", "few routes")));
        Problem warning = Problem.warning("er-premium-downgrade-guard", ConfigPath.ROOT, "Azure may refuse");
        Problem error = Problem.error("er-bandwidth-no-decrease", ConfigPath.ROOT, "Azure refuses");
        assertThat(Preflight.withAccepted(read.stack().orElseThrow(), List.of(warning, error)))
                .containsExactly(warning.accepted("few routes"), error);
    }
}

package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code ./hybrid explain RULE} shows the page of a rule. */
final class ExplainCommandTest {
    private static Invocation explain(String rule) {
        return Invocation.of("explain", rule);
    }

    @Test
    void a_rule_by_its_id() {
        Invocation page = explain("lpm-pitfall");
        assertThat(page.status()).isZero();
        assertThat(page.out())
                .startsWith("lpm-pitfall (R71, error)")
                .contains("Breaks it:", "Fix:", "Decided: preflight", "Source:");
    }

    @Test
    void a_rule_by_its_number_in_any_case() {
        assertThat(explain("r71").out()).startsWith("lpm-pitfall");
    }

    @Test
    void a_slip_of_the_keyboard_is_wrong_usage_that_names_what_was_meant() {
        Invocation slip = explain("lpm-pitfal");
        assertThat(slip.status()).isEqualTo(2);
        assertThat(slip.err()).contains("did you mean lpm-pitfall?");
        assertThat(slip.out()).isEmpty();
    }

    @Test
    void something_else_is_wrong_usage_that_names_the_list() {
        Invocation wrong = explain("world-peace");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("docs/rules.md");
    }
}

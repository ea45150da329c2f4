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
    void without_a_rule_all_of_them_are_listed() {
        Invocation list = Invocation.of("explain");
        assertThat(list.status()).isZero();
        assertThat(list.out())
                .contains("\nPrivate peering\n", "  error    lpm-pitfall\n", "  advice   aprl-monitoring\n");
    }

    @Test
    void a_source_is_a_link_that_opens() {
        assertThat(explain("er-route-limits").out())
                .contains(
                        "https://github.com/MicrosoftDocs/azure-docs/blob/main/includes/expressroute-limits.md",
                        "https://learn.microsoft.com/azure/expressroute/expressroute-faqs\n");
    }

    /** A plan can do without a key, and calls it what its page does. */
    @Test
    void a_missing_key_has_one_severity() {
        assertThat(explain("shared-key-missing").out()).startsWith("shared-key-missing (warning)");
        assertThat(Invocation.of("plan", "dev").out()).contains("warning[shared-key-missing]");
    }

    @Test
    void what_is_on_premises_is_taken_as_given() {
        for (String rule : new String[] {"peer-ip-order", "peer-bfd", "ergw-mtu"}) {
            assertThat(explain(rule).out()).contains("Decided: taken as given: ");
        }
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

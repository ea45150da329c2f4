package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** {@code ./hybrid explain RULE} shows the page of a rule. */
final class ExplainCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int explain(String rule) {
        return CommandLineInterface.run(new PrintWriter(out, true), new PrintWriter(err, true), "explain", rule);
    }

    @Test
    void a_rule_by_its_id() {
        assertThat(explain("lpm-pitfall")).isZero();
        assertThat(out.toString())
                .startsWith("lpm-pitfall (R71, error)")
                .contains("Breaks it:", "Fix:", "Decided: preflight", "Source:");
    }

    @Test
    void a_rule_by_its_number_in_any_case() {
        assertThat(explain("r71")).isZero();
        assertThat(out.toString()).startsWith("lpm-pitfall");
    }

    @Test
    void a_slip_of_the_keyboard_is_wrong_usage_that_names_what_was_meant() {
        assertThat(explain("lpm-pitfal")).isEqualTo(2);
        assertThat(err.toString()).contains("did you mean lpm-pitfall?");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void something_else_is_wrong_usage_that_names_the_list() {
        assertThat(explain("world-peace")).isEqualTo(2);
        assertThat(err.toString()).contains("docs/rules.md");
    }
}

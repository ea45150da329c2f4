package hybridnetwork.config;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.StackText;
import org.junit.jupiter.api.Test;

/** {@code pulumi config set} writes any single value in quotes; offline it means what it means to the engine. */
final class QuotedValuesTest {
    @Test
    void aTopLevelBooleanMayStandInQuotes() {
        assertThat(StackText.dev().with("protect: \"true\"").stack().protect()).isTrue();
        assertThat(StackText.dev().with("protect: \"false\"").stack().protect()).isFalse();
    }

    @Test
    void aValueInsideASectionHasItsType() {
        ReadConfig read = StackText.dev()
                .with("vpn: { gateway: { activeActive: \"true\" } }")
                .read();
        assertThat(read.stack()).isEmpty();
        assertThat(read.problems()).extracting(Problem::rule).contains("wrong-type");
    }
}

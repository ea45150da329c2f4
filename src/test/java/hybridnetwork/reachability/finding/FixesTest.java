package hybridnetwork.reachability.finding;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.limits.AskedOfExports;
import hybridnetwork.reachability.finding.Finding.Severity;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of finding says what to do, or that nothing need be done. */
class FixesTest {
    private static final Pattern ACCEPTING =
            Pattern.compile("`hybrid-network:acceptedRisks: \\{ ([a-z0-9-]+): REASON }`");

    static Stream<String> kinds() {
        Set<String> kinds = new TreeSet<>(Finding.NOTICED);
        kinds.addAll(AskedOfExports.RULES);
        return kinds.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindHasOneFix(String rule) {
        Finding finding = new Finding(rule, Severity.WARNING, "x");
        assertThat(finding.fix()).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
        assertThat(finding.fix().substring(0, 1)).isLowerCase();
        assertThat(finding.fix().length()).isBetween(15, 240);
    }

    /** A fix that accepts a risk names its own rule. */
    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsAcceptedIsTheRuleItself(String rule) {
        Matcher accepting = ACCEPTING.matcher(new Finding(rule, Severity.WARNING, "x").fix());
        while (accepting.find()) {
            assertThat(accepting.group(1)).isEqualTo(rule);
        }
    }

    @Test
    void theseOnlyInform() {
        assertThat(kinds().filter(rule -> new Finding(rule, Severity.ADVICE, "x").isInformation()))
                .containsExactly("firewall-address-allocated", "pool-assumed");
    }
}

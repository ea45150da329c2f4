package hybridnetwork.plan;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.testing.ForeignNames;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names change nothing of what a network lets through: the proof is the same whatever its resources are called. */
class ForeignNamesProofTest {
    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of(StackText.dev(), ForeignNames.dev()),
                Arguments.of(
                        StackText.in(Path.of("src/test/resources/designs/stacks/Pulumi.inspected.yaml")),
                        ForeignNames.inspected()));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void itsIntentsHoldAsUnderTheBlueprintsNames(StackText blueprint, StackText foreign) {
        List<String> verdicts = verdicts(proof(blueprint));

        assertThat(verdicts(proof(foreign))).isEqualTo(verdicts).hasSizeGreaterThan(20);
        assertThat(proof(foreign).findings())
                .extracting(Finding::rule)
                .isEqualTo(
                        proof(blueprint).findings().stream().map(Finding::rule).toList());
    }

    private static ProofResult proof(StackText stack) {
        return NetworkProof.of(
                stack.stack(), RecordedNetwork.connected(stack).plan().resources(), Outages.SINGLE);
    }

    /** What decides, without the names on the way. */
    private static List<String> verdicts(ProofResult proof) {
        return proof.scenarios().stream()
                .flatMap(scenario -> scenario.intents().stream()
                        .map(intent -> scenario.name().replaceAll("appliance:.*", "appliance") + " " + intent.name()
                                + " " + intent.verdict() + " " + intent.tolerated()))
                .toList();
    }
}

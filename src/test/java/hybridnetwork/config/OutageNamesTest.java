package hybridnetwork.config;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.NetworkProof;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.ProofProblems;
import hybridnetwork.reachability.Outages;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that the reader takes are those of the proof's scenarios. */
final class OutageNamesTest {
    private static final List<String> OTHERS = List.of(
            "healthy",
            "vpn-gateway/instance-1",
            "vpn-gateway/instance-2",
            "er-gateway/instance-0",
            "circuit:none",
            "circuit:chicago",
            "tunnel:none",
            "tunnel:plant",
            "vpn-gateway + er-gateway");

    private static ProofResult proof(StackText text, Stage stage) {
        StackConfig stack = text.stack();
        return NetworkProof.of(
                stack, OfflinePlan.of(stack, "test", stage).plan().resources(), Outages.SINGLE);
    }

    private static final String FIREWALL =
            "inspection: { firewall: { subnet: 10.20.254.0/26 }, between: [on-premises/hub] }";

    @Test
    void whatInspectsMayBeLost() {
        assertThat(proof(StackText.dev().with(FIREWALL), Stage.connected).scenarios())
                .extracting(Scenario::name)
                .contains("appliance:hybrid-vpn-er-fw");
        StackText tolerant = tolerating(StackText.dev(), List.of("appliance:hybrid-vpn-er-fw"));
        assertThat(tolerant.with(FIREWALL).read().problems())
                .extracting(Problem::rule)
                .doesNotContain("unknown-name");
        assertThat(tolerant.with("inspection: { firewall: { skew: 1 } }").read().problems())
                .as("told there")
                .extracting(Problem::rule)
                .doesNotContain("unknown-name");
        assertThat(tolerant.read().problems()).extracting(Problem::rule).contains("unknown-name");
    }

    private static StackText tolerating(StackText stack, List<String> outages) {
        return stack.with("traffic: { web: { mayFailIn: [\"" + String.join("\", \"", outages) + "\"] } }");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void everyOutageOfAScenarioIsTakenAndNoOther(String name) {
        StackText stack = StackText.of(name);
        List<String> single = proof(stack, Stage.connected).scenarios().stream()
                .filter(scenario -> !scenario.failed().isEmpty())
                .map(Scenario::name)
                .toList();
        assertThat(proof(stack, Stage.ordered).scenarios())
                .extracting(Scenario::name)
                .containsAll(single);
        StackConfig tolerant = tolerating(stack, single).stack();
        assertThat(Objects.requireNonNull(tolerant.traffic().get("web")).mayFailIn())
                .isEqualTo(single);
        for (String other : OTHERS) {
            List<Problem> problems = tolerating(stack, List.of(other)).read().problems();
            assertThat(problems.stream().anyMatch(problem -> problem.rule().equals("unknown-name")))
                    .as(other)
                    .isNotEqualTo(single.contains(other));
        }
    }

    /** What is wrong with a section is told once, there. */
    @Test
    void aGatewayWhoseSectionIsWrongOrForgottenHasItsName() {
        StackText tolerant = tolerating(StackText.dev(), List.of("vpn-gateway", "er-gateway"));
        for (String wrong : List.of("vpn: { gateway: { skew: 1 } }", "expressRoute: { gateway: { skew: 1 } }")) {
            assertThat(tolerant.with(wrong).read().problems())
                    .as(wrong)
                    .extracting(Problem::rule)
                    .contains("unknown-key")
                    .doesNotContain("unknown-name");
        }
        assertThat(tolerant.with("vpn: ~").read().problems())
                .extracting(Problem::rule)
                .doesNotContain("unknown-name");
    }

    /** What an intent tolerates is the proof's alone: a deployed network is left as it is. */
    @Test
    void aToleranceChangesNoResource() {
        StackText tolerant = tolerating(StackText.dev(), List.of("vpn-gateway", "tunnel:hq"));
        assertThat(OfflinePlan.of(tolerant.stack(), "dev", Stage.connected)
                        .plan()
                        .resources())
                .isEqualTo(OfflinePlan.of(StackText.dev().stack(), "dev", Stage.connected)
                        .plan()
                        .resources());
    }

    @Test
    void whatTheResourcesDoNotHaveIsToldAfterTheProof() {
        StackText stack = tolerating(StackText.dev(), List.of("vpn-gateway/instance-1", "tunnel:hq"));
        ProofPremises premises = stack.stack().premises();
        ProofResult proof = proof(StackText.dev().with("vpn: { gateway: { activeActive: false } }"), Stage.connected);
        assertThat(ProofProblems.unknownOutages(premises, proof))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path().text()).endsWith("traffic.web.mayFailIn[0]");
                    assertThat(problem.fix()).hasValue("write `vpn-gateway/instance-0`");
                });
        assertThat(ProofProblems.unknownOutages(premises, proof(stack, Stage.connected)))
                .isEmpty();
    }

    @Test
    void theOnlyOutageOfItsKindIsWhatWasMeant() {
        List<String> outages = List.of("tunnel:hq", "tunnel:plant", "tunnel:plant/a", "appliance:hybrid-hub-fw");
        assertThat(OutageNames.unknown(ConfigPath.ROOT, "appliance:fw", outages).fix())
                .contains("write `appliance:hybrid-hub-fw`");
        assertThat(OutageNames.unknown(ConfigPath.ROOT, "tunnel:warehouse", outages)
                        .fix()
                        .orElse(""))
                .doesNotContain("tunnel:");
    }
}

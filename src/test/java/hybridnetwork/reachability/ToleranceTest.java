package hybridnetwork.reachability;

import static hybridnetwork.reachability.Worlds.allow;
import static hybridnetwork.reachability.Worlds.asking;
import static hybridnetwork.reachability.Worlds.blueprint;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.comparison.Fare;
import hybridnetwork.reachability.comparison.ProofDifference;
import hybridnetwork.reachability.comparison.ProofDifference.Change;
import hybridnetwork.reachability.comparison.ProofOutline;
import hybridnetwork.reachability.comparison.Violation;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outages in which an intent may be violated. */
class ToleranceTest {
    /** The blueprint's network without the circuit: one outage of the VPN loses everything. */
    private static World vpnOnly(String... outages) {
        World world = blueprint();
        world.circuits.clear();
        return asking(world, allow("hq", "load-balancer", "Tcp", "443").mayFailIn(outages));
    }

    private static IntentResult flow(ProofResult proof, String scenario) {
        return proof.scenarios().stream()
                .filter(it -> it.name().equals(scenario))
                .findFirst()
                .orElseThrow()
                .intents()
                .get(0);
    }

    private static List<String> needless(ProofResult proof) {
        return proof.findings().stream()
                .filter(finding -> finding.rule().equals("tolerated-needlessly"))
                .map(Finding::message)
                .toList();
    }

    @Test
    void whatIsLostWhereItMayBeIsViolatedAndBreaksNothing() {
        ProofResult proof = vpnOnly("vpn-gateway", "tunnel:hq").prove(Outages.SINGLE);
        for (String outage : List.of("vpn-gateway", "tunnel:hq")) {
            IntentResult lost = flow(proof, outage);
            assertThat(lost.verdict()).isEqualTo(Verdict.VIOLATED);
            assertThat(lost.tolerated()).isTrue();
            assertThat(lost.holds()).isFalse();
            assertThat(lost.counterexample()).isPresent();
        }
        assertThat(flow(proof, "healthy").holds()).isTrue();
        assertThat(proof.holds()).isTrue();
        assertThat(Violation.of(proof)).isEmpty();
        assertThat(needless(proof)).isEmpty();
    }

    @Test
    void whatIsLostElsewhereCounts() {
        ProofResult proof = vpnOnly("vpn-gateway").prove(Outages.SINGLE);
        assertThat(flow(proof, "tunnel:hq").tolerated()).isFalse();
        assertThat(proof.holds()).isFalse();
        assertThat(Violation.of(proof))
                .singleElement()
                .satisfies(violation -> assertThat(violation.scenarios())
                        .extracting(Scenario::name)
                        .containsExactly("tunnel:hq"));
    }

    /** Of two outages one has to be named; both instances are the gateway, but not by its name. */
    @Test
    void ofAPairOneOutageIsNamed() {
        ProofResult proof = vpnOnly("vpn-gateway").prove(Outages.PAIRS);
        assertThat(flow(proof, "vpn-gateway + tunnel:hq").tolerated()).isTrue();
        assertThat(flow(proof, "vpn-gateway/instance-0 + tunnel:hq").tolerated())
                .isFalse();
        assertThat(flow(proof, "vpn-gateway/instance-0 + tunnel:hq").verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void unknownStaysUnknown() {
        World world = blueprint();
        world.implicitOutbound = ImplicitOutbound.UNKNOWN;
        asking(world, allow("internal", "internet", "Tcp", "443").mayFailIn("vpn-gateway"));
        world.subnets.replaceAll(subnet -> subnet.name().equals("internal")
                ? new World.SubnetSpec(subnet.name(), subnet.prefix(), null, null)
                : subnet);
        ProofResult proof = world.prove(Outages.SINGLE);
        IntentResult flow = flow(proof, "vpn-gateway");
        assertThat(flow.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(flow.tolerated()).isFalse();
        assertThat(proof.holds()).isFalse();
        assertThat(needless(proof)).as("it may be lost there, for all that is known").isEmpty();
    }

    @Test
    void aToleranceThatToleratesNothingIsAdvice() {
        World world = asking(blueprint(), allow("hq", "load-balancer", "Tcp", "443").mayFailIn("vpn-gateway", "er-gateway"));
        assertThat(needless(world.prove(Outages.SINGLE)))
                .containsExactly(
                        "\"flow\" may fail in vpn-gateway, and holds there", "\"flow\" may fail in er-gateway, and holds there");
        assertThat(needless(world.prove(Outages.PAIRS)))
                .as("together they lose it")
                .isEmpty();
    }

    /** A loss that has become tolerable, and one that has become a loss, differ; only one of them is worse. */
    @Test
    void twoProofsDifferByWhatIsTolerated() {
        ProofOutline strict = ProofOutline.of(vpnOnly().prove(Outages.SINGLE));
        ProofOutline tolerant = ProofOutline.of(vpnOnly("vpn-gateway").prove(Outages.SINGLE));
        World both = asking(blueprint(), allow("hq", "load-balancer", "Tcp", "443"));
        ProofOutline holding = ProofOutline.of(both.prove(Outages.SINGLE));
        Change fromLost = only(strict, tolerant);
        assertThat(fromLost.scenarios()).containsExactly("vpn-gateway");
        assertThat(fromLost.isWorse()).isFalse();
        assertThat(only(tolerant, strict).isWorse()).isTrue();
        assertThat(ProofDifference.between(holding, tolerant).changes())
                .filteredOn(change -> change.after().tolerated())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.before()).extracting(Fare::holds).isEqualTo(true);
                    assertThat(change.isWorse()).isFalse();
                });
    }

    private static Change only(ProofOutline before, ProofOutline after) {
        List<Change> changes = ProofDifference.between(before, after).changes();
        assertThat(changes).hasSize(1);
        return changes.get(0);
    }
}

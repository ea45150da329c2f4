package hybridnetwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Ipv4;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.Counterexample;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Outcome;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.reachability.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a violation says is to be done. */
class ViolationTest {
    private static final Packet PACKET =
            new Packet(Ipv4.parse("10.10.0.0"), Ipv4.parse("10.20.1.4"), Protocol.TCP, 0, 22);

    private static Violation of(IntentResult result) {
        Scenario healthy = new Scenario("healthy", List.of(), List.of(result));
        return Violation.of(new ProofResult(List.of(healthy), List.of())).get(0);
    }

    private static Violation passedBy(String rule) {
        Step filter = new Step.Filter("subnet a", "inbound", rule, "Allow");
        Trace trace = new Trace(PACKET, List.of(filter), Outcome.DELIVERED, List.of("a"), "delivered");
        return of(result(Optional.of(trace), Optional.empty()));
    }

    private static IntentResult result(Optional<Trace> trace, Optional<String> open) {
        Optional<Counterexample> packet = trace.map(t -> new Counterexample(
                PACKET.source(),
                PACKET.destination(),
                PACKET.protocol(),
                OptionalInt.of(0),
                OptionalInt.of(22),
                t.reason()));
        return new IntentResult("no-ssh", Action.DENY, false, List.of(), packet, trace, open);
    }

    @Test
    void aRuleIsNarrowedButADefaultOneOfAzureCannotBe() {
        assertThat(passedBy("rule open (200) of network security group g").fix())
                .isEqualTo("narrow rule open (200) of network security group g, which lets it pass at subnet a");
        assertThat(passedBy("rule AllowVnetInBound (65000) of network security group g")
                        .fix())
                .isEqualTo("add a Deny above rule AllowVnetInBound (65000) of network security group g, which lets it"
                        + " pass at subnet a");
    }

    @Test
    void whatIsNotKnownIsSaidAndToBeProvedAgain() {
        String reason = "subnet a: addressPrefixes is not known; prove it again when it is";
        Trace trace = new Trace(PACKET, List.of(), Outcome.UNKNOWN, List.of(), reason);
        for (Optional<Trace> shown : List.of(Optional.of(trace), Optional.<Trace>empty())) {
            Violation violation = of(result(shown, Optional.of(reason)));
            assertThat(violation.isUnknown()).isTrue();
            assertThat(violation.reason()).isEqualTo("subnet a: addressPrefixes is not known");
            assertThat(violation.fix()).isEqualTo("prove it again when it is");
        }
    }

    @Test
    void whatIsCertainIsNotToldUnderWhatIsNotKnown() {
        String reason = "whether every circuit carries traffic is not known; prove it again when it is";
        Trace open = new Trace(PACKET, List.of(), Outcome.UNKNOWN, List.of(), reason);
        Trace through = new Trace(PACKET, List.of(), Outcome.DELIVERED, List.of("a"), "delivered");
        Scenario healthy = new Scenario("healthy", List.of(), List.of(result(Optional.of(open), Optional.of(reason))));
        Scenario outage = new Scenario(
                "er-gateway", List.of("er-gateway"), List.of(result(Optional.of(through), Optional.empty())));
        assertThat(Violation.of(new ProofResult(List.of(healthy, outage), List.of())))
                .extracting(Violation::isUnknown)
                .containsExactly(true, false);
    }
}

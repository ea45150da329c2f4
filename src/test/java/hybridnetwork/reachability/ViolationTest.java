package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.net.Ipv4;
import hybridnetwork.reachability.comparison.Violation;
import hybridnetwork.reachability.model.Packet;
import hybridnetwork.reachability.model.Ports;
import hybridnetwork.reachability.model.Protocol;
import hybridnetwork.reachability.trace.Outcome;
import hybridnetwork.reachability.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a violation says is to be done. */
class ViolationTest {
    private static final Packet PACKET = new Packet(
            Ipv4.parse("10.10.0.0"), Ipv4.parse("10.20.1.4"), Protocol.TCP, Optional.of(new Ports(1024, 22)));

    private static final Trace THROUGH = new Trace(PACKET, List.of(), Outcome.DELIVERED, List.of("a"), "delivered", "");

    private static IntentResult violated() {
        return new IntentResult(
                "no-ssh",
                Action.DENY,
                Verdict.VIOLATED,
                List.of("a"),
                new TreeMap<>(),
                List.of(),
                Optional.of(Counterexample.of(THROUGH, "delivered", "narrow a rule")),
                Optional.empty(),
                false,
                Optional.of(THROUGH));
    }

    private static IntentResult unknown(String why) {
        return new IntentResult(
                "no-ssh",
                Action.DENY,
                Verdict.UNKNOWN,
                List.of(),
                new TreeMap<>(),
                List.of(),
                Optional.empty(),
                Optional.of(why),
                false,
                Optional.empty());
    }

    private static List<Violation> of(IntentResult... results) {
        List<Scenario> scenarios = new ArrayList<>();
        for (IntentResult result : results) {
            scenarios.add(new Scenario("s" + scenarios.size(), List.of(), List.of(result)));
        }
        return Violation.of(new ProofResult(scenarios, List.of(), List.of()));
    }

    @Test
    void a_violation_tells_its_packet_and_what_to_change() {
        Violation violation = of(violated()).get(0);
        assertThat(violation.intent()).isEqualTo("deny no-ssh");
        assertThat(violation.packet()).map(Counterexample::toString).hasValue("Tcp 10.10.0.0:1024 to 10.20.1.4:22");
        assertThat(violation.fix()).isEqualTo("narrow a rule");
    }

    @Test
    void what_is_not_known_is_said_and_to_be_proved_again() {
        Violation violation =
                of(unknown("subnet a: addressPrefixes is not known")).get(0);
        assertThat(violation.isUnknown()).isTrue();
        assertThat(violation.packet()).isEmpty();
        assertThat(violation.reason()).isEqualTo("subnet a: addressPrefixes is not known");
        assertThat(violation.fix()).contains("prove it again");
    }

    @Test
    void what_is_certain_is_not_told_under_what_is_not_known() {
        assertThat(of(unknown("a peering"), violated()))
                .extracting(Violation::isUnknown)
                .containsExactly(true, false);
    }
}

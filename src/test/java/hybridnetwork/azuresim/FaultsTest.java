package hybridnetwork.azuresim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What goes wrong on purpose, and what Azure holds afterwards. */
class FaultsTest {
    private final SampleNetwork sample = SampleNetwork.empty();

    @Test
    void theNthCallFailsAndNoOther() {
        sample.azure.faults().plan(2, new Fault.Refused(500, "InternalServerError", "An error occurred."));

        sample.putNetwork();
        assertThatThrownBy(() -> sample.putCircuit(50)).hasMessageStartingWith("InternalServerError:");
        assertThat(sample.azure.get(sample.circuit)).isEmpty();
        assertThatCode(() -> sample.putCircuit(50)).doesNotThrowAnyException();
    }

    @Test
    void aLostAnswerLeavesTheResource() {
        sample.azure.faults().plan(1, new Fault.AnswerLost());

        assertThatThrownBy(sample::putNetwork).isInstanceOf(CallCutShort.class);
        assertThat(sample.azure.get(sample.network)).isPresent();
    }

    @Test
    void aDeathBeforeTheCallLeavesNothingAndOneAfterItLeavesTheResource() {
        sample.azure.faults().plan(1, new Fault.DiesBefore());
        assertThatThrownBy(sample::putNetwork).isInstanceOf(CallCutShort.class);
        assertThat(sample.azure.get(sample.network)).isEmpty();

        sample.azure.faults().plan(1, new Fault.DiesAfter());
        assertThatThrownBy(sample::putNetwork).isInstanceOf(CallCutShort.class);
        assertThat(sample.azure.get(sample.network)).isPresent();
    }

    @Test
    void aFailedOperationIsOver() {
        sample.azure.faults().plan(1, new Fault.AnswerLost());
        assertThatThrownBy(sample::putNetwork).isInstanceOf(CallCutShort.class);

        assertThatCode(sample::putNetwork).doesNotThrowAnyException();
    }

    @Test
    void slownessBeyondThePatienceEndsInATimeout() {
        sample.putNetwork();
        sample.azure.faults().plan(2, new Fault.Slow(Duration.ofHours(3)));

        assertThatThrownBy(() -> sample.putErGateway("ErGw1AZ")).hasMessageContaining("context deadline exceeded");
        assertThat(sample.azure.get(sample.erGateway)).isPresent();
    }

    @Test
    void throttlingCostsTimeAndOnlyAtTheEndTheCall() {
        Duration before = sample.azure.elapsed();
        sample.azure.faults().plan(1, new Fault.Throttled(6));
        sample.putNetwork();
        assertThat(sample.azure.elapsed().minus(before)).isEqualTo(Duration.ofMinutes(2));

        sample.azure.faults().plan(1, new Fault.Throttled(1_000_000));
        assertThatThrownBy(() -> sample.putCircuit(50)).hasMessageStartingWith("TooManyRequests:");
    }
}

package hybridnetwork.lab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketsTest {
    @Test
    void countsWhatHadNoAnswerAndTellsWhenTheFirstOneCameAgain() {
        Packets packets = Packets.parse("packets 100,3 110,-1 120,-1 130,2 140,1");
        assertThat(packets.lost()).isEqualTo(2);
        assertThat(packets.recovered()).contains(130L);
        assertThat(packets.interval()).isEqualTo(10);
    }

    @Test
    void recoveryIsAfterTheLastLossNotTheFirst() {
        assertThat(Packets.parse("packets 100,-1 110,1 120,-1 130,1").recovered())
                .contains(130L);
    }

    @Test
    void whatIsLostAtTheEndHasNotRecovered() {
        assertThat(Packets.parse("packets 100,1 110,-1").recovered()).contains(Long.MAX_VALUE);
    }

    @Test
    void withoutLossThereIsNothingToRecoverFrom() {
        assertThat(Packets.parse("packets 100,1 110,1").recovered()).isEmpty();
        assertThat(Packets.parse("packets").interval()).isZero();
    }
}

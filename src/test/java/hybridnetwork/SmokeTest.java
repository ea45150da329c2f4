package hybridnetwork;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmokeTest {
    @Test
    void runs() {
        assertThat(getClass().getPackageName()).isEqualTo("hybridnetwork");
    }
}

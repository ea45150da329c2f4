package hybridnetwork.edge;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.StackText;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys of the environment, and what is said of those that no router takes. */
class KeySourceTest {
    @Test
    void variablesOfTheProjectAreKeysAndOthersAreNot() {
        assertThat(KeySource.ofEnvironment(Map.of(
                        "HYBRID_SHARED_KEY_HQ", "abc", "SHARED_KEY_HQ", "no", "HYBRID_EMPTY", "", "PATH", "/bin")))
                .isEqualTo(Map.of("SHARED_KEY_HQ", "abc"));
    }

    @Test
    void aKeyIsKnownByTheNameOfItsSiteOrCircuitInCapitals() {
        assertThat(EdgeKeys.sharedKeyOf("new-york")).isEqualTo("SHARED_KEY_NEW_YORK");
        assertThat(EdgeKeys.peeringKeyOf("primary")).isEqualTo("PEERING_KEY_PRIMARY");
    }

    /** A line break would end the line of a configuration file, and begin another. */
    @Test
    void aKeyWithALineBreakIsRefused() {
        EdgeKeys keys = EdgeKeys.of(Map.of("SHARED_KEY_HQ", "abc\nrouter bgp 1"));
        assertThat(keys.refused(Routers.of(StackText.dev(), "hq"), false)).containsOnlyKeys("SHARED_KEY_HQ");
        assertThat(keys.refused(Routers.of(StackText.dev(), "hq"), false).toString())
                .doesNotContain("router bgp 1");
    }

    @Test
    void keysAreNotShownByWhatHoldsThem() {
        assertThat(EdgeKeys.of(Map.of("SHARED_KEY_HQ", "abcdefg"))).hasToString("[SHARED_KEY_HQ]");
    }
}

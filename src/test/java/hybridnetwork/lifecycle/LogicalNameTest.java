package hybridnetwork.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key of a circuit, site or subnet in the engine's name for its resource. */
class LogicalNameTest {
    @ParameterizedTest
    @CsvSource({
        "CIRCUIT, circuit-primary-circuit, primary",
        "CIRCUIT, circuit-a-circuit, a",
        "CIRCUIT, circuit--circuit, ''",
        "CIRCUIT, circuit-circuit, ''",
        "CIRCUIT, circuit-primary-authorization-partner, ''",
        "CIRCUIT, er-circuit-primary-circuit, ''",
        "LOCAL_NETWORK_GATEWAY, site-hq-local-network-gateway, hq",
        "VPN_CONNECTION, vpn-connection-hq-connection, hq",
        "ER_CONNECTION, er-connection-primary-connection, primary",
        "SECURITY_GROUP, network-internal-nsg, internal",
        "SECURITY_GROUP, network-vnet, ''"
    })
    void holdsTheKey(LogicalName kind, String name, String key) {
        assertThat(kind.keyIn(name).orElse("")).isEqualTo(key);
        if (!key.isEmpty()) {
            assertThat(kind.of(key)).isEqualTo(name);
        }
    }
}

package hybridnetwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.model.PathKind;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PredictionTest {
    private static final Way PRIMARY =
            new Way("circuit:primary/primary-link", PathKind.EXPRESS_ROUTE, Optional.of("primary"));
    private static final Way SECONDARY =
            new Way("circuit:primary/secondary-link", PathKind.EXPRESS_ROUTE, Optional.of("primary"));
    private static final Way OTHER =
            new Way("circuit:other/primary-link", PathKind.EXPRESS_ROUTE, Optional.of("other"));
    private static final Way TUNNEL = new Way("vpn-gateway/instance-0", PathKind.VPN, Optional.empty());

    private static Prediction over(String scenario, PathKind kind, Optional<String> circuit) {
        return new Prediction(scenario, Verdict.HOLDS, Set.of(kind), circuit);
    }

    @Test
    void anyLinkOfTheProofsCircuitMayCarryAndNoOther() {
        Prediction healthy = over("healthy", PathKind.EXPRESS_ROUTE, Optional.of("primary"));
        assertThat(healthy.allows(PRIMARY)).isTrue();
        assertThat(healthy.allows(SECONDARY)).isTrue();
        assertThat(healthy.allows(OTHER)).isFalse();
        assertThat(healthy.allows(TUNNEL)).isFalse();
        assertThat(healthy).hasToString("ExpressRoute primary");
    }

    @Test
    void whatIsLostCarriesNothing() {
        Prediction lost = over(PRIMARY.name(), PathKind.EXPRESS_ROUTE, Optional.of("primary"));
        assertThat(lost.allows(PRIMARY)).isFalse();
        assertThat(lost.allows(SECONDARY)).isTrue();
    }

    @Test
    void overTheVpnAnyTunnelMayCarry() {
        Prediction vpn = over("circuit:primary", PathKind.VPN, Optional.empty());
        assertThat(vpn.allows(TUNNEL)).isTrue();
        assertThat(vpn.allows(PRIMARY)).isFalse();
        assertThat(vpn).hasToString("VPN");
    }
}

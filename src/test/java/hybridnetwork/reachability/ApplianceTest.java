package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Traffic that routes lead through appliances, case by case. */
class ApplianceTest {
    private static final IntentSpec IN = Worlds.allow("hq", "orders/web", "Tcp", "443");
    private static final IntentSpec OUT = Worlds.allow("orders/web", "hq", "Tcp", "443");
    private static final IntentSpec ACROSS = Worlds.allow("orders/web", "stock/db", "Tcp", "1433");
    private static final IntentSpec AWAY = Worlds.allow("orders/web", "internet", "Tcp", "443");

    private static IntentResult healthy(Hub hub, IntentSpec intent) {
        return Worlds.healthy(hub.world(), intent);
    }

    private static void violated(Hub hub, IntentSpec intent, String why) {
        IntentResult result = healthy(hub, intent);
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(Verdict.VIOLATED);
        assertThat(Readings.why(result)).contains(why);
    }

    @Test
    void packets_pass_the_appliance_both_ways() {
        for (IntentSpec intent : List.of(IN, OUT, ACROSS, AWAY)) {
            IntentResult result = healthy(Hub.inspected(), intent);
            assertThat(result.verdict()).as(intent + Readings.why(result)).isEqualTo(Verdict.HOLDS);
            assertThat(result.path()).contains("appliance:edge");
        }
        assertThat(healthy(Hub.inspected(), IN).path())
                .containsExactly("hq", "circuit:primary", "er-gateway", "appliance:edge", "orders/web");
    }

    @Test
    void a_route_that_GatewaySubnet_misses_lets_packets_go_past_the_appliance() {
        violated(Hub.inspected().without("GatewaySubnet", "10.21.0.0/16"), IN, "appliance:edge");
        violated(Hub.inspected().without("GatewaySubnet", "10.21.0.0/16"), OUT, "the reply goes past appliance:edge");
    }
}

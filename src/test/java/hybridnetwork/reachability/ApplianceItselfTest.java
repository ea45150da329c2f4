package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An appliance as an end of a flow: what is for its own address, and the replies to it, come to it as to any host. */
class ApplianceItselfTest {
    private static final String INNER = "10.20.252.4";
    private static final IntentSpec TO_EDGE = Worlds.allow("orders/web", Hub.EDGE + "/32", "Tcp", "22");
    private static final IntentSpec FROM_EDGE = Worlds.allow(Hub.EDGE + "/32", "orders/web", "Tcp", "22");

    /** Spoke orders leads what is for the appliance's subnet to the appliance. */
    private static Hub led() {
        return new Hub().route("orders/web", "10.20.253.0/24", Hub.EDGE);
    }

    private static void decided(Hub hub, IntentSpec intent, Verdict verdict, String why) {
        IntentResult result = Worlds.healthy(hub.world(), intent);
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(verdict);
        assertThat(Readings.why(result)).contains(why);
    }

    @Test
    void packets_that_a_route_leads_to_it_are_delivered_to_it() {
        decided(led(), TO_EDGE, Verdict.HOLDS, "holds");
        IntentResult denied = Worlds.healthy(led().world(), Worlds.deny("orders/web", Hub.EDGE + "/32", "Tcp", "22"));
        assertThat(denied.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(denied.path()).containsExactly("orders/web", "edge");
    }

    @Test
    void its_neighbours_get_what_it_passes_on() {
        IntentResult beside = Worlds.healthy(led().world(), Worlds.deny("orders/web", "10.20.253.9/32", "Tcp", "22"));
        assertThat(beside.holds()).isTrue();
        assertThat(beside.obligations()).hasSize(1);
    }

    @Test
    void replies_that_a_route_leads_to_it_come_home() {
        decided(led(), FROM_EDGE, Verdict.HOLDS, "holds");
        decided(
                led(),
                Worlds.allow("edge", "orders/web", "Tcp", "22"),
                Verdict.VIOLATED,
                "the reply goes through appliance:edge, which the packet did not pass");
        assertThat(Worlds.healthy(led().world(), Worlds.allow("edge", "orders/web", "Tcp", "22"))
                        .counterexample()
                        .orElseThrow()
                        .source())
                .as("the lowest of its neighbours")
                .hasToString("10.20.253.5");
    }

    @Test
    void replies_to_it_do_not_go_past_another_appliance() {
        Hub hub = led().route("edge", "10.21.0.0/16", INNER)
                .with(Hub.forwarder("inner", INNER, true))
                .with(new SubnetSpec(
                        "inner",
                        "10.20.252.0/24",
                        null,
                        new TableSpec(List.of(new RouteSpec("10.99.0.0/16", "None")), false)));
        decided(hub, FROM_EDGE, Verdict.VIOLATED, "the reply goes past appliance:inner, which the packet went through");
    }
}

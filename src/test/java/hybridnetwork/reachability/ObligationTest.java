package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RuleSpec;
import hybridnetwork.reachability.World.SiteSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an appliance has to do for an intent to hold, in the fewest words. */
class ObligationTest {
    private static final RuleSpec OPEN = Worlds.allow("open", true, 100, "*", "*", "*", "*");
    private static final RuleSpec SILENT = Worlds.deny("silent", false, 4096, "*", "*");

    private static List<String> owed(Hub hub, IntentSpec intent) {
        return owed(hub.world(), intent);
    }

    private static List<String> owed(World world, IntentSpec intent) {
        IntentResult result = Worlds.healthy(world, intent);
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(Verdict.HOLDS);
        return result.obligations().stream()
                .map(owed -> owed.appliance() + " " + owed.must() + " " + owed.protocol() + " " + owed.source() + " to "
                        + owed.destination() + (owed.ports().isEmpty() ? "" : " " + owed.ports()))
                .toList();
    }

    @Test
    void of_every_protocol_there_is_one() {
        assertThat(owed(Hub.inspected(), Worlds.deny("orders/web", "stock/db", "*")))
                .containsExactly("edge drop * [10.21.1.0/24] to [10.22.1.0/24]");
        assertThat(owed(Hub.inspected(), Worlds.deny("orders/web", "stock/db", "*", "443")))
                .containsExactly(
                        "edge drop Tcp [10.21.1.0/24] to [10.22.1.0/24] [443]",
                        "edge drop Udp [10.21.1.0/24] to [10.22.1.0/24] [443]");
    }

    @Test
    void what_the_group_before_it_lets_through_is_all_that_it_owes() {
        Hub hub = Hub.inspected().rules("orders/web", OPEN, Worlds.deny("web", false, 200, "*", "*"), SILENT);
        assertThat(owed(hub, Worlds.deny("orders/web", "stock/db", "*"))).isEmpty();
        RuleSpec noHttp = new RuleSpec("no-http", false, 200, false, "*", "*", "Tcp", "*", "80");
        RuleSpec rest = Worlds.allow("rest", false, 300, "*", "*", "*", "*");
        assertThat(owed(
                        Hub.inspected().rules("orders/web", OPEN, noHttp, rest),
                        Worlds.deny("orders/web", "stock/db", "*")))
                .containsExactly(
                        "edge drop Ah [10.21.1.0/24] to [10.22.1.0/24]",
                        "edge drop Esp [10.21.1.0/24] to [10.22.1.0/24]",
                        "edge drop Icmp [10.21.1.0/24] to [10.22.1.0/24]",
                        "edge drop Other [10.21.1.0/24] to [10.22.1.0/24]",
                        "edge drop Tcp [10.21.1.0/24] to [10.22.1.0/24] [0-79, 81-65535]",
                        "edge drop Udp [10.21.1.0/24] to [10.22.1.0/24]");
    }

    @Test
    void what_is_owed_on_every_port_is_not_said_again_of_one() {
        RuleSpec web = Worlds.allow("web", false, 100, "10.21.1.0/25", "*", "*", "443");
        RuleSpec asked = new RuleSpec("members", false, 200, true, "*", "asg", "Tcp", "*", "80");
        assertThat(owed(
                        Hub.inspected().rules("orders/web", OPEN, web, asked),
                        Worlds.deny("orders/web", "stock/db", "Tcp")))
                .containsExactly("edge drop Tcp [10.21.1.0/24] to [10.22.1.0/24]");
    }

    /** Site hq beside the spoke stock, so that one prefix is all of both: 10.22.0.0/15. */
    private static World beside(Hub hub) {
        World world = hub.world();
        world.sites.set(0, new SiteSpec("hq", List.of("10.23.0.0/16"), null, null, List.of("10.23.0.0/16"), true));
        return world;
    }

    @Test
    void destinations_of_the_same_sources_are_told_together() {
        assertThat(owed(beside(Hub.inspected()), Worlds.allow("orders/web", "10.22.0.0/15", "Tcp", "443")))
                .containsExactly("edge pass Tcp [10.21.1.0/24] to [10.22.1.0/24, 10.23.0.0/16] [443]");
    }

    @Test
    void sources_with_other_destinations_are_told_apart() {
        Hub hub = Hub.inspected()
                .rules(
                        "orders/web",
                        OPEN,
                        Worlds.deny("upper", false, 100, "10.21.1.96/27", "10.23.0.0/16"),
                        Worlds.allow("rest", false, 200, "*", "*", "*", "*"));
        assertThat(owed(beside(hub), Worlds.deny("10.21.1.64/26", "10.22.0.0/15", "Tcp", "443")))
                .containsExactly(
                        "edge drop Tcp [10.21.1.64/27] to [10.22.1.0/24, 10.23.0.0/16] [443]",
                        "edge drop Tcp [10.21.1.96/27] to [10.22.1.0/24] [443]");
    }

    /** A load balancer in the spoke orders, before which packets of hq pass the appliance. */
    @Test
    void what_goes_to_a_load_balancer_is_told_as_it_was_sent_to_its_frontend() {
        World world = Hub.inspected().world();
        world.frontends.add(new FrontendSpec(
                "orders/web", "10.21.1.10", false, List.of(new BalanceSpec("Tcp", 8443, 443)), List.of("10.21.1.20")));
        for (boolean allow : List.of(true, false)) {
            assertThat(owed(world, new IntentSpec("flow", allow, "hq", "load-balancer", "Tcp", List.of("8443"))))
                    .containsExactly(
                            "edge " + (allow ? "pass" : "drop") + " Tcp [10.10.0.0/16] to [10.21.1.10/32] [8443]");
        }
        world.frontends.set(
                0,
                new FrontendSpec(
                        "orders/web",
                        "10.21.1.10",
                        false,
                        List.of(new BalanceSpec("All", 0, 0)),
                        List.of("10.21.1.20")));
        assertThat(owed(world, new IntentSpec("flow", false, "hq", "load-balancer", "Tcp", List.of("80", "8443"))))
                .containsExactly("edge drop Tcp [10.10.0.0/16] to [10.21.1.10/32] [80, 8443]");
    }

    /** A route of orders leads to the appliance what is for the frontend, which is in orders too. */
    @Test
    void what_a_member_would_send_to_itself_nobody_has_to_drop() {
        World world = new Hub().route("orders/web", "10.21.1.10/32", Hub.EDGE).world();
        world.frontends.add(new FrontendSpec(
                "orders/web", "10.21.1.10", false, List.of(new BalanceSpec("Tcp", 443, 443)), List.of("10.21.1.20")));
        assertThat(owed(world, Worlds.deny("10.21.1.20/32", "load-balancer", "Tcp", "443")))
                .isEmpty();
        assertThat(owed(world, Worlds.deny("10.21.1.20/31", "load-balancer", "Tcp", "443")))
                .containsExactly("edge drop Tcp [10.21.1.21/32] to [10.21.1.10/32] [443]");
    }
}

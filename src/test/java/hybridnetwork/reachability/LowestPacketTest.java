package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown of an outage is the lowest packet that breaks an intent then, and the way that it takes then. */
class LowestPacketTest {
    private static IntentResult in(World world, String outage, IntentSpec intent) {
        return Worlds.asking(world, intent).prove(Outages.SINGLE).scenarios().stream()
                .filter(scenario -> scenario.name().equals(outage))
                .findFirst()
                .orElseThrow()
                .intents()
                .get(0);
    }

    @Test
    void what_an_outage_loses_besides_does_not_hide_what_is_always_lost() {
        World world = Worlds.blueprint();
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        IntentSpec asked = Worlds.allow("on-premises", "internal", "Tcp", "22");
        for (String outage : List.of("healthy", "tunnel:branch", "vpn-gateway")) {
            assertThat(in(world, outage, asked).counterexample().orElseThrow().source())
                    .as(outage)
                    .hasToString("10.10.0.0");
        }
        world.sites.set(1, new SiteSpec("branch", List.of("10.1.0.0/16"), null, null, List.of("10.1.0.0/16"), true));
        IntentSpec web = Worlds.allow("on-premises", "load-balancer", "Tcp", "443");
        assertThat(in(world, "tunnel:branch", web)
                        .counterexample()
                        .orElseThrow()
                        .source())
                .hasToString("10.1.0.0");
    }

    @Test
    void of_two_circuits_the_one_that_is_up_is_told() {
        World world = Worlds.blueprint();
        world.vpnGateway = false;
        world.circuits.add(new CircuitSpec("second", List.of("hq"), true, "Enabled", 50));
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        IntentSpec out = Worlds.allow("internal", "hq", "Tcp", "443");
        IntentSpec into = Worlds.allow("hq", "internal", "Tcp", "443");
        for (String[] told : List.of(
                new String[] {"healthy", "circuit:primary"}, new String[] {"circuit:primary", "circuit:second"})) {
            assertThat(in(world, told[0], into).path()).containsExactly("hq", told[1], "er-gateway", "internal");
            IntentResult away = in(world, told[0], out);
            assertThat(away.path()).containsExactly("internal", "er-gateway", told[1], "hq");
            assertThat(away.trace().orElseThrow().steps().get(1).text())
                    .isEqualTo("subnet internal routes 10.10.0.0/16 over " + told[1] + " (ExpressRoute, BGP)");
        }
    }

    @Test
    void what_an_appliance_has_to_drop_while_a_peering_may_be_up_is_told() {
        World world = Worlds.asking(Hub.inspected().world(), Worlds.deny("hq", "orders/web", "Tcp", "443"));
        world.vpnGateway = false;
        IntentResult open = Worlds.healthy(
                Readings.changed(world.resources(), "ExpressRouteCircuitPeering", put("state", Opaque.UNKNOWN)),
                world.inputs());
        assertThat(open.holds()).isTrue();
        assertThat(open.obligations()).hasSize(1);
    }

    @Test
    void a_packet_from_on_premises_is_told_with_its_own_site() {
        World world = Worlds.blueprint();
        world.sites.add(new SiteSpec("lab", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        IntentResult denied = in(world, "healthy", Worlds.allow("on-premises", "internal", "Tcp", "443"));
        assertThat(denied.counterexample().orElseThrow().source()).hasToString("10.30.0.0");
        assertThat(denied.path()).containsExactly("lab", "tunnel:lab", "vpn-gateway", "internal");
    }

    /** While the circuit is up it draws the packets to a site that does not have the address, else they pass the appliance. */
    @Test
    void what_an_appliance_has_to_drop_only_while_a_peering_is_down_is_told_too() {
        World world = Hub.inspected()
                .without("orders/web", "0.0.0.0/0")
                .showing("orders/web")
                .route("orders/web", "10.30.0.0/16", Hub.EDGE)
                .world();
        world.sites.set(
                0,
                new SiteSpec(
                        "hq",
                        List.of("10.10.0.0/16"),
                        List.of("10.10.0.0/16", "10.30.0.0/17", "10.30.128.0/17"),
                        null,
                        List.of("10.10.0.0/16"),
                        true));
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        Worlds.asking(world, Worlds.deny("orders/web", "branch", "Tcp", "443"));
        IntentResult up = Worlds.healthy(world.resources(), world.inputs());
        assertThat(up.holds()).isTrue();
        assertThat(up.obligations()).isEmpty();
        IntentResult open = Worlds.healthy(
                Readings.changed(world.resources(), "ExpressRouteCircuitPeering", put("state", Opaque.UNKNOWN)),
                world.inputs());
        assertThat(open.holds()).isTrue();
        assertThat(open.obligations()).hasSize(1);
    }
}

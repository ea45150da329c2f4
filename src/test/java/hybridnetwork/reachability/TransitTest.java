package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Packets from one site to another: a VPN gateway passes them on between two tunnels with BGP, and nothing else does. */
class TransitTest {
    private static final IntentSpec THERE = Worlds.allow("branch", "hq", "Tcp", "443");
    private static final IntentSpec NOT_THERE = Worlds.deny("branch", "hq", "Tcp", "443");
    private static final IntentSpec BACK = Worlds.allow("hq", "branch", "Tcp", "443");
    private static final IntentSpec NOT_BACK = Worlds.deny("hq", "branch", "Tcp", "443");

    private static SiteSpec site(String name, String prefix, boolean bgp) {
        return new SiteSpec(name, List.of(prefix), null, null, List.of(prefix), bgp);
    }

    /** The blueprint's hq, and branch with a tunnel to the same gateway. */
    private static World world(boolean bgp) {
        World world = Worlds.blueprint();
        world.sites.add(site("branch", "10.30.0.0/16", bgp));
        return world;
    }

    private static Verdict verdict(World world, IntentSpec intent) {
        return Worlds.healthy(world, intent).verdict();
    }

    private static IntentResult in(World world, String outage, IntentSpec intent) {
        return Worlds.asking(world, intent).prove(Outages.SINGLE).scenarios().stream()
                .filter(scenario -> scenario.name().equals(outage))
                .findFirst()
                .orElseThrow()
                .intents()
                .get(0);
    }

    @Test
    void the_gateway_passes_packets_on_past_every_table() {
        assertThat(Worlds.healthy(world(true), THERE).trace().orElseThrow().steps().stream()
                        .map(Step::text))
                .containsExactly(
                        "starts at 10.30.0.0 (site branch)",
                        "vpn-gateway passes it on from tunnel:branch to tunnel:hq (BGP)",
                        "delivered at site hq");
    }

    @Test
    void a_tunnel_without_BGP_at_either_end_leaves_to_the_devices_whether_packets_pass() {
        World world = world(false);
        for (IntentSpec asked : List.of(THERE, BACK)) {
            IntentResult allowed = Worlds.healthy(world, asked);
            assertThat(allowed.verdict()).isEqualTo(Verdict.VIOLATED);
            assertThat(Readings.why(allowed)).startsWith("a tunnel between the sites has no BGP");
        }
        for (IntentSpec asked : List.of(NOT_THERE, NOT_BACK)) {
            IntentResult denied = Worlds.healthy(world, asked);
            assertThat(denied.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(Readings.why(denied)).startsWith("a tunnel between the sites has no BGP");
            for (String outage : List.of("tunnel:branch", "tunnel:hq", "vpn-gateway")) {
                assertThat(in(world, outage, asked).holds()).as(outage).isTrue();
            }
        }
    }

    @Test
    void what_the_longest_offer_leads_to_another_site_is_not_passed_on() {
        World world = world(true);
        world.sites.add(site("lab", "10.99.0.0/16", true));
        assertThat(verdict(world, BACK)).isEqualTo(Verdict.HOLDS);
        world.sites.set(
                2,
                new SiteSpec(
                        "lab", List.of("10.99.0.0/16"), null, List.of("10.30.7.0/24"), List.of("10.99.0.0/16"), true));
        IntentResult lost = Worlds.healthy(world, BACK);
        assertThat(lost.counterexample().orElseThrow().destination()).hasToString("10.30.7.0");
        assertThat(Readings.why(lost)).isEqualTo("Azure does not pass packets on from one network outside to another");
        assertThat(verdict(world, Worlds.deny("hq", "10.30.7.0/24", "Tcp", "443")))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, Worlds.deny("10.30.7.0/24", "hq", "Tcp", "443")))
                .as("nor what comes from there")
                .isEqualTo(Verdict.HOLDS);
    }

    /** A device that the configuration does not name, with a tunnel to the gateway. */
    private static IntentResult besideStranger(World world, SiteSpec stranger, IntentSpec intent) {
        Worlds.asking(world, intent);
        ProofInputs inputs = world.inputs();
        world.sites.add(stranger);
        List<RegisteredResource> resources = world.resources();
        world.sites.remove(stranger);
        return Worlds.healthy(resources, inputs);
    }

    @Test
    void a_device_of_no_site_may_offer_what_a_site_has_over_BGP() {
        SiteSpec overBgp = site("stranger", "10.99.0.0/16", true);
        for (IntentSpec asked : List.of(THERE, NOT_THERE)) {
            assertThat(besideStranger(world(true), overBgp, asked).verdict()).isEqualTo(Verdict.UNKNOWN);
        }
        SiteSpec withoutBgp = site("stranger", "10.99.0.0/16", false);
        assertThat(besideStranger(world(true), withoutBgp, THERE).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(besideStranger(world(true), withoutBgp, NOT_THERE).verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(besideStranger(world(true), site("stranger", "10.30.7.0/24", false), NOT_BACK)
                        .verdict())
                .as("its prefix is the longest of some of branch, the rest is as before")
                .isEqualTo(Verdict.VIOLATED);
        IntentSpec some = Worlds.deny("hq", "10.30.7.0/24", "Tcp", "443");
        IntentResult drawn = besideStranger(world(true), site("stranger", "10.30.7.0/24", false), some);
        assertThat(Readings.why(drawn)).contains("a local network gateway of no site");
    }

    @Test
    void a_device_of_no_site_may_be_that_of_a_site_without_a_tunnel() {
        World world = world(true);
        world.sites.set(1, new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, null, true));
        assertThat(verdict(world, NOT_THERE)).isEqualTo(Verdict.HOLDS);
        for (IntentSpec asked : List.of(NOT_THERE, NOT_BACK)) {
            IntentResult denied = besideStranger(world, site("stranger", "10.99.0.0/16", true), asked);
            assertThat(Readings.why(denied)).contains("a local network gateway of no site");
        }
    }

    @Test
    void Global_Reach_may_join_sites_at_the_edge() {
        World world = world(true);
        world.vpnGateway = false;
        assertThat(verdict(world, NOT_THERE)).isEqualTo(Verdict.HOLDS);
        world.others.add(World.resource("ExpressRouteCircuitConnection", "reach", "connections", Map.of()));
        for (IntentSpec asked : List.of(NOT_THERE, THERE)) {
            IntentResult open = Worlds.healthy(world, asked);
            assertThat(open.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(Readings.why(open)).contains("reach");
        }
    }

    @Test
    void what_a_tunnel_of_either_site_may_select_or_translate_is_not_known() {
        World world = world(true);
        for (String tunnel : List.of("net-vpn-conn-branch", "net-vpn-conn-hq")) {
            for (Map.Entry<String, Object> change : Map.<String, Object>of(
                            "usePolicyBasedTrafficSelectors", true, "egressNatRules", List.of(Map.of("id", "/x/nat")))
                    .entrySet()) {
                for (IntentSpec asked : List.of(THERE, NOT_THERE)) {
                    Worlds.asking(world, asked);
                    assertThat(Worlds.healthy(
                                            Readings.withNamed(
                                                    world.resources(), tunnel, change.getKey(), change.getValue()),
                                            world.inputs())
                                    .verdict())
                            .as("%s of %s", change.getKey(), tunnel)
                            .isEqualTo(Verdict.UNKNOWN);
                }
            }
        }
        world.sites.add(site("lab", "10.99.0.0/16", true));
        Worlds.asking(world, THERE);
        assertThat(Worlds.healthy(
                                Readings.withNamed(
                                        world.resources(), "net-vpn-conn-lab", "usePolicyBasedTrafficSelectors", true),
                                world.inputs())
                        .verdict())
                .as("at another site's tunnel")
                .isEqualTo(Verdict.HOLDS);
    }
}

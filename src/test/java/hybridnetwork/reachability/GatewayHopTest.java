package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** User routes with next hop VirtualNetworkGateway, by which replies leave: they mean the VPN gateway, as far as it is the only one. */
class GatewayHopTest {
    private static final List<String> HQ = List.of("10.10.0.0/16");
    private static final IntentSpec IN = Worlds.allow("hq", "data", "Tcp", "443");
    private static final IntentSpec ACROSS = Worlds.allow("internal", "data", "Tcp", "443");
    private static final IntentSpec FROM_OUTSIDE = Worlds.allow("internet", "10.20.2.7/32", "Tcp", "443");
    private static final String BESIDE = "is not supported beside an ExpressRoute gateway";

    /** Two subnets, of which {@code data} leads this prefix to the gateway and takes everything in. */
    private static World leading(String prefix) {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.publicHosts.add("10.20.2.7");
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.subnets.add(new SubnetSpec(
                "data",
                "10.20.2.0/24",
                List.of(Worlds.allow("all", true, 100, "*", "*", "*", "*")),
                new TableSpec(List.of(new RouteSpec(prefix, "VirtualNetworkGateway")), false)));
        return world;
    }

    private static World withoutExpressRoute(World world) {
        world.erGateway = false;
        return world;
    }

    private static World withoutVpn(World world) {
        world.vpnGateway = false;
        return world;
    }

    private static void decided(World world, IntentSpec intent, Verdict verdict, String why) {
        IntentResult result = Worlds.healthy(world, intent);
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(verdict);
        assertThat(Readings.why(result)).contains(why);
    }

    @Test
    void beside_an_ExpressRoute_gateway_nobody_knows_which_one_replies_go_to() {
        decided(leading("10.10.0.0/16"), IN, Verdict.UNKNOWN, BESIDE);
        decided(leading("10.20.1.0/24"), ACROSS, Verdict.UNKNOWN, BESIDE);
        decided(leading("0.0.0.0/0"), FROM_OUTSIDE, Verdict.UNKNOWN, BESIDE);
    }

    @Test
    void without_a_VPN_gateway_replies_are_dropped() {
        String dropped = "its next hop is VirtualNetworkGateway";
        decided(withoutVpn(leading("10.10.0.0/16")), IN, Verdict.VIOLATED, dropped);
        decided(withoutVpn(leading("10.20.1.0/24")), ACROSS, Verdict.VIOLATED, dropped);
        decided(withoutVpn(leading("0.0.0.0/0")), FROM_OUTSIDE, Verdict.VIOLATED, dropped);
    }

    @Test
    void a_sites_replies_follow_what_the_VPN_gateway_has_learned_whatever_the_table_hides() {
        World world = withoutExpressRoute(leading("10.0.0.0/8"));
        SubnetSpec data = world.subnets.get(2);
        world.subnets.set(
                2,
                new SubnetSpec(
                        data.name(),
                        data.prefix(),
                        data.rules(),
                        new TableSpec(List.of(new RouteSpec("10.10.0.0/16", "VirtualNetworkGateway")), true)));
        decided(world, IN, Verdict.HOLDS, "holds");
        world.sites.set(0, new SiteSpec("hq", HQ, null, List.of("10.10.0.0/17"), List.of("10.10.0.0/17"), true));
        decided(world, IN, Verdict.VIOLATED, "the reply to 10.10.128.0 does not come back");
    }

    @Test
    void a_sites_replies_that_another_site_draws_do_not_come_back() {
        World world = withoutExpressRoute(leading("10.10.0.0/16"));
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.10.7.0/24"), true));
        decided(world, IN, Verdict.VIOLATED, "the reply takes another path: it leaves over tunnel:branch");
    }

    @Test
    void whether_the_gateway_hands_replies_back_to_its_networks_is_not_known() {
        decided(
                withoutExpressRoute(leading("10.20.1.0/24")),
                ACROSS,
                Verdict.UNKNOWN,
                "whether that hands them back is not known");
    }

    @Test
    void replies_to_the_internet_do_not_come_back_over_a_VPN_gateway() {
        World world = withoutExpressRoute(leading("0.0.0.0/0"));
        decided(world, FROM_OUTSIDE, Verdict.VIOLATED, "the reply to 1.0.0.0 does not come back");
        world.sites.set(0, new SiteSpec("hq", HQ, null, List.of("0.0.0.0/0"), HQ, true));
        decided(world, FROM_OUTSIDE, Verdict.VIOLATED, "it is drawn on-premises");
    }
}

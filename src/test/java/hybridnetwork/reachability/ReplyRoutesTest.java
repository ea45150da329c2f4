package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.PeeringSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where the routes of the subnet that answers lead its replies: one that surely does not come back violates, one that may not leaves open. */
class ReplyRoutesTest {
    private static final List<String> HQ = List.of("10.10.0.0/16");
    private static final IntentSpec IN = Worlds.allow("hq", "internal", "Tcp", "443");
    private static final IntentSpec ACROSS = Worlds.allow("orders/web", "stock/db", "Tcp", "1433");

    private static World world(RouteSpec... routes) {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.set(
                1,
                new SubnetSpec(
                        "internal",
                        "10.20.1.0/24",
                        List.of(Worlds.allow("all", true, 100, "*", "*", "*", "*")),
                        routes.length == 0 ? null : new TableSpec(List.of(routes), false)));
        return world;
    }

    private static void decided(IntentResult result, Verdict verdict, String why) {
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(verdict);
        assertThat(Readings.why(result)).contains(why);
    }

    private static IntentResult in(World world, List<RegisteredResource> resources, String outage, IntentSpec intent) {
        Worlds.asking(world, intent);
        return Proof.of(resources, world.inputs(), Outages.SINGLE).scenarios().stream()
                .filter(scenario -> scenario.name().equals(outage))
                .findFirst()
                .orElseThrow()
                .intents()
                .get(0);
    }

    @Test
    void a_longer_prefix_over_the_tunnel_draws_replies_off_the_circuit() {
        World world = world();
        world.sites.set(0, Worlds.hq(List.of("10.10.4.0/24"), true));
        decided(
                Worlds.healthy(world, IN),
                Verdict.VIOLATED,
                "the reply takes another path: it leaves over tunnel:hq, the packet came over circuit:primary");
        Worlds.asking(world, IN);
        List<RegisteredResource> summarized = changed(
                world.resources(),
                "VirtualNetwork",
                put("summarizedGatewayPrefixes", Map.of("addressPrefixes", List.of("10.20.0.0/16"))));
        decided(Worlds.healthy(summarized, world.inputs()), Verdict.UNKNOWN, "summarizedGatewayPrefixes");
    }

    @Test
    void a_reply_that_a_table_drops_is_lost_whatever_selectors_do() {
        World world = world(new RouteSpec("10.10.0.0/16", "None"));
        List<RegisteredResource> selecting =
                changed(world.resources(), "VirtualNetworkGateway", put("vpnType", "PolicyBased"));
        decided(in(world, selecting, "circuit:primary", IN), Verdict.VIOLATED, "its next hop is None");
        List<RegisteredResource> translating =
                changed(world.resources(), "VirtualNetworkGateway", put("natRules", List.of(Map.of("name", "nat"))));
        decided(in(world, translating, "circuit:primary", IN), Verdict.UNKNOWN, "its NAT rules are not modelled");
        decided(in(world, translating, "healthy", IN), Verdict.VIOLATED, "its next hop is None");
    }

    /** Of hq's packets and replies it is not known what becomes of them, branch's are lost, and higher. */
    @Test
    void what_is_surely_lost_counts_before_what_may_be() {
        World world = world(new RouteSpec("10.10.0.0/16", "10.20.1.99"), new RouteSpec("10.30.0.0/16", "None"));
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        IntentResult reply = Worlds.healthy(world, Worlds.allow("on-premises", "internal", "Tcp", "443"));
        decided(reply, Verdict.VIOLATED, "its next hop is None");
        assertThat(reply.counterexample().orElseThrow().source()).hasToString("10.30.0.0");
        assertThat(reply.path()).startsWith("branch", "tunnel:branch");
        IntentResult packet = Worlds.healthy(world, Worlds.allow("internal", "on-premises", "Tcp", "443"));
        decided(packet, Verdict.VIOLATED, "(next hop None)");
        assertThat(packet.counterexample().orElseThrow().destination()).hasToString("10.30.0.0");
    }

    @Test
    void a_route_for_a_service_tag_may_take_replies_to_the_internet() {
        World world = world(new RouteSpec("Storage", "None"));
        world.publicHosts.add("10.20.1.7");
        IntentSpec outside = Worlds.allow("internet", "10.20.1.7/32", "Tcp", "443");
        decided(Worlds.healthy(world, outside), Verdict.UNKNOWN, "is for a service tag");
        decided(Worlds.healthy(world, IN), Verdict.HOLDS, "holds");
    }

    @Test
    void a_tunnel_to_nobody_may_lead_replies_to_the_internet_anywhere() {
        World world = Worlds.asking(world(), Worlds.allow("internet", "10.20.1.7/32", "Tcp", "443"));
        world.publicHosts.add("10.20.1.7");
        ProofInputs inputs = world.inputs();
        world.sites.add(new SiteSpec("stranger", List.of(), null, null, List.of("1.0.0.0/8"), false));
        decided(Worlds.healthy(world.resources(), inputs), Verdict.UNKNOWN, "the reply at subnet internal is led to");
        ProofInputs away = Worlds.asking(world(), Worlds.allow("internal", "1.2.3.0/24", "Tcp", "443"))
                .inputs();
        decided(Worlds.healthy(world.resources(), away), Verdict.UNKNOWN, "a local network gateway of no site");
    }

    /** Of the hosts of two spokes whose packets pass an appliance in the hub. */
    @Test
    void a_peering_with_one_side_may_take_the_replies() {
        World world =
                Hub.inspected().route("orders/web", "10.22.0.0/16", Hub.EDGE).world();
        decided(Worlds.healthy(world, ACROSS), Verdict.HOLDS, "holds");
        world.peerings.add(new PeeringSpec("stock", "orders", Map.of()));
        decided(Worlds.healthy(world, ACROSS), Verdict.UNKNOWN, "not both of its sides are seen");
    }

    @Test
    void a_gateway_that_draws_replies_to_a_network_next_to_it_may_hand_them_back() {
        World world = Hub.inspected()
                .without("stock/db", "0.0.0.0/0")
                .showing("stock/db")
                .world();
        List<String> wide = List.of("10.0.0.0/8");
        world.sites.set(0, new SiteSpec("hq", HQ, wide, wide, wide, true));
        decided(Worlds.healthy(world, ACROSS), Verdict.UNKNOWN, "whether that hands them back is not known");
        world.sites.set(0, new SiteSpec("hq", HQ, HQ, HQ, HQ, true));
        decided(Worlds.healthy(world, ACROSS), Verdict.VIOLATED, "its next hop is None");
    }

    // ---- replies of sites

    @Test
    void a_site_that_does_not_learn_a_spoke_has_no_way_back_to_it() {
        World world = Hub.inspected().world();
        IntentSpec out = Worlds.allow("orders/web", "hq", "Tcp", "443");
        decided(Worlds.healthy(world, out), Verdict.HOLDS, "holds");
        world.peerings.removeIf(side -> side.from().equals("orders"));
        world.peerings.add(new PeeringSpec("orders", "", Map.of("allowForwardedTraffic", true)));
        decided(Worlds.healthy(world, out), Verdict.VIOLATED, "site hq has no way back to 10.21.1.4");
    }

    @Test
    void where_GatewaySubnet_leads_a_sites_reply_may_not_be_known() {
        IntentSpec out = Worlds.allow("internal", "hq", "Tcp", "443");
        for (String hop : List.of("VirtualNetworkGateway", "10.20.1.99")) {
            decided(
                    Worlds.healthy(steered(new RouteSpec("10.20.1.0/24", hop)), out),
                    Verdict.UNKNOWN,
                    "the reply at er-gateway is led to " + (hop.startsWith("1") ? "VirtualAppliance " + hop : hop));
        }
    }

    @Test
    void a_reply_by_another_way_than_the_packets_is_lost_whatever_FastPath_does() {
        World world = steered(new RouteSpec("10.99.0.0/16", "None"));
        world.sites.set(0, Worlds.hq(List.of("10.10.4.0/24"), true));
        Worlds.asking(world, Worlds.allow("internal", "10.10.4.0/24", "Tcp", "443"));
        List<RegisteredResource> fast =
                changed(world.resources(), "VirtualNetworkGatewayConnection", put("expressRouteGatewayBypass", true));
        decided(
                Worlds.healthy(fast, world.inputs()),
                Verdict.VIOLATED,
                "the packet comes over VPN but site hq replies over ExpressRoute");
    }

    private static World steered(RouteSpec route) {
        World world = world();
        world.subnets.set(
                0, new SubnetSpec("GatewaySubnet", "10.20.255.224/27", null, new TableSpec(List.of(route), false)));
        return world;
    }
}

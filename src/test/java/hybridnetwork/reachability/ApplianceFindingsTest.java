package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the routes alone show of appliances, with the route that is missing. */
class ApplianceFindingsTest {
    private static List<String> bypassed(World world) {
        return Readings.messages(world.prove(Outages.SINGLE), "appliance-bypassed");
    }

    private static List<String> loops(Hub hub) {
        return Readings.messages(hub.world().prove(Outages.SINGLE), "appliance-loop");
    }

    @Test
    void nothing_is_found_where_both_directions_pass() {
        assertThat(bypassed(Hub.inspected().world())).isEmpty();
        assertThat(loops(Hub.inspected())).isEmpty();
    }

    @Test
    void the_route_that_GatewaySubnet_misses_is_spelt_out() {
        assertThat(bypassed(
                        Hub.inspected().without("GatewaySubnet", "10.21.0.0/16").world()))
                .containsExactly("packets from subnets with route table net-orders-web-rt to 10.10.0.0/16 pass"
                        + " appliance:edge, and replies go past it: route table net-GatewaySubnet-rt of GatewaySubnet misses a"
                        + " route for 10.21.0.0/16 with next hop 10.20.253.4");
        assertThat(bypassed(Hub.inspected()
                        .without("GatewaySubnet", "10.21.0.0/16")
                        .without("GatewaySubnet", "10.22.0.0/16")
                        .world()))
                .anySatisfy(message -> assertThat(message)
                        .endsWith("GatewaySubnet has no route table, and needs one with a route for 10.21.0.0/16,"
                                + " 10.22.0.0/16 with next hop 10.20.253.4"));
    }

    @Test
    void the_route_that_a_spoke_misses_beside_gateway_routes_is_spelt_out() {
        assertThat(bypassed(Hub.inspected().showing("orders/web").world()))
                .containsExactly("packets from 10.10.0.0/16 to subnets with route table net-orders-web-rt pass"
                        + " appliance:edge, and replies go past it: route table net-orders-web-rt misses a route for"
                        + " 10.10.0.0/16 with next hop 10.20.253.4");
    }

    @Test
    void the_route_to_another_spoke_that_one_misses_is_spelt_out() {
        World world = Hub.inspected()
                .without("stock/db", "0.0.0.0/0")
                .route("stock/db", "10.10.0.0/16", Hub.EDGE)
                .world();
        assertThat(bypassed(world))
                .containsExactly("packets from 10.21.0.0/16 to subnets with route table net-stock-db-rt pass"
                        + " appliance:edge, and replies do not come back through it: route table net-stock-db-rt misses a"
                        + " route for 10.21.0.0/16 with next hop 10.20.253.4");
    }

    @Test
    void a_failover_that_changes_the_side_says_in_which_outages() {
        World world = Hub.inspected()
                .showing("orders/web")
                .without("orders/web", "0.0.0.0/0")
                .route("orders/web", "10.10.0.0/17", Hub.EDGE)
                .route("orders/web", "10.10.128.0/17", Hub.EDGE)
                .route("orders/web", "10.22.0.0/16", Hub.EDGE)
                .without("GatewaySubnet", "10.21.0.0/16")
                .world();
        world.sites.set(
                0,
                new SiteSpec(
                        "hq",
                        List.of("10.10.0.0/16"),
                        List.of("10.10.0.0/18", "10.10.64.0/18", "10.10.128.0/18", "10.10.192.0/18"),
                        List.of("10.10.0.0/16"),
                        List.of(),
                        true));
        assertThat(bypassed(world))
                .singleElement()
                .satisfies(
                        message -> assertThat(message)
                                .endsWith(
                                        "with next hop 10.20.253.4, in: circuit:primary, circuit:primary/peering-disabled, er-gateway"));
    }

    @Test
    void replies_to_the_internet_that_an_appliance_has_not_seen_are_found() {
        World world = Hub.inspected().world();
        world.publicHosts.add("10.21.1.5");
        assertThat(bypassed(world))
                .containsExactly("packets from the internet come to 10.21.1.5/32 by a public IP, and replies go to"
                        + " appliance:edge, which has not seen them: take the public IP away, and let them in through the"
                        + " appliance");
    }

    @Test
    void replies_of_a_public_load_balancers_members_are_found_too() {
        World world = Hub.inspected().world();
        world.frontends.add(balancer(false));
        assertThat(bypassed(world)).as("an internal one").isEmpty();
        world.frontends.set(0, balancer(true));
        assertThat(bypassed(world))
                .singleElement()
                .asString()
                .startsWith("packets from the internet come to 10.21.1.20/32 by a public IP");
    }

    private static FrontendSpec balancer(boolean isPublic) {
        return new FrontendSpec(
                "orders/web", "10.21.1.10", isPublic, List.of(new BalanceSpec("Tcp", 443, 443)), List.of("10.21.1.20"));
    }

    @Test
    void one_appliance_on_the_way_in_and_another_on_the_way_out_are_both_named() {
        Hub hub = Hub.inspected()
                .with(Hub.forwarder("inner", "10.20.252.4", true))
                .with(new SubnetSpec("inner", "10.20.252.0/24", null, null))
                .without("orders/web", "0.0.0.0/0")
                .route("orders/web", "10.10.0.0/16", "10.20.252.4");
        assertThat(bypassed(hub.world()))
                .contains(
                        "packets from 10.10.0.0/16 to subnets with route table net-orders-web-rt pass appliance:edge, and"
                                + " packets the other way appliance:inner: lead both through the same, the one in the reverse order"
                                + " of the other");
    }

    @Test
    void what_does_not_come_in_has_no_replies_to_go_past() {
        World world = Hub.inspected()
                .without("GatewaySubnet", "10.21.0.0/16")
                .route("GatewaySubnet", "10.21.0.0/16", "None")
                .world();
        assertThat(bypassed(world)).isEmpty();
    }

    @Test
    void a_table_that_hides_the_gateways_routes_is_named_for_what_it_does() {
        ProofResult proof = Hub.inspected()
                .without("orders/web", "0.0.0.0/0")
                .route("orders/web", "10.22.0.0/16", Hub.EDGE)
                .world()
                .prove(Outages.SINGLE);
        assertThat(Readings.messages(proof, "black-hole"))
                .anySatisfy(message -> assertThat(message)
                        .contains(
                                "subnets with route table net-orders-web-rt to 10.10.0.0/16 of site hq do not come to it")
                        .contains("its table hides the gateways' routes"));
    }

    @Test
    void a_loop_names_what_goes_round() {
        assertThat(loops(Hub.inspected().route("edge", "10.21.0.0/16", Hub.EDGE)))
                .containsExactly("what appliance:edge hands on for 10.21.0.0/16 comes back to it: the packets are lost;"
                        + " take the route out of the table of its own subnet, or lead it elsewhere");
        Hub hub = Hub.inspected()
                .with(Hub.forwarder("inner", "10.20.252.4", true))
                .with(new SubnetSpec(
                        "inner",
                        "10.20.252.0/24",
                        null,
                        new TableSpec(List.of(new RouteSpec("0.0.0.0/0", Hub.EDGE)), false)))
                .route("edge", "0.0.0.0/0", "10.20.252.4");
        assertThat(loops(hub)).allSatisfy(message -> assertThat(message).contains("by way of appliance:"));
        assertThat(loops(hub)).hasSize(2);
    }
}

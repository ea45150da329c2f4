package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By what hosts leave for the internet, protocol by protocol, and what service endpoints or a pool leave open of it. */
class WayOutTest {
    private static final IntentSpec OUT = Worlds.allow("internal", "internet", "Tcp", "443");
    private static final IntentSpec NOT_OUT = Worlds.deny("internal", "internet", "Tcp", "443");
    private static final Object ENDPOINTS = List.of(Map.of("service", "Microsoft.Storage"));

    private static World world(ImplicitOutbound implicit, RouteSpec... routes) {
        World world = Worlds.blueprint();
        world.frontends.clear();
        TableSpec table = new TableSpec(List.of(routes), false);
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, table));
        world.subnets.add(new SubnetSpec("data", "10.20.2.0/24", null, table));
        world.implicitOutbound = implicit;
        return world;
    }

    private static IntentResult healthy(World world, List<RegisteredResource> resources, IntentSpec intent) {
        Worlds.asking(world, intent);
        return Worlds.healthy(resources, world.inputs());
    }

    private static List<RegisteredResource> withEndpoints(World world) {
        return Readings.withSubnet(world.resources(), 1, "serviceEndpoints", ENDPOINTS);
    }

    private static void unknown(IntentResult result, String why) {
        assertThat(result.verdict()).as(Readings.why(result)).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.why(result)).contains(why);
    }

    @Test
    void a_rule_of_a_public_balancer_lets_out_its_own_protocol_alone() {
        World world = world(ImplicitOutbound.CLOSED);
        world.frontends.add(new FrontendSpec(
                "internal", "10.20.1.10", true, List.of(new BalanceSpec("Tcp", 443, 443)), List.of("10.20.1.20")));
        IntentResult some = Worlds.healthy(world, Worlds.deny("internal", "internet", "*"));
        assertThat(some.counterexample().orElseThrow()).hasToString("Tcp 10.20.1.20:1024 to 1.0.0.0:1");
        assertThat(some.trace().orElseThrow().steps().get(2).text())
                .isEqualTo("leaves for the internet by rule rule0 of LoadBalancer net-ilb-0");
        IntentResult all = Worlds.healthy(world, Worlds.allow("10.20.1.20/32", "internet", "*"));
        assertThat(Readings.why(all)).isEqualTo("its hosts have no way out to the internet");
        assertThat(all.counterexample().orElseThrow().protocol()).hasToString("Udp");
    }

    @Test
    void service_endpoints_may_take_what_has_no_way_out() {
        World world = world(ImplicitOutbound.CLOSED);
        List<RegisteredResource> resources = withEndpoints(world);
        String why = "its service endpoints";
        for (String protocol : List.of("Tcp", "Icmp")) {
            unknown(healthy(world, resources, Worlds.allow("internal", "internet", protocol)), why);
            unknown(healthy(world, resources, Worlds.deny("internal", "internet", protocol)), why);
            assertThat(healthy(world, resources, Worlds.deny("data", "internet", protocol))
                            .holds())
                    .as("of the other subnet")
                    .isTrue();
            assertThat(healthy(world, resources, Worlds.allow("network", "internet", protocol))
                            .counterexample()
                            .orElseThrow()
                            .source())
                    .as("the lowest that is surely lost")
                    .hasToString("10.20.2.4");
        }
    }

    @Test
    void service_endpoints_may_take_what_a_private_subnet_keeps_in() {
        World world = world(ImplicitOutbound.OPEN);
        List<RegisteredResource> isPrivate = Readings.withSubnet(world.resources(), 1, "defaultOutboundAccess", false);
        assertThat(healthy(world, isPrivate, NOT_OUT).holds()).isTrue();
        List<RegisteredResource> both = Readings.withSubnet(isPrivate, 1, "serviceEndpoints", ENDPOINTS);
        unknown(healthy(world, both, NOT_OUT), "its service endpoints");
        unknown(healthy(world, both, OUT), "its service endpoints");
        assertThat(healthy(world, isPrivate, Worlds.deny("data", "internet", "Tcp"))
                        .verdict())
                .as("of the other subnet")
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void service_endpoints_may_take_what_a_route_drops() {
        World world = world(ImplicitOutbound.OPEN, new RouteSpec("0.0.0.0/0", "None"));
        List<RegisteredResource> resources = withEndpoints(world);
        unknown(healthy(world, resources, NOT_OUT), "its service endpoints");
        unknown(healthy(world, resources, OUT), "its service endpoints");
        assertThat(healthy(world, resources, Worlds.deny("data", "internet", "Tcp"))
                        .holds())
                .isTrue();
        IntentResult lost = healthy(world, resources, Worlds.allow("network", "internet", "Tcp"));
        assertThat(lost.counterexample().orElseThrow().source()).hasToString("10.20.2.4");
    }

    @Test
    void service_endpoints_take_nothing_to_a_site() {
        World world = world(ImplicitOutbound.OPEN, new RouteSpec("10.10.0.0/16", "None"));
        IntentResult lost = healthy(world, withEndpoints(world), Worlds.allow("internal", "hq", "Tcp", "443"));
        assertThat(Readings.why(lost)).isEqualTo("no route leads to 10.10.0.0 (next hop None)");
    }

    @Test
    void who_may_have_joined_the_pool_of_an_internal_Standard_balancer_may_have_no_way_out() {
        for (ImplicitOutbound implicit : List.of(ImplicitOutbound.OPEN, ImplicitOutbound.UNKNOWN)) {
            World world = world(implicit);
            world.frontends.add(
                    new FrontendSpec("internal", "10.20.1.10", false, List.of(new BalanceSpec("Tcp", 443, 443)), null));
            List<RegisteredResource> standard =
                    changed(world.resources(), "LoadBalancer", put("sku", Map.of("name", "Standard")));
            unknown(healthy(world, standard, OUT), implicit == ImplicitOutbound.OPEN ? "join the pool" : "implicit");
            unknown(healthy(world, standard, NOT_OUT), "is not known");
            assertThat(healthy(world, standard, Worlds.deny("data", "internet", "Tcp"))
                            .verdict())
                    .isEqualTo(implicit == ImplicitOutbound.OPEN ? Verdict.VIOLATED : Verdict.UNKNOWN);
        }
    }

    // ---- by an appliance

    private static final IntentSpec AWAY = Worlds.allow("orders/web", "internet", "Tcp", "443");
    private static final IntentSpec NOT_AWAY = Worlds.deny("orders/web", "internet", "Tcp", "443");

    private static IntentResult endpointsOfOrders(Hub hub, IntentSpec intent) {
        World world = hub.world();
        return healthy(
                world,
                changed(world.resources(), "VirtualNetwork", network -> {
                    if ("net-orders-vnet".equals(network.get("virtualNetworkName"))) {
                        Map<String, Object> subnet = new java.util.LinkedHashMap<>();
                        ((Map<?, ?>) ((List<?>) java.util.Objects.requireNonNull(network.get("subnets"))).get(0))
                                .forEach((key, value) -> subnet.put(key.toString(), value));
                        subnet.put("serviceEndpoints", ENDPOINTS);
                        network.put("subnets", List.of(subnet));
                    }
                    return network;
                }),
                intent);
    }

    @Test
    void service_endpoints_may_take_packets_past_an_appliance() {
        assertThat(endpointsOfOrders(Hub.inspected(), AWAY).verdict())
                .as("they arrive by either way")
                .isEqualTo(Verdict.HOLDS);
        unknown(endpointsOfOrders(Hub.inspected(), NOT_AWAY), "its service endpoints");
        IntentResult others = endpointsOfOrders(Hub.inspected(), Worlds.deny("stock/db", "internet", "Tcp", "443"));
        assertThat(others.holds()).isTrue();
        assertThat(others.obligations()).as("the appliance can drop it").hasSize(1);
    }

    @Test
    void service_endpoints_may_save_what_an_appliance_loses() {
        World.RuleSpec closed = Worlds.deny("closed", true, 100, "*", "Internet");
        for (IntentSpec asked : List.of(AWAY, NOT_AWAY)) {
            unknown(endpointsOfOrders(Hub.inspected().rules("edge", closed), asked), "its service endpoints");
            unknown(
                    endpointsOfOrders(Hub.inspected().route("edge", "0.0.0.0/0", "None"), asked),
                    "its service endpoints");
        }
        assertThat(endpointsOfOrders(Hub.inspected().rules("edge", closed), AWAY).trace().orElseThrow().steps().stream()
                        .map(Step::text))
                .as("what they may save it from")
                .anyMatch(step -> step.contains("Deny by rule closed (100)"));
        IntentResult all = endpointsOfOrders(
                Hub.inspected().rules("edge", closed), Worlds.allow("spokes", "internet", "Tcp", "443"));
        assertThat(all.counterexample().orElseThrow().source())
                .as("the lowest that is surely lost")
                .hasToString("10.22.1.4");
    }
}

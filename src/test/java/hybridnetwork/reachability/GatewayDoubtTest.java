package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not modelled of a gateway, or of one connection, leaves open what passes it, both ways, and nothing else. */
class GatewayDoubtTest {
    private static final IntentSpec IN = Worlds.allow("hq", "internal", "Tcp", "443");
    private static final IntentSpec NOT_IN = Worlds.deny("hq", "internal", "Tcp", "22");
    private static final IntentSpec OUT = Worlds.allow("internal", "hq", "Tcp", "443");
    private static final IntentSpec NOT_OUT = Worlds.deny("internal", "hq", "Tcp", "443");
    private static final IntentSpec BRANCH_IN = Worlds.allow("branch", "internal", "Tcp", "443");
    private static final IntentSpec BRANCH_OUT = Worlds.allow("internal", "branch", "Tcp", "443");

    /** Site hq with circuit and tunnel, branch with a tunnel; from outside the subnet takes port 443 and no other. */
    private static World world() {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.set(
                1,
                new SubnetSpec(
                        "internal",
                        "10.20.1.0/24",
                        List.of(
                                Worlds.allow("web", true, 100, "*", "*", "Tcp", "443"),
                                Worlds.deny("closed", true, 4096, "*", "*")),
                        null));
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        return world;
    }

    private static World steered(World world) {
        TableSpec table = new TableSpec(List.of(new RouteSpec("10.99.0.0/16", "None")), false);
        world.subnets.set(0, new SubnetSpec("GatewaySubnet", "10.20.255.224/27", null, table));
        return world;
    }

    private static List<RegisteredResource> with(World world, String name, String property, Object value) {
        return Readings.withNamed(world.resources(), name, property, value);
    }

    /** The verdicts in an outage. */
    private static List<Verdict> verdicts(
            World world, List<RegisteredResource> resources, String outage, IntentSpec... asked) {
        Worlds.asking(world, asked);
        return Proof.of(resources, world.inputs(), Outages.SINGLE).scenarios().stream()
                .filter(scenario -> scenario.name().equals(outage))
                .flatMap(scenario -> scenario.intents().stream())
                .map(IntentResult::verdict)
                .toList();
    }

    @Test
    void traffic_selectors_leave_open_what_their_own_tunnel_carries() {
        World world = world();
        List<RegisteredResource> resources = with(world, "net-vpn-conn-branch", "usePolicyBasedTrafficSelectors", true);
        assertThat(verdicts(world, resources, "healthy", BRANCH_IN, BRANCH_OUT, IN, OUT))
                .containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.HOLDS, Verdict.HOLDS);
        assertThat(verdicts(world, resources, "circuit:primary", IN, OUT, NOT_OUT))
                .as("hq's tunnel is another")
                .containsExactly(Verdict.HOLDS, Verdict.HOLDS, Verdict.VIOLATED);
        assertThat(verdicts(
                        world,
                        resources,
                        "healthy",
                        Worlds.deny("branch", "internal", "Tcp", "22"),
                        Worlds.allow("branch", "internal", "Tcp", "22")))
                .as("what a group denies it denies all the same")
                .containsExactly(Verdict.HOLDS, Verdict.VIOLATED);
    }

    @Test
    void NAT_rules_of_a_tunnel_leave_open_even_what_a_group_denies() {
        World world = world();
        List<RegisteredResource> resources =
                with(world, "net-vpn-conn-hq", "ingressNatRules", List.of(Map.of("id", "/x/nat")));
        IntentSpec denied = Worlds.allow("hq", "internal", "Tcp", "22");
        assertThat(verdicts(world, resources, "healthy", IN, OUT, NOT_IN, denied, BRANCH_IN, BRANCH_OUT))
                .as("over the circuit")
                .containsExactly(
                        Verdict.HOLDS, Verdict.HOLDS, Verdict.HOLDS, Verdict.VIOLATED, Verdict.HOLDS, Verdict.HOLDS);
        assertThat(verdicts(world, resources, "circuit:primary", IN, OUT, NOT_IN, NOT_OUT, denied))
                .as("over the tunnel")
                .containsOnly(Verdict.UNKNOWN);
        assertThat(verdicts(
                        world,
                        resources,
                        "circuit:primary",
                        BRANCH_IN,
                        BRANCH_OUT,
                        Worlds.allow("branch", "internal", "Tcp", "22"),
                        Worlds.deny("branch", "internal", "Tcp", "22")))
                .as("over the other one")
                .containsExactly(Verdict.HOLDS, Verdict.HOLDS, Verdict.VIOLATED, Verdict.HOLDS);
    }

    @Test
    void NAT_rules_of_a_gateway_leave_the_other_gateway_alone() {
        World world = world();
        List<RegisteredResource> resources = with(world, "net-vpn-vgw", "natRules", List.of(Map.of("name", "nat")));
        assertThat(verdicts(world, resources, "healthy", IN, OUT, NOT_IN))
                .containsExactly(Verdict.HOLDS, Verdict.HOLDS, Verdict.HOLDS);
        assertThat(verdicts(world, resources, "circuit:primary", IN, OUT, NOT_IN, BRANCH_IN, BRANCH_OUT))
                .containsOnly(Verdict.UNKNOWN);
    }

    @Test
    void selectors_of_a_policy_based_gateway_leave_the_other_gateway_alone() {
        World world = world();
        List<RegisteredResource> resources = with(world, "net-vpn-vgw", "vpnType", "PolicyBased");
        assertThat(verdicts(world, resources, "healthy", IN, OUT, NOT_IN, NOT_OUT))
                .containsExactly(Verdict.HOLDS, Verdict.HOLDS, Verdict.HOLDS, Verdict.VIOLATED);
        assertThat(verdicts(world, resources, "circuit:primary", IN, OUT, NOT_OUT, BRANCH_IN, BRANCH_OUT))
                .containsOnly(Verdict.UNKNOWN);
        assertThat(verdicts(world, resources, "circuit:primary", NOT_IN, Worlds.allow("hq", "internal", "Tcp", "22")))
                .as("a group denies it all the same")
                .containsExactly(Verdict.HOLDS, Verdict.VIOLATED);
    }

    @Test
    void FastPath_of_one_circuit_leaves_open_what_that_one_carries() {
        World world = steered(world());
        world.circuits.add(new CircuitSpec("second", List.of("hq"), true, "Enabled", 50));
        List<RegisteredResource> resources = with(world, "net-er-conn-second", "expressRouteGatewayBypass", true);
        assertThat(verdicts(world, resources, "healthy", IN, OUT, NOT_OUT))
                .as("primary carries")
                .containsExactly(Verdict.HOLDS, Verdict.HOLDS, Verdict.VIOLATED);
        assertThat(verdicts(world, resources, "circuit:primary", IN, OUT, NOT_OUT))
                .containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN);
        assertThat(verdicts(world, resources, "circuit:primary", NOT_IN)).containsExactly(Verdict.HOLDS);
    }

    @Test
    void what_may_go_past_GatewaySubnet_may_go_past_an_appliance_there() {
        World world = Hub.inspected().world();
        List<RegisteredResource> resources = with(world, "net-er-conn-primary", "expressRouteGatewayBypass", true);
        IntentSpec inspected = Worlds.allow("hq", "orders/web", "Tcp", "443");
        IntentSpec notInspected = Worlds.allow("hq", "internal", "Tcp", "443");
        IntentSpec kept = Worlds.deny("hq", "orders/web", "Tcp", "443");
        assertThat(verdicts(world, resources, "healthy", inspected, notInspected, kept))
                .containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.UNKNOWN);
        assertThat(verdicts(world, resources, "circuit:primary", inspected, notInspected, kept))
                .as("over the tunnel nothing goes past it")
                .containsExactly(Verdict.HOLDS, Verdict.HOLDS, Verdict.HOLDS);
    }

    @Test
    void what_is_surely_lost_counts_before_what_NAT_rules_may_change() {
        World world = world();
        Worlds.asking(world, Worlds.allow("on-premises", "internal", "Tcp", "22"));
        world.circuits.clear();
        SubnetSpec internal = world.subnets.get(1);
        world.subnets.set(
                1,
                new SubnetSpec(
                        internal.name(),
                        internal.prefix(),
                        internal.rules(),
                        new TableSpec(List.of(new RouteSpec("10.10.0.0/16", "None")), false)));
        IntentResult lost = Worlds.healthy(
                with(world, "net-vpn-conn-hq", "ingressNatRules", List.of(Map.of("id", "/x/nat"))), world.inputs());
        assertThat(lost.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(lost.counterexample().orElseThrow().source())
                .as("of branch, though hq's are lower")
                .hasToString("10.30.0.0");
    }

    @Test
    void a_reply_that_a_table_drops_is_lost_whatever_FastPath_does() {
        World world = steered(world());
        SubnetSpec internal = world.subnets.get(1);
        world.subnets.set(
                1,
                new SubnetSpec(
                        internal.name(),
                        internal.prefix(),
                        internal.rules(),
                        new TableSpec(List.of(new RouteSpec("10.10.0.0/16", "None")), false)));
        assertThat(verdicts(
                        world,
                        with(world, "net-er-conn-primary", "expressRouteGatewayBypass", true),
                        "healthy",
                        IN,
                        Worlds.deny("hq", "internal", "Tcp", "443")))
                .containsExactly(Verdict.VIOLATED, Verdict.UNKNOWN);
    }

    @Test
    void summarized_prefixes_leave_open_what_sites_send() {
        World world = world();
        List<RegisteredResource> resources = with(
                world, "net-vnet", "summarizedGatewayPrefixes", Map.of("addressPrefixes", List.of("10.20.0.0/17")));
        assertThat(verdicts(world, resources, "healthy", IN, Worlds.deny("hq", "internal", "Tcp", "443"), NOT_IN))
                .containsExactly(Verdict.UNKNOWN, Verdict.UNKNOWN, Verdict.HOLDS);
    }

    @Test
    void a_table_of_GatewaySubnet_that_is_not_known_leaves_open_all_that_it_may_steer() {
        World world = world();
        List<RegisteredResource> resources =
                Readings.withSubnet(world.resources(), 0, "routeTable", Map.of("id", Opaque.UNKNOWN));
        assertThat(verdicts(world, resources, "healthy", IN, OUT, NOT_OUT, BRANCH_IN))
                .containsOnly(Verdict.UNKNOWN);
        assertThat(verdicts(world, resources, "healthy", NOT_IN)).containsExactly(Verdict.HOLDS);
    }
}

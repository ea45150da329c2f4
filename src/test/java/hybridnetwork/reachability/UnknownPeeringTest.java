package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Circuits of which it is not known whether their peering is up: what is so only while it is, or only while it is not, is unknown. */
class UnknownPeeringTest {
    private static final String REASON = "the state of a circuit's peering is not known";
    private static final IntentSpec OUT = Worlds.allow("internal", "hq", "Tcp", "443");
    private static final IntentSpec KEPT = Worlds.deny("internal", "hq", "Tcp", "443");

    /** The blueprint without groups, whose site offers these over its circuit and over its tunnel. */
    private static World world(List<String> overCircuit, List<String> overTunnel) {
        World world = Worlds.blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.frontends.clear();
        world.sites.set(0, new SiteSpec("hq", List.of("10.10.0.0/16"), overCircuit, overTunnel, overTunnel, true));
        return world;
    }

    private static World world() {
        return world(List.of("10.10.0.0/16"), List.of("10.10.0.0/16"));
    }

    /** While nothing has failed, with a peering of a state that is not known at the circuit of this name. */
    private static IntentResult unknown(World world, String circuit, IntentSpec intent) {
        return healthy(world, world.resources(), circuit, intent);
    }

    /** The same, with tunnels inside the private peering. */
    private static IntentResult inside(World world, String circuit, IntentSpec intent) {
        return healthy(
                world,
                Readings.changed(
                        world.resources(), "VirtualNetworkGatewayConnection", put("useLocalAzureIpAddress", true)),
                circuit,
                intent);
    }

    private static IntentResult healthy(
            World world, List<RegisteredResource> resources, String circuit, IntentSpec intent) {
        Worlds.asking(world, intent);
        List<RegisteredResource> open = Readings.changed(
                resources,
                "ExpressRouteCircuitPeering",
                peering -> ("net-erc-" + circuit).equals(peering.get("circuitName"))
                        ? put("state", Opaque.UNKNOWN).apply(peering)
                        : peering);
        return Worlds.healthy(open, world.inputs());
    }

    @Test
    void what_holds_over_the_tunnel_as_well_holds_by_either_way() {
        IntentResult result = unknown(world(), "primary", OUT);
        assertThat(result.verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(result.ways()).isEqualTo(Map.of("hq", Set.of(PathKind.EXPRESS_ROUTE, PathKind.VPN)));
    }

    @Test
    void what_one_packet_breaks_by_either_way_is_broken() {
        IntentResult result = unknown(world(), "primary", KEPT);
        assertThat(result.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(result.counterexample().orElseThrow().destination()).hasToString("10.10.0.0");
    }

    /** Up, the upper half of hq gets replies another way; down, the lower half has no way at all. */
    @Test
    void what_different_packets_break_is_not_known_of_any() {
        World world = world(List.of("10.10.0.0/17"), List.of("10.10.128.0/17"));
        world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, "Enabled", 50));
        assertThat(Worlds.healthy(world, OUT).counterexample().orElseThrow().destination())
                .hasToString("10.10.128.0");
        world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, "Disabled", 50));
        assertThat(Worlds.healthy(world, OUT).counterexample().orElseThrow().destination())
                .hasToString("10.10.0.0");
        world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, "Enabled", 50));
        IntentResult result = unknown(world, "primary", OUT);
        assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(result.unknown()).hasValue(REASON);
    }

    @Test
    void a_tunnel_inside_the_peering_is_as_unknown_as_the_peering() {
        assertThat(inside(world(), "primary", OUT).unknown()).hasValue(REASON);
        assertThat(unknown(world(), "primary", OUT).verdict())
                .as("over the internet")
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void a_tunnel_inside_two_peerings_is_up_with_the_one_that_is_known() {
        World world = world(List.of("10.10.0.0/17"), List.of("10.10.0.0/16"));
        world.circuits.add(new CircuitSpec("secondary", List.of("hq"), true, "Enabled", 50));
        assertThat(inside(world, "secondary", KEPT).verdict()).isEqualTo(Verdict.VIOLATED);
        IntentSpec upper = Worlds.deny("internal", "10.10.128.0/17", "Tcp", "443");
        assertThat(inside(world, "secondary", upper).path())
                .as("over the tunnel alone")
                .containsExactly("internal", "vpn-gateway", "tunnel:hq", "hq");
        world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, "Disabled", 50));
        assertThat(inside(world, "secondary", upper).unknown()).hasValue(REASON);
    }

    @Test
    void a_tunnel_inside_a_disabled_peering_is_surely_down() {
        World world = world();
        world.circuits.set(0, new CircuitSpec("primary", List.of("hq"), true, "Disabled", 50));
        assertThat(inside(world, "none", OUT).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void a_tunnel_inside_a_peering_needs_the_circuit_of_its_own_site() {
        World world = world();
        world.sites.add(
                new SiteSpec("branch", List.of("10.30.0.0/16"), List.of("10.30.0.0/16"), List.of(), null, true));
        world.circuits.set(0, new CircuitSpec("primary", List.of("branch"), true, "Enabled", 50));
        assertThat(inside(world, "none", OUT).verdict())
                .as("only the branch's is there")
                .isEqualTo(Verdict.VIOLATED);
        assertThat(inside(world, "none", Worlds.allow("internal", "branch", "Tcp", "443"))
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
    }
}

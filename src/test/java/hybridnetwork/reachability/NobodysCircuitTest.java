package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A connected circuit that the configuration does not name: the packets of any site may come in over it. */
class NobodysCircuitTest {
    private static final IntentSpec WEB = Worlds.deny("branch", "internal", "Tcp", "443");
    private static final IntentSpec SSH = Worlds.deny("branch", "internal", "Tcp", "22");

    /** Site branch with a tunnel, a subnet that takes port 443 from everywhere and no other, a table at GatewaySubnet. */
    private static World world() {
        World world = Worlds.asking(Worlds.blueprint(), WEB, SSH);
        world.frontends.clear();
        TableSpec table = new TableSpec(List.of(new RouteSpec("10.99.0.0/16", "None")), false);
        world.subnets.set(0, new SubnetSpec("GatewaySubnet", "10.20.255.224/27", null, table));
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
        world.circuits.add(new CircuitSpec("nobodys", List.of(), true, "Enabled", 50));
        return world;
    }

    /** What becomes of the two intents in an outage. */
    private static List<IntentResult> in(World world, List<RegisteredResource> resources, String outage) {
        ProofInputs inputs = new ProofInputs(
                World.BASE,
                world.inputs().sites(),
                world.inputs().circuits().subList(0, 1),
                world.inputs().intents(),
                world.inputs().implicitOutbound());
        return Proof.of(resources, inputs, Outages.SINGLE).scenarios().stream()
                .filter(scenario -> scenario.name().equals(outage))
                .flatMap(scenario -> scenario.intents().stream())
                .toList();
    }

    @Test
    void a_sites_packets_may_come_over_it_while_no_way_of_its_own_is_up() {
        World world = world();
        assertThat(in(world, world.resources(), "healthy"))
                .extracting(IntentResult::verdict)
                .containsExactly(Verdict.VIOLATED, Verdict.HOLDS);
        List<IntentResult> down = in(world, world.resources(), "tunnel:branch");
        assertThat(down).extracting(IntentResult::verdict).containsExactly(Verdict.UNKNOWN, Verdict.HOLDS);
        assertThat(down.get(0).unknown().orElseThrow())
                .contains("site branch")
                .contains("net-er-conn-nobodys")
                .contains("the configuration does not say what is behind it");
    }

    @Test
    void with_FastPath_they_may_go_past_the_table_of_GatewaySubnet() {
        World world = world();
        assertThat(in(
                        world,
                        Readings.withNamed(world.resources(), "net-er-conn-nobodys", "expressRouteGatewayBypass", true),
                        "healthy"))
                .extracting(IntentResult::verdict)
                .containsExactly(Verdict.UNKNOWN, Verdict.HOLDS);
    }
}

package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.CircuitSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two circuits to one site: which of them carries matters only where they differ, as one past the gateway's table does. */
class CircuitWeightTest {
    /** Two circuits to hq; GatewaySubnet has a table or not. */
    private static World world(boolean steered) {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("hq", "internal", "Tcp", "443"));
        world.frontends.clear();
        world.vpnGateway = false;
        world.circuits.add(new CircuitSpec("second", List.of("hq"), true, "Enabled", 50));
        if (steered) {
            world.subnets.set(
                    0,
                    new SubnetSpec(
                            "GatewaySubnet",
                            "10.20.255.224/27",
                            null,
                            new TableSpec(List.of(new RouteSpec("10.66.0.0/16", "None")), false)));
        }
        return world;
    }

    private static List<RegisteredResource> with(World world, String connection, String property, Object value) {
        return world.resources().stream()
                .map(it -> {
                    Map<String, Object> inputs = new LinkedHashMap<>(it.inputs());
                    inputs.put(property, value);
                    return it.name().equals(connection)
                            ? Readings.with(it, it.type(), it.id(), inputs, it.outputs())
                            : it;
                })
                .toList();
    }

    private static ProofResult unweighted(boolean steered) {
        World world = world(steered);
        return Proof.of(
                with(world, "net-er-conn-primary", "routingWeight", Opaque.UNKNOWN), world.inputs(), Outages.SINGLE);
    }

    @Test
    void a_weight_that_is_not_known_is_no_matter_where_both_lead_to_the_site_alike() {
        ProofResult proof = unweighted(false);
        assertThat(proof.scenarios().get(0).intents().get(0).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(messages(proof, "unknown-value"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection net-er-conn-primary: routingWeight is not known yet; it"
                                + " counts as 0, and no other circuit offers the same to another site");
    }

    @Test
    void where_gateway_subnet_has_a_table_one_of_them_may_go_past_it() {
        ProofResult proof = unweighted(true);
        assertThat(proof.scenarios().get(0).intents().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(proof, "unknown-value"))
                .containsExactly(
                        "VirtualNetworkGatewayConnection net-er-conn-primary: routingWeight is not known yet; which"
                                + " of the circuits that offer the same carries is left open");
    }

    @Test
    void fastpath_to_a_circuit_that_nobody_declares_is_told_as_well() {
        World world = world(true);
        ProofInputs inputs = new ProofInputs(
                World.BASE,
                world.inputs().sites(),
                List.of(new ProofInputs.Circuit("primary", List.of("hq"), Optional.of("/another/circuit"))),
                world.inputs().intents());
        List<RegisteredResource> resources = with(world, "net-er-conn-primary", "expressRouteGatewayBypass", true);
        assertThat(messages(Proof.of(resources, inputs, Outages.SINGLE), "not-understood"))
                .contains(
                        "VirtualNetworkGatewayConnection net-er-conn-primary: FastPath bypasses the gateway and the route table"
                                + " of its subnet; that is not modelled");
    }
}

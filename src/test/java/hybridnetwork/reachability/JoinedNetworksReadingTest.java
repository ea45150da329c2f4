package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.PeeringSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two networks with a gateway on one circuit may be joined at Microsoft's edge. */
class JoinedNetworksReadingTest {
    private static final String NETWORKING = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";

    private static World world(boolean broken) {
        return world(broken, Worlds.deny("internal", "far/db", "Tcp", "443"));
    }

    private static World world(boolean broken, IntentSpec asked) {
        World world = Worlds.asking(Worlds.blueprint(), asked);
        world.frontends.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        TableSpec table = broken ? new TableSpec(List.of(new RouteSpec("0.0.0.0/0", "None")), false) : null;
        world.spokes.add(new SpokeSpec(
                "far",
                List.of("10.30.0.0/16"),
                List.of(
                        new SubnetSpec("GatewaySubnet", "10.30.255.0/27", null, table),
                        new SubnetSpec("db", "10.30.1.0/24", null, null))));
        return world;
    }

    /** The hub's connection leads to one circuit, and that of the network {@code far} to another, or to the same. */
    private static ProofResult prove(World world, Object peer, Object far) {
        return prove(world, peer, far, true);
    }

    /** With the resource of the declared circuit, or without. */
    private static ProofResult prove(World world, Object peer, Object far, boolean circuit) {
        List<RegisteredResource> resources = new ArrayList<>();
        for (RegisteredResource it : world.resources()) {
            if (!circuit && it.type().contains("ExpressRouteCircuit")) {
                continue;
            }
            Map<String, Object> inputs = new LinkedHashMap<>(it.inputs());
            inputs.computeIfPresent("peer", (key, old) -> peer);
            resources.add(Readings.with(it, it.type(), it.id(), inputs, it.outputs()));
        }
        resources.add(World.resource(
                "VirtualNetworkGateway",
                "far-er",
                "virtualNetworkGateways",
                Map.of(
                        "gatewayType",
                        "ExpressRoute",
                        "ipConfigurations",
                        List.of(Map.of(
                                "subnet",
                                Map.of("id", NETWORKING + "virtualNetworks/net-far-vnet/subnets/GatewaySubnet"))))));
        resources.add(World.resource(
                "VirtualNetworkGatewayConnection",
                "far-conn",
                "connections",
                Map.of(
                        "connectionType",
                        "ExpressRoute",
                        "virtualNetworkGateway1",
                        Map.of("id", NETWORKING + "virtualNetworkGateways/far-er"),
                        "peer",
                        far)));
        return Proof.of(resources, world.inputs(), Outages.SINGLE);
    }

    private static Verdict verdict(Object peer, Object far) {
        return verdict(prove(world(false), peer, far));
    }

    private static Verdict verdict(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(0).verdict();
    }

    private static Map<String, Object> circuit(String name) {
        return Map.of("id", NETWORKING + "expressRouteCircuits/" + name);
    }

    @Test
    void networks_on_one_circuit_of_the_stack_may_be_joined() {
        ProofResult proof = prove(world(false), circuit("net-erc-primary"), circuit("NET-erc-primary"));
        assertThat(verdict(proof)).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(proof, "not-understood"))
                .contains("circuit:primary: it connects two networks, which Microsoft's edge may join");
    }

    @Test
    void so_may_networks_on_one_circuit_elsewhere_and_on_one_that_is_not_known_but_the_only_one() {
        assertThat(verdict(circuit("elsewhere"), circuit("Elsewhere"))).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(Map.of("id", Opaque.UNKNOWN), circuit("net-erc-primary")))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void where_the_gateways_of_one_do_not_work_they_are_not() {
        assertThat(verdict(prove(world(true), circuit("net-erc-primary"), circuit("net-erc-primary"))))
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void where_a_peering_joins_them_there_is_nothing_to_tell() {
        World world = world(false);
        world.peerings.add(new PeeringSpec("", "far", Map.of()));
        world.peerings.add(new PeeringSpec("far", "", Map.of()));
        ProofResult proof = prove(world, circuit("net-erc-primary"), circuit("net-erc-primary"));
        assertThat(verdict(proof)).isEqualTo(Verdict.VIOLATED);
        assertThat(messages(proof, "not-understood")).noneMatch(it -> it.contains("Microsoft's edge"));
    }

    @Test
    void nor_where_those_of_the_hub_do_not_work() {
        World world = world(false);
        TableSpec table = new TableSpec(List.of(new RouteSpec("0.0.0.0/0", "None")), false);
        world.subnets.set(0, new SubnetSpec("GatewaySubnet", "10.20.255.224/27", null, table));
        assertThat(verdict(prove(world, circuit("net-erc-primary"), circuit("net-erc-primary"))))
                .isEqualTo(Verdict.HOLDS);
    }

    /** The spoke orders uses the hub's gateways, leaf those of far, and alone none. */
    @ParameterizedTest
    @CsvSource({
        "internal, far/db, UNKNOWN",
        "far/db, internal, UNKNOWN",
        "orders/web, far/db, UNKNOWN",
        "internal, leaf/app, UNKNOWN",
        "orders/web, leaf/app, UNKNOWN",
        "leaf/app, orders/web, UNKNOWN",
        "internal, alone/x, HOLDS",
        "alone/x, far/db, HOLDS",
        "orders/web, alone/x, HOLDS",
    })
    void whoever_uses_the_gateways_of_one_may_be_joined_with_whoever_uses_the_others(
            String from, String to, Verdict expected) {
        World world = world(false, Worlds.deny(from, to, "Tcp", "443"));
        world.spokes.add(new SpokeSpec(
                "orders", List.of("10.21.0.0/16"), List.of(new SubnetSpec("web", "10.21.1.0/24", null, null))));
        world.spokes.add(new SpokeSpec(
                "leaf", List.of("10.31.0.0/16"), List.of(new SubnetSpec("app", "10.31.1.0/24", null, null))));
        world.spokes.add(new SpokeSpec(
                "alone", List.of("10.40.0.0/16"), List.of(new SubnetSpec("x", "10.40.1.0/24", null, null))));
        world.withTransit("orders");
        world.peerings.add(new PeeringSpec("far", "leaf", Map.of("allowGatewayTransit", true)));
        world.peerings.add(new PeeringSpec("leaf", "far", Map.of("useRemoteGateways", true)));
        assertThat(verdict(prove(world, circuit("net-erc-primary"), circuit("net-erc-primary"))))
                .isEqualTo(expected);
    }

    @Test
    void within_a_network_and_with_its_peers_nothing_is_open() {
        World world = world(false, Worlds.allow("internal", "orders/web", "Tcp", "443"));
        world.spokes.add(new SpokeSpec(
                "orders", List.of("10.21.0.0/16"), List.of(new SubnetSpec("web", "10.21.1.0/24", null, null))));
        world.withTransit("orders");
        assertThat(verdict(prove(world, circuit("net-erc-primary"), circuit("net-erc-primary"))))
                .isEqualTo(Verdict.HOLDS);
        World inside = world(false, Worlds.allow("internal", "internal", "Tcp", "443"));
        assertThat(verdict(prove(inside, circuit("net-erc-primary"), circuit("net-erc-primary"))))
                .isEqualTo(Verdict.HOLDS);
    }

    /** The only declared circuit, of which no resource is among these. */
    @Test
    void so_may_two_connections_to_a_circuit_that_the_configuration_alone_knows() {
        World world = world(false);
        ProofResult known = prove(world, Map.of("id", Opaque.UNKNOWN), Map.of("id", Opaque.UNKNOWN), false);
        assertThat(verdict(known)).isEqualTo(Verdict.UNKNOWN);
    }
}

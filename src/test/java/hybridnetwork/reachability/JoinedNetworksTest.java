package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two networks that are not peered, with gateways on one circuit: Microsoft's edge may join them while both connections are up. */
class JoinedNetworksTest {
    private static final String PREFIX = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";
    private static final IntentSpec OVER = Worlds.deny("internal", "far/app", "Tcp", "443");
    private static final IntentSpec BACK = Worlds.deny("far/app", "internal", "Tcp", "443");

    /** The hub, orders that is peered with it, and far with a gateway of its own. */
    private static World world(TableSpec table) {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, table));
        world.spokes.add(new SpokeSpec(
                "orders", List.of("10.21.0.0/16"), List.of(new SubnetSpec("web", "10.21.1.0/24", null, null))));
        world.withTransit("orders");
        world.spokes.add(new SpokeSpec(
                "far",
                List.of("10.40.0.0/16"),
                List.of(
                        new SubnetSpec("GatewaySubnet", "10.40.255.224/27", null, null),
                        new SubnetSpec("app", "10.40.1.0/24", null, null))));
        return world;
    }

    private static World world() {
        return world(new TableSpec(List.of(), false));
    }

    private static List<RegisteredResource> onOneCircuit(World world) {
        List<RegisteredResource> all = new ArrayList<>(world.resources());
        all.add(gateway("ExpressRoute"));
        all.add(connection(Map.of(
                "connectionType",
                "ExpressRoute",
                "virtualNetworkGateway1",
                Map.of("id", PREFIX + "virtualNetworkGateways/far-vgw"),
                "peer",
                Map.of("id", PREFIX + "expressRouteCircuits/net-erc-primary"))));
        return all;
    }

    private static RegisteredResource gateway(String type) {
        return World.resource(
                "VirtualNetworkGateway",
                "far-vgw",
                "virtualNetworkGateways",
                Map.of(
                        "gatewayType",
                        type,
                        "enableBgp",
                        true,
                        "bgpSettings",
                        Map.of("asn", 65515.0),
                        "ipConfigurations",
                        List.of(Map.of(
                                "subnet",
                                Map.of("id", PREFIX + "virtualNetworks/net-far-vnet/subnets/GatewaySubnet")))));
    }

    private static RegisteredResource connection(Map<String, Object> inputs) {
        return World.resource("VirtualNetworkGatewayConnection", "far-conn", "connections", inputs);
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
    void one_circuit_may_join_them_both_ways() {
        World world = world();
        for (IntentSpec asked : List.of(
                OVER,
                BACK,
                Worlds.allow("internal", "far/app", "Tcp", "443"),
                Worlds.allow("far/app", "internal", "Tcp", "443"),
                Worlds.deny("orders/web", "far/app", "Tcp", "443"))) {
            IntentResult open = in(world, onOneCircuit(world), "healthy", asked);
            assertThat(open.verdict()).as(asked.toString()).isEqualTo(Verdict.UNKNOWN);
            assertThat(Readings.why(open)).contains("which Microsoft's edge may join");
        }
        assertThat(in(world, world.resources(), "healthy", OVER).holds())
                .as("without the second connection")
                .isTrue();
    }

    @Test
    void it_joins_them_no_longer_when_either_connection_is_down() {
        World world = world();
        for (String outage : List.of("er-gateway@net-vnet", "er-gateway@far", "circuit:primary")) {
            for (IntentSpec asked : List.of(OVER, BACK)) {
                assertThat(in(world, onOneCircuit(world), outage, asked).holds())
                        .as(outage)
                        .isTrue();
            }
        }
    }

    @Test
    void what_is_peered_or_leaves_the_networks_is_as_certain_as_before() {
        World world = world();
        for (IntentSpec asked : List.of(
                Worlds.allow("internal", "orders/web", "Tcp", "443"),
                Worlds.allow("orders/web", "internal", "Tcp", "443"),
                Worlds.allow("internal", "hq", "Tcp", "443"),
                Worlds.allow("hq", "internal", "Tcp", "443"))) {
            assertThat(in(world, onOneCircuit(world), "healthy", asked).holds())
                    .as(asked.toString())
                    .isTrue();
        }
        IntentResult both = in(world, onOneCircuit(world), "healthy", Worlds.deny("internal", "spokes", "Tcp", "443"));
        assertThat(both.counterexample().orElseThrow().destination()).hasToString("10.21.1.4");
        IntentResult from = in(world, onOneCircuit(world), "healthy", Worlds.deny("spokes", "internal", "Tcp", "443"));
        assertThat(from.counterexample().orElseThrow().source()).hasToString("10.21.1.4");
    }

    @Test
    void a_table_that_takes_no_gateway_routes_joins_nothing() {
        World world = world(new TableSpec(List.of(), true));
        assertThat(in(world, onOneCircuit(world), "healthy", OVER).holds()).isTrue();
    }

    /** Packets that a user route leads past the edge come by an appliance, the replies by what the table of the other end has. */
    @Test
    void a_reply_that_the_edge_may_take_is_not_surely_lost() {
        World world = Hub.inspected().world();
        world.spokes.add(world(new TableSpec(List.of(), false)).spokes.get(1));
        world.peerings.add(new World.PeeringSpec("", "far", Map.of()));
        world.peerings.add(new World.PeeringSpec("far", "", Map.of("allowForwardedTraffic", true)));
        IntentSpec asked = Worlds.allow("orders/web", "far/app", "Tcp", "443");
        assertThat(in(world, world.resources(), "healthy", asked).verdict()).isEqualTo(Verdict.VIOLATED);
        IntentResult joined = in(world, onOneCircuit(world), "healthy", asked);
        assertThat(joined.verdict()).as(Readings.why(joined)).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_device_of_nobody_at_the_one_gateway_leaves_the_flows_of_the_other_alone() {
        World world = world();
        List<RegisteredResource> all = new ArrayList<>(world.resources());
        all.add(gateway("Vpn"));
        all.add(World.resource(
                "LocalNetworkGateway",
                "nobody",
                "localNetworkGateways",
                Map.of(
                        "gatewayIpAddress",
                        "198.51.100.7",
                        "localNetworkAddressSpace",
                        Map.of("addressPrefixes", List.of()),
                        "bgpSettings",
                        Map.of("asn", 65020.0, "bgpPeeringAddress", "10.9.9.8"))));
        all.add(connection(Map.of(
                "connectionType",
                "IPsec",
                "enableBgp",
                true,
                "virtualNetworkGateway1",
                Map.of("id", PREFIX + "virtualNetworkGateways/far-vgw"),
                "localNetworkGateway2",
                Map.of("id", PREFIX + "localNetworkGateways/nobody"))));
        assertThat(in(world, all, "healthy", Worlds.deny("far/app", "hq", "Tcp", "443"))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        IntentResult own = in(world, all, "healthy", Worlds.allow("internal", "hq", "Tcp", "443"));
        assertThat(own.verdict()).as(Readings.why(own)).isEqualTo(Verdict.HOLDS);
    }
}

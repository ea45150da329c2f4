package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What at a GatewaySubnet keeps the gateways from working, as the finding tells it. */
class GatewaySubnetFindingsTest {
    private static List<String> told(@Nullable TableSpec table) {
        World world = Worlds.blueprint();
        world.subnets.set(0, new SubnetSpec("GatewaySubnet", "10.20.255.224/27", null, table));
        return messages(world.prove(Outages.SINGLE), "gw-subnet-udr");
    }

    private static TableSpec routes(String prefix, String hop) {
        return new TableSpec(List.of(new RouteSpec("10.66.0.0/16", "None"), new RouteSpec(prefix, hop)), false);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, has a route for 0.0.0.0/0",
        "10.20.255.224/27, steers the subnet's own range by route r1",
        "10.20.255.240/28, steers the subnet's own range by route r1",
        "10.20.0.0/16, steers the subnet's own range by route r1",
    })
    void routes_that_take_the_gateways_their_own_subnet_are_named(String prefix, String why) {
        assertThat(told(routes(prefix, "None")))
                .containsExactly("route table net-GatewaySubnet-rt of GatewaySubnet in VirtualNetwork net-vnet " + why
                        + ": the gateways do not work so, and count as down");
    }

    @ParameterizedTest
    @CsvSource({"10.20.255.224/27, VnetLocal", "10.0.0.0/8, None", "10.20.1.0/24, None"})
    void others_leave_them_alone(String prefix, String hop) {
        assertThat(told(routes(prefix, hop))).isEmpty();
        assertThat(told(null)).isEmpty();
    }

    /** Packets to the subnet take the longest route, and one that stays in the network is none that steers. */
    @Test
    void a_longer_route_within_the_network_makes_good_what_a_wider_one_steers() {
        assertThat(told(new TableSpec(
                        List.of(new RouteSpec("10.20.0.0/16", "None"), new RouteSpec("10.20.255.224/27", "VnetLocal")),
                        false)))
                .isEmpty();
        assertThat(told(new TableSpec(
                        List.of(new RouteSpec("10.20.0.0/16", "None"), new RouteSpec("10.20.255.224/28", "VnetLocal")),
                        false)))
                .as("half of the range is left")
                .hasSize(1);
    }

    @Test
    void a_table_that_takes_no_gateway_routes_is_named() {
        assertThat(told(new TableSpec(List.of(), true)))
                .containsExactly(
                        "route table net-GatewaySubnet-rt of GatewaySubnet in VirtualNetwork net-vnet disables the"
                                + " propagation of gateway routes: the gateways do not work so, and count as down");
    }

    @Test
    void a_group_is_named_with_its_network_where_that_is_not_the_hub() {
        World world = Worlds.blueprint();
        world.subnets.set(0, new SubnetSpec("GatewaySubnet", "10.20.255.224/27", List.of(), null));
        world.spokes.add(new SpokeSpec(
                "far",
                List.of("10.30.0.0/16"),
                List.of(new SubnetSpec("GatewaySubnet", "10.30.255.0/27", List.of(), null))));
        String why = " has a network security group: Azure does not support it, and gateways may stop working";
        assertThat(messages(world.prove(Outages.SINGLE), "gw-subnet-no-nsg"))
                .containsExactly("GatewaySubnet" + why, "GatewaySubnet in VirtualNetwork net-far-vnet" + why);
    }

    @Test
    void what_a_group_there_does_is_open_for_what_passes_the_gateways() {
        World world = Worlds.asking(
                Worlds.blueprint(),
                Worlds.allow("internal", "hq", "Tcp", "1433"),
                Worlds.deny("hq", "internal", "Tcp", "22"));
        world.subnets.set(0, new SubnetSpec("GatewaySubnet", "10.20.255.224/27", List.of(), null));
        assertThat(world.prove(Outages.SINGLE).scenarios().get(0).intents())
                .extracting(IntentResult::verdict)
                .containsExactly(Verdict.UNKNOWN, Verdict.HOLDS);
    }
}

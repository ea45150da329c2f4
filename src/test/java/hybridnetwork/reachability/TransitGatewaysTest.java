package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Packets from one site to another where two networks have VPN gateways: one of them has to have both tunnels. */
class TransitGatewaysTest {
    private static final IntentSpec THERE = Worlds.allow("branch", "hq", "Tcp", "443");
    private static final IntentSpec NOT_THERE = Worlds.deny("branch", "hq", "Tcp", "443");

    private static SiteSpec site(String name, String prefix, boolean bgp) {
        return new SiteSpec(name, List.of(prefix), null, null, List.of(prefix), bgp);
    }

    private static World world(boolean bgp) {
        World world = Worlds.blueprint();
        world.sites.add(site("branch", "10.30.0.0/16", bgp));
        return world;
    }

    /** A VPN gateway of another network, with the tunnels of these sites; the others' are at the hub's. */
    private static List<RegisteredResource> atAnotherGateway(World world, String... sites) {
        RegisteredResource network = World.resource(
                "VirtualNetwork",
                "other-vnet",
                "virtualNetworks",
                Map.of(
                        "virtualNetworkName",
                        "other-vnet",
                        "addressSpace",
                        Map.of("addressPrefixes", List.of("10.40.0.0/16")),
                        "subnets",
                        List.of(Map.of("name", "GatewaySubnet", "addressPrefix", "10.40.255.224/27"))));
        RegisteredResource gateway = World.resource(
                "VirtualNetworkGateway",
                "other-vgw",
                "virtualNetworkGateways",
                Map.of(
                        "gatewayType",
                        "Vpn",
                        "enableBgp",
                        true,
                        "bgpSettings",
                        Map.of("asn", 65515.0),
                        "ipConfigurations",
                        List.of(Map.of(
                                "subnet", Map.of("id", network.id().orElseThrow() + "/subnets/GatewaySubnet")))));
        List<RegisteredResource> all = world.resources();
        for (String site : sites) {
            all = Readings.withNamed(
                    all,
                    "net-vpn-conn-" + site,
                    "virtualNetworkGateway1",
                    Map.of("id", gateway.id().orElseThrow()));
        }
        List<RegisteredResource> both = new ArrayList<>(all);
        both.add(network);
        both.add(gateway);
        return both;
    }

    @Test
    void the_tunnels_have_to_end_at_one_gateway_whichever() {
        World world = Worlds.asking(world(true), NOT_THERE);
        world.sites.add(site("lab", "10.99.0.0/16", true));
        assertThat(Worlds.healthy(atAnotherGateway(world, "hq", "branch"), world.inputs())
                        .path())
                .containsExactly("branch", "tunnel:branch", "vpn-gateway@other-vnet", "tunnel:hq", "hq");
        assertThat(Worlds.healthy(atAnotherGateway(world, "lab"), world.inputs())
                        .path())
                .containsExactly("branch", "tunnel:branch", "vpn-gateway@net-vnet", "tunnel:hq", "hq");
        assertThat(Worlds.healthy(atAnotherGateway(world, "branch"), world.inputs())
                        .holds())
                .as("one at each")
                .isTrue();
    }

    @Test
    void what_a_device_of_no_site_may_draw_at_one_gateway_is_not_surely_lost_at_the_next() {
        World world = Worlds.asking(world(false), THERE);
        ProofInputs inputs = world.inputs();
        assertThat(Worlds.healthy(atAnotherGateway(world, "hq", "branch"), inputs)
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
        world.sites.add(site("stranger", "10.99.0.0/16", true));
        IntentResult open = Worlds.healthy(atAnotherGateway(world, "hq", "branch"), inputs);
        assertThat(Readings.why(open)).contains("a local network gateway of no site");
    }
}

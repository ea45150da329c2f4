package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.PeeringSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose gateways a spoke uses that is peered with two networks that have some; Azure lets it use one network's. */
class UsedGatewaysReadingTest {
    private static final String NETWORKS =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/";

    private static ProofResult using(Object hubs, Object others) {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("orders", "hq", "Tcp", "443"));
        world.frontends.clear();
        world.spokes.add(new SpokeSpec(
                "orders", List.of("10.21.0.0/16"), List.of(new SubnetSpec("web", "10.21.1.0/24", null, null))));
        world.spokes.add(new SpokeSpec(
                "far",
                List.of("10.30.0.0/16"),
                List.of(new SubnetSpec("GatewaySubnet", "10.30.255.0/27", null, null))));
        for (String network : List.of("", "far")) {
            world.peerings.add(new PeeringSpec(network, "orders", Map.of("allowGatewayTransit", true)));
            world.peerings.add(
                    new PeeringSpec("orders", network, Map.of("useRemoteGateways", network.isEmpty() ? hubs : others)));
        }
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(World.resource(
                "VirtualNetworkGateway",
                "far-vpn",
                "virtualNetworkGateways",
                Map.of(
                        "gatewayType",
                        "Vpn",
                        "ipConfigurations",
                        List.of(Map.of("subnet", Map.of("id", NETWORKS + "net-far-vnet/subnets/GatewaySubnet"))))));
        return Proof.of(resources, world.inputs(), Outages.SINGLE);
    }

    private static Verdict toSite(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(0).verdict();
    }

    private static List<String> refused(ProofResult proof) {
        return messages(proof, "not-understood").stream()
                .filter(message -> message.contains("gateways of several networks"))
                .toList();
    }

    @Test
    void it_uses_those_that_its_peering_says_and_no_others() {
        assertThat(toSite(using(true, false))).isEqualTo(Verdict.HOLDS);
        assertThat(toSite(using(false, true))).as("no site is behind those").isEqualTo(Verdict.VIOLATED);
        assertThat(toSite(using(false, false))).isEqualTo(Verdict.VIOLATED);
        for (List<Object> flags :
                List.<List<Object>>of(List.of(true, false), List.of(false, true), List.of(false, false))) {
            assertThat(refused(using(flags.get(0), flags.get(1)))).isEmpty();
        }
    }

    @Test
    void what_is_surely_used_leaves_no_room_for_what_may_be() {
        assertThat(toSite(using(true, Opaque.UNKNOWN))).isEqualTo(Verdict.HOLDS);
        assertThat(refused(using(true, Opaque.UNKNOWN))).isEmpty();
    }

    @Test
    void of_two_that_it_uses_or_may_use_nobody_knows_which() {
        for (Object flag : List.of(true, Opaque.UNKNOWN)) {
            assertThat(toSite(using(flag, flag))).isEqualTo(Verdict.UNKNOWN);
            assertThat(refused(using(flag, flag)))
                    .containsExactly(
                            "VirtualNetwork net-orders-vnet: it has, or uses, gateways of several networks, which"
                                    + " Azure refuses; which of them it uses is not known");
        }
    }
}

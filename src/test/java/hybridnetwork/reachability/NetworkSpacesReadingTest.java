package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What networks say of their address spaces, and what two of them, or a network and a site, both have. */
class NetworkSpacesReadingTest {
    private static final String NETWORKS =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/";

    /** The blueprint without groups, with the spoke {@code far}. */
    private static World world(String space) {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.spokes.add(new SpokeSpec(
                "far", List.of(space), List.of(new SubnetSpec("db", space.replace(".0.0/16", ".7.0/24"), null, null))));
        return world;
    }

    private static List<RegisteredResource> with(World world, String network, String property, Object value) {
        return world.resources().stream()
                .map(it -> it.name().equals(network)
                        ? changed(List.of(it), "VirtualNetwork", put(property, value))
                                .get(0)
                        : it)
                .toList();
    }

    private static Verdict verdict(World world, List<RegisteredResource> resources, IntentSpec asked) {
        Worlds.asking(world, asked);
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    private static final IntentSpec FROM_SITE = Worlds.allow("hq", "internal", "Tcp", "443");
    private static final IntentSpec TO_SITE = Worlds.allow("internal", "hq", "Tcp", "443");

    @Test
    void summarized_prefixes_change_what_sites_send_to_the_gateways_of_their_network() {
        World world = world("10.30.0.0/16");
        Object summary = Map.of("addressPrefixes", List.of("10.0.0.0/8"));
        List<RegisteredResource> hub = with(world, "net-vnet", "summarizedGatewayPrefixes", summary);
        assertThat(verdict(world, hub, FROM_SITE)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, hub, Worlds.allow("internal", "internal", "Tcp", "443")))
                .isEqualTo(Verdict.HOLDS);
        assertThat(messages(Proof.of(hub, world.inputs(), Outages.SINGLE), "not-understood"))
                .containsExactly(
                        "VirtualNetwork net-vnet: its summarizedGatewayPrefixes replace what sites are taught");
        List<RegisteredResource> spoke = with(world, "net-far-vnet", "summarizedGatewayPrefixes", summary);
        assertThat(verdict(world, spoke, FROM_SITE)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void encryption_that_is_not_known_may_drop() {
        World world = world("10.30.0.0/16");
        List<RegisteredResource> all = with(world, "net-far-vnet", "encryption", Opaque.UNKNOWN);
        assertThat(messages(Proof.of(all, world.inputs(), Outages.SINGLE), "unknown-value"))
                .containsExactly(
                        "VirtualNetwork net-far-vnet: encryption is not known yet; which machines encrypt, and so"
                                + " whose packets are dropped, is not known");
        assertThat(verdict(world, all, FROM_SITE)).as("of another network").isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world, all, Worlds.allow("far/db", "far/db", "Tcp", "443")))
                .isEqualTo(Verdict.UNKNOWN);
        List<RegisteredResource> enforcement =
                with(world, "net-far-vnet", "encryption", Map.of("enabled", true, "enforcement", Opaque.UNKNOWN));
        assertThat(messages(Proof.of(enforcement, world.inputs(), Outages.SINGLE), "unknown-value"))
                .containsExactly(
                        "VirtualNetwork net-far-vnet: enforcement of its encryption is not known yet; which machines"
                                + " encrypt, and so whose packets are dropped, is not known");
    }

    private static RegisteredResource gatewayOf(String network) {
        return World.resource(
                "VirtualNetworkGateway",
                "far-vpn",
                "virtualNetworkGateways",
                Map.of(
                        "gatewayType",
                        "Vpn",
                        "ipConfigurations",
                        List.of(Map.of("subnet", Map.of("id", NETWORKS + network + "/subnets/GatewaySubnet")))));
    }

    /** A site sends to the network that teaches the longer prefix, or to either, where gateways apart teach both. */
    @Test
    void what_two_networks_with_gateways_apart_both_have_may_come_to_either() {
        World world = world("10.20.0.0/16");
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        assertThat(verdict(world, resources, FROM_SITE)).isEqualTo(Verdict.HOLDS);
        resources.add(gatewayOf("net-far-vnet"));
        assertThat(verdict(world, resources, FROM_SITE)).isEqualTo(Verdict.UNKNOWN);
        World apart = world("10.30.0.0/16");
        List<RegisteredResource> others = new ArrayList<>(apart.resources());
        others.add(gatewayOf("net-far-vnet"));
        assertThat(verdict(apart, others, FROM_SITE)).as("of two spaces apart").isEqualTo(Verdict.HOLDS);
    }

    @Test
    void what_a_spoke_of_the_same_gateways_has_as_well_comes_by_them() {
        World world = world("10.20.0.0/16").withTransit("far");
        assertThat(verdict(world, world.resources(), FROM_SITE)).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void without_a_known_space_nothing_is_proved() {
        World world = world("10.30.0.0/16");
        for (Object space : List.of(Opaque.UNKNOWN, Map.of("addressPrefixes", List.of()))) {
            List<RegisteredResource> resources = with(world, "net-vnet", "addressSpace", space);
            assertThat(verdict(world, resources, TO_SITE)).isEqualTo(Verdict.UNKNOWN);
            assertThat(messages(Proof.of(resources, world.inputs(), Outages.SINGLE), "no-virtual-network"))
                    .containsExactly("the resources hold no virtual network with a known address space");
        }
        Map<String, Object> spoke = new LinkedHashMap<>(Map.of("addressPrefixes", List.of()));
        assertThat(messages(
                        Proof.of(with(world, "net-far-vnet", "addressSpace", spoke), world.inputs(), Outages.SINGLE),
                        "no-virtual-network"))
                .isEmpty();
    }
}

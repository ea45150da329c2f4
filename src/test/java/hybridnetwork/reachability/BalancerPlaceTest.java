package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.dependingOn;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which network and subnet the frontend of a load balancer is, and how open it is. */
class BalancerPlaceTest {
    private static final String NETWORKS =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/";
    private static final IntentSpec TO_HOST = Worlds.deny("hq", "10.20.1.20/32", "Tcp", "22");

    /** The blueprint without groups. */
    private static World world() {
        World world = Worlds.blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        return world;
    }

    private static RegisteredResource balancer(Map<String, Object> frontend) {
        return World.resource(
                "LoadBalancer", "other", "loadBalancers", Map.of("frontendIPConfigurations", List.of(frontend)));
    }

    private static ProofResult prove(IntentSpec asked, RegisteredResource... more) {
        World world = Worlds.asking(world(), asked);
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.addAll(List.of(more));
        return Proof.of(resources, world.inputs(), Outages.SINGLE);
    }

    private static Verdict verdict(ProofResult proof) {
        return proof.scenarios().get(0).intents().get(0).verdict();
    }

    private static Map<String, Object> front(String network) {
        return Map.of(
                "name",
                "front",
                "privateIPAddress",
                "10.20.1.20",
                "subnet",
                Map.of("id", NETWORKS + network + "/subnets/net-internal-subnet"));
    }

    @Test
    void the_address_of_a_frontend_is_no_hosts_unless_it_is_in_a_network_elsewhere() {
        assertThat(verdict(prove(TO_HOST, balancer(front("net-vnet"))))).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(prove(TO_HOST, balancer(front("partner"))))).isEqualTo(Verdict.VIOLATED);
    }

    /** What two networks have counts as the hub's. */
    @Test
    void a_frontend_of_a_network_with_the_same_space_has_no_address_of_the_hub() {
        RegisteredResource twin = Worlds.twin();
        ProofResult proof = prove(TO_HOST, twin, balancer(front("twin")));
        assertThat(verdict(proof)).isEqualTo(Verdict.VIOLATED);
        assertThat(messages(proof, "not-understood"))
                .containsExactly("frontend other/front: its address is another network's as well");
    }

    @Test
    void a_subnet_that_is_not_known_is_the_only_one_with_hosts_that_it_may_be() {
        Map<String, Object> front = Map.of("name", "front", "subnet", Map.of("id", Opaque.UNKNOWN));
        World world = Worlds.asking(world(), Worlds.allow("hq", "load-balancer", "Tcp", "443"));
        List<RegisteredResource> one =
                changed(world.resources(), "LoadBalancer", put("frontendIPConfigurations", List.of(front)));
        assertThat(Worlds.healthy(one, world.inputs()).path()).contains("load-balancer");
        world.spokes.add(new SpokeSpec(
                "orders", List.of("10.21.0.0/16"), List.of(new SubnetSpec("web", "10.21.1.0/24", null, null))));
        List<RegisteredResource> two =
                changed(world.resources(), "LoadBalancer", put("frontendIPConfigurations", List.of(front)));
        assertThat(messages(Proof.of(two, world.inputs(), Outages.SINGLE), "not-understood"))
                .containsExactly("frontend net-ilb-0/front: it is in no subnet of the virtual network and is left out");
        List<RegisteredResource> told = two.stream()
                .map(it -> it.type().endsWith(":LoadBalancer")
                        ? dependingOn(it, List.of("urn:pulumi:dev::p::azure-native:network:VirtualNetwork::net-vnet"))
                        : it)
                .toList();
        assertThat(Worlds.healthy(told, world.inputs()).path()).contains("load-balancer");
    }

    /** Without a group, a member of a public Standard balancer takes nothing from the internet. */
    @ParameterizedTest
    @CsvSource({"Standard, HOLDS", "Basic, VIOLATED"})
    void the_sku_of_a_frontends_public_address_tells_whether_it_is_open(String sku, Verdict expected) {
        World world = Worlds.asking(world(), Worlds.deny("internet", "internal", "Tcp", "443"));
        world.frontends.set(
                0,
                new FrontendSpec(
                        "internal",
                        "10.20.1.10",
                        true,
                        List.of(new BalanceSpec("Tcp", 443, 443)),
                        List.of("10.20.1.20")));
        List<RegisteredResource> resources =
                changed(world.resources(), "PublicIPAddress", put("sku", Map.of("name", sku)));
        assertThat(Worlds.healthy(resources, world.inputs()).verdict()).isEqualTo(expected);
    }

    @Test
    void an_address_out_of_a_prefix_is_a_standard_one() {
        World world = Worlds.asking(world(), Worlds.deny("internet", "internal", "Tcp", "443"));
        Map<String, Object> front =
                Map.of("name", "front", "publicIPPrefix", Map.of("id", "/x/publicIPPrefixes/prefix"));
        assertThat(Worlds.healthy(
                                changed(
                                        world.resources(),
                                        "LoadBalancer",
                                        put("frontendIPConfigurations", List.of(front))),
                                world.inputs())
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
    }
}

package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.dependingOn;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.PeeringSpec;
import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a peering is not known, not modelled, or contradicts another, and which flows that leaves open. */
class PeeringReadingTest {
    private static final IntentSpec HUB_TO_SITE = Worlds.allow("internal", "hq", "Tcp", "443");
    private static final IntentSpec SPOKE_TO_SITE = Worlds.allow("orders", "hq", "Tcp", "443");
    private static final IntentSpec HUB_TO_SPOKE = Worlds.allow("internal", "orders", "Tcp", "443");
    private static final String URN = "urn:pulumi:dev::p::azure-native:network:VirtualNetwork::";

    /** The blueprint's network without groups, with the spoke orders. */
    private static World unpeered() {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.spokes.add(new SpokeSpec(
                "orders", List.of("10.21.0.0/16"), List.of(new SubnetSpec("web", "10.21.1.0/24", null, null))));
        return world;
    }

    private static World peered(Map<String, Object> hub, Map<String, Object> spoke) {
        World world = unpeered();
        world.peerings.add(new PeeringSpec("", "orders", hub));
        world.peerings.add(new PeeringSpec("orders", "", spoke));
        return world;
    }

    private static Verdict verdict(World world, IntentSpec asked, RegisteredResource... more) {
        Worlds.asking(world, asked);
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.addAll(List.of(more));
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    /** With {@code peerCompleteVnets} off at one side, what that side's flags lead to is open as well. */
    @ParameterizedTest
    @CsvSource({
        "hub, HOLDS, UNKNOWN, UNKNOWN",
        "spoke, HOLDS, UNKNOWN, UNKNOWN",
    })
    void a_peering_of_a_part_leaves_open_what_goes_over_it(
            String side, Verdict hubToSite, Verdict spokeToSite, Verdict hubToSpoke) {
        Map<String, Object> hub = new LinkedHashMap<>(Map.of("allowGatewayTransit", true));
        Map<String, Object> spoke = new LinkedHashMap<>(Map.of("useRemoteGateways", true));
        (side.equals("hub") ? hub : spoke).put("peerCompleteVnets", false);
        World world = peered(hub, spoke);
        assertThat(verdict(world, HUB_TO_SITE)).isEqualTo(hubToSite);
        assertThat(verdict(world, SPOKE_TO_SITE)).isEqualTo(spokeToSite);
        assertThat(verdict(world, HUB_TO_SPOKE)).isEqualTo(hubToSpoke);
    }

    @Test
    void a_peering_of_a_part_that_lets_nobody_use_gateways_leaves_the_sites_alone() {
        World world = peered(Map.of("enableOnlyIPv6Peering", true), Map.of());
        assertThat(verdict(world, HUB_TO_SPOKE)).isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, HUB_TO_SITE)).isEqualTo(Verdict.HOLDS);
        assertThat(messages(world.prove(Outages.SINGLE), "not-understood"))
                .containsExactly(
                        "VirtualNetwork net-vnet: its peering with VirtualNetwork net-orders-vnet joins a part of the two;"
                                + " which is not modelled");
    }

    private static RegisteredResource withUnknownRemote(String network, String... dependencies) {
        RegisteredResource peering = World.resource(
                "VirtualNetworkPeering",
                "peering",
                "virtualNetworks/" + network + "/virtualNetworkPeerings",
                Map.of(
                        "virtualNetworkName",
                        network,
                        "virtualNetworkPeeringName",
                        "peering",
                        "remoteVirtualNetwork",
                        Map.of("id", Opaque.UNKNOWN)));
        return dependingOn(peering, List.of(dependencies));
    }

    @Test
    void a_remote_network_that_is_not_known_is_the_only_other_one_that_the_peering_depends_on() {
        World world = unpeered();
        world.spokes.add(new SpokeSpec("stock", List.of("10.22.0.0/16"), List.of()));
        world.peerings.add(new PeeringSpec("orders", "", Map.of()));
        assertThat(verdict(
                        world, HUB_TO_SPOKE, withUnknownRemote("net-vnet", URN + "net-vnet", URN + "net-orders-vnet")))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(
                        world,
                        HUB_TO_SPOKE,
                        withUnknownRemote("net-vnet", URN + "net-stock-vnet", URN + "net-orders-vnet")))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(world, HUB_TO_SPOKE, withUnknownRemote("net-vnet", URN + "net-vnet")))
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"'', orders, net-vnet, net-orders-vnet", "orders, '', net-orders-vnet, net-vnet"})
    void a_peering_with_one_side_is_told_of_the_network_that_has_it(
            String from, String to, String there, String other) {
        World world = unpeered();
        world.peerings.add(new PeeringSpec(from, to, Map.of()));
        assertThat(messages(world.prove(Outages.SINGLE), "peering-one-sided"))
                .containsExactly(
                        "the peering of VirtualNetwork " + there + " with VirtualNetwork " + other
                                + " has one side alone, and nothing says that it is connected: what would go over it is unknown");
    }

    /** Azure refuses the second use of gateways, so it is not known whose a network has. */
    @Test
    void a_network_with_gateways_that_uses_anothers_leaves_open_which() {
        World world = peered(Map.of("useRemoteGateways", true), Map.of("allowGatewayTransit", true));
        assertThat(verdict(world, HUB_TO_SITE)).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(world.prove(Outages.SINGLE), "not-understood"))
                .contains(
                        "VirtualNetwork net-vnet: it has, or uses, gateways of several networks, which Azure refuses; which of"
                                + " them it uses is not known");
        assertThat(verdict(peered(Map.of("useRemoteGateways", false), Map.of()), HUB_TO_SITE))
                .isEqualTo(Verdict.HOLDS);
    }

    /** Azure lets a network have one peering with another; of two, both have to say that they are connected. */
    @Test
    void of_two_sides_of_one_peering_each_has_to_be_connected() {
        for (String state : List.of("Connected", "Initiated")) {
            World world = unpeered();
            world.peerings.add(new PeeringSpec("", "orders", Map.of("peeringState", "Connected")));
            world.peerings.add(new PeeringSpec("", "orders", Map.of("peeringState", state)));
            assertThat(verdict(world, HUB_TO_SPOKE))
                    .as(state)
                    .isEqualTo(state.equals("Connected") ? Verdict.HOLDS : Verdict.UNKNOWN);
            world.peerings.add(0, world.peerings.remove(1));
            assertThat(verdict(world, HUB_TO_SPOKE))
                    .as("in the other order")
                    .isEqualTo(state.equals("Connected") ? Verdict.HOLDS : Verdict.UNKNOWN);
        }
    }

    // ---- what the tag VirtualNetwork may hold

    private static final IntentSpec OUT = Worlds.deny("internal", "20.99.0.5/32", "Tcp", "443");

    /** Out of {@code internal} goes what is for the tag {@code VirtualNetwork} and nothing else. */
    private static World tagged(World world) {
        world.subnets.set(
                1,
                new SubnetSpec(
                        "internal",
                        "10.20.1.0/24",
                        List.of(
                                Worlds.allow("near", false, 100, "*", "VirtualNetwork", "*", "*"),
                                Worlds.deny("far", false, 200, "*", "*")),
                        null));
        return world;
    }

    private static RegisteredResource toPartner(Map<String, Object> more) {
        Map<String, Object> inputs = new LinkedHashMap<>(more);
        inputs.put("virtualNetworkName", "net-vnet");
        inputs.put("virtualNetworkPeeringName", "to-partner");
        inputs.put(
                "remoteVirtualNetwork",
                Map.of("id", "/subscriptions/x/resourceGroups/y/providers/z/virtualNetworks/partner"));
        return World.resource(
                "VirtualNetworkPeering", "to-partner", "virtualNetworks/net-vnet/virtualNetworkPeerings", inputs);
    }

    private static Map<String, Object> space(String prefix) {
        return Map.of("remoteAddressSpace", Map.of("addressPrefixes", List.of(prefix)));
    }

    @Test
    void a_partners_space_may_be_in_the_tag_and_what_is_beside_it_is_not() {
        assertThat(verdict(tagged(unpeered()), OUT)).isEqualTo(Verdict.HOLDS);
        assertThat(verdict(tagged(unpeered()), OUT, toPartner(space("20.99.0.0/16"))))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(verdict(tagged(unpeered()), OUT, toPartner(space("20.98.0.0/16"))))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(tagged(unpeered()), OUT, toPartner(Map.of())))
                .as("a space that is not known")
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void peerings_that_are_not_known_may_bring_anything_into_the_tag() {
        World world = Worlds.asking(tagged(unpeered()), OUT);
        List<RegisteredResource> resources =
                changed(world.resources(), "VirtualNetwork", put("virtualNetworkPeerings", Opaque.UNKNOWN));
        ProofResult proof = Proof.of(resources, world.inputs(), Outages.SINGLE);
        assertThat(proof.scenarios().get(0).intents().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(proof, "unknown-value"))
                .contains(
                        "VirtualNetwork net-vnet: virtualNetworkPeerings is not known yet; which networks it reaches cannot"
                                + " be said");
        assertThat(Worlds.healthy(
                                resources,
                                Worlds.asking(tagged(unpeered()), HUB_TO_SPOKE).inputs())
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void what_gateways_elsewhere_teach_may_be_in_the_tag_as_well() {
        World world = peered(Map.of("allowGatewayTransit", true), Map.of("useRemoteGateways", true));
        world.erGateway = false;
        world.vpnGateway = false;
        assertThat(verdict(tagged(world), OUT)).isEqualTo(Verdict.UNKNOWN);
        World without = peered(Map.of(), Map.of());
        without.erGateway = false;
        without.vpnGateway = false;
        assertThat(verdict(tagged(without), OUT)).isEqualTo(Verdict.HOLDS);
    }
}

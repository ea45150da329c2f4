package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.dependingOn;
import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.SpokeSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.reading.NetworkReader;
import hybridnetwork.reachability.reading.Notes;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which network a gateway is, also while the id of its subnet is not known. */
class GatewayPlaceTest {
    private static final String URN = "urn:pulumi:dev::p::azure-native:network:VirtualNetwork::";
    private static final String NETWORKS =
            "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/virtualNetworks/";

    /** The blueprint with its circuit alone and perhaps a spoke; a VPN gateway may come beside. */
    private static World world(boolean spoke) {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("hq", "load-balancer", "Tcp", "443"));
        world.vpnGateway = false;
        if (spoke) {
            world.spokes.add(new SpokeSpec(
                    "far", List.of("10.30.0.0/16"), List.of(new SubnetSpec("db", "10.30.1.0/24", null, null))));
        }
        return world;
    }

    private static RegisteredResource gateway(Object subnet) {
        return World.resource(
                "VirtualNetworkGateway",
                "vpn",
                "virtualNetworkGateways",
                Map.of("gatewayType", "Vpn", "ipConfigurations", List.of(Map.of("name", "ip", "subnet", subnet))));
    }

    private static List<RegisteredResource> with(World world, RegisteredResource gateway) {
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(gateway);
        return resources;
    }

    private static List<String> gateways(World world, RegisteredResource gateway) {
        return new NetworkReader(with(world, gateway), world.inputs(), new Notes())
                .read().gateways().stream().map(it -> it.name()).toList();
    }

    private static final Map<String, Object> UNKNOWN = Map.of("id", Opaque.UNKNOWN);

    @Test
    void one_that_is_not_known_is_the_only_network_or_the_one_that_the_gateway_depends_on() {
        assertThat(gateways(world(false), gateway(UNKNOWN))).containsExactly("er-gateway", "vpn-gateway");
        assertThat(gateways(world(false), dependingOn(gateway(UNKNOWN), List.of(URN + "another"))))
                .as("of a stack with one network")
                .containsExactly("er-gateway", "vpn-gateway");
        assertThat(gateways(world(true), dependingOn(gateway(UNKNOWN), List.of(URN + "net-far-vnet"))))
                .containsExactly("er-gateway@net-vnet", "vpn-gateway@far");
        assertThat(gateways(world(true), gateway(UNKNOWN))).containsExactly("er-gateway");
    }

    @Test
    void one_that_may_be_in_several_networks_may_draw_anything() {
        World world = world(true);
        ProofResult proof = Proof.of(with(world, gateway(UNKNOWN)), world.inputs(), Outages.SINGLE);
        assertThat(proof.scenarios().get(0).intents().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(proof, "not-understood"))
                .containsExactly(
                        "VirtualNetworkGateway vpn: its virtual network is not among the resources; it is left out");
    }

    @Test
    void one_in_a_network_elsewhere_draws_nothing_here() {
        World world = world(true);
        RegisteredResource elsewhere = gateway(Map.of("id", NETWORKS + "partner/subnets/GatewaySubnet"));
        ProofResult proof = Proof.of(with(world, elsewhere), world.inputs(), Outages.SINGLE);
        assertThat(proof.scenarios().get(0).intents().get(0).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(messages(proof, "not-understood"))
                .containsExactly(
                        "VirtualNetworkGateway vpn: its virtual network is not among the resources; it is left out");
    }

    /** In a template it may come out of a parameter, though there is only one network. */
    @Test
    void in_a_template_a_network_with_an_id_is_not_the_one_that_is_not_known() {
        World world = world(false);
        RegisteredResource inner = gateway(UNKNOWN);
        RegisteredResource ofTemplate = new RegisteredResource(
                inner.type(),
                inner.name(),
                RegisteredResource.URN_OF_TEMPLATE + inner.type() + "::vpn",
                inner.id(),
                inner.parent(),
                inner.protect(),
                inner.dependencies(),
                inner.customTimeouts(),
                inner.inputs(),
                inner.outputs());
        assertThat(gateways(world, ofTemplate)).containsExactly("er-gateway");
    }
}

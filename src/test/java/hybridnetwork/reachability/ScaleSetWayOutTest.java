package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the instances of a scale set leave: they are some hosts of their subnet, and nobody knows which. */
class ScaleSetWayOutTest {
    private static final String NETWORKING = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";
    private static final Map<String, Object> SUBNET =
            Map.of("id", NETWORKING + "virtualNetworks/net-vnet/subnets/net-internal-subnet");
    private static final Map<String, Object> POOL =
            Map.of("id", NETWORKING + "loadBalancers/net-ilb-0/backendAddressPools/pool");

    /** The blueprint without groups; its balancer's only members are the instances. */
    private static World world(boolean isPublic, ImplicitOutbound implicit) {
        World world = Worlds.blueprint();
        world.implicitOutbound = implicit;
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.frontends.set(
                0,
                new FrontendSpec(
                        "internal",
                        "10.20.1.10",
                        isPublic,
                        List.of(new BalanceSpec("Tcp", 443, 443)),
                        List.of(),
                        List.of()));
        return world;
    }

    private static RegisteredResource set(Object mode, Map<String, Object> more) {
        Map<String, Object> configuration = new LinkedHashMap<>(more);
        configuration.putAll(Map.of("name", "ip", "subnet", SUBNET));
        RegisteredResource bare = World.resource("VirtualMachineScaleSet", "set", "sets", Map.of());
        return Readings.with(
                bare,
                "azure-native:compute:VirtualMachineScaleSet",
                bare.id(),
                Map.of(
                        "orchestrationMode",
                        mode,
                        "virtualMachineProfile",
                        Map.of(
                                "networkProfile",
                                Map.of(
                                        "networkInterfaceConfigurations",
                                        List.of(Map.of("name", "nic", "ipConfigurations", List.of(configuration)))))),
                Map.of());
    }

    /** An interface that is in no pool. */
    private static final RegisteredResource OTHER =
            Worlds.card(Map.of("name", "ip", "privateIPAddress", "10.20.1.20", "subnet", SUBNET));

    /** Whether nothing leaves from a place: HOLDS where that is certain. */
    private static Verdict lost(World world, String from, RegisteredResource... more) {
        Worlds.asking(world, Worlds.deny(from, "internet", "Tcp", "443"));
        List<RegisteredResource> resources =
                new ArrayList<>(changed(world.resources(), "LoadBalancer", put("sku", Map.of("name", "Standard"))));
        resources.addAll(List.of(more));
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    private static final RegisteredResource MEMBERS =
            set("Uniform", Map.of("loadBalancerBackendAddressPools", List.of(POOL)));

    @Test
    void some_host_in_the_pool_of_a_public_balancer_may_leave_by_it() {
        assertThat(lost(world(true, ImplicitOutbound.CLOSED), "internal", MEMBERS))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(lost(world(true, ImplicitOutbound.OPEN), "internal", MEMBERS))
                .as("whichever it is, all leave")
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void some_host_in_the_pool_of_an_internal_standard_balancer_may_have_no_way_out() {
        assertThat(lost(world(false, ImplicitOutbound.OPEN), "internal", MEMBERS))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(lost(world(false, ImplicitOutbound.CLOSED), "internal", MEMBERS))
                .as("whichever it is, none leaves")
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void no_instance_has_the_address_of_an_interface_that_is_known() {
        assertThat(lost(world(true, ImplicitOutbound.CLOSED), "10.20.1.20/32", MEMBERS, OTHER))
                .isEqualTo(Verdict.HOLDS);
        assertThat(lost(world(false, ImplicitOutbound.OPEN), "10.20.1.20/32", MEMBERS, OTHER))
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void instances_of_a_flexible_set_have_no_implicit_way_out() {
        World open = world(true, ImplicitOutbound.OPEN);
        open.frontends.clear();
        assertThat(lost(open, "internal", set("Uniform", Map.of()))).isEqualTo(Verdict.VIOLATED);
        for (Object mode : List.of("Flexible", "flexible", Opaque.UNKNOWN)) {
            assertThat(lost(open, "internal", set(mode, Map.of()))).isEqualTo(Verdict.UNKNOWN);
        }
    }
}

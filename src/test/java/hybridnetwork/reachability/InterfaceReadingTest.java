package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which address a network interface has, in which network, and what its public IP opens. */
class InterfaceReadingTest {
    private static final String NETWORKING = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";
    private static final Map<String, Object> PUBLIC = Map.of("id", NETWORKING + "publicIPAddresses/p");
    private static final IntentSpec CLOSED = Worlds.deny("internet", "internal", "Tcp", "443");

    /** The blueprint without groups and balancers, and with these resources. */
    private static IntentResult asked(IntentSpec intent, RegisteredResource... more) {
        World world = world();
        Worlds.asking(world, intent);
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.addAll(List.of(more));
        return Worlds.healthy(resources, world.inputs());
    }

    private static World world() {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        return world;
    }

    private static RegisteredResource card(Object configurations) {
        return World.resource(
                "NetworkInterface", "nic", "networkInterfaces", Map.of("ipConfigurations", configurations));
    }

    private static Map<String, Object> subnet(String network, String name) {
        return Map.of("id", NETWORKING + "virtualNetworks/" + network + "/subnets/" + name);
    }

    @Test
    void addresses_that_are_not_known_may_be_any_and_the_groups_hold() {
        RegisteredResource open = card(Opaque.UNKNOWN);
        assertThat(asked(CLOSED).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(asked(CLOSED, open).verdict()).isEqualTo(Verdict.UNKNOWN);
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(open);
        assertThat(messages(Readings.prove(resources), "unknown-value"))
                .containsExactly(
                        "NetworkInterface nic: ipConfigurations is not known yet; its addresses are left out of"
                                + " the proof");
        World denied = Worlds.asking(Worlds.blueprint(), CLOSED);
        assertThat(Worlds.healthy(resources, denied.inputs()).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void an_interface_in_a_network_elsewhere_has_no_address_of_this_one() {
        Map<String, Object> here = Map.of(
                "privateIPAddress",
                "10.20.1.5",
                "publicIPAddress",
                PUBLIC,
                "subnet",
                subnet("net-vnet", "net-internal-subnet"));
        Map<String, Object> elsewhere = Map.of(
                "privateIPAddress",
                "10.20.1.5",
                "publicIPAddress",
                PUBLIC,
                "subnet",
                subnet("partner", "net-internal-subnet"));
        assertThat(asked(CLOSED, card(List.of(here))).verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(asked(CLOSED, card(List.of(elsewhere))).verdict()).isEqualTo(Verdict.HOLDS);
    }

    /** What two networks have counts as the hub's, so an interface of the other has none of those addresses. */
    @Test
    void an_interface_of_a_network_with_the_same_space_has_no_address_of_the_hub() {
        RegisteredResource twin = Worlds.twin();
        Map<String, Object> card = Map.of(
                "privateIPAddress",
                "10.20.1.5",
                "publicIPAddress",
                PUBLIC,
                "subnet",
                subnet("twin", "net-internal-subnet"));
        assertThat(asked(CLOSED, twin, card(List.of(card))).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void an_interface_without_address_and_subnet_may_be_any_host() {
        IntentResult result = asked(CLOSED, card(List.of(Map.of("name", "ip", "publicIPAddress", PUBLIC))));
        assertThat(result.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    /** Without a group a Basic public IP lets everything in, a Standard one nothing. */
    @ParameterizedTest
    @CsvSource({"Basic, VIOLATED", "BASIC, VIOLATED", "Standard, HOLDS", "StandardV2, HOLDS", "'', UNKNOWN"})
    void the_sku_of_a_public_address_tells_whether_it_is_open(String sku, Verdict expected) {
        World world = Worlds.asking(world(), CLOSED);
        world.publicHosts.add("10.20.1.5");
        Map<String, Object> named = Map.of("name", sku.isEmpty() ? Opaque.UNKNOWN : sku);
        assertThat(Worlds.healthy(changed(world.resources(), "PublicIPAddress", put("sku", named)), world.inputs())
                        .verdict())
                .isEqualTo(expected);
    }

    @Test
    void a_sku_that_is_not_known_at_all_leaves_it_open() {
        World world = Worlds.asking(world(), CLOSED);
        world.publicHosts.add("10.20.1.5");
        assertThat(Worlds.healthy(
                                changed(world.resources(), "PublicIPAddress", put("sku", Opaque.UNKNOWN)),
                                world.inputs())
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    /** Of instances the set says it itself. */
    @ParameterizedTest
    @CsvSource({"Basic, UNKNOWN", "Standard, HOLDS"})
    void the_sku_of_a_scale_sets_addresses_stands_in_its_configuration(String sku, Verdict expected) {
        Map<String, Object> configuration = Map.of(
                "name",
                "ip",
                "subnet",
                subnet("net-vnet", "net-internal-subnet"),
                "publicIPAddressConfiguration",
                Map.of("name", "public", "sku", Map.of("name", sku)));
        RegisteredResource bare = World.resource("VirtualMachineScaleSet", "set", "sets", Map.of());
        RegisteredResource set = Readings.with(
                bare,
                "azure-native:compute:VirtualMachineScaleSet",
                bare.id(),
                Map.of(
                        "virtualMachineProfile",
                        Map.of(
                                "networkProfile",
                                Map.of(
                                        "networkInterfaceConfigurations",
                                        List.of(Map.of("name", "nic", "ipConfigurations", List.of(configuration)))))),
                Map.of());
        assertThat(asked(CLOSED, set).verdict()).isEqualTo(expected);
    }

    @Test
    void whoever_may_have_a_public_address_may_leave_by_it_with_every_protocol() {
        World world = Worlds.asking(world(), Worlds.deny("internal", "internet", "Icmp"));
        world.implicitOutbound = ImplicitOutbound.CLOSED;
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        assertThat(Worlds.healthy(resources, world.inputs()).verdict()).isEqualTo(Verdict.HOLDS);
        resources.add(card(List.of(
                Map.of("name", "ip", "publicIPAddress", PUBLIC, "subnet", subnet("net-vnet", "net-internal-subnet")))));
        assertThat(Worlds.healthy(resources, world.inputs()).verdict()).isEqualTo(Verdict.UNKNOWN);
    }
}

package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a gateway does that is not modelled leaves open what passes it, or what it may draw. */
class GatewayReadingTest {
    private static final IntentSpec WEB = Worlds.allow("hq", "load-balancer", "Tcp", "443");

    private static List<RegisteredResource> with(String gateway, Map<String, Object> more) {
        return Worlds.blueprint().resources().stream()
                .map(it -> {
                    Map<String, Object> inputs = new LinkedHashMap<>(it.inputs());
                    inputs.putAll(more);
                    return it.name().equals(gateway) ? Readings.with(it, it.type(), it.id(), inputs, it.outputs()) : it;
                })
                .toList();
    }

    private static List<RegisteredResource> vpn(String property, Object value) {
        return with("net-vpn-vgw", Map.of(property, value));
    }

    @Test
    void clients_of_a_vpn_gateway_have_the_addresses_of_their_pool() {
        List<RegisteredResource> resources = vpn(
                "vpnClientConfiguration",
                Map.of("vpnClientAddressPool", Map.of("addressPrefixes", List.of("172.16.0.0/24"))));
        assertThat(Worlds.during("healthy", resources, WEB)).isEqualTo(Verdict.HOLDS);
        assertThat(messages(Readings.prove(resources), "not-understood"))
                .containsExactly("VirtualNetworkGateway net-vpn-vgw: clients that connect to it are not modelled");
    }

    /** Where a site has the pool's addresses as well, what comes from there may be a client's. */
    @Test
    void what_has_an_address_of_the_pool_may_be_a_clients() {
        List<RegisteredResource> resources = vpn(
                "vpnClientConfiguration",
                Map.of("vpnClientAddressPool", Map.of("addressPrefixes", List.of("10.10.7.0/24"))));
        assertThat(Worlds.during("healthy", resources, Worlds.allow("10.10.7.5/32", "load-balancer", "Tcp", "443")))
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(Worlds.during("healthy", resources, Worlds.allow("10.10.8.5/32", "load-balancer", "Tcp", "443")))
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void clients_whose_pool_is_not_known_may_have_any_address_outside() {
        for (Map<String, Object> configuration : List.<Map<String, Object>>of(
                Map.of(),
                Map.of("vpnClientAddressPool", Opaque.UNKNOWN),
                Map.of("vpnClientAddressPool", Map.of("addressPrefixes", List.of(Opaque.UNKNOWN))))) {
            assertThat(Worlds.during("healthy", vpn("vpnClientConfiguration", configuration), WEB))
                    .as("%s", configuration)
                    .isEqualTo(Verdict.UNKNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"allowRemoteVnetTraffic", "allowVirtualWanTraffic"})
    void a_circuit_may_lead_to_networks_of_others(String flag) {
        for (Object value : List.of(true, Opaque.UNKNOWN)) {
            List<RegisteredResource> resources = with("net-er-vgw", Map.of(flag, value));
            assertThat(Worlds.during("healthy", resources, WEB)).isEqualTo(Verdict.UNKNOWN);
            assertThat(messages(Readings.prove(resources), "not-understood"))
                    .containsExactly(
                            "VirtualNetworkGateway net-er-vgw: it lets other virtual networks in over the circuit;"
                                    + " they are not modelled");
        }
        assertThat(Worlds.during("healthy", with("net-er-vgw", Map.of(flag, false)), WEB))
                .isEqualTo(Verdict.HOLDS);
    }

    /** A policy-based gateway, or one that translates, changes what passes it: what goes over the circuit does not. */
    @Test
    void selectors_and_translation_are_open_for_what_passes_the_gateway_alone() {
        for (List<RegisteredResource> resources : List.of(
                vpn("vpnType", "policybased"),
                vpn("natRules", List.of(Map.of("name", "nat"))),
                vpn("natRules", Opaque.UNKNOWN))) {
            assertThat(Worlds.during("healthy", resources, WEB)).isEqualTo(Verdict.HOLDS);
            assertThat(Worlds.during("circuit:primary", resources, WEB)).isEqualTo(Verdict.UNKNOWN);
        }
        assertThat(messages(Readings.prove(vpn("vpnType", "PolicyBased")), "not-understood"))
                .containsExactly(
                        "VirtualNetworkGateway net-vpn-vgw: it is policy-based, and its selectors are not modelled");
        assertThat(Worlds.during("circuit:primary", vpn("vpnType", "RouteBased"), WEB))
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void a_gateway_of_another_type_may_draw_anything() {
        RegisteredResource local = World.resource(
                "VirtualNetworkGateway", "local", "virtualNetworkGateways", Map.of("gatewayType", "LocalGateway"));
        List<RegisteredResource> resources = new ArrayList<>(Worlds.blueprint().resources());
        resources.add(local);
        assertThat(Worlds.during("healthy", resources, WEB)).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(Readings.prove(resources), "not-understood"))
                .containsExactly(
                        "VirtualNetworkGateway local: gateways of type \"LocalGateway\" are not modelled; it is left"
                                + " out of the proof");
    }

    /** What may be behind a gateway may be in the tag {@code VirtualNetwork} too; what has known addresses beside it is not. */
    @Test
    void while_anything_may_be_behind_a_gateway_anything_may_be_in_the_tag() {
        Map<Object, Verdict> expected = Map.of(
                Map.of(), Verdict.UNKNOWN,
                Map.of("vpnClientAddressPool", Map.of("addressPrefixes", List.of("172.16.0.0/24"))), Verdict.HOLDS);
        expected.forEach((clients, verdict) -> {
            World world = Worlds.asking(Worlds.blueprint(), Worlds.deny("internal", "20.99.0.5/32", "Tcp", "443"));
            world.frontends.clear();
            world.subnets.set(
                    1,
                    new World.SubnetSpec(
                            "internal",
                            "10.20.1.0/24",
                            List.of(
                                    Worlds.allow("near", false, 100, "*", "VirtualNetwork", "*", "*"),
                                    Worlds.deny("far", false, 200, "*", "*")),
                            null));
            List<RegisteredResource> resources = world.resources().stream()
                    .map(it -> it.name().equals("net-vpn-vgw")
                            ? Readings.changed(
                                            List.of(it),
                                            "VirtualNetworkGateway",
                                            Readings.put("vpnClientConfiguration", clients))
                                    .get(0)
                            : it)
                    .toList();
            assertThat(Worlds.healthy(resources, world.inputs()).verdict())
                    .as("%s", clients)
                    .isEqualTo(verdict);
        });
    }
}

package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.withSubnet;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.SpokeSpec;
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
import org.junit.jupiter.params.provider.ValueSource;

/** By what hosts leave for the internet, and what takes their way out away. */
class WayOutReadingTest {
    private static final String NETWORKING = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";

    private static RegisteredResource nat(Map<String, Object> inputs) {
        return World.resource("NatGateway", "nat", "natGateways", inputs);
    }

    private static List<RegisteredResource> behindNat(World world, Map<String, Object> inputs) {
        List<RegisteredResource> resources = new ArrayList<>(
                withSubnet(world.resources(), 1, "natGateway", Map.of("id", NETWORKING + "natGateways/nat")));
        resources.add(nat(inputs));
        return resources;
    }

    @ParameterizedTest
    @ValueSource(strings = {"publicIpAddresses", "publicIpPrefixes"})
    void a_nat_gateway_with_an_address_or_a_prefix_lets_out_what_has_ports(String addresses) {
        World world = Worlds.balanced(false, ImplicitOutbound.CLOSED);
        List<RegisteredResource> resources =
                behindNat(world, Map.of(addresses, List.of(Map.of("id", "/x/publicIPAddresses/p"))));
        assertThat(Worlds.lost(world, resources, "internal", "Tcp")).isEqualTo(Verdict.VIOLATED);
        assertThat(Worlds.lost(world, resources, "internal", "Udp")).isEqualTo(Verdict.VIOLATED);
        assertThat(Worlds.lost(world, resources, "internal", "Icmp")).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void whether_a_nat_gateway_without_addresses_lets_anything_out_is_not_known() {
        List<RegisteredResource> resources = behindNat(Worlds.balanced(false, ImplicitOutbound.CLOSED), Map.of());
        for (ImplicitOutbound implicit : List.of(ImplicitOutbound.CLOSED, ImplicitOutbound.OPEN)) {
            World world = Worlds.balanced(false, implicit);
            assertThat(Worlds.lost(world, resources, "internal", "Tcp"))
                    .as("%s", implicit)
                    .isEqualTo(Verdict.UNKNOWN);
            assertThat(Worlds.lost(world, resources, "internal", "Icmp"))
                    .as("%s", implicit)
                    .isEqualTo(Verdict.HOLDS);
        }
        assertThat(messages(Readings.prove(resources), "not-understood"))
                .containsExactly("NatGateway nat: it has no public IP address, and without one it lets nothing out");
    }

    @Test
    void a_nat_gateway_of_a_whole_network_serves_its_subnets_and_no_other_networks() {
        World world = Worlds.balanced(false, ImplicitOutbound.CLOSED);
        world.spokes.add(new SpokeSpec(
                "orders", List.of("10.21.0.0/16"), List.of(new SubnetSpec("web", "10.21.1.0/24", null, null))));
        for (String served : List.of("net-vnet", "net-orders-vnet")) {
            List<RegisteredResource> resources = new ArrayList<>(world.resources());
            resources.add(nat(Map.of(
                    "sourceVirtualNetwork",
                    Map.of("id", NETWORKING + "virtualNetworks/" + served),
                    "publicIpAddresses",
                    List.of(Map.of("id", "/x/publicIPAddresses/p")))));
            boolean hub = served.equals("net-vnet");
            assertThat(Worlds.lost(world, resources, "internal", "Tcp"))
                    .isEqualTo(hub ? Verdict.VIOLATED : Verdict.HOLDS);
            assertThat(Worlds.lost(world, resources, "orders/web", "Tcp"))
                    .isEqualTo(hub ? Verdict.HOLDS : Verdict.VIOLATED);
            assertThat(Worlds.lost(world, resources, "orders/web", "Icmp")).isEqualTo(Verdict.HOLDS);
        }
    }

    @Test
    void of_which_network_a_nat_gateway_is_may_not_be_known() {
        World world = Worlds.balanced(false, ImplicitOutbound.CLOSED);
        world.spokes.add(new SpokeSpec(
                "orders", List.of("10.21.0.0/16"), List.of(new SubnetSpec("web", "10.21.1.0/24", null, null))));
        Map<String, Object> inputs = Map.of(
                "sourceVirtualNetwork",
                Map.of("id", Opaque.UNKNOWN),
                "publicIpAddresses",
                List.of(Map.of("id", "/x/publicIPAddresses/p")));
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(nat(inputs));
        assertThat(Worlds.lost(world, resources, "internal", "Tcp")).isEqualTo(Verdict.UNKNOWN);
        assertThat(Worlds.lost(world, resources, "orders/web", "Tcp")).isEqualTo(Verdict.UNKNOWN);
        assertThat(messages(Proof.of(resources, world.inputs(), Outages.SINGLE), "unknown-value"))
                .containsExactly(
                        "NatGateway nat: sourceVirtualNetwork is not known yet; which hosts leave by it cannot be said");
    }

    @Test
    void a_subnet_may_be_private() {
        World world = Worlds.balanced(false, ImplicitOutbound.OPEN);
        Map<Object, Verdict> expected = Map.of(
                true, Verdict.VIOLATED, false, Verdict.HOLDS, "false", Verdict.HOLDS, Opaque.UNKNOWN, Verdict.UNKNOWN);
        expected.forEach((access, verdict) -> assertThat(Worlds.lost(
                        world, withSubnet(world.resources(), 1, "defaultOutboundAccess", access), "internal", "Tcp"))
                .as("%s", access)
                .isEqualTo(verdict));
        assertThat(messages(
                        Readings.prove(withSubnet(world.resources(), 1, "defaultOutboundAccess", Opaque.UNKNOWN)),
                        "unknown-value"))
                .containsExactly(
                        "subnet internal: defaultOutboundAccess is not known yet; whether its hosts have a way out"
                                + " cannot be said");
    }

    /** Who is in a pool of an internal Standard balancer has no implicit way out, whether a rule uses that pool or not. */
    @ParameterizedTest
    @CsvSource({"Standard, HOLDS", "Basic, VIOLATED", "'', UNKNOWN"})
    void members_of_an_internal_standard_balancer_have_no_implicit_way_out(String sku, Verdict expected) {
        World world = Worlds.balanced(false, ImplicitOutbound.OPEN);
        List<RegisteredResource> resources = changed(
                world.resources(),
                "LoadBalancer",
                Readings.put("sku", Map.of("name", sku.isEmpty() ? Opaque.UNKNOWN : sku)));
        assertThat(Worlds.lost(world, resources, "10.20.1.20/32", "Tcp")).isEqualTo(expected);
        assertThat(Worlds.lost(world, resources, "10.20.1.30/32", "Tcp")).isEqualTo(expected);
        assertThat(Worlds.lost(world, resources, "10.20.1.40/32", "Tcp"))
                .as("no member")
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void a_sku_that_is_not_known_at_all_may_take_it_away() {
        World world = Worlds.balanced(false, ImplicitOutbound.OPEN);
        List<RegisteredResource> resources =
                changed(world.resources(), "LoadBalancer", Readings.put("sku", Opaque.UNKNOWN));
        assertThat(Worlds.lost(world, resources, "10.20.1.20/32", "Tcp")).isEqualTo(Verdict.UNKNOWN);
        assertThat(Worlds.lost(world, resources, "10.20.1.40/32", "Tcp")).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void members_of_another_balancer_keep_their_way_out() {
        World world = Worlds.balanced(false, ImplicitOutbound.OPEN);
        world.frontends.add(new FrontendSpec(
                "internal", "10.20.1.11", false, List.of(new BalanceSpec("Tcp", 443, 443)), List.of("10.20.1.50")));
        List<RegisteredResource> resources = world.resources().stream()
                .map(it -> it.name().equals("net-ilb-0")
                        ? changed(List.of(it), "LoadBalancer", Readings.put("sku", Map.of("name", "Standard")))
                                .get(0)
                        : it)
                .toList();
        assertThat(Worlds.lost(world, resources, "10.20.1.20/32", "Tcp")).isEqualTo(Verdict.HOLDS);
        assertThat(Worlds.lost(world, resources, "10.20.1.50/32", "Tcp")).isEqualTo(Verdict.VIOLATED);
    }

    /** While nobody has joined a pool, any host of the subnet may be a member. */
    @Test
    void whoever_may_be_a_member_may_have_no_way_out() {
        World world = Worlds.balanced(false, ImplicitOutbound.OPEN);
        world.frontends.set(
                0, new FrontendSpec("internal", "10.20.1.10", false, List.of(new BalanceSpec("Tcp", 443, 443)), null));
        List<RegisteredResource> standard =
                changed(world.resources(), "LoadBalancer", Readings.put("sku", Map.of("name", "Standard")));
        assertThat(Worlds.lost(world, standard, "10.20.1.40/32", "Tcp")).isEqualTo(Verdict.UNKNOWN);
        assertThat(Worlds.lost(world, world.resources(), "10.20.1.40/32", "Tcp"))
                .isEqualTo(Verdict.VIOLATED);
    }

    /** Beside a member that is known: one by an address, or an interface, that is not. */
    @Test
    void whoever_may_be_a_member_besides_may_have_no_way_out() {
        World world = Worlds.balanced(false, ImplicitOutbound.OPEN);
        Map<String, Object> known = Map.of("name", "b", "ipAddress", "10.20.1.20");
        Map<String, Object> address = Map.of("name", "c", "ipAddress", Opaque.UNKNOWN);
        Map<String, Object> card = Map.of("id", NETWORKING + "networkInterfaces/elsewhere/ipConfigurations/ip");
        for (Map<String, Object> pool : List.of(
                Map.<String, Object>of("name", "pool", "loadBalancerBackendAddresses", List.of(known, address)),
                Map.<String, Object>of(
                        "name",
                        "pool",
                        "loadBalancerBackendAddresses",
                        List.of(known),
                        "backendIPConfigurations",
                        List.of(card)))) {
            List<RegisteredResource> resources = changed(
                    changed(world.resources(), "LoadBalancer", Readings.put("sku", Map.of("name", "Standard"))),
                    "LoadBalancer",
                    Readings.put("backendAddressPools", List.of(pool)));
            assertThat(Worlds.lost(world, resources, "10.20.1.40/32", "Tcp")).isEqualTo(Verdict.UNKNOWN);
        }
    }
}

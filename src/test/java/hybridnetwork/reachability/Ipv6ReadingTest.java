package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Interfaces' configurations and balancers' frontends of IPv6 meet no packet of the proof. */
class Ipv6ReadingTest {
    private static final String NETWORKING = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";
    private static final Map<String, Object> SUBNET =
            Map.of("id", NETWORKING + "virtualNetworks/net-vnet/subnets/net-internal-subnet");
    private static final Map<String, Object> PUBLIC = Map.of("id", NETWORKING + "publicIPAddresses/p");

    /** The blueprint without groups and balancers, closed but for what the resources open. */
    private static World world() {
        World world = Worlds.blueprint();
        world.frontends.clear();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.implicitOutbound = ImplicitOutbound.CLOSED;
        return world;
    }

    private static RegisteredResource card(String version, Map<String, Object> more) {
        Map<String, Object> configuration = new LinkedHashMap<>(more);
        configuration.putAll(Map.of("name", "second", "subnet", SUBNET, "privateIPAddressVersion", version));
        return World.resource(
                "NetworkInterface", "nic", "networkInterfaces", Map.of("ipConfigurations", List.of(configuration)));
    }

    private static Verdict verdict(World world, String from, String to, List<RegisteredResource> more) {
        Worlds.asking(world, Worlds.deny(from, to, "Tcp", "443"));
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.addAll(more);
        return Worlds.healthy(resources, world.inputs()).verdict();
    }

    @ParameterizedTest
    @ValueSource(strings = {"IPv6", "ipv6"})
    void a_public_address_of_ipv6_opens_no_host_and_lets_none_out(String version) {
        Map<String, Object> open = Map.of("publicIPAddress", PUBLIC);
        assertThat(verdict(world(), "internet", "internal", List.of(card(version, open))))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world(), "internal", "internet", List.of(card(version, open))))
                .isEqualTo(Verdict.HOLDS);
        assertThat(verdict(world(), "internet", "internal", List.of(card("IPv4", open))))
                .as("one host of the subnet has it")
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_configuration_of_ipv6_is_named_and_leaves_nothing_open() {
        List<RegisteredResource> resources = new ArrayList<>(world().resources());
        resources.add(card("IPv6", Map.of()));
        assertThat(messages(Readings.prove(resources), "not-understood"))
                .containsExactly("NetworkInterface nic: the IPv6 configuration second is not proved; IPv4 only");
    }

    /** A balancer with a frontend of each version: the frontend of IPv6 says so itself, or its public address does. */
    private static List<RegisteredResource> dual(World world, Map<String, Object> second) {
        List<RegisteredResource> resources = new ArrayList<>(changed(world.resources(), "LoadBalancer", balancer -> {
            List<Object> frontends =
                    new ArrayList<>((List<?>) balancer.getOrDefault("frontendIPConfigurations", List.of()));
            Map<String, Object> named = new LinkedHashMap<>(second);
            named.put("name", "six");
            frontends.add(named);
            balancer.put("frontendIPConfigurations", frontends);
            return balancer;
        }));
        resources.add(World.resource(
                "PublicIPAddress", "six", "publicIPAddresses", Map.of("publicIPAddressVersion", "IPv6")));
        resources.add(World.resource(
                "PublicIPPrefix", "range", "publicIPPrefixes", Map.of("publicIPAddressVersion", "IPv6")));
        return resources;
    }

    @Test
    void a_frontend_of_ipv6_is_named_and_leaves_nothing_open() {
        for (Map<String, Object> second : List.<Map<String, Object>>of(
                Map.of("subnet", SUBNET, "privateIPAddressVersion", "IPv6"),
                Map.of("publicIPAddress", Map.of("id", NETWORKING + "publicIPAddresses/six")),
                Map.of("publicIPPrefix", Map.of("id", NETWORKING + "publicIPPrefixes/range")))) {
            World world = Worlds.blueprint();
            List<RegisteredResource> resources = dual(world, second);
            ProofResult proof = Proof.of(resources, world.inputs(), Outages.SINGLE);
            assertThat(messages(proof, "not-understood"))
                    .containsExactly("LoadBalancer net-ilb-0: the IPv6 frontend six is not proved; IPv4 only");
            assertThat(messages(proof, "frontend-address-allocated")).isEmpty();
            assertThat(messages(proof, "unknown-value")).isEmpty();
        }
    }

    /** The members of an outbound rule leave by its frontends, and by IPv6 leaves no packet of the proof. */
    @Test
    void a_rule_with_frontends_of_ipv6_alone_lets_nobody_out() {
        for (boolean both : List.of(true, false)) {
            World world = world();
            world.frontends.add(
                    new FrontendSpec("internal", "10.20.1.10", true, List.of(), List.of("10.20.1.20"), List.of()));
            String balancer = NETWORKING + "loadBalancers/net-ilb-0/";
            List<Object> named = new ArrayList<>();
            named.add(Map.of("id", balancer + "frontendIPConfigurations/SIX"));
            if (both) {
                named.add(Map.of("id", balancer + "frontendIPConfigurations/front"));
            }
            Map<String, Object> rule = Map.of(
                    "name",
                    "out",
                    "protocol",
                    "All",
                    "backendAddressPool",
                    Map.of("id", balancer + "backendAddressPools/pool"),
                    "frontendIPConfigurations",
                    named);
            List<RegisteredResource> resources = changed(
                    dual(world, Map.of("publicIPAddress", Map.of("id", NETWORKING + "publicIPAddresses/six"))),
                    "LoadBalancer",
                    Readings.put("outboundRules", List.of(rule)));
            Worlds.asking(world, Worlds.deny("10.20.1.20/32", "internet", "Tcp", "443"));
            assertThat(Worlds.healthy(resources, world.inputs()).verdict())
                    .isEqualTo(both ? Verdict.VIOLATED : Verdict.HOLDS);
        }
    }

    /** As on a balancer of both versions, where a rule of each names the same pool. */
    @Test
    void a_balancing_rule_of_ipv6_leaves_open_who_leaves_as_little() {
        World world = world();
        world.frontends.add(
                new FrontendSpec("internal", "10.20.1.10", true, List.of(), List.of("10.20.1.20"), List.of()));
        String balancer = NETWORKING + "loadBalancers/net-ilb-0/";
        Map<String, Object> rule = Map.of(
                "name",
                "six",
                "protocol",
                "Tcp",
                "frontendPort",
                443.0,
                "backendPort",
                443.0,
                "backendAddressPool",
                Map.of("id", balancer + "backendAddressPools/pool"),
                "frontendIPConfiguration",
                Map.of("id", balancer + "frontendIPConfigurations/six"));
        List<RegisteredResource> resources = changed(
                dual(world, Map.of("publicIPAddress", Map.of("id", NETWORKING + "publicIPAddresses/six"))),
                "LoadBalancer",
                Readings.put("loadBalancingRules", List.of(rule)));
        Worlds.asking(world, Worlds.deny("internal", "internet", "Tcp", "443"));
        assertThat(Worlds.healthy(resources, world.inputs()).verdict()).isEqualTo(Verdict.HOLDS);
    }
}

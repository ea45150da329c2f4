package hybridnetwork.reachability;

import static hybridnetwork.reachability.Readings.changed;
import static hybridnetwork.reachability.Readings.messages;
import static hybridnetwork.reachability.Readings.put;
import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.BalanceSpec;
import hybridnetwork.reachability.World.FrontendSpec;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SiteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What networks in the field have taught: where a plausible proof would tell what is not true of Azure. */
class TrueOfAzureTest {
    private static final String ARM = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";

    private static IntentResult healthy(List<RegisteredResource> resources, World world) {
        return Worlds.healthy(resources, world.inputs());
    }

    private static IntentResult healthy(World world, IntentSpec intent) {
        Worlds.asking(world, intent);
        return healthy(world.resources(), world);
    }

    private static World with(@Nullable List<World.RuleSpec> rules, @Nullable TableSpec table) {
        World world = Worlds.blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", rules, table));
        return world;
    }

    private static World openWith(String prefix, String hop) {
        return with(null, new TableSpec(List.of(new RouteSpec(prefix, hop)), false));
    }

    // ---- GatewaySubnet

    @ParameterizedTest
    @CsvSource({"0.0.0.0/0, None, false", "10.20.255.0/24, VirtualAppliance, false", ", , true"})
    void gateways_whose_subnet_is_steered_count_as_down(@Nullable String prefix, @Nullable String hop, boolean hidden) {
        World world = Worlds.blueprint();
        List<RouteSpec> routes = prefix == null || hop == null ? List.of() : List.of(new RouteSpec(prefix, hop));
        world.subnets.set(0, new SubnetSpec("GatewaySubnet", "10.20.255.224/27", null, new TableSpec(routes, hidden)));
        ProofResult proof = world.prove(Outages.SINGLE);
        assertThat(messages(proof, "gw-subnet-udr")).isNotEmpty();
        assertThat(proof.scenarios())
                .allSatisfy(scenario ->
                        assertThat(scenario.intents().get(0).verdict()).isEqualTo(Verdict.VIOLATED));
    }

    @Test
    void a_wide_route_of_the_gateway_subnet_to_an_appliance_is_in_order_and_leaves_open_what_it_does() {
        World world = Worlds.blueprint();
        world.subnets.set(
                0,
                new SubnetSpec(
                        "GatewaySubnet",
                        "10.20.255.224/27",
                        null,
                        new TableSpec(List.of(new RouteSpec("10.20.1.0/24", "VirtualAppliance")), false)));
        ProofResult proof = world.prove(Outages.SINGLE);
        assertThat(messages(proof, "gw-subnet-udr")).isEmpty();
        assertThat(proof.scenarios().get(0).intents().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    // ---- tags and groups

    @Test
    void the_tag_virtual_network_holds_user_routes_and_perhaps_everything_beside_a_default_route() {
        List<World.RuleSpec> rules = List.of(
                Worlds.allow("in", true, 100, "VirtualNetwork", "*", "*", "*"),
                Worlds.deny("rest", true, 200, "*", "*"));
        World routed = with(rules, new TableSpec(List.of(new RouteSpec("20.0.0.0/8", "Internet")), false));
        routed.publicHosts.add("10.20.1.7");
        assertThat(healthy(routed, Worlds.deny("20.1.0.0/16", "internal", "*")).verdict())
                .isEqualTo(Verdict.VIOLATED);
        assertThat(healthy(routed, Worlds.deny("30.1.0.0/16", "internal", "*")).verdict())
                .isEqualTo(Verdict.HOLDS);
        World byDefault = with(rules, new TableSpec(List.of(new RouteSpec("0.0.0.0/0", "Internet")), false));
        byDefault.publicHosts.add("10.20.1.7");
        assertThat(healthy(byDefault, Worlds.deny("30.1.0.0/16", "internal", "*"))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_group_at_an_interface_judges_its_address_too() {
        World world = with(null, null);
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(World.resource(
                "NetworkSecurityGroup",
                "nic-nsg",
                "networkSecurityGroups",
                Map.of(
                        "networkSecurityGroupName",
                        "nic-nsg",
                        "securityRules",
                        List.of(World.ruleBag(Worlds.deny("all", true, 100, "*", "*"))))));
        resources.add(card(
                "nic",
                "10.20.1.9",
                Map.of("networkSecurityGroup", Map.of("id", ARM + "networkSecurityGroups/nic-nsg"))));
        Worlds.asking(
                world,
                Worlds.allow("hq", "10.20.1.9/32", "Tcp", "443"),
                Worlds.allow("hq", "10.20.1.8/32", "Tcp", "443"));
        List<IntentResult> intents = Proof.of(resources, world.inputs(), Outages.SINGLE)
                .scenarios()
                .get(0)
                .intents();
        assertThat(intents).extracting(IntentResult::verdict).containsExactly(Verdict.VIOLATED, Verdict.HOLDS);
    }

    private static RegisteredResource card(String name, String address, Map<String, Object> more) {
        Map<String, Object> inputs = new LinkedHashMap<>(more);
        Map<String, Object> configuration = new LinkedHashMap<>(Map.of(
                "name",
                "ip",
                "privateIPAddress",
                address,
                "subnet",
                Map.of("id", ARM + "virtualNetworks/net-vnet/subnets/net-internal-subnet")));
        if (inputs.remove("pool") instanceof String pool) {
            configuration.put("loadBalancerBackendAddressPools", List.of(Map.of("id", pool)));
        }
        inputs.put("networkInterfaceName", name);
        inputs.put("ipConfigurations", List.of(configuration));
        return World.resource("NetworkInterface", name, "networkInterfaces", inputs);
    }

    // ---- load balancers

    private static List<RegisteredResource> probed(World world) {
        return changed(world.resources(), "LoadBalancer", bag -> {
            bag.put("probes", List.of(Map.of("name", "p", "protocol", "Tcp", "port", 443.0)));
            List<Object> rules = new ArrayList<>();
            for (Object rule : (List<?>) Objects.requireNonNull(bag.get("loadBalancingRules"))) {
                Map<String, Object> with = new LinkedHashMap<>();
                ((Map<?, ?>) rule).forEach((key, value) -> with.put(key.toString(), value));
                with.put("probe", Map.of("id", "/lb/probes/p"));
                rules.add(with);
            }
            bag.put("loadBalancingRules", rules);
            return bag;
        });
    }

    @Test
    void a_member_whose_probe_is_denied_takes_no_traffic() {
        World world = Worlds.asking(Worlds.blueprint(), Worlds.allow("hq", "load-balancer", "Tcp", "443"));
        ProofResult proof = Proof.of(probed(world), world.inputs(), Outages.SINGLE);
        assertThat(proof.scenarios()
                        .get(0)
                        .intents()
                        .get(0)
                        .counterexample()
                        .orElseThrow()
                        .reason())
                .contains("health probe from 168.63.129.16");
        assertThat(messages(proof, "lb-rules-probe-admitted")).hasSize(1);
        World denied = Worlds.asking(Worlds.blueprint(), Worlds.deny("hq", "load-balancer", "Tcp", "443"));
        assertThat(healthy(probed(denied), denied).verdict()).isEqualTo(Verdict.HOLDS);
        List<World.RuleSpec> admitted = new ArrayList<>(
                Objects.requireNonNull(Worlds.blueprint().subnets.get(1).rules()));
        admitted.add(Worlds.allow("probe", true, 90, "AzureLoadBalancer", "*", "*", "*"));
        World open = Worlds.asking(with(admitted, null), Worlds.allow("hq", "load-balancer", "Tcp", "443"));
        assertThat(healthy(probed(open), open).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void interfaces_that_name_a_pool_are_its_members_and_do_not_reach_themselves_through_it() {
        World world = Worlds.asking(with(null, null), Worlds.allow("10.20.1.20/32", "load-balancer", "Tcp", "443"));
        String pool = ARM + "loadBalancers/net-ilb-0/backendAddressPools/pool";
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(card("member", "10.20.1.20", Map.of("pool", pool)));
        assertThat(healthy(resources, world).counterexample().orElseThrow().reason())
                .contains("does not reach itself");
        Worlds.asking(world, Worlds.allow("10.20.1.21/32", "load-balancer", "Tcp", "443"));
        assertThat(healthy(resources, world).verdict()).isEqualTo(Verdict.HOLDS);
        assertThat(messages(Proof.of(resources, world.inputs(), Outages.SINGLE), "pool-assumed"))
                .isEmpty();
        Worlds.asking(world, Worlds.allow("internal", "load-balancer", "Tcp", "443"));
        assertThat(healthy(world.resources(), world).verdict())
                .as("nobody has joined yet")
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void two_rules_of_one_pool_with_one_backend_port_are_refused() {
        World world = Worlds.blueprint();
        world.frontends.set(
                0,
                new FrontendSpec(
                        "internal",
                        "10.20.1.10",
                        false,
                        List.of(new BalanceSpec("Tcp", 443, 443), new BalanceSpec("Tcp", 444, 443)),
                        null));
        assertThat(messages(
                        Proof.ofExport(world.resources(), world.inputs(), Outages.SINGLE),
                        "lb-rules-probe-backend-twice"))
                .hasSize(1);
    }

    // ---- public IPs and the way out

    @ParameterizedTest
    @CsvSource({"Standard, VIOLATED", "Basic, HOLDS"})
    void without_a_group_a_standard_public_ip_is_closed(String sku, Verdict verdict) {
        World world = Worlds.asking(with(null, null), Worlds.allow("internet", "10.20.1.7/32", "Tcp", "443"));
        world.publicHosts.add("10.20.1.7");
        List<RegisteredResource> resources =
                changed(world.resources(), "PublicIPAddress", put("sku", Map.of("name", sku)));
        assertThat(healthy(resources, world).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"OPEN, HOLDS", "CLOSED, VIOLATED", "UNKNOWN, UNKNOWN"})
    void without_a_way_out_of_its_own_a_host_has_azures_implicit_one_perhaps(
            ImplicitOutbound implicit, Verdict verdict) {
        World world = with(null, null);
        world.implicitOutbound = implicit;
        assertThat(healthy(world, Worlds.allow("internal", "internet", "Tcp", "443"))
                        .verdict())
                .isEqualTo(verdict);
        assertThat(healthy(world, Worlds.allow("internal", "internet", "Icmp")).verdict())
                .as("portless protocols leave by a public IP of the interface's own only")
                .isEqualTo(Verdict.VIOLATED);
        Worlds.asking(world, Worlds.allow("internal", "internet", "Tcp", "443"));
        assertThat(healthy(Readings.withSubnet(world.resources(), 1, "natGateway", Map.of("id", "/x/nat")), world)
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(healthy(Readings.withSubnet(world.resources(), 1, "defaultOutboundAccess", false), world)
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void a_nat_gateway_without_an_address_is_no_way_out_that_is_certain() {
        World world = Worlds.asking(with(null, null), Worlds.allow("internal", "internet", "Tcp", "443"));
        world.implicitOutbound = ImplicitOutbound.CLOSED;
        for (boolean address : List.of(true, false)) {
            RegisteredResource nat = World.resource(
                    "NatGateway",
                    "nat",
                    "natGateways",
                    address ? Map.of("publicIpAddresses", List.of(Map.of("id", "/x/pip"))) : Map.of());
            List<RegisteredResource> resources = new ArrayList<>(Readings.withSubnet(
                    world.resources(), 1, "natGateway", Map.of("id", nat.id().orElseThrow())));
            resources.add(nat);
            assertThat(healthy(resources, world).verdict()).isEqualTo(address ? Verdict.HOLDS : Verdict.UNKNOWN);
        }
    }

    @Test
    void equal_asns_are_equal_as_text_too() {
        World world = Worlds.blueprint();
        List<RegisteredResource> resources = Readings.changed(
                world.resources(), "LocalNetworkGateway", Readings.put("bgpSettings", Map.of("asn", "65515")));
        assertThat(Readings.messages(Proof.of(resources, world.inputs(), Outages.SINGLE), "bgp-both-flags"))
                .isNotEmpty();
    }

    @Test
    void what_an_administrator_says_of_a_member_goes_past_its_probe() {
        World world = Worlds.blueprint();
        for (String state : List.of("None", "Up", "Down")) {
            List<RegisteredResource> resources = Readings.changed(
                    world.resources(),
                    "LoadBalancer",
                    Readings.put(
                            "backendAddressPools",
                            List.of(Map.of(
                                    "name",
                                    "pool",
                                    "loadBalancerBackendAddresses",
                                    List.of(Map.of("name", "a", "ipAddress", "10.20.1.20", "adminState", state))))));
            assertThat(healthy(resources, world).isUnknown()).as(state).isEqualTo(!state.equals("None"));
        }
    }

    // ---- gateways

    @Test
    void bgp_in_one_place_only_is_an_error_and_teaches_nothing() {
        World world = Worlds.blueprint();
        world.sites.set(0, Worlds.hq(List.of(), true));
        List<RegisteredResource> resources =
                changed(world.resources(), "VirtualNetworkGateway", put("enableBgp", false));
        ProofResult proof = Proof.of(resources, world.inputs(), Outages.SINGLE);
        assertThat(messages(proof, "bgp-both-flags")).hasSize(1);
        assertThat(proof.scenarios().get(3).intents().get(1).verdict())
                .as("losing the circuit")
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void next_hop_virtual_network_gateway_follows_the_vpn_routes_where_no_other_gateway_is() {
        World world = openWith("10.10.0.0/16", "VirtualNetworkGateway");
        assertThat(healthy(world, Worlds.allow("internal", "hq", "Tcp", "443")).verdict())
                .isEqualTo(Verdict.UNKNOWN);
        world.erGateway = false;
        assertThat(healthy(world, Worlds.allow("internal", "hq", "Tcp", "443")).verdict())
                .isEqualTo(Verdict.HOLDS);
        world.vpnGateway = false;
        assertThat(healthy(world, Worlds.deny("internal", "hq", "*")).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void packets_for_the_network_itself_that_are_led_to_its_gateway_are_open() {
        World world = openWith("10.20.1.0/24", "VirtualNetworkGateway");
        world.erGateway = false;
        assertThat(healthy(world, Worlds.deny("internal", "internal", "*")).verdict())
                .as("the gateway's own network")
                .isEqualTo(Verdict.UNKNOWN);
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.0.0.0/8"), true));
        assertThat(healthy(world, Worlds.deny("internal", "internal", "*")).verdict())
                .as("the gateway may hand them back")
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void summarized_prefixes_leave_open_what_sites_send_one_to_another_too() {
        World world = Worlds.blueprint();
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        Worlds.asking(world, Worlds.deny("hq", "branch", "*"));
        assertThat(healthy(summarized(world), world).verdict()).isEqualTo(Verdict.UNKNOWN);
        Worlds.asking(world, Worlds.allow("hq", "branch", "*"));
        assertThat(healthy(summarized(world), world).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    private static List<RegisteredResource> summarized(World world) {
        return changed(
                world.resources(),
                "VirtualNetwork",
                put("summarizedGatewayPrefixes", Map.of("addressPrefixes", List.of("10.20.0.0/16"))));
    }

    @Test
    void a_nat_rule_leaves_open_what_passes_the_vpn_gateway_whatever_the_groups_say() {
        World world = with(List.of(Worlds.deny("all", true, 100, "*", "*")), null);
        world.erGateway = false;
        Worlds.asking(world, Worlds.deny("hq", "internal", "*"));
        assertThat(healthy(world.resources(), world).verdict()).isEqualTo(Verdict.HOLDS);
        List<RegisteredResource> resources = new ArrayList<>(world.resources());
        resources.add(World.resource(
                "VirtualNetworkGatewayNatRule", "nat", "virtualNetworkGateways/net-vpn-vgw/natRules", Map.of()));
        assertThat(healthy(resources, world).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void sites_that_go_different_ways_are_told_apart_and_so_are_the_outages() {
        World world = Worlds.blueprint();
        world.subnets.set(1, new SubnetSpec("internal", "10.20.1.0/24", null, null));
        world.sites.add(new SiteSpec("branch", List.of("10.30.0.0/16"), null, null, List.of("10.30.0.0/16"), true));
        Worlds.asking(world, Worlds.allow("on-premises", "internal", "Tcp", "443"));
        List<Scenario> scenarios = world.prove(Outages.SINGLE).scenarios();
        assertThat(scenarios.get(0).intents().get(0).ways())
                .containsExactly(
                        Map.entry("branch", Set.of(PathKind.VPN)), Map.entry("hq", Set.of(PathKind.EXPRESS_ROUTE)));
        assertThat(scenarios.get(3).intents().get(0).ways().values()).containsOnly(Set.of(PathKind.VPN));
    }
}

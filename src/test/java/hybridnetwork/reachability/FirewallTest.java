package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.RouteSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.World.TableSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.reachability.trace.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Traffic through an Azure Firewall in the hub. */
class FirewallTest {
    private static final String FIREWALL = "10.20.254.4";
    private static final String PREFIX = "/subscriptions/s/resourceGroups/net-rg/providers/Microsoft.Network/";

    private static final IntentSpec IN = Worlds.allow("hq", "orders/web", "Tcp", "443");
    private static final IntentSpec SSH = Worlds.deny("hq", "orders/web", "Tcp", "22");
    private static final IntentSpec AWAY = Worlds.allow("orders/web", "internet", "Tcp", "443");

    private static Map<String, Object> rule(String name, List<String> from, List<String> to, List<String> ports) {
        return Map.of(
                "ruleType",
                "NetworkRule",
                "name",
                name,
                "ipProtocols",
                List.of("TCP"),
                "sourceAddresses",
                from,
                "destinationAddresses",
                to,
                "destinationPorts",
                ports);
    }

    /** A firewall with rules that allow, and the policy that has them. */
    private static Hub behind(Map<String, Object> firewall, List<Object> rules) {
        return behind(firewall, rules, null);
    }

    private static Hub behind(Map<String, Object> firewall, List<Object> rules, @Nullable TableSpec table) {
        Hub hub = new Hub();
        for (String spoke : List.of("orders/web", "stock/db")) {
            hub.route(spoke, "0.0.0.0/0", FIREWALL).hiding(spoke);
        }
        hub.route("GatewaySubnet", "10.21.0.0/16", FIREWALL).route("GatewaySubnet", "10.22.0.0/16", FIREWALL);
        hub.with(new SubnetSpec("AzureFirewallSubnet", "10.20.254.0/26", null, table));
        hub.with(World.resource("AzureFirewall", "fw", "azureFirewalls", firewall));
        hub.with(
                World.resource("FirewallPolicy", "policy", "firewallPolicies", Map.of("firewallPolicyName", "policy")));
        return hub.with(World.resource(
                "FirewallPolicyRuleCollectionGroup",
                "group",
                "firewallPolicies/policy/ruleCollectionGroups",
                Map.of(
                        "firewallPolicyName",
                        "policy",
                        "priority",
                        100.0,
                        "ruleCollections",
                        List.of(Map.of(
                                "ruleCollectionType",
                                "FirewallPolicyFilterRuleCollection",
                                "name",
                                "allowed",
                                "priority",
                                100.0,
                                "action",
                                Map.of("type", "Allow"),
                                "rules",
                                rules)))));
    }

    private static Map<String, Object> firewall() {
        Map<String, Object> firewall = new LinkedHashMap<>();
        firewall.put("azureFirewallName", "fw");
        firewall.put("firewallPolicy", Map.of("id", PREFIX + "firewallPolicies/policy"));
        firewall.put(
                "ipConfigurations",
                List.of(Map.of(
                        "name",
                        "a",
                        "subnet",
                        Map.of("id", PREFIX + "virtualNetworks/net-vnet/subnets/AzureFirewallSubnet"))));
        return firewall;
    }

    private static final Map<String, Object> WEB =
            rule("web", List.of("10.10.0.0/16"), List.of("10.21.1.0/24"), List.of("443"));
    private static final Map<String, Object> OUTSIDE =
            rule("outside", List.of("10.21.0.0/16"), List.of("*"), List.of("443"));

    private static IntentResult healthy(Hub hub, IntentSpec intent) {
        return Worlds.healthy(hub.world(), intent);
    }

    @Test
    void the_policy_of_the_firewall_decides_what_passes() {
        Hub hub = behind(firewall(), List.of(WEB));
        IntentResult in = healthy(hub, IN);
        assertThat(in.verdict()).as(Readings.why(in)).isEqualTo(Verdict.HOLDS);
        assertThat(in.path()).containsExactly("hq", "circuit:primary", "er-gateway", "appliance:fw", "orders/web");
        assertThat(in.obligations()).isEmpty();
        assertThat(healthy(hub, SSH).holds()).isTrue();
        assertThat(healthy(hub, SSH).obligations()).isEmpty();
        IntentResult ssh = healthy(hub, Worlds.allow("hq", "orders/web", "Tcp", "22"));
        assertThat(Readings.why(ssh)).isEqualTo("denied by rule DenyAll (65500) of the policy of firewall fw");
        assertThat(healthy(hub, AWAY).verdict()).isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void the_firewall_reaches_the_internet_without_any_way_out_of_the_hosts() {
        World world = behind(firewall(), List.of(OUTSIDE)).world();
        world.implicitOutbound = ImplicitOutbound.CLOSED;
        IntentResult away = Worlds.healthy(world, AWAY);
        assertThat(away.verdict()).as(Readings.why(away)).isEqualTo(Verdict.HOLDS);
        assertThat(away.path()).containsExactly("orders/web", "appliance:fw", "internet");
        assertThat(away.trace().orElseThrow().steps().stream().map(Step::text))
                .contains("leaves for the internet by appliance:fw");
        assertThat(Worlds.healthy(world, Worlds.allow("internal", "internet", "Tcp", "443"))
                        .verdict())
                .isEqualTo(Verdict.VIOLATED);
    }

    @Test
    void a_policy_elsewhere_leaves_open_what_passes_and_nothing_else() {
        Map<String, Object> elsewhere = firewall();
        elsewhere.put(
                "firewallPolicy",
                Map.of("id", "/subscriptions/s/resourceGroups/other/providers/Microsoft.Network/firewallPolicies/x"));
        Hub hub = behind(elsewhere, List.of(WEB));
        assertThat(healthy(hub, IN).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(healthy(hub, SSH).verdict()).isEqualTo(Verdict.UNKNOWN);
        hub.route("AzureFirewallSubnet", "10.21.0.0/16", "None");
        Hub routed = behind(elsewhere, List.of(WEB)).takingForwarded("orders", false);
        assertThat(healthy(routed, IN).verdict())
                .as("lost whatever the policy says")
                .isEqualTo(Verdict.VIOLATED);
        assertThat(healthy(routed, SSH).holds()).isTrue();
    }

    @Test
    void a_plan_takes_the_first_address_of_the_firewalls_subnet() {
        World world = behind(firewall(), List.of(WEB)).world();
        assertThat(Readings.messages(world.prove(Outages.SINGLE), "firewall-address-allocated"))
                .containsExactly(
                        "the private address of firewall fw is allocated by Azure; it is taken to be 10.20.254.4, the first"
                                + " of subnet AzureFirewallSubnet");
        Map<String, Object> known = firewall();
        known.put(
                "ipConfigurations",
                List.of(Map.of(
                        "name",
                        "a",
                        "privateIPAddress",
                        "10.20.254.5",
                        "subnet",
                        Map.of("id", PREFIX + "virtualNetworks/net-vnet/subnets/AzureFirewallSubnet"))));
        World other = behind(known, List.of(WEB)).world();
        assertThat(Readings.messages(other.prove(Outages.SINGLE), "firewall-address-allocated"))
                .isEmpty();
        assertThat(Worlds.healthy(other, IN).verdict())
                .as("the routes lead to another address")
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_firewall_that_has_a_public_address_for_its_management_alone_may_not_reach_the_internet() {
        Map<String, Object> tunnelling = firewall();
        tunnelling.put(
                "managementIpConfiguration",
                Map.of("name", "m", "publicIPAddress", Map.of("id", PREFIX + "publicIPAddresses/p")));
        IntentResult away = healthy(behind(tunnelling, List.of(OUTSIDE)), AWAY);
        assertThat(away.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.why(away)).contains("firewall fw has no public IP but for its management");
        assertThat(healthy(behind(tunnelling, List.of(WEB)), IN).verdict()).isEqualTo(Verdict.HOLDS);
        tunnelling.put(
                "ipConfigurations",
                List.of(Map.of(
                        "name",
                        "a",
                        "publicIPAddress",
                        Map.of("id", PREFIX + "publicIPAddresses/p"),
                        "subnet",
                        Map.of("id", PREFIX + "virtualNetworks/net-vnet/subnets/AzureFirewallSubnet"))));
        assertThat(healthy(behind(tunnelling, List.of(OUTSIDE)), AWAY).verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void what_a_firewall_hands_to_public_addresses_inside_is_not_known_for_it_hides_the_source() {
        IntentSpec inside = Worlds.allow("stock/db", "orders/web", "Tcp", "443");
        Hub hub = behind(firewall(), List.of(rule("inside", List.of("*"), List.of("*"), List.of("443"))));
        assertThat(healthy(hub, inside).holds()).isTrue();
        World world = hub.route("stock/db", "40.0.0.0/16", FIREWALL).world();
        world.spokes.set(
                0,
                new World.SpokeSpec(
                        "orders",
                        List.of("40.0.0.0/16"),
                        List.of(new SubnetSpec(
                                "web",
                                "40.0.1.0/24",
                                null,
                                new TableSpec(List.of(new RouteSpec("0.0.0.0/0", FIREWALL)), true)))));
        for (boolean allow : List.of(true, false)) {
            IntentResult open = Worlds.healthy(
                    world, new IntentSpec("flow", allow, "stock/db", "orders/web", "Tcp", List.of("443")));
            assertThat(open.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(Readings.why(open)).contains("appliance:fw hides the source of what goes to public addresses");
        }
    }

    @Test
    void an_outage_of_the_firewall_is_told_by_its_name() {
        World world = behind(firewall(), List.of(WEB)).world();
        Worlds.asking(world, IN);
        Counterexample lost = world.prove(Outages.SINGLE).scenarios().stream()
                .filter(scenario -> scenario.name().equals("appliance:fw"))
                .findFirst()
                .flatMap(scenario -> scenario.intents().get(0).counterexample())
                .orElseThrow();
        assertThat(lost.reason()).endsWith("leads to appliance:fw, which has failed");
        assertThat(lost.fix()).isEqualTo("lead the flow past the firewall");
    }

    @Test
    void a_firewall_that_learns_a_default_route_may_not_work_unless_its_management_is_apart() {
        Map<String, Object> firewall = firewall();
        assertThat(drawn(firewall, null).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.why(drawn(firewall, null))).contains("learns 0.0.0.0/0 from on-premises");
        TableSpec overriding = new TableSpec(List.of(new RouteSpec("0.0.0.0/0", "Internet")), false);
        assertThat(drawn(firewall, overriding).verdict())
                .as("a route of its own overrides it")
                .isEqualTo(Verdict.HOLDS);
        TableSpec besides = new TableSpec(List.of(new RouteSpec("10.99.0.0/16", "None")), false);
        assertThat(drawn(firewall, besides).verdict()).as("another does not").isEqualTo(Verdict.UNKNOWN);
        firewall.put(
                "managementIpConfiguration",
                Map.of("name", "m", "publicIPAddress", Map.of("id", PREFIX + "publicIPAddresses/p")));
        assertThat(drawn(firewall, null).verdict()).isEqualTo(Verdict.HOLDS);
    }

    /** What comes in while the site offers a default route. */
    private static IntentResult drawn(Map<String, Object> firewall, @Nullable TableSpec table) {
        World world = behind(firewall, List.of(WEB), table).world();
        world.sites.replaceAll(site -> new World.SiteSpec(
                site.name(),
                site.prefixes(),
                List.of("10.10.0.0/16", "0.0.0.0/0"),
                site.vpn(),
                site.tunnel(),
                site.bgp()));
        return Worlds.healthy(world, IN);
    }
}

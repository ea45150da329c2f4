package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import hybridnetwork.reachability.model.Egress.ImplicitOutbound;
import hybridnetwork.resources.RegisteredResource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Traffic through an Azure Firewall in the hub, and through a load balancer before other appliances. */
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
        Hub hub = new Hub();
        for (String spoke : List.of("orders/web", "stock/db")) {
            hub.route(spoke, "0.0.0.0/0", FIREWALL).hiding(spoke);
        }
        hub.route("GatewaySubnet", "10.21.0.0/16", FIREWALL).route("GatewaySubnet", "10.22.0.0/16", FIREWALL);
        hub.with(new SubnetSpec("AzureFirewallSubnet", "10.20.254.0/26", null, null));
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

    // ---- a load balancer before appliances

    private static final String BALANCER = "10.20.253.10";

    private static RegisteredResource member(String name, String address, boolean forwards) {
        Map<String, Object> configuration = Map.of(
                "name",
                "ip",
                "privateIPAddress",
                address,
                "loadBalancerBackendAddressPools",
                List.of(Map.of("id", PREFIX + "loadBalancers/nva/backendAddressPools/pool")));
        return Readings.changed(
                        List.of(Hub.forwarder(name, address, forwards)),
                        "NetworkInterface",
                        Readings.put("ipConfigurations", List.of(configuration)))
                .get(0);
    }

    private static RegisteredResource balancer(String protocol, double port) {
        String id = PREFIX + "loadBalancers/nva";
        List<Object> probes = List.of(Map.of("name", "alive", "protocol", "Tcp", "port", 22.0));
        return World.resource(
                "LoadBalancer",
                "nva",
                "loadBalancers",
                Map.of(
                        "loadBalancerName",
                        "nva",
                        "sku",
                        Map.of("name", "Standard"),
                        "frontendIPConfigurations",
                        List.of(Map.of(
                                "name",
                                "front",
                                "privateIPAddress",
                                BALANCER,
                                "subnet",
                                Map.of("id", PREFIX + "virtualNetworks/net-vnet/subnets/net-edge-subnet"))),
                        "backendAddressPools",
                        List.of(Map.of("name", "pool")),
                        "probes",
                        probes,
                        "loadBalancingRules",
                        List.of(Map.of(
                                "name",
                                "all",
                                "protocol",
                                protocol,
                                "frontendPort",
                                port,
                                "backendPort",
                                port,
                                "frontendIPConfiguration",
                                Map.of("id", id + "/frontendIPConfigurations/front"),
                                "backendAddressPool",
                                Map.of("id", id + "/backendAddressPools/pool"),
                                "probe",
                                Map.of("id", id + "/probes/alive")))));
    }

    private static Hub behindBalancer(RegisteredResource balancer, boolean... forward) {
        Hub hub = new Hub();
        for (String spoke : List.of("orders/web", "stock/db")) {
            hub.route(spoke, "0.0.0.0/0", BALANCER).hiding(spoke);
        }
        hub.route("GatewaySubnet", "10.21.0.0/16", BALANCER).route("GatewaySubnet", "10.22.0.0/16", BALANCER);
        hub.with(balancer);
        for (int i = 0; i < forward.length; i++) {
            hub.with(member("nva-" + i, "10.20.253.2" + i, forward[i]));
        }
        return hub;
    }

    @Test
    void a_balancer_with_HA_ports_before_interfaces_that_forward_is_an_appliance() {
        Hub hub = behindBalancer(balancer("All", 0), true, true);
        IntentResult in = healthy(hub, IN);
        assertThat(in.verdict()).as(Readings.why(in)).isEqualTo(Verdict.HOLDS);
        assertThat(in.path()).contains("appliance:nva");
        List<String> obliged = new ArrayList<>();
        in.obligations().forEach(it -> obliged.add(it.appliance() + " " + it.must()));
        assertThat(obliged).containsExactly("nva pass");
        assertThat(healthy(hub, Worlds.allow("hq", "orders/web", "Icmp")).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_balancer_without_HA_ports_or_before_others_is_not_known() {
        assertThat(Readings.why(healthy(behindBalancer(balancer("Tcp", 443), true), IN)))
                .contains("leads to VirtualAppliance 10.20.253.10, and what is there is not known");
        assertThat(healthy(behindBalancer(balancer("All", 0), true, false), IN).verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.messages(
                        behindBalancer(balancer("All", 0)).world().prove(Outages.SINGLE), "not-understood"))
                .anySatisfy(
                        message -> assertThat(message).contains("the members of load balancer nva are not all known"));
    }

    @Test
    void a_member_that_the_probe_does_not_come_to_takes_nothing() {
        Hub hub = behindBalancer(balancer("All", 0), true)
                .rules(
                        "edge",
                        Worlds.allow("all", true, 100, "10.0.0.0/8", "*", "*", "*"),
                        Worlds.deny("no-probe", true, 200, "*", "*"));
        IntentResult in = healthy(hub, IN);
        assertThat(in.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Readings.why(in)).contains("takes no traffic");
        assertThat(healthy(hub, SSH).holds()).isTrue();
        assertThat(healthy(hub, SSH).obligations()).isEmpty();
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
    void a_firewall_that_learns_a_default_route_may_not_work_unless_its_management_is_apart() {
        Map<String, Object> firewall = firewall();
        assertThat(drawn(firewall).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Readings.why(drawn(firewall))).contains("learns 0.0.0.0/0 from on-premises");
        firewall.put(
                "managementIpConfiguration",
                Map.of("name", "m", "publicIPAddress", Map.of("id", PREFIX + "publicIPAddresses/p")));
        assertThat(drawn(firewall).verdict()).isEqualTo(Verdict.HOLDS);
    }

    /** What comes in while the site offers a default route. */
    private static IntentResult drawn(Map<String, Object> firewall) {
        World world = behind(firewall, List.of(WEB)).world();
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

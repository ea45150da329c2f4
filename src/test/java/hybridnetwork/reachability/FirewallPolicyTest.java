package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.World.SubnetSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Traffic that passes an Azure Firewall at 10.20.254.4, by the rules of its policy. */
class FirewallPolicyTest {
    private static final String FW = "10.20.254.4";
    private static final IntentSpec HTTPS = Worlds.allow("hq", "orders/web", "Tcp", "443");
    private static final IntentSpec NO_SSH = Worlds.deny("hq", "orders/web", "Tcp", "22");

    private static Map<String, Object> rule(String type, Object protocols, String from, String to, String port) {
        return Map.of(
                "ruleType",
                type,
                "name",
                "rule",
                "ipProtocols",
                protocols,
                "sourceAddresses",
                List.of(from),
                "destinationAddresses",
                List.of(to),
                "destinationPorts",
                List.of(port));
    }

    private static Map<String, Object> network(String protocol, String from, String to, String port) {
        return rule("NetworkRule", List.of(protocol), from, to, port);
    }

    /** The hub with a firewall whose policy allows these. */
    private static World firewall(Map<String, Object> policy, List<Object> rules, IntentSpec... intents) {
        Hub hub = new Hub()
                .route("orders/web", "0.0.0.0/0", FW)
                .hiding("orders/web")
                .route("GatewaySubnet", "10.21.0.0/16", FW)
                .with(new SubnetSpec("AzureFirewallSubnet", "10.20.254.0/26", null, null));
        World world = hub.world();
        String id = World.resource("FirewallPolicy", "policy", "firewallPolicies", Map.of())
                .id()
                .orElseThrow();
        String subnets = World.resource("VirtualNetwork", "net-vnet", "virtualNetworks", Map.of())
                        .id()
                        .orElseThrow()
                + "/subnets/";
        world.others.add(World.resource("FirewallPolicy", "policy", "firewallPolicies", policy));
        world.others.add(World.resource(
                "FirewallPolicyRuleCollectionGroup",
                "group",
                "firewallPolicies/policy/ruleCollectionGroups",
                Map.of(
                        "firewallPolicyName",
                        "policy",
                        "priority",
                        200.0,
                        "ruleCollections",
                        List.of(Map.of(
                                "name",
                                "some",
                                "priority",
                                100.0,
                                "action",
                                Map.of("type", "Allow"),
                                "rules",
                                rules)))));
        world.others.add(World.resource(
                "AzureFirewall",
                "fw",
                "azureFirewalls",
                Map.of(
                        "firewallPolicy",
                        Map.of("id", id),
                        "ipConfigurations",
                        List.of(Map.of("name", "ip", "subnet", Map.of("id", subnets + "AzureFirewallSubnet"))))));
        return Worlds.asking(world, intents);
    }

    private static ProofResult prove(World world) {
        return Proof.of(world.resources(), world.inputs(), Outages.SINGLE);
    }

    private static IntentResult first(World world) {
        return Worlds.healthy(world.resources(), world.inputs());
    }

    private static final List<Object> ONLY_HTTPS = List.of(network("TCP", "10.10.0.0/16", "10.21.1.0/24", "443"));

    @Test
    void what_a_rule_allows_passes_and_the_rest_does_not() {
        IntentResult https = first(firewall(Map.of(), ONLY_HTTPS, HTTPS));
        assertThat(https.verdict()).as(Readings.why(https)).isEqualTo(Verdict.HOLDS);
        assertThat(https.path()).contains("appliance:fw");
        assertThat(https.obligations()).as("its rules are read").isEmpty();
        assertThat(first(firewall(Map.of(), ONLY_HTTPS, NO_SSH)).verdict()).isEqualTo(Verdict.HOLDS);
        IntentResult ssh = first(firewall(Map.of(), ONLY_HTTPS, Worlds.allow("hq", "orders/web", "Tcp", "22")));
        assertThat(ssh.verdict()).isEqualTo(Verdict.VIOLATED);
        assertThat(Readings.why(ssh)).isEqualTo("denied by rule DenyAll (65500) of the policy of firewall fw");
    }

    @Test
    void a_firewall_that_is_read_is_not_called_not_understood() {
        assertThat(Readings.messages(prove(firewall(Map.of(), ONLY_HTTPS, HTTPS)), "not-understood"))
                .isEmpty();
    }

    @Test
    void ICMP_to_the_internet_is_unknown_though_a_rule_allows_it_and_denied_where_none_does() {
        IntentSpec ping = Worlds.allow("orders/web", "internet", "Icmp");
        List<Object> all = List.of(network("Any", "*", "*", "*"));
        assertThat(first(firewall(Map.of(), all, ping)).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(first(firewall(Map.of(), ONLY_HTTPS, ping)).verdict()).isEqualTo(Verdict.VIOLATED);
        IntentSpec web = Worlds.allow("orders/web", "internet", "Tcp", "443");
        assertThat(first(firewall(Map.of(), all, web)).verdict()).isEqualTo(Verdict.HOLDS);
    }

    @Test
    void a_rule_for_a_service_tag_lets_that_tag_pass_and_perhaps_others() {
        List<Object> tag = List.of(network("TCP", "10.21.0.0/16", "AzureMonitor", "443"));
        assertThat(first(firewall(Map.of(), tag, Worlds.allow("orders/web", "tag:AzureMonitor", "Tcp", "443")))
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
        assertThat(first(firewall(Map.of(), tag, Worlds.deny("orders/web", "internet", "Tcp", "443")))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(first(firewall(Map.of(), tag, Worlds.deny("orders/web", "internet", "Tcp", "22")))
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void what_a_NAT_rule_lets_in_is_unknown() {
        Map<String, Object> nat = new HashMap<>(rule("NatRule", List.of("TCP"), "*", "20.0.0.1", "443"));
        nat.putAll(Map.of("translatedAddress", "10.21.1.4", "translatedPort", "8443"));
        List<Object> rules = new ArrayList<>(List.of(nat));
        assertThat(first(firewall(Map.of(), rules, Worlds.deny("internet", "orders/web", "Tcp", "8443")))
                        .verdict())
                .isEqualTo(Verdict.UNKNOWN);
        assertThat(first(firewall(Map.of(), ONLY_HTTPS, Worlds.deny("internet", "orders/web", "Tcp", "8443")))
                        .verdict())
                .isEqualTo(Verdict.HOLDS);
    }

    @Test
    void verdicts_that_rest_on_what_nobody_can_list_say_so() {
        Map<String, Object> strict = Map.of("threatIntelMode", "Deny");
        assertThat(prove(firewall(strict, ONLY_HTTPS, HTTPS)).assumptions())
                .contains("what the threat intelligence of firewall fw denies is part of no flow")
                .noneMatch(assumption -> assumption.contains("infrastructure"));
        assertThat(prove(firewall(strict, ONLY_HTTPS, NO_SSH)).assumptions())
                .contains("what firewall fw lets through by Azure's own rules, for names of Azure's infrastructure, is"
                        + " part of no flow")
                .noneMatch(assumption -> assumption.contains("threat intelligence"));
        assertThat(prove(firewall(Map.of(), ONLY_HTTPS, HTTPS)).assumptions())
                .noneMatch(assumption -> assumption.contains("firewall fw"));
    }
}

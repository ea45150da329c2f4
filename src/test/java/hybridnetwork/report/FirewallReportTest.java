package hybridnetwork.report;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.review.PropertyChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Firewalls, their policies and the routes to them, in drawings and in words. */
class FirewallReportTest {
    private static final String GROUP = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/";

    private static RegisteredResource resource(String kind, String path, Map<String, Object> inputs) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return new RegisteredResource(
                "azure-native:network:" + kind,
                name,
                "urn:pulumi:dev::p::azure-native:network:" + kind + "::" + name,
                Optional.of(GROUP + path),
                Optional.empty(),
                false,
                List.of(),
                Map.of(),
                inputs,
                Map.of());
    }

    private static Map<String, Object> id(String path) {
        return Map.of("id", GROUP + path);
    }

    private static final RegisteredResource NETWORK = resource(
            "VirtualNetwork",
            "virtualNetworks/hub",
            Map.of(
                    "addressSpace",
                    Map.of("addressPrefixes", List.of("10.20.0.0/16")),
                    "subnets",
                    List.of(
                            Map.of("name", "AzureFirewallSubnet", "addressPrefix", "10.20.254.0/26"),
                            Map.of(
                                    "name",
                                    "web",
                                    "addressPrefix",
                                    "10.20.1.0/24",
                                    "networkSecurityGroup",
                                    id("networkSecurityGroups/web-nsg"),
                                    "routeTable",
                                    id("routeTables/web-rt")),
                            Map.of(
                                    "name",
                                    "bare",
                                    "addressPrefix",
                                    "10.20.2.0/24",
                                    "routeTable",
                                    id("routeTables/edge-rt")))));

    private static final RegisteredResource FIREWALL = resource(
            "AzureFirewall",
            "azureFirewalls/fw",
            Map.of(
                    "sku",
                    Map.of("name", "AZFW_VNet", "tier", "Premium"),
                    "zones",
                    List.of("1", "2"),
                    "firewallPolicy",
                    id("firewallPolicies/fw-policy"),
                    "ipConfigurations",
                    List.of(Map.of(
                            "subnet",
                            id("virtualNetworks/hub/subnets/AzureFirewallSubnet"),
                            "publicIPAddress",
                            id("publicIPAddresses/fw-pip"))),
                    "managementIpConfiguration",
                    Map.of("subnet", id("virtualNetworks/hub/subnets/AzureFirewallManagementSubnet"))));

    private static RegisteredResource table(String name, String appliance) {
        return resource(
                "RouteTable",
                "routeTables/" + name,
                Map.of(
                        "routes",
                        List.of(
                                Map.of(
                                        "name",
                                        "a",
                                        "addressPrefix",
                                        "10.10.0.0/16",
                                        "nextHopType",
                                        "VirtualAppliance",
                                        "nextHopIpAddress",
                                        appliance),
                                Map.of(
                                        "name",
                                        "b",
                                        "addressPrefix",
                                        "0.0.0.0/0",
                                        "nextHopType",
                                        "VirtualAppliance",
                                        "nextHopIpAddress",
                                        appliance))));
    }

    private static Map<String, Object> network(String name, String ports) {
        return Map.of(
                "ruleType",
                "NetworkRule",
                "name",
                name,
                "ipProtocols",
                List.of("TCP"),
                "sourceAddresses",
                List.of("10.10.0.0/16"),
                "destinationAddresses",
                List.of("10.20.1.0/24"),
                "destinationPorts",
                List.of(ports));
    }

    private static Map<String, Object> collection(String name, double priority, Object... rules) {
        return Map.of("name", name, "priority", priority, "action", Map.of("type", "Allow"), "rules", List.of(rules));
    }

    @Test
    void aFirewallIsDrawnInItsSubnetAndRoutesLeadToIt() {
        String drawn = Topology.draw(
                List.of(NETWORK, FIREWALL, table("web-rt", "10.20.254.4"), table("edge-rt", "10.20.253.4")));
        assertThat(drawn)
                .contains("[\"fw<br/>Azure Firewall Premium<br/>10.20.254.4\"]", "[\"appliance<br/>10.20.253.4\"]");
        String firewall = drawn.replaceFirst("(?s).*(n\\d+)\\[\"fw<br/>.*", "$1");
        String filter = drawn.replaceFirst("(?s).*(n\\d+)\\{\\{\"web-nsg\".*", "$1");
        assertThat(drawn.split(filter + " ---\\|\"routes\"\\| " + firewall + "\n", -1))
                .as("one line, however many routes")
                .hasSize(2);
        assertThat(drawn.split("no filter", -1)).as("the other subnet's").hasSize(2);
    }

    @Test
    void aFirewallIsToldInWords() {
        assertThat(ResourceDetails.of(FIREWALL))
                .containsExactly(
                        "Premium, zones 1, 2",
                        "filters by fw-policy",
                        "address allocated by Azure in AzureFirewallSubnet, out by fw-pip",
                        "managed over AzureFirewallManagementSubnet");
        assertThat(ResourceDetails.of(resource(
                        "FirewallPolicy",
                        "firewallPolicies/fw-policy",
                        Map.of("threatIntelMode", "Deny", "basePolicy", id("firewallPolicies/company")))))
                .containsExactly("Standard, threat intelligence Deny", "after the rules of company");
        assertThat(ResourceDetails.of(
                        resource("IpGroup", "ipGroups/sites", Map.of("ipAddresses", List.of("10.10.0.0/16")))))
                .containsExactly("addresses 10.10.0.0/16");
    }

    @Test
    void rulesAreToldInTheOrderInWhichTheyAreAsked() {
        Map<String, Object> web = Map.of(
                "ruleType",
                "ApplicationRule",
                "name",
                "updates",
                "sourceIpGroups",
                List.of(GROUP + "ipGroups/hosts"),
                "targetFqdns",
                List.of("*.example.com"),
                "protocols",
                List.of(Map.of("protocolType", "Https", "port", 443.0)));
        Map<String, Object> nat = Map.of(
                "ruleType",
                "NatRule",
                "name",
                "in",
                "ipProtocols",
                List.of("TCP"),
                "sourceAddresses",
                List.of("*"),
                "destinationAddresses",
                List.of("20.0.0.1"),
                "destinationPorts",
                List.of("443"),
                "translatedAddress",
                "10.20.1.4",
                "translatedPort",
                "8443");
        assertThat(ResourceDetails.of(resource(
                        "FirewallPolicyRuleCollectionGroup",
                        "firewallPolicies/p/ruleCollectionGroups/g",
                        Map.of(
                                "priority",
                                200.0,
                                "ruleCollections",
                                List.of(
                                        collection("late", 1000.0, web),
                                        collection("early", 200.0, network("https", "443"), network("all", "*")),
                                        Map.of(
                                                "name",
                                                "nat",
                                                "priority",
                                                100.0,
                                                "action",
                                                Map.of("type", "DNAT"),
                                                "rules",
                                                List.of(nat)))))))
                .containsExactly(
                        "priority 200",
                        "  100 dnat  TCP any -> 20.0.0.1 port 443, to 10.20.1.4 port 8443 (in)",
                        "  200 allow TCP 10.10.0.0/16 -> 10.20.1.0/24 port 443 (https)",
                        "  200 allow TCP 10.10.0.0/16 -> 10.20.1.0/24 port any (all)",
                        " 1000 allow Https:443 hosts -> *.example.com (updates)");
    }

    @Test
    void aRuleThatComesOrGoesIsToldInWords() {
        List<PropertyChange> changes = PropertyChange.between(
                Map.of(
                        "ruleCollections",
                        List.of(collection("a", 100.0, network("https", "443"), network("ssh", "22")))),
                Map.of(
                        "ruleCollections",
                        List.of(
                                collection("a", 100.0, network("https", "443"), network("rdp", "3389")),
                                collection("b", 200.0, network("all", "*")))));
        assertThat(changes.stream().map(PropertyWords::line))
                .containsExactlyInAnyOrder(
                        "rule gone: TCP 10.10.0.0/16 -&gt; 10.20.1.0/24 port 22 \\(ssh\\)",
                        "new rule: TCP 10.10.0.0/16 -&gt; 10.20.1.0/24 port 3389 \\(rdp\\)",
                        "new collection b \\(200\\), allow, 1 rule");
    }
}

package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.azuresim.Fault;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A network on the real engine that gets a firewall in its paths, lives with it, loses it to an appliance, and gets it again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InspectionIT {
    @RegisterExtension
    private static final DevNetwork DEV = new DevNetwork();

    private static final Scene SCENE = DEV.scene();
    private static final ArmId GROUP = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "hybrid-vpn-er-rg");
    private static final ArmId HUB = GROUP.resource("Microsoft.Network/virtualNetworks", "hybrid-vpn-er-vnet");
    private static final ArmId FIREWALL = GROUP.resource("Microsoft.Network/azureFirewalls", "hybrid-vpn-er-fw");
    private static final ArmId RULES = GROUP.resource("Microsoft.Network/firewallPolicies", "hybrid-vpn-er-fw-policy")
            .child("ruleCollectionGroups", "traffic");

    private static final String GATEWAY_TABLE = "hybrid-vpn-er-GatewaySubnet-rt";
    private static final String ORDERS_TABLE = "hybrid-vpn-er-orders-web-rt";
    private static final String BILLING_TABLE = "hybrid-vpn-er-billing-data-rt";
    private static final List<String> EVERYTHING = List.of("0.0.0.0/0");

    private static final String BY_FIREWALL = "hybrid-vpn-er-fw";
    private static final String FIRST_ADDRESS = "10.20.254.4";
    private static final String OTHER_ADDRESS = "10.20.254.7";
    private static final String BY_APPLIANCE = "edge";
    private static final String APPLIANCE_ADDRESS = "10.20.253.4";

    private static RehearsedStack stack;

    @BeforeAll
    static void deploy() throws Exception {
        stack = DEV.stack();
        configure(spokes(""));
        assertThat(stack.up().errors()).isEmpty();
    }

    /** Sections of the stack's file as fragments of YAML. */
    private static void configure(String... sections) throws IOException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String section : sections) {
            String key = "hybrid-network:" + section.substring(0, section.indexOf(':'));
            values.put(
                    key,
                    Objects.requireNonNull(
                            StackText.dev().with(section).engineValues().get(key)));
        }
        stack.configure(values);
    }

    private static String spokes(String more) {
        return "spokes: { orders: { addressSpace: [10.61.0.0/16], subnets: { web: 10.61.1.0/24 } }" + more + " }";
    }

    /** What inspects may be down, whatever it is. */
    private static String traffic(int port, String inspector) {
        String rest = ", protocol: Tcp, mayFailIn: ['appliance:" + inspector + "'], ports: [";
        return "traffic: { to-orders: { action: allow, from: hq, to: orders/web" + rest + "443] },"
                + " to-hq: { action: allow, from: orders, to: hq" + rest + port + "] } }";
    }

    private static String inspection(String by) {
        return "inspection: { " + by + ", between: [on-premises/spokes, spokes/spokes, spokes/internet] }";
    }

    private static String network(String subnet) {
        return "network: { subnets: { internal: 10.20.1.0/24, edge: { prefix: 10.20.253.0/24, securityGroup: false }"
                + subnet + " } }";
    }

    private static Outcome up() throws IOException {
        Outcome outcome = stack.up();
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.changes()).doesNotContainKeys("replace", "create-replacement");
        return outcome;
    }

    private static void settled() throws IOException {
        assertThat(stack.preview().changed()).as("preview").isZero();
        assertThat(stack.up().changed()).as("up").isZero();
        assertThat(stack.refresh().changed()).as("refresh").isZero();
    }

    private static Bag shown(ArmId id) {
        return new Bag(SCENE.azure().properties(id));
    }

    /** The prefixes that each table leads to an address. */
    private static Map<String, List<String>> ledTo(String address) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (ArmId id : SCENE.azure().resources()) {
            List<String> prefixes = shown(id).bags("routes").stream()
                    .filter(route -> route.text("nextHopIpAddress")
                            .filter(address::equals)
                            .isPresent())
                    .map(route -> route.text("addressPrefix").orElse(""))
                    .sorted()
                    .toList();
            if (!prefixes.isEmpty()) {
                tables.put(id.name(), prefixes);
            }
        }
        return tables;
    }

    /** The tables of the hub's subnets, by their names. */
    private static Map<String, String> tablesOfHub() {
        Map<String, String> tables = new TreeMap<>();
        shown(HUB)
                .bags("subnets")
                .forEach(subnet -> subnet.id("routeTable", "id")
                        .ifPresent(table -> tables.put(subnet.text("name").orElse(""), table.name())));
        return tables;
    }

    /** Of what passes between the sites and the spokes. */
    private static List<String> portsOfRules() {
        return shown(RULES).bags("ruleCollections").stream()
                .flatMap(collection -> collection.bags("rules").stream())
                .filter(rule -> rule.text("name").orElse("").contains("spokes"))
                .flatMap(rule -> rule.texts("destinationPorts").stream())
                .sorted()
                .toList();
    }

    @Test
    @Order(1)
    void theFirewallComesFirstAndTheRoutesInTheNextDeployment() throws Exception {
        configure(inspection("firewall: { tier: Standard, subnet: 10.20.254.0/26 }"), traffic(1433, BY_FIREWALL));
        up();
        assertThat(shown(FIREWALL).text("provisioningState")).contains("Succeeded");
        assertThat(portsOfRules()).containsExactly("1433", "443");
        assertThat(ledTo(FIRST_ADDRESS)).as("before Azure has said the address").isEmpty();

        assertThat(up().changes()).doesNotContainKey("delete");
        assertThat(ledTo(FIRST_ADDRESS))
                .isEqualTo(Map.of(GATEWAY_TABLE, List.of("10.61.0.0/16"), ORDERS_TABLE, EVERYTHING));
        assertThat(tablesOfHub()).isEqualTo(Map.of("GatewaySubnet", GATEWAY_TABLE));
        settled();
    }

    @Test
    @Order(2)
    void aSpokeMoreGetsItsRoutesAndNothingIsReplaced() throws Exception {
        configure(spokes(", billing: { addressSpace: [10.62.0.0/16], subnets: { data: 10.62.1.0/24 } }"));
        assertThat(up().changes()).doesNotContainKey("delete");

        assertThat(ledTo(FIRST_ADDRESS))
                .isEqualTo(Map.of(
                        GATEWAY_TABLE,
                        List.of("10.61.0.0/16", "10.62.0.0/16"),
                        ORDERS_TABLE,
                        EVERYTHING,
                        BILLING_TABLE,
                        EVERYTHING));
        settled();
    }

    /** The group of rules waits until Azure is done with the policy. */
    @Test
    @Order(3)
    void aRuleThatAzureIsTooBusyForChangesInTheNextDeployment() throws Exception {
        configure(traffic(1434, BY_FIREWALL));
        String code = "FirewallPolicyUpdateNotAllowedWhenUpdatingOrDeleting";
        for (int call = 1; call <= 3; call++) {
            SCENE.azure().faults().plan(call, new Fault.Refused(409, code, "It is being updated."));
        }
        Outcome refused = stack.up();
        SCENE.azure().faults().clear();
        assertThat(String.join("\n", refused.errors())).contains(code);
        assertThat(portsOfRules()).containsExactly("1433", "443");

        assertThat(up().changes()).doesNotContainKeys("create", "delete");
        assertThat(portsOfRules()).containsExactly("1434", "443");
        settled();
    }

    /** docs/runbook.md, "Passing a broken firewall by". */
    @Test
    @Order(4)
    void tablesThatSomebodyTookOffTheirSubnetsComeBack() throws Exception {
        List<Object> without = new ArrayList<>();
        for (Bag subnet : shown(HUB).bags("subnets")) {
            Map<String, Object> left = new LinkedHashMap<>(subnet.values());
            left.keySet().retainAll(Set.of("name", "addressPrefix", "networkSecurityGroup"));
            without.add(left);
        }
        SCENE.azure().outside().change(HUB, "subnets", without);
        assertThat(stack.up().changed()).as("unseen").isZero();

        assertThat(stack.refresh().changed()).isEqualTo(1);
        assertThat(up().changes()).containsEntry("update", 1);
        assertThat(shown(HUB).bags("subnets"))
                .filteredOn(subnet ->
                        subnet.text("name").filter("GatewaySubnet"::equals).isPresent())
                .allSatisfy(subnet -> assertThat(subnet.id("routeTable", "id")).isPresent());
        settled();
    }

    @Test
    @Order(5)
    void aFirewallThatComesBackWithAnotherAddressIsFollowed() throws Exception {
        SCENE.azure().outside().stopFirewall(FIREWALL);
        assertThat(stack.preview().changed()).as("while it is stopped").isZero();

        SCENE.azure().outside().startFirewall(FIREWALL, OTHER_ADDRESS);
        up();
        assertThat(ledTo(FIRST_ADDRESS)).isEmpty();
        assertThat(ledTo(OTHER_ADDRESS)).hasSize(3);
        settled();
    }

    /** A policy keeps its tier: the firewall goes over to another one before the old one goes. */
    @Test
    @Order(6)
    void anotherTierComesWithAnotherPolicyAndTheFirewallStays() throws Exception {
        configure(inspection("firewall: { tier: Premium, subnet: 10.20.254.0/26 }"));
        assertThat(up().changes()).containsKeys("create", "delete");

        assertThat(shown(FIREWALL).text("sku", "tier")).contains("Premium");
        assertThat(shown(FIREWALL).id("firewallPolicy", "id").map(ArmId::name))
                .contains("hybrid-vpn-er-fw-policy-premium");
        assertThat(ledTo(OTHER_ADDRESS)).hasSize(3);
        assertThat(SCENE.azure().resources()).doesNotContain(RULES);
        settled();
    }

    /** docs/runbook.md, "Removing the firewall, or replacing it". */
    @Test
    @Order(7)
    void theFirewallGivesWayToAnApplianceAndItsSubnetGoesAfterIt() throws Exception {
        configure(
                network(""),
                inspection("appliance: { name: edge, address: " + APPLIANCE_ADDRESS + " }"),
                traffic(1434, BY_APPLIANCE));
        assertThat(String.join("\n", stack.up().errors())).contains("subnet-not-declared", "AzureFirewallSubnet");

        configure(network(", AzureFirewallSubnet: 10.20.254.0/26"));
        up();
        assertThat(SCENE.azure().resources()).doesNotContain(FIREWALL);
        assertThat(ledTo(OTHER_ADDRESS)).isEmpty();
        assertThat(ledTo(APPLIANCE_ADDRESS)).containsKeys(GATEWAY_TABLE, ORDERS_TABLE, BILLING_TABLE);

        configure(network(""));
        up();
        assertThat(shown(HUB).bags("subnets").stream()
                        .map(subnet -> subnet.text("name").orElse("")))
                .doesNotContain("AzureFirewallSubnet");
        settled();
    }

    @Test
    @Order(8)
    void whatAzureMadeWithoutAnAnswerIsTakenUpAgain() throws Exception {
        for (String section : List.of("inspection", "traffic")) {
            stack.command(List.of("config", "rm", "--stack", "dev", "hybrid-network:" + section));
        }
        up();
        assertThat(ledTo(APPLIANCE_ADDRESS)).isEmpty();
        configure(inspection("firewall: { tier: Standard, subnet: 10.20.254.0/26 }"), traffic(1434, BY_FIREWALL));
        // How many calls a deployment leaves to the next is the engine's affair, which makes some side by side: the
        // first one surely comes.
        for (int call : List.of(2, 1, 1)) {
            SCENE.azure().faults().plan(call, new Fault.AnswerLost());
            assertThat(stack.up().succeeded()).as("with call " + call + " lost").isFalse();
        }
        up();
        up();
        assertThat(ledTo(FIRST_ADDRESS)).hasSize(3);
        settled();
    }

    /** docs/runbook.md, "Removing the firewall, or replacing it"; the group of its rules stays as it is until it goes. */
    @Test
    @Order(9)
    void aPairLessIsLessRoutesAndWithoutInspectionThereAreNone() throws Exception {
        configure(
                "inspection: { firewall: { tier: Standard, subnet: 10.20.254.0/26 }, between: [spokes/spokes, spokes/internet] }");
        assertThat(up().changes()).doesNotContainKey("create");
        assertThat(ledTo(FIRST_ADDRESS)).containsOnlyKeys(ORDERS_TABLE, BILLING_TABLE);
        assertThat(portsOfRules()).containsExactly("1434", "443");

        for (String section : List.of("inspection", "traffic")) {
            stack.command(List.of("config", "rm", "--stack", "dev", "hybrid-network:" + section));
        }
        configure(network(", AzureFirewallSubnet: 10.20.254.0/26"));
        up();
        assertThat(SCENE.azure().resources()).contains(HUB).doesNotContain(FIREWALL, RULES);
        assertThat(ledTo(FIRST_ADDRESS)).isEmpty();
        assertThat(tablesOfHub()).isEmpty();

        configure(network(""));
        up();
        settled();
    }

    @Test
    @Order(10)
    void nothingIsLeft() throws Exception {
        assertThat(stack.destroy().errors()).isEmpty();
        assertThat(SCENE.leftBehind()).isEmpty();
    }
}

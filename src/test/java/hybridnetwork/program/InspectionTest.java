package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.ProviderCalls;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The firewall that inspects, or somebody else's appliance: what is registered, and in which order. */
class InspectionTest {
    private static final StackText HUB = StackText.in(FrozenStacks.design("inspected"));
    private static final StackText APPLIANCE = HUB.with("network: { subnets: { edge: 10.60.253.0/24 } }")
            .with("traffic: ~")
            .with("inspection: { firewall: ~, appliance: { name: edge, address: 10.60.253.4 } }");

    private final RecordedNetwork hub = RecordedNetwork.connected(HUB);

    private static ProviderCalls firewallAt(String address) {
        return (token, args) -> switch (token) {
            case "azure-native:network:getExpressRouteCircuit" ->
                Optional.of(Map.of("serviceProviderProvisioningState", "Provisioned"));
            case "azure-native:network:getAzureFirewall" ->
                Optional.of(Map.of(
                        "ipConfigurations",
                        List.of(Map.of("name", "fw-ipconfig", "privateIPAddress", address)),
                        "sku",
                        Map.of("tier", "Standard"),
                        "location",
                        "centralus",
                        "zones",
                        List.of("1", "2", "3")));
            default -> Optional.empty();
        };
    }

    @Test
    void theFirewallIsInItsSubnetWithAPublicIpInEveryZone() {
        assertThat(hub.input("firewall-firewall", "azureFirewallName")).isEqualTo("inspected-fw");
        assertThat(hub.input("firewall-firewall", "sku")).isEqualTo(Map.of("name", "AZFW_VNet", "tier", "Standard"));
        assertThat(hub.input("firewall-firewall", "zones")).isEqualTo(List.of("1", "2", "3"));
        assertThat(hub.input("firewall-firewall", "ipConfigurations.0.subnet.id")
                        .toString())
                .endsWith("/virtualNetworks/inspected-vnet/subnets/AzureFirewallSubnet");
        assertThat(hub.input("firewall-firewall", "ipConfigurations.0.publicIPAddress.id"))
                .isEqualTo(hub.resource("firewall-public-ip").id().orElseThrow());
        assertThat(hub.input("firewall-public-ip", "publicIpAddressName")).isEqualTo("inspected-fw-pip");
        assertThat(hub.input("firewall-public-ip", "zones")).isEqualTo(List.of("1", "2", "3"));
        assertThat(hub.input("firewall-firewall", "firewallPolicy.id"))
                .isEqualTo(hub.resource("firewall-policy-policy").id().orElseThrow());
        hub.hasNoInput("firewall-firewall", "managementIpConfiguration");
    }

    @Test
    void itsSubnetStandsInTheNetworkWithoutAGroup() {
        assertThat(hub.input("network-vnet", "subnets.1"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("name", "AzureFirewallSubnet")
                .containsEntry("addressPrefix", "10.60.254.0/26")
                .doesNotContainKeys("networkSecurityGroup", "routeTable");
        assertThat(hub.ofType("Subnet")).isEmpty();
    }

    @Test
    void itsPolicyHasOneGroupOfRulesAndNamesTheIpGroup() {
        assertThat(hub.input("firewall-policy-policy", "firewallPolicyName")).isEqualTo("inspected-fw-policy");
        assertThat(hub.input("firewall-policy-policy", "sku")).isEqualTo(Map.of("tier", "Standard"));
        assertThat(hub.input("firewall-policy-rules", "firewallPolicyName")).isEqualTo("inspected-fw-policy");
        assertThat(hub.input("firewall-policy-rules", "ruleCollections.0.action.type"))
                .isEqualTo("Allow");
        assertThat(hub.input("firewall-policy-rules", "ruleCollections.0.rules.0"))
                .isEqualTo(Map.of(
                        "ruleType",
                        "NetworkRule",
                        "name",
                        "ledger-spokes-to-spokes",
                        "description",
                        "orders to billing/data (intent ledger)",
                        "ipProtocols",
                        List.of("TCP"),
                        "sourceAddresses",
                        List.of("10.61.1.0/24", "10.61.2.0/24"),
                        "destinationAddresses",
                        List.of("10.62.1.0/24"),
                        "destinationPorts",
                        List.of("1433")));
        assertThat(hub.input("firewall-policy-rules", "ruleCollections.0.rules.3.destinationIpGroups.0"))
                .isEqualTo(hub.resource("firewall-policy-internet").id().orElseThrow());
        assertThat(hub.input("firewall-policy-internet", "ipGroupsName")).isEqualTo("inspected-fw-internet-ipg");
    }

    @Test
    void withoutARuleItDeniesEverything() {
        RecordedNetwork closed = RecordedNetwork.connected(HUB.with("traffic: ~"));
        assertThat(closed.input("firewall-policy-rules", "ruleCollections")).isEqualTo(List.of());
        assertThat(closed.ofType("IpGroup")).isEmpty();
    }

    /** A firewall without its rules would deny what they let through; Azure works on one thing in a network at a time. */
    @Test
    void theFirewallWaitsForItsRulesTheGatewaysAndThePeerings() {
        assertThat(hub.dependencies("firewall-firewall"))
                .contains(
                        "firewall-policy-rules",
                        "firewall-policy-policy",
                        "firewall-public-ip",
                        "network-vnet",
                        "er-gateway-gateway",
                        "vpn-gateway-gateway",
                        "peering-orders-spoke");
        assertThat(hub.dependencies("network-vnet")).doesNotContain("firewall-firewall");
        assertThat(hub.resource("firewall-firewall").customTimeouts()).containsEntry("create", "120m");
        assertThat(hub.resource("firewall-firewall").protect()).isFalse();
        RecordedNetwork kept = RecordedNetwork.connected(HUB.with("protect: true"));
        assertThat(kept.resource("firewall-firewall").protect()).isTrue();
        assertThat(kept.resource("firewall-public-ip").protect()).isTrue();
    }

    @Test
    void routesLeadWhereAzureSaysThatTheFirewallIs() {
        RecordedNetwork elsewhere = RecordedNetwork.given(firewallAt("10.60.254.5"), HUB);
        assertThat(elsewhere.problems()).isEmpty();
        assertThat(elsewhere.stage()).isEqualTo(Stage.connected);
        assertThat(elsewhere.input("network-GatewaySubnet-routes", "routes.1"))
                .isEqualTo(Map.of(
                        "name",
                        "to-10.61.0.0-16",
                        "addressPrefix",
                        "10.61.0.0/16",
                        "nextHopType",
                        "VirtualAppliance",
                        "nextHopIpAddress",
                        "10.60.254.5"));
        assertThat(elsewhere.output("firewallPrivateAddress")).isEqualTo("10.60.254.5");
    }

    /** The subnets stand before the firewall does: a route that led there meanwhile would lose every packet. */
    @Test
    void nothingLeadsToTheFirewallBeforeItIsThere() {
        RecordedNetwork first = RecordedNetwork.ordered(HUB);
        assertThat(first.stage()).isEqualTo(Stage.ordered);
        assertThat(first.ofType("RouteTable")).isEmpty();
        assertThat(first.ofType("AzureFirewall")).containsExactly("firewall-firewall");
        assertThat(first.output("nextStep").toString())
                .contains("Run `pulumi up` again: inspected-fw has its address now");
        assertThat(hub.output("nextStep").toString()).doesNotContain("pulumi up` again");
        assertThat(hub.output("stage")).isEqualTo("connected");
    }

    @Test
    void theTablesAreInTheNetworkTogetherWithTheirRoutes() {
        assertThat(hub.ofType("RouteTable"))
                .containsExactlyInAnyOrder(
                        "network-GatewaySubnet-routes",
                        "network-shared-routes",
                        "spoke-billing.data-routes",
                        "spoke-orders.jobs-routes",
                        "spoke-orders.web-routes");
        assertThat(hub.input("network-GatewaySubnet-routes", "routeTableName")).isEqualTo("inspected-GatewaySubnet-rt");
        assertThat(hub.input("network-GatewaySubnet-routes", "disableBgpRoutePropagation"))
                .isEqualTo(false);
        assertThat(hub.input("spoke-orders.web-routes", "disableBgpRoutePropagation"))
                .isEqualTo(true);
        assertThat(hub.input("network-vnet", "subnets.0.routeTable.id"))
                .isEqualTo(hub.resource("network-GatewaySubnet-routes").id().orElseThrow());
    }

    /** Azure takes a firewall from one policy to another, but no policy from tier to tier. */
    @Test
    void anotherTierIsAnotherPolicyOfTheSameFirewall() {
        RecordedNetwork premium = RecordedNetwork.connected(HUB.with("inspection: { firewall: { tier: Premium } }"));
        assertThat(premium.input("firewall-firewall", "sku.tier")).isEqualTo("Premium");
        assertThat(premium.input("firewall-policy-premium-policy", "firewallPolicyName"))
                .isEqualTo("inspected-fw-policy-premium");
        assertThat(premium.input("firewall-policy-premium-policy", "sku.tier")).isEqualTo("Premium");
        assertThat(premium.names()).doesNotContain("firewall-policy-policy").contains("firewall-firewall");
    }

    @Test
    void aManagementSubnetHasAPublicIpOfItsOwn() {
        RecordedNetwork forced =
                RecordedNetwork.connected(HUB.with("inspection: { firewall: { managementSubnet: 10.60.253.0/26 } }"));
        assertThat(forced.input("firewall-firewall", "managementIpConfiguration.subnet.id")
                        .toString())
                .endsWith("/subnets/AzureFirewallManagementSubnet");
        assertThat(forced.input("firewall-management-public-ip", "publicIpAddressName"))
                .isEqualTo("inspected-fw-mgmt-pip");
    }

    @Test
    void aRegionWithoutZonesHasAFirewallWithout() {
        RecordedNetwork west = RecordedNetwork.connected(HUB.with("\"azure-native:location\": westus"));
        west.hasNoInput("firewall-firewall", "zones");
        west.hasNoInput("firewall-public-ip", "zones");
    }

    @Test
    void ofSomebodyElsesApplianceTheRoutesAreDeclaredAtOnce() {
        RecordedNetwork theirs = RecordedNetwork.ordered(APPLIANCE);
        assertThat(theirs.ofType("AzureFirewall")).isEmpty();
        assertThat(theirs.ofType("FirewallPolicy")).isEmpty();
        assertThat(theirs.input("network-GatewaySubnet-routes", "routes.0.nextHopIpAddress"))
                .isEqualTo("10.60.253.4");
        assertThat(theirs.output("nextStep").toString())
                .contains(
                        "Have the owner of appliance edge see that it takes packets at 10.60.253.4, with IP forwarding on");
        assertThat(theirs.names()).doesNotContain("network-edge-routes");
    }

    @Test
    void theOwnerOfASpokeIsToldItsRoutes() {
        StackText partner = HUB.with("spokes: { partner: { networkId: "
                + "/subscriptions/5f3d6c1e-0000-4000-8000-000000000000/resourceGroups/theirs/providers/Microsoft.Network/virtualNetworks/partner-vnet,"
                + " addressSpace: [10.90.0.0/16] } }");
        assertThat(RecordedNetwork.connected(partner).output("nextStep").toString())
                .contains(
                        "Have the owner give each subnet a route table: spoke partner: 0.0.0.0/0 to the virtual appliance"
                                + " 10.60.254.4, without the routes of gateways (`disableBgpRoutePropagation: true`).");
        assertThat(RecordedNetwork.ordered(partner).output("nextStep").toString())
                .doesNotContain("route table");
    }

    @Test
    void outputsSayWhereItIs() {
        assertThat(hub.output("firewallId").toString()).endsWith("/azureFirewalls/inspected-fw");
        assertThat(hub.output("firewallPolicyId").toString()).endsWith("/firewallPolicies/inspected-fw-policy");
        assertThat(hub.output("firewallPrivateAddress")).isEqualTo("10.60.254.4");
    }
}

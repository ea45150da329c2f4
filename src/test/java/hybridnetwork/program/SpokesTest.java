package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Networks that are peered with the hub: what is registered of them, and of the peerings. */
class SpokesTest {
    private static final StackText HUB = StackText.in(FrozenStacks.design("hub"));
    private static final String PARTNER =
            "/subscriptions/5f3d6c1e-0000-4000-8000-000000000000/resourceGroups/theirs/providers/Microsoft.Network/virtualNetworks/partner-vnet";
    private static final StackText WITH_PARTNER =
            HUB.with("spokes: { partner: { networkId: " + PARTNER + ", addressSpace: [10.90.0.0/16] } }");

    private final RecordedNetwork hub = RecordedNetwork.connected(HUB);

    private static List<?> ruleNames(RecordedNetwork network, String group) {
        return ((List<?>) network.input(group, "securityRules"))
                .stream().map(rule -> ((Map<?, ?>) rule).get("name")).toList();
    }

    private static Map<String, Object> ids(RecordedNetwork network) {
        Map<String, Object> ids = new TreeMap<>();
        ((Map<?, ?>) network.output("subnetIds")).forEach((key, id) -> ids.put(key.toString(), id));
        return ids;
    }

    @Test
    void aSpokeIsANetworkWithItsSubnetsInsideAndAGroupEach() {
        assertThat(hub.input("spoke-orders-vnet", "virtualNetworkName")).isEqualTo("hybrid-hub-orders-vnet");
        assertThat(hub.input("spoke-orders-vnet", "addressSpace.addressPrefixes"))
                .isEqualTo(List.of("10.61.0.0/16"));
        assertThat(hub.input("spoke-orders-vnet", "subnets.1.name")).isEqualTo("hybrid-hub-web-subnet");
        assertThat(hub.input("spoke-orders-vnet", "subnets.1.networkSecurityGroup.id"))
                .isEqualTo(hub.resource("spoke-orders.web-nsg").id().orElseThrow());
        assertThat(hub.parent("spoke-orders.web-nsg")).isEqualTo("spoke-orders");
        assertThat(hub.ofType("Subnet")).isEmpty();
        assertThat(hub.input("spoke-orders-vnet", "subnets").toString()).doesNotContain("GatewaySubnet");
    }

    @Test
    void theHubOffersItsGatewaysAndTheSpokeUsesThem() {
        assertThat(hub.input("peering-orders-hub", "virtualNetworkName")).isEqualTo("hybrid-hub-vnet");
        assertThat(hub.input("peering-orders-hub", "virtualNetworkPeeringName")).isEqualTo("hybrid-hub-orders-peer");
        assertThat(hub.input("peering-orders-hub", "remoteVirtualNetwork.id"))
                .isEqualTo(hub.resource("spoke-orders-vnet").id().orElseThrow());
        assertThat(hub.input("peering-orders-hub", "allowGatewayTransit")).isEqualTo(true);
        assertThat(hub.input("peering-orders-hub", "useRemoteGateways")).isEqualTo(false);
        assertThat(hub.input("peering-orders-hub", "allowForwardedTraffic")).isEqualTo(false);
        assertThat(hub.input("peering-orders-spoke", "virtualNetworkName")).isEqualTo("hybrid-hub-orders-vnet");
        assertThat(hub.input("peering-orders-spoke", "virtualNetworkPeeringName"))
                .isEqualTo("hybrid-hub-hub-peer");
        assertThat(hub.input("peering-orders-spoke", "remoteVirtualNetwork.id"))
                .isEqualTo(hub.resource("network-vnet").id().orElseThrow());
        assertThat(hub.input("peering-orders-spoke", "allowGatewayTransit")).isEqualTo(false);
        assertThat(hub.input("peering-orders-spoke", "useRemoteGateways")).isEqualTo(true);
        assertThat(hub.input("peering-orders-spoke", "allowForwardedTraffic")).isEqualTo(true);
    }

    /** Azure goes on with the space that it knew until the peering is updated: so each side says the other's. */
    @Test
    void anotherAddressSpaceIsAnUpdateOfTheOtherSide() {
        RecordedNetwork wider = RecordedNetwork.connected(
                HUB.with("spokes: { orders: { addressSpace: [10.61.0.0/16, 10.63.0.0/16] } }"));
        assertThat(wider.input("peering-orders-hub", "remoteAddressSpace.addressPrefixes"))
                .isEqualTo(List.of("10.61.0.0/16", "10.63.0.0/16"));
        assertThat(wider.input("peering-orders-hub", "syncRemoteAddressSpace")).isEqualTo("true");
        assertThat(wider.input("peering-orders-spoke", "remoteAddressSpace.addressPrefixes"))
                .isEqualTo(List.of("10.60.0.0/16"));
        assertThat(wider.dependencies("peering-orders-hub")).contains("spoke-orders-vnet", "network-vnet");
    }

    @Test
    void peeringsWaitForTheGatewaysAndForOneAnother() {
        assertThat(hub.dependencies("peering-billing-hub"))
                .contains("er-gateway-gateway", "vpn-gateway-gateway")
                .doesNotContain("peering-orders-hub");
        assertThat(hub.dependencies("peering-billing-spoke")).contains("peering-billing-hub");
        assertThat(hub.dependencies("peering-orders-hub")).contains("peering-billing-spoke");
        assertThat(hub.dependencies("peering-orders-spoke")).contains("peering-orders-hub");
        assertThat(hub.dependencies("vpn-connection-hq-connection")).doesNotContain("peering-orders-spoke");
    }

    @Test
    void ofSomebodyElsesNetworkTheHubsSideAloneIsMade() {
        RecordedNetwork network = RecordedNetwork.connected(WITH_PARTNER);
        assertThat(network.input("peering-partner-hub", "remoteVirtualNetwork.id"))
                .isEqualTo(PARTNER);
        assertThat(network.names()).doesNotContain("peering-partner-spoke", "spoke-partner");
        assertThat(network.output("spokeIds").toString()).doesNotContain("partner");
    }

    @Test
    void itsOwnerIsToldTheExactCommand() {
        RecordedNetwork network = RecordedNetwork.connected(WITH_PARTNER);
        assertThat(network.output("nextStep").toString())
                .contains("spoke partner: `az network vnet peering create"
                        + " --subscription 5f3d6c1e-0000-4000-8000-000000000000 --resource-group theirs"
                        + " --vnet-name partner-vnet --name hybrid-hub-hub-peer --remote-vnet "
                        + network.resource("network-vnet").id().orElseThrow() + " --allow-vnet-access"
                        + " --allow-forwarded-traffic --use-remote-gateways`")
                .contains("az network vnet peering sync");
        assertThat(hub.output("nextStep").toString()).doesNotContain("az network vnet");
    }

    @Test
    void anAllowedFlowOpensTheGroupsOfBothItsEndsAndNoOther() {
        assertThat(ruleNames(hub, "spoke-orders.web-nsg"))
                .isEqualTo(List.of(
                        "allow-load-balancer-probe-inbound",
                        "allow-web-inbound",
                        "deny-all-inbound",
                        "allow-identity-outbound",
                        "deny-all-outbound"));
        assertThat(ruleNames(hub, "spoke-billing.data-nsg"))
                .isEqualTo(List.of(
                        "deny-all-inbound", "allow-identity-outbound", "allow-reports-outbound", "deny-all-outbound"));
        assertThat(ruleNames(hub, "network-shared-nsg"))
                .isEqualTo(List.of("allow-identity-inbound", "deny-all-inbound", "deny-all-outbound"));
    }

    @Test
    void aLoadBalancerIsInTheSubnetOfASpoke() {
        assertThat(hub.input("load-balancer-web-load-balancer", "loadBalancerName"))
                .isEqualTo("hybrid-hub-ilb-web");
        assertThat(hub.input("load-balancer-web-load-balancer", "frontendIPConfigurations.0.subnet.id"))
                .isEqualTo(hub.resource("spoke-orders-vnet").id().orElseThrow() + "/subnets/hybrid-hub-web-subnet");
    }

    @Test
    void outputsNameEveryNetworkSubnetAndPool() {
        String orders = hub.resource("spoke-orders-vnet").id().orElseThrow();
        assertThat(hub.output("spokeIds"))
                .isEqualTo(Map.of(
                        "billing", hub.resource("spoke-billing-vnet").id().orElseThrow(), "orders", orders));
        assertThat(ids(hub))
                .hasSize(4)
                .containsEntry("orders/web", orders + "/subnets/hybrid-hub-web-subnet")
                .containsKeys("shared", "orders/jobs", "billing/data");
        assertThat(hub.output("backendPoolIds").toString()).contains("hybrid-hub-ilb-web/backendAddressPools/backend");
        assertThat(hub.output("loadBalancerAddresses")).isEqualTo(Map.of("web", "10.61.1.10"));
        assertThat(hub.plan().outputs()).containsKey("natGatewayPublicIps").doesNotContainKey("backendPoolId");
    }
}

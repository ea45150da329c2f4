package hybridnetwork.program;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.RecordedNetwork;
import hybridnetwork.testing.StackText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What waits for what. Gateways take 45 minutes, and Azure refuses some operations while another is under way. */
class OrderOfCreationTest {
    private static final StackText PROD = StackText.of("prod");
    private static final String ER_GATEWAY = "er-gateway-gateway";
    private static final String VPN_GATEWAY = "vpn-gateway-gateway";

    private final RecordedNetwork dev = RecordedNetwork.connected(StackText.dev());

    /** Whether a resource is created only after another, directly or through others. */
    private static boolean waits(RecordedNetwork network, String name, String other) {
        Set<String> seen = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(network.dependencies(name));
        while (!next.isEmpty()) {
            String dependency = next.pop();
            if (seen.add(dependency)) {
                next.addAll(network.dependencies(dependency));
            }
        }
        return seen.contains(other);
    }

    @Test
    void gatewaysAreCreatedSideBySide() {
        assertThat(waits(dev, ER_GATEWAY, VPN_GATEWAY)).isFalse();
        assertThat(waits(dev, VPN_GATEWAY, ER_GATEWAY)).isFalse();
    }

    @Test
    void gatewayOrderSerialPutsTheExpressRouteGatewayFirst() {
        RecordedNetwork serial = RecordedNetwork.connected(StackText.dev().with("gatewayOrder: serial"));
        assertThat(serial.dependencies(VPN_GATEWAY)).contains(ER_GATEWAY);
        assertThat(waits(serial, ER_GATEWAY, VPN_GATEWAY)).isFalse();
    }

    @Test
    void gatewaysWaitForTheNetworkAndTheirAddresses() {
        assertThat(dev.dependencies(ER_GATEWAY))
                .containsExactlyInAnyOrder("resource-group", "network-vnet", "er-gateway-public-ip");
        assertThat(dev.dependencies(VPN_GATEWAY))
                .containsExactlyInAnyOrder(
                        "resource-group", "network-vnet", "vpn-gateway-public-ip-1", "vpn-gateway-public-ip-2");
    }

    @Test
    void everyConnectionWaitsForBothGateways() {
        for (RecordedNetwork network : List.of(dev, RecordedNetwork.connected(PROD))) {
            assertThat(network.ofType("VirtualNetworkGatewayConnection"))
                    .isNotEmpty()
                    .allSatisfy(connection ->
                            assertThat(network.dependencies(connection)).contains(ER_GATEWAY, VPN_GATEWAY));
        }
    }

    @Test
    void connectionsAreCreatedOneAfterAnother() {
        RecordedNetwork prod = RecordedNetwork.connected(PROD);
        List<String> connections = prod.ofType("VirtualNetworkGatewayConnection");
        assertThat(connections)
                .containsExactly(
                        "vpn-connection-hq-connection",
                        "vpn-connection-plant-connection",
                        "er-connection-chicago-connection",
                        "er-connection-dallas-connection");
        for (int i = 1; i < connections.size(); i++) {
            assertThat(prod.dependencies(connections.get(i))).contains(connections.get(i - 1));
        }
    }

    @Test
    void aPeeringWaitsForItsCircuitAndAConnectionForTheLast() {
        assertThat(dev.dependencies("circuit-primary-private-peering")).contains("circuit-primary-circuit");
        assertThat(dev.dependencies("er-connection-primary-connection"))
                .contains("circuit-primary-circuit", "circuit-primary-private-peering");
    }

    @Test
    void aConnectionWaitsForNoPeeringOfAnotherCircuit() {
        RecordedNetwork prod = RecordedNetwork.connected(PROD);
        assertThat(prod.dependencies("er-connection-chicago-connection")).contains("circuit-chicago-private-peering");
        assertThat(prod.dependencies("er-connection-chicago-connection"))
                .doesNotContain("circuit-dallas-private-peering");
    }

    @Test
    void operationsOnOneCircuitFollowOneAnother() {
        RecordedNetwork network = RecordedNetwork.connected(
                StackText.dev().with("expressRoute: { circuits: { primary: { authorizations: [partner, lab] } } }"));
        String first = "circuit-primary-authorization-partner";
        assertThat(network.dependencies(first)).contains("circuit-primary-circuit", "circuit-primary-private-peering");
        assertThat(network.dependencies("circuit-primary-authorization-lab")).contains(first);
        assertThat(network.dependencies("er-connection-primary-connection"))
                .as("a connection is an operation on the circuit too")
                .contains("circuit-primary-authorization-lab");
    }

    @Test
    void theNetworkWaitsForItsSecurityGroupsAndTheLoadBalancerForTheNetwork() {
        assertThat(dev.dependencies("network-vnet")).contains("network-internal-nsg");
        assertThat(dev.dependencies("load-balancer-load-balancer")).contains("network-vnet");
    }
}

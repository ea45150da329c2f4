package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.resources.ArmId;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A network on the real engine that gets spokes, whose spoke grows, and which loses them again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpokesIT {
    @RegisterExtension
    private static final DevNetwork DEV = new DevNetwork();

    private static final Scene SCENE = DEV.scene();
    private static final ArmId GROUP = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "hybrid-vpn-er-rg");
    private static final ArmId HUB = network(GROUP, "hybrid-vpn-er-vnet");
    private static final ArmId SPOKE = network(GROUP, "hybrid-vpn-er-orders-vnet");
    private static final ArmId PARTNER =
            network(ArmId.ofGroup("11111111-1111-4111-8111-111111111111", "partner-rg"), "partner-vnet");

    private static RehearsedStack stack;

    @BeforeAll
    static void deploy() throws Exception {
        SCENE.azure()
                .outside()
                .add(
                        "azure-native:network:VirtualNetwork",
                        PARTNER,
                        Map.of(
                                "location",
                                "westus",
                                "addressSpace",
                                Map.of("addressPrefixes", List.of("10.70.0.0/16"))),
                        Map.of());
        stack = DEV.stack();
        assertThat(stack.up().errors()).isEmpty();
    }

    private static ArmId network(ArmId group, String name) {
        return group.resource("Microsoft.Network/virtualNetworks", name);
    }

    private static void spokes(String flow) throws IOException {
        StackText text = StackText.dev().with("spokes: " + flow);
        stack.configure(Map.of(
                "hybrid-network:spokes",
                Objects.requireNonNull(text.engineValues().get("hybrid-network:spokes"))));
        assertThat(stack.up().errors()).isEmpty();
        assertThat(stack.up().changed()).isZero();
        assertThat(stack.refresh().changed()).isZero();
    }

    private static String shown(ArmId network, String peering, String property) {
        ArmId id = network.child("virtualNetworkPeerings", peering);
        return String.valueOf(SCENE.azure().properties(id).get(property));
    }

    @Test
    @Order(1)
    void bothSidesArePeeredAndSomebodyElsesNetworkWaitsForItsOwner() throws Exception {
        spokes("{ orders: { addressSpace: [10.61.0.0/16], subnets: { web: 10.61.1.0/24 } }," + " partner: { networkId: "
                + PARTNER + ", addressSpace: [10.70.0.0/16] } }");

        assertThat(shown(HUB, "hybrid-vpn-er-orders-peer", "peeringState")).isEqualTo("Connected");
        assertThat(shown(SPOKE, "hybrid-vpn-er-hub-peer", "useRemoteGateways")).isEqualTo("true");
        assertThat(shown(HUB, "hybrid-vpn-er-partner-peer", "peeringState")).isEqualTo("Initiated");
    }

    @Test
    @Order(2)
    void aSpokeGrowsAndBothSidesKnowIt() throws Exception {
        spokes("{ orders: { addressSpace: [10.61.0.0/16, 10.62.0.0/16],"
                + " subnets: { web: 10.61.1.0/24, more: 10.62.1.0/24 } } }");

        assertThat(shown(HUB, "hybrid-vpn-er-orders-peer", "peeringSyncLevel")).isEqualTo("FullyInSync");
        assertThat(shown(HUB, "hybrid-vpn-er-orders-peer", "remoteAddressSpace"))
                .contains("10.62.0.0/16");
        assertThat(SCENE.azure().properties(PARTNER)).as("it stays its owner's").isNotEmpty();
    }

    @Test
    @Order(3)
    void aSpokeGoesAndTheHubStays() throws Exception {
        spokes("{}");

        assertThat(SCENE.azure().resources())
                .contains(HUB, PARTNER)
                .noneMatch(id -> id.toString().contains("orders"));
        assertThat(stack.destroy().errors()).isEmpty();
        assertThat(SCENE.leftBehind()).isEmpty();
    }
}

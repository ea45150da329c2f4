package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.config.StackConfig;
import hybridnetwork.net.Prefix;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.resources.ArmId;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The designs beside the blueprint's on the real engine, and the ways from one to another, on which nothing is replaced. */
class DesignsIT {
    /** A design that is deployed in the simulated Azure. */
    private static final class Deployed implements AutoCloseable {
        private final Scene scene;
        private final AzureNativeServer server;
        private final RehearsedStack stack;

        /** @param surroundings what its sites advertise, over the circuits that it has or will have */
        Deployed(String design, StackConfig surroundings) throws Exception {
            var keys =
                    new GeneratedKeys(StackText.in(FrozenStacks.design(design)).stack());
            scene = new Scene(surroundings, keys);
            server = AzureNativeServer.start(scene.azure());
            stack = new RehearsedStack(
                    Engine.folder(),
                    FrozenStacks.design(design),
                    design,
                    server.environment(),
                    keys.byPath(),
                    context -> FrozenStacks.programIn(FrozenStacks.DESIGNS, context));
            assertThat(stack.up().errors()).isEmpty();
        }

        /** Takes sections of another design, with keys for its tunnels, and deploys as {@link #up} does. */
        Outcome takes(StackText design, String... sections) throws IOException {
            Map<String, String> values = new LinkedHashMap<>(new GeneratedKeys(design.stack()).byPath());
            for (String section : sections) {
                String key = "hybrid-network:" + section;
                values.put(key, Objects.requireNonNull(design.engineValues().get(key)));
            }
            return up(values);
        }

        /** Changes values of the stack's file, and deploys without replacing or deleting anything. */
        Outcome up(Map<String, String> values) throws IOException {
            stack.configure(values);
            Outcome outcome = stack.up();
            assertThat(outcome.errors()).isEmpty();
            assertThat(outcome.changes()).doesNotContainKeys("replace", "create-replacement", "delete");
            assertThat(stack.up().changed()).as("settled").isZero();
            return outcome;
        }

        /** The providers do their part, and the stack its own. */
        void connect() throws IOException {
            scene.provision();
            assertThat(stack.up().errors()).isEmpty();
            assertThat(scene.learnedOverExpressRoute()).isNotEmpty();
        }

        List<String> names(String type) {
            return scene.azure().resources().stream()
                    .filter(id -> id.toString().contains("/" + type + "/"))
                    .map(ArmId::name)
                    .sorted()
                    .toList();
        }

        List<String> subnets() {
            ArmId network = scene.azure().resources().stream()
                    .filter(id -> id.toString().contains("/virtualNetworks/"))
                    .findFirst()
                    .orElseThrow();
            return ((List<?>) Objects.requireNonNull(
                            scene.azure().properties(network).get("subnets")))
                    .stream()
                            .map(subnet -> String.valueOf(((Map<?, ?>) subnet).get("name")))
                            .toList();
        }

        @Override
        public void close() throws IOException {
            stack.close();
            server.close();
        }
    }

    /** The scene has what the larger design brings: nothing of it is there before the stack asks for it. */
    @Test
    void twoDevicesGetTwoMoreAndLinkLocalAddresses() throws Exception {
        StackText linkLocal = StackText.in(FrozenStacks.design("link-local"));
        try (var deployed = new Deployed("two-devices", linkLocal.stack())) {
            assertThat(deployed.names("localNetworkGateways"))
                    .containsExactly("hybrid-vpn-er-vpn-lgw-hq-a", "hybrid-vpn-er-vpn-lgw-hq-b");
            assertThat(deployed.names("networkSecurityGroups"))
                    .as("none of a subnet that is Azure's")
                    .containsExactly("hybrid-vpn-er-data_1.x-nsg", "hybrid-vpn-er-internal-nsg");
            assertThat(deployed.subnets())
                    .containsExactlyInAnyOrder(
                            "GatewaySubnet",
                            "AzureBastionSubnet",
                            "hybrid-vpn-er-data_1.x-subnet",
                            "hybrid-vpn-er-internal-subnet");
            assertThat(deployed.scene.learnedOverVpn()).isNotEmpty();

            deployed.connect();

            deployed.takes(linkLocal, "sites", "vpn");
            assertThat(deployed.names("connections"))
                    .containsExactly(
                            "hybrid-vpn-er-er-conn",
                            "hybrid-vpn-er-vpn-conn-hq-a",
                            "hybrid-vpn-er-vpn-conn-hq-b",
                            "hybrid-vpn-er-vpn-conn-hq-c",
                            "hybrid-vpn-er-vpn-conn-hq-d");
            assertThat(deployed.scene.learnedOverVpn()).isNotEmpty();
        }
    }

    @Test
    void circuitsAloneGetAVpnAndSitesThatDiffer() throws Exception {
        StackText tolerant = StackText.in(FrozenStacks.design("tolerant")).with("proof: fail");
        try (var deployed = new Deployed("two-circuits", tolerant.stack())) {
            assertThat(deployed.names("virtualNetworkGateways")).containsExactly("hybrid-vpn-er-er-vgw");
            deployed.connect();
            assertThat(deployed.names("connections"))
                    .containsExactly("hybrid-vpn-er-er-conn-primary", "hybrid-vpn-er-er-conn-second");

            deployed.takes(tolerant, "network", "sites", "vpn", "expressRoute", "traffic", "implicitOutbound", "proof");
            assertThat(deployed.subnets())
                    .contains(
                            "AzureBastionSubnet",
                            "AzureFirewallManagementSubnet",
                            "AzureFirewallSubnet",
                            "RouteServerSubnet");
            assertThat(deployed.names("networkSecurityGroups"))
                    .containsExactly("hybrid-vpn-er-internal-nsg", "hybrid-vpn-er-jobs-nsg");
            assertThat(deployed.names("localNetworkGateways"))
                    .as("none of the site without a device")
                    .containsExactly("hybrid-vpn-er-vpn-lgw-branch", "hybrid-vpn-er-vpn-lgw-hq");
            assertThat(deployed.scene.learnedOverVpn()).contains(Prefix.parse("10.11.0.0/16"));
            assertThat(deployed.scene.learnedOverExpressRoute())
                    .contains(Prefix.parse("10.12.0.0/16"))
                    .doesNotContain(Prefix.parse("10.11.0.0/16"));
        }
    }

    @Test
    void theVpnFirstGetsACircuitAndASecondDevice() throws Exception {
        try (var deployed = new Deployed("vpn-first", StackText.dev().stack())) {
            assertThat(deployed.names("virtualNetworkGateways")).containsExactly("hybrid-vpn-er-vpn-vgw");
            assertThat(deployed.scene.learnedOverVpn()).isNotEmpty();

            deployed.up(circuit());
            deployed.connect();
            assertThat(deployed.names("virtualNetworkGateways"))
                    .containsExactly("hybrid-vpn-er-er-vgw", "hybrid-vpn-er-vpn-vgw");

            Outcome second = deployed.up(secondDevice());
            assertThat(second.changes())
                    .as("its component, gateway and connection")
                    .containsEntry("create", 4);
            assertThat(deployed.names("localNetworkGateways"))
                    .containsExactly("hybrid-vpn-er-vpn-lgw", "hybrid-vpn-er-vpn-lgw-hq-b");

            Outcome tolerant = deployed.up(Map.of("hybrid-network:traffic.web.mayFailIn[0]", "vpn-gateway"));
            assertThat(tolerant.changed()).as("a tolerance is no resource's").isZero();
        }
    }

    private static Map<String, String> circuit() {
        String circuit = "hybrid-network:expressRoute.circuits.primary.";
        Map<String, String> values = new LinkedHashMap<>();
        values.put(circuit + "provider", "Equinix");
        values.put(circuit + "peeringLocation", "Silicon Valley");
        values.put(circuit + "bandwidthMbps", "50");
        values.put(circuit + "sites[0]", "hq");
        values.put(circuit + "privatePeering.peerAsn", "65010");
        values.put(circuit + "privatePeering.vlanId", "100");
        values.put(circuit + "privatePeering.primaryPrefix", "172.16.0.0/30");
        values.put(circuit + "privatePeering.secondaryPrefix", "172.16.0.4/30");
        return values;
    }

    /** The one device moves under a name, and another comes beside it. */
    private static Map<String, String> secondDevice() {
        return Map.of(
                "hybrid-network:sites",
                "{\"hq\": {\"addressPrefixes\": [\"10.10.0.0/16\"], \"vpnDevices\": {"
                        + "\"a\": {\"address\": \"40.50.60.70\","
                        + " \"bgp\": {\"asn\": 65010, \"peerAddress\": \"10.10.255.1\"}},"
                        + "\"b\": {\"address\": \"40.50.60.71\","
                        + " \"bgp\": {\"asn\": 65010, \"peerAddress\": \"10.10.255.2\"}}}}}");
    }
}

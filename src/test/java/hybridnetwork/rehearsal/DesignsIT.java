package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.config.StackConfig;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.resources.ArmId;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
            var keys = new GeneratedKeys(surroundings);
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

        /** Changes values of the stack's file, and deploys without replacing or deleting anything. */
        Outcome up(Map<String, String> values) throws IOException {
            stack.configure(values);
            Outcome outcome = stack.up();
            assertThat(outcome.errors()).isEmpty();
            assertThat(outcome.changes()).doesNotContainKeys("replace", "create-replacement", "delete");
            assertThat(stack.up().changed()).as("settled").isZero();
            return outcome;
        }

        List<String> names(String type) {
            return scene.azure().resources().stream()
                    .filter(id -> id.toString().contains("/" + type + "/"))
                    .map(ArmId::name)
                    .sorted()
                    .toList();
        }

        @Override
        public void close() throws IOException {
            stack.close();
            server.close();
        }
    }

    @Test
    void eachTunnelHasItsLinkLocalAddresses() throws Exception {
        try (var deployed = new Deployed(
                "link-local", StackText.in(FrozenStacks.design("link-local")).stack())) {
            deployed.up(Map.of());
            assertThat(deployed.names("connections")).hasSize(4);
            assertThat(deployed.scene.learnedOverVpn()).isNotEmpty();
        }
    }

    @Test
    void theVpnFirstGetsACircuitAndASecondDevice() throws Exception {
        try (var deployed = new Deployed("vpn-first", StackText.dev().stack())) {
            assertThat(deployed.names("virtualNetworkGateways")).containsExactly("hybrid-vpn-er-vpn-vgw");
            assertThat(deployed.scene.learnedOverVpn()).isNotEmpty();

            deployed.up(circuit());
            deployed.scene.provision();
            deployed.up(Map.of());
            assertThat(deployed.scene.learnedOverExpressRoute()).isNotEmpty();
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

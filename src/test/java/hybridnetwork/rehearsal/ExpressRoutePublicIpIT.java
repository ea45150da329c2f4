package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.azuresim.ExpressRouteAddresses;
import hybridnetwork.azuresim.SimulatedAzure;
import hybridnetwork.config.StackConfig;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.resources.ArmId;
import hybridnetwork.testing.StackText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ExpressRoute gateway's public IP on the real engine, in regions that treat it differently. */
class ExpressRoutePublicIpIT {
    private static final String PUBLIC_IP = "hybrid-network:expressRoute.gateway.publicIp";
    private static final String SKU = "hybrid-network:expressRoute.gateway.sku";
    private static final StackConfig CONFIG = StackText.dev().stack();
    private static final ArmId GROUP = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "hybrid-vpn-er-rg");
    private static final ArmId GATEWAY =
            GROUP.resource("Microsoft.Network/virtualNetworkGateways", "hybrid-vpn-er-er-vgw");
    private static final ArmId ADDRESS = GROUP.resource("Microsoft.Network/publicIPAddresses", "hybrid-vpn-er-er-pip");

    private interface Story {
        void play(RehearsedStack stack, SimulatedAzure azure) throws Exception;
    }

    private static void in(ExpressRouteAddresses region, Story story) throws Exception {
        var azure = new SimulatedAzure(AzureSettings.defaults().withExpressRouteAddresses(region));
        var keys = new GeneratedKeys(CONFIG);
        try (var server = AzureNativeServer.start(azure);
                var stack = DevNetwork.stack("dev", server, keys)) {
            story.play(stack, azure);
        }
    }

    private static void settled(RehearsedStack stack) throws Exception {
        assertThat(stack.up().changed()).isZero();
        assertThat(stack.refresh().changed()).isZero();
        assertThat(stack.up().changed()).isZero();
    }

    private static boolean hasOwn(SimulatedAzure azure) {
        return String.valueOf(azure.properties(GATEWAY).get("ipConfigurations")).contains("publicIPAddress");
    }

    @Test
    void whereTheRegionRefusesTheStacksOwnTheStackSaysManaged() throws Exception {
        in(ExpressRouteAddresses.MANAGED, (stack, azure) -> {
            Outcome refused = stack.up();
            assertThat(String.join("\n", refused.errors())).contains("Public IP association is disallowed");
            stack.configure(Map.of(PUBLIC_IP, "managed"));

            assertThat(stack.up().errors()).isEmpty();

            assertThat(hasOwn(azure)).isFalse();
            assertThat(azure.resources()).contains(GATEWAY).doesNotContain(ADDRESS);
            settled(stack);
            stack.configure(Map.of(SKU, "ErGw2AZ"));
            assertThat(stack.up().errors()).as("a change of the gateway").isEmpty();
            assertThat(stack.destroy().errors()).isEmpty();
        });
    }

    @Test
    void whereTheRegionIgnoresTheStacksOwnNoUpdateGivesItAgain() throws Exception {
        in(ExpressRouteAddresses.IGNORED, (stack, azure) -> {
            assertThat(stack.up().errors()).isEmpty();
            assertThat(hasOwn(azure)).as("given, and not shown").isFalse();
            stack.configure(Map.of(SKU, "ErGw2AZ"));

            Outcome changed = stack.up();

            assertThat(changed.errors()).isEmpty();
            assertThat(changed.changes()).doesNotContainKeys("create", "delete", "replace");
            assertThat(azure.resources()).as("deleted when the stack says so").contains(ADDRESS);
            settled(stack);
            stack.configure(Map.of(PUBLIC_IP, "managed"));
            Outcome cleared = stack.up();
            assertThat(cleared.errors()).isEmpty();
            assertThat(cleared.changes()).containsEntry("delete", 1).doesNotContainKeys("create", "replace");
            assertThat(azure.resources()).doesNotContain(ADDRESS);
        });
    }

    @Test
    void aGatewayThatStandsKeepsItsOwnUntilItStopsReturningIt() throws Exception {
        in(ExpressRouteAddresses.OWN, (stack, azure) -> {
            assertThat(stack.up().errors()).isEmpty();
            settled(stack);
            stack.configure(Map.of(PUBLIC_IP, "managed"));
            Outcome refused = stack.preview();
            assertThat(refused.errors()).anyMatch(error -> error.contains("ergw-public-ip"));
            assertThat(refused.changes()).doesNotContainKeys("update", "replace", "delete");
            stack.command(List.of("config", "rm", "--stack", "dev", "--path", PUBLIC_IP));

            azure.outside().takeOverAddress(GATEWAY);

            assertThat(stack.refresh().errors()).isEmpty();
            Object untouched = azure.properties(GATEWAY).get("etag");
            assertThat(stack.up().changes()).as("the component alone").containsEntry("update", 1);
            assertThat(azure.properties(GATEWAY)).containsEntry("etag", untouched);
            settled(stack);
            stack.configure(Map.of(SKU, "ErGw2AZ"));
            assertThat(stack.up().errors()).as("a change of the gateway").isEmpty();
            assertThat(azure.resources()).contains(ADDRESS);
        });
    }
}

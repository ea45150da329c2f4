package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.config.StackConfig;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.resources.ArmId;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A network on the real engine that is watched from its first deployment, gets its circuit, and is watched no longer. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MonitoringIT {
    private static final StackText WATCHED = StackText.dev()
            .with("monitoring: { email: network-team@example.com, webhook: { secure: v1:a:b }, retentionDays: 60 }");

    private static final String SECTION = "hybrid-network:monitoring";

    private static GeneratedKeys keys;
    private static Scene scene;
    private static AzureNativeServer server;
    private static RehearsedStack stack;

    @BeforeAll
    static void begin(@TempDir Path folder) throws Exception {
        StackConfig config = WATCHED.stack();
        keys = new GeneratedKeys(config);
        scene = new Scene(config, keys);
        server = AzureNativeServer.start(scene.azure());
        Path file = Files.writeString(folder.resolve("Pulumi.dev.yaml"), WATCHED.text());
        stack = new RehearsedStack(
                Engine.folder(), file, "dev", server.environment(), keys.byPath(), FrozenStacks::program);
    }

    @AfterAll
    static void end() throws IOException {
        if (stack != null) {
            stack.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static String webhook() {
        return keys.byPath().getOrDefault(SECTION + ".webhook", "");
    }

    private static boolean watches(ArmId id) {
        String key = id.toString().toLowerCase(Locale.ROOT);
        return key.contains("/providers/microsoft.insights/") || key.contains("/microsoft.operationalinsights/");
    }

    private static List<String> names(String type) {
        return scene.azure().resources().stream()
                .filter(id -> id.toString().contains("/" + type + "/"))
                .map(ArmId::name)
                .sorted()
                .toList();
    }

    private static Outcome up() throws IOException {
        Outcome outcome = stack.up();
        assertThat(outcome.errors()).isEmpty();
        assertThat(stack.up().changed()).as("settled").isZero();
        return outcome;
    }

    @Test
    @Order(1)
    void theStandbyIsWatchedFromTheFirstDeployment() throws IOException {
        up();
        assertThat(names("metricAlerts"))
                .contains("hybrid-vpn-er-vpn-bgp-hq-alert", "hybrid-vpn-er-vpn-ipsec-alert")
                .noneMatch(name -> name.contains("circuit"));
        assertThat(names("activityLogAlerts"))
                .contains("hybrid-vpn-er-health-er-gateway-alert", "hybrid-vpn-er-health-vpn-tunnels-alert")
                .noneMatch(name -> name.contains("circuit"));
        assertThat(names("workspaces")).containsExactly("hybrid-vpn-er-law");
        assertThat(names("workbooks")).hasSize(1);
        assertThat(names("diagnosticSettings")).hasSize(8);
    }

    @Test
    @Order(2)
    void noPartOfTheWebhookStandsInClearAnywhere() throws IOException {
        assertThat(webhook()).startsWith("https://");
        assertThat(stack.placesOf(webhook().substring("https://hooks.example.com/".length())))
                .isEmpty();
    }

    @Test
    @Order(3)
    void aCircuitThatIsConnectedIsWatchedToo() throws IOException {
        scene.provision();
        Outcome outcome = up();
        assertThat(outcome.changes()).doesNotContainKeys("replace", "delete");
        assertThat(names("metricAlerts"))
                .contains("hybrid-vpn-er-circuit-primary-bgp-alert", "hybrid-vpn-er-er-gateway-routes-none-alert");
        assertThat(names("activityLogAlerts")).contains("hybrid-vpn-er-health-circuit-primary-alert");
    }

    @Test
    @Order(4)
    void anotherReceiverIsAnUpdateInPlace() throws IOException {
        stack.configure(Map.of(SECTION + ".email", "on-call@example.com"));
        assertThat(up().changes()).containsEntry("update", 2).doesNotContainKeys("create", "replace", "delete");
    }

    /** What watches goes, and nothing else. */
    @Test
    @Order(5)
    void whatIsNoLongerWatchedStaysAsItIs() throws IOException {
        List<ArmId> network =
                scene.azure().resources().stream().filter(id -> !watches(id)).toList();
        long watching =
                scene.azure().resources().stream().filter(MonitoringIT::watches).count();
        stack.configure(Map.of(SECTION, "{}"));
        Outcome outcome = up();
        assertThat(outcome.changes()).doesNotContainKeys("create", "replace", "update");
        assertThat(outcome.changes().get("delete"))
                .as("the resources and their four components")
                .isEqualTo((int) watching + 4);
        assertThat(scene.azure().resources()).containsExactlyInAnyOrderElementsOf(network);
        assertThat(scene.learnedOverVpn()).isNotEmpty();
    }
}

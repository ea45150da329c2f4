package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
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

/** What others do to what watches a network, on the real engine: silenced alerts, orphaned settings, a workspace that comes back. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchersIT {
    @RegisterExtension
    private static final DevNetwork DEV = new DevNetwork();

    private static final Scene SCENE = DEV.scene();
    private static final ArmId GROUP = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "hybrid-vpn-er-rg");
    private static final ArmId BALANCER = GROUP.resource("Microsoft.Network/loadBalancers", "hybrid-vpn-er-ilb");
    private static final String SETTINGS = "/providers/Microsoft.Insights/diagnosticSettings/";
    private static final String KEY = "hybrid-network:monitoring";

    private static RehearsedStack stack;

    @BeforeAll
    static void deploy() throws Exception {
        stack = DEV.stack();
        watch();
        assertThat(stack.up().errors()).isEmpty();
    }

    private static void watch() throws IOException {
        String value = StackText.dev()
                .with("monitoring: {email: network-team@example.com}")
                .engineValues()
                .get(KEY);
        stack.configure(Map.of(KEY, Objects.requireNonNull(value)));
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

    private static List<ArmId> having(String part) {
        return SCENE.azure().resources().stream()
                .filter(id -> id.toString().contains(part))
                .toList();
    }

    private static Bag shown(ArmId id) {
        return new Bag(SCENE.azure().properties(id));
    }

    private static ArmId alert(String end) {
        return having("/metricAlerts/").stream()
                .filter(id -> id.name().endsWith(end))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alert " + end + " among " + having("/metricAlerts/")));
    }

    @Test
    @Order(1)
    void aCircuitThatIsOrderedIsNotWatchedYet() throws Exception {
        assertThat(having("/metricAlerts/"))
                .isNotEmpty()
                .noneMatch(id -> id.name().contains("circuit"));
        assertThat(having("/activityLogAlerts/")).isNotEmpty();
        assertThat(having(SETTINGS)).isNotEmpty();
        settled();
    }

    @Test
    @Order(2)
    void onceItIsConnectedItIs() throws Exception {
        SCENE.provision();
        assertThat(up().changes()).doesNotContainKeys("delete");
        assertThat(shown(alert("circuit-primary-bgp-alert")).texts("scopes"))
                .containsExactly(SCENE.circuit("primary").toString());
        settled();
    }

    @Test
    @Order(3)
    void anAlertThatSomebodySilencedIsSeenAndSpeaksAgain() throws Exception {
        ArmId alert = alert("circuit-primary-bgp-alert");
        SCENE.azure().outside().change(alert, "enabled", false);
        assertThat(stack.refresh().changed()).isEqualTo(1);
        assertThat(up().changes()).containsEntry("update", 1);
        assertThat(shown(alert).flag("enabled")).isTrue();
        settled();
    }

    /** Azure keeps the setting of a resource that is deleted, and the next one of its name has it. */
    @Test
    @Order(4)
    void aSettingOutlivesABalancerThatSomebodyDeleted() throws Exception {
        SCENE.azure().outside().delete(BALANCER);
        assertThat(having(BALANCER + SETTINGS)).hasSize(1);
        stack.refresh();
        up();
        assertThat(having(BALANCER + SETTINGS)).hasSize(1);
        assertThat(shown(BALANCER).text("provisioningState")).contains("Succeeded");
        settled();
    }

    @Test
    @Order(5)
    void whatIsWatchedNoLongerStandsAndTheWorkspaceComesBackWithItsData() throws Exception {
        ArmId workspace = having("/workspaces/").get(0);
        String customer = shown(workspace).text("customerId").orElseThrow();
        stack.command(List.of("config", "rm", "--stack", "dev", KEY));
        assertThat(up().changes()).doesNotContainKeys("update", "create");
        assertThat(having("Microsoft.Insights")).isEmpty();
        assertThat(having("/workspaces/")).isEmpty();
        settled();

        watch();
        assertThat(up().changes()).doesNotContainKeys("update", "delete");
        assertThat(shown(workspace).text("customerId")).contains(customer);
        settled();
    }

    @Test
    @Order(6)
    void nothingIsLeft() throws Exception {
        SCENE.deprovision();
        assertThat(stack.destroy().errors()).isEmpty();
        assertThat(SCENE.leftBehind()).isEmpty();
    }
}

package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Follows the recipes of docs/environments.md to the letter, in a copy of the project. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecipesIT {
    private static final Path GUIDE = Path.of("docs", "environments.md");

    @TempDir
    private static Path folder;

    private static Simulation simulation;
    private static ProjectCopy project;

    @BeforeAll
    static void copyTheProject() throws IOException {
        simulation = Simulation.start(StackText.of("staging").stack(), 0);
        project = ProjectCopy.in(folder, simulation.environment()).withLauncherOfThisRun();
    }

    @AfterAll
    static void endTheSimulation() {
        simulation.close();
    }

    @Test
    @Order(1)
    void anEnvironmentIsAdded() throws Exception {
        // As staging's file looks once its stack is deployed, with a passphrase that nobody here knows.
        Files.writeString(project.folder().resolve("stacks/Pulumi.staging.yaml"), """
                  hybrid-network:sharedKeys:
                    hq:
                      secure: v1:HhtsNfTrj4JFKvPp:8bfzNjbPVkCBhYbTkdIQ
                encryptionsalt: v1:zHr9nHkqJ6E=:v1:8Ymw2gSc4hJQGb5q:9jLHbVLkmJYfkTtzcnNtZIUXFg5wCw==
                """, StandardOpenOption.APPEND);

        String printed = follow("Add an environment");

        assertThat(printed).contains("hybrid-test-rg", "Every intent holds", "circuit-chicago-circuit create");
        assertThat(Files.readString(project.folder().resolve("stacks/Pulumi.test.yaml")))
                .contains("secure:", "hybrid-test")
                .doesNotContain("hybrid-staging", "10.30.");
    }

    @Test
    @Order(2)
    void aSiteIsAdded() throws Exception {
        String printed = follow("Add a site");

        assertThat(printed)
                .contains("hybrid-test-vpn-lgw-plant", "Every intent holds", "vpn-connection-plant-connection create");
    }

    @Test
    @Order(3)
    void aSecondDeviceIsAdded() throws Exception {
        String printed = follow("Two devices at a site");

        assertThat(printed)
                .contains(
                        "hybrid-test-vpn-lgw-plant-a",
                        "Every intent holds",
                        "vpn-connection-plant.b-connection create");
    }

    @Test
    @Order(4)
    void theVpnComesFirst() throws Exception {
        String printed = follow("VPN first");

        assertThat(printed)
                .contains(
                        "hybrid-first-vpn-vgw",
                        "but for 2 intents lost in 3 of them, as tolerated",
                        "vpn-connection-hq-connection create")
                .doesNotContain("expressRouteCircuits", "er-gateway");
    }

    @Test
    @Order(5)
    void agentsAreLetThrough() throws Exception {
        String printed = follow("Let agents and storage through");

        assertThat(printed).contains("agents", "to the internet", "Every intent holds");
        assertThat(Files.readString(project.folder().resolve("stacks/Pulumi.test.yaml")))
                .contains("to: tag:AzureMonitor");
    }

    @Test
    @Order(6)
    void aSpokeIsAdded() throws Exception {
        String printed = follow("Add a spoke");

        assertThat(printed).contains("hybrid-test-orders-vnet", "Every intent holds", "peering-orders-spoke create");
    }

    @Test
    @Order(7)
    void trafficIsInspectedByAFirewall() throws Exception {
        String printed = follow("Inspect traffic by a firewall");

        assertThat(printed)
                .contains(
                        "hybrid-test-fw",
                        "hybrid-test-GatewaySubnet-rt",
                        "but for 1 intent lost in 1 of them, as tolerated",
                        "firewall-firewall create")
                // The preview is of the first deployment, before the firewall has its address.
                .doesNotContain("network-GatewaySubnet-routes create");
    }

    /** Runs the commands of a section as one script that ends at its first failure. */
    private static String follow(String heading) throws Exception {
        String script = String.join("\n", Recipe.scripts(GUIDE, heading));
        return project.run("sh", "-euxc", script);
    }
}

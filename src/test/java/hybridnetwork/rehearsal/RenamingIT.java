package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.resources.ArmId;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Follows the runbook to the letter where a site or a circuit of a connected network gets another name. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RenamingIT {
    private static final Path GUIDE = Path.of("docs", "runbook.md");

    @TempDir
    private static Path folder;

    private static Simulation simulation;
    private static ProjectCopy project;

    /** The lines that rename in the state, what the first of them is for a circuit, and the preview after them. */
    private static List<String> recipe = List.of();

    @BeforeAll
    static void connect() throws Exception {
        recipe = Recipe.scripts(GUIDE, "Renaming a site or a circuit");
        simulation = Simulation.start(StackText.dev().stack(), 0);
        project = ProjectCopy.in(folder, simulation.environment());
        pulumi("stack", "init", "dev");
        configure("--secret", "hybrid-network:sharedKeys.hq", "TheSharedKey123");
        configure("--secret", "hybrid-network:peeringKeys.primary", "TheKeyOfBgp123");
        configure("--plaintext", "hybrid-network:expressRoute.circuits.primary.authorizations[0]", "partner");
        up();
        simulation.provision();
        up();
    }

    @AfterAll
    static void endTheSimulation() {
        simulation.close();
    }

    private static String pulumi(String... words) throws IOException, InterruptedException {
        return project.run(Stream.concat(Stream.of("pulumi"), Stream.of(words)).toArray(String[]::new));
    }

    private static void configure(String kind, String path, String value) throws IOException, InterruptedException {
        pulumi("config", "set", "--stack", "dev", "--path", kind, path, value);
    }

    private static String up() throws IOException, InterruptedException {
        return pulumi("up", "--yes", "--skip-preview", "--stack", "dev");
    }

    /** Writes another name wherever the stack's file has one; in an encrypted value it would be between other characters. */
    private static void write(String old, String now) throws IOException {
        Path file = project.folder().resolve("stacks/Pulumi.dev.yaml");
        String text = Files.readString(file);
        String renamed = text.replaceAll("(?<![\\w+/=:-])" + old + "(?![\\w+/=-])", now);
        assertThat(renamed).isNotEqualTo(text);
        Files.writeString(file, renamed);
    }

    private static void renameInTheState(String firstLine) throws IOException, InterruptedException {
        String others = recipe.get(0).substring(recipe.get(0).indexOf('\n') + 1);
        project.run("sh", "-euc", firstLine.strip() + "\n" + others);
    }

    private static String forASite(String old, String now) {
        String line = recipe.get(0).lines().findFirst().orElseThrow();
        assertThat(line).contains("old=hq new=main");
        return line.replace("old=hq new=main", "old=" + old + " new=" + now);
    }

    private static String preview() throws IOException, InterruptedException {
        return project.run("sh", "-euc", recipe.get(2));
    }

    private static Set<ArmId> resources() {
        Set<ArmId> resources = new HashSet<>();
        simulation.resources().forEach(resources::add);
        return resources;
    }

    @Test
    @Order(1)
    void anotherKeyAloneIsRefusedBeforeAnythingIsRegistered() throws Exception {
        String before = pulumi("stack", "--stack", "dev", "--show-urns");
        write("hq", "main");
        write("primary", "first");

        ProjectCopy.Ended refused = project.start("pulumi", "up", "--yes", "--skip-preview", "--stack", "dev");

        assertThat(refused.status()).isNotZero();
        assertThat(refused.printed())
                .contains("which this stack has deployed as site `hq`")
                .contains("which this stack has deployed as circuit `primary`")
                .contains("docs/runbook.md, \"Renaming a site or a circuit\"");
        write("main", "hq");
        write("first", "primary");
        assertThat(urns(pulumi("stack", "--stack", "dev", "--show-urns"))).isEqualTo(urns(before));
        assertThat(up()).doesNotContain(" created", " deleted", " replaced", " updated");
    }

    private static List<String> urns(String printed) {
        return printed.lines().filter(line -> line.contains("urn:pulumi:")).toList();
    }

    @Test
    @Order(2)
    void theOnlySiteAndTheOnlyCircuitAreRenamed() throws Exception {
        Set<ArmId> before = resources();
        renameInTheState(forASite("hq", "main"));
        renameInTheState(recipe.get(1));
        assertThat(recipe.get(1)).contains("old=primary new=first");
        write("hq", "main");
        write("primary", "first");

        assertThat(preview()).contains(" unchanged").doesNotContain(" to create", " to delete", " to replace");
        assertThat(up()).doesNotContain(" created", " deleted", " replaced");

        assertThat(resources()).isEqualTo(before);
        assertThat(pulumi("stack", "export", "--stack", "dev"))
                .contains("::site-main", "::circuit-first-authorization-partner")
                .doesNotContain("-hq", "-primary");
    }

    @Test
    @Order(3)
    void ofSeveralSitesOneGetsANewTunnelAfterItsOldOneHasGone() throws Exception {
        pulumi(
                "config",
                "set-all",
                "--stack",
                "dev",
                "--path",
                "--plaintext",
                "hybrid-network:sites.plant.addressPrefixes[0]=10.11.0.0/16",
                "--plaintext",
                "hybrid-network:sites.plant.vpnDevice.address=40.50.61.70",
                "--secret",
                "hybrid-network:sharedKeys.plant=TheKeyOfThePlant1");
        up();
        Set<ArmId> before = resources();
        renameInTheState(forASite("plant", "works"));
        write("plant", "works");

        assertThat(preview()).contains("+-2 to replace").doesNotContain(" to create", " to delete");
        String replaced = up();

        assertThat(replaced.indexOf("vpn-connection-works-connection deleted original"))
                .isBetween(0, replaced.indexOf("vpn-connection-works-connection creating replacement"));
        assertThat(resources()).hasSameSizeAs(before);
        assertThat(resources())
                .extracting(ArmId::name)
                .contains("hybrid-vpn-er-vpn-conn-works", "hybrid-vpn-er-vpn-lgw-works", "hybrid-vpn-er-vpn-conn")
                .noneMatch(name -> name.contains("plant"));
    }
}

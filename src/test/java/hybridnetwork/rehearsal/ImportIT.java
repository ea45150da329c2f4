package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.adopt.Differences;
import hybridnetwork.adopt.FoundResource;
import hybridnetwork.adopt.ImportFile;
import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.PreviewSteps;
import hybridnetwork.testing.ForeignNames;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A network that stands and that no state knows is taken in by the engine, whatever its resources are called. */
class ImportIT {
    private static final String KEY = "TheSharedKey123";

    @TempDir
    private Path folder;

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("the blueprint's own names", StackText.dev()),
                Arguments.of("names of somebody's own", ForeignNames.dev()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void whatIsTakenInIsWhatTheProgramDeclares(String name, StackText stack) throws Exception {
        try (Simulation simulation = Simulation.start(stack.stack(), 0)) {
            ProjectCopy project = standing(simulation, stack);
            Differences differences = takeIn(project, simulation, stack);

            assertThat(words(differences)).containsExactly("UPDATE vpn-connection-hq-connection HARMLESS");
            assertThat(differences.refusals()).isEmpty();
            assertThat(differences.undeclared()).isEmpty();
            assertThat(preview(project)).isEqualTo(actions(differences));
            assertThat(project.run("pulumi", "up", "--yes", "--skip-preview", "--stack", "dev"))
                    .doesNotContain(" created", " deleted", " replaced", KEY);
            assertThat(preview(project)).isEmpty();
        }
    }

    /** Somebody has changed what the stack then wants back. */
    @Test
    void whatDiffersIsShownByThePreviewAsItWasSaid() throws Exception {
        StackText stack = ForeignNames.dev();
        try (Simulation simulation = Simulation.start(stack.stack(), 0)) {
            ProjectCopy project = standing(simulation, stack);
            var outside = simulation.azure().outside();
            ArmId group = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, "Corp.Net_(hub)");
            ArmId network = group.resource("Microsoft.Network/virtualNetworks", "corp-hub");
            outside.change(network, "tags", Map.of("made", "by hand"));
            outside.change(group.resource("Microsoft.Network/connections", "corp-to-hq"), "dpdTimeoutSeconds", 30.0);
            outside.change(
                    group.resource("Microsoft.Network/networkSecurityGroups", "corp-internal-rules"),
                    "securityRules",
                    List.of(Map.of(
                            "name", "all-in",
                            "priority", 100.0,
                            "direction", "Inbound",
                            "access", "Allow",
                            "protocol", "*",
                            "sourceAddressPrefix", "*",
                            "sourcePortRange", "*",
                            "destinationAddressPrefix", "*",
                            "destinationPortRange", "*")));
            outside.add(
                    "azure-native:network:PublicIPAddress",
                    group.resource("Microsoft.Network/publicIPAddresses", "jump-host"),
                    Map.of("location", "centralus", "publicIPAllocationMethod", "Static"),
                    Map.of());

            Differences differences = takeIn(project, simulation, stack);

            assertThat(words(differences))
                    .containsExactly(
                            "UPDATE network-internal-nsg OUTAGE",
                            "UPDATE vpn-connection-hq-connection LOOK",
                            "UPDATE network-vnet HARMLESS");
            assertThat(differences.undeclared()).extracting(FoundResource::name).containsExactly("jump-host");
            assertThat(differences.isSafe()).isFalse();
            assertThat(preview(project)).isEqualTo(actions(differences));
        }
    }

    /** A network that the program has built, whose state nobody has any more. */
    private ProjectCopy standing(Simulation simulation, StackText stack) throws Exception {
        ProjectCopy project = ProjectCopy.in(folder, simulation.environment()).withLauncherOfThisRun();
        begin(project, stack);
        project.run("pulumi", "up", "--yes", "--skip-preview", "--stack", "dev");
        simulation.provision();
        project.run("pulumi", "up", "--yes", "--skip-preview", "--stack", "dev");
        project.run("pulumi", "stack", "rm", "--force", "--yes", "--preserve-config", "--stack", "dev");
        begin(project, stack);
        return project;
    }

    private static Differences takeIn(ProjectCopy project, Simulation simulation, StackText stack) throws Exception {
        List<FoundResource> found = found(simulation);
        ImportFile file = ImportFile.of(
                OfflinePlan.of(stack.stack(), "dev", Stage.connected).plan(), found);
        Files.writeString(project.folder().resolve("import.json"), file.json());
        String imported = project.takeIn("dev", "import.json");
        assertThat(file.json() + imported).doesNotContain(KEY);
        return Differences.find(stack.stack(), "dev", found);
    }

    private static List<String> words(Differences differences) {
        return differences.all().stream()
                .map(difference ->
                        difference.action() + " " + difference.resource().name() + " " + difference.judgement())
                .toList();
    }

    /** What Azure would be sent; components are the engine's alone. */
    private static Map<String, String> actions(Differences differences) {
        Map<String, String> actions = new TreeMap<>();
        differences
                .all()
                .forEach(difference -> actions.put(
                        difference.resource().name(), difference.action().name().toLowerCase(Locale.ROOT)));
        return actions;
    }

    private static Map<String, String> preview(ProjectCopy project) throws IOException, InterruptedException {
        project.run("sh", "-c", "pulumi preview --json --stack dev > preview.json");
        PreviewSteps preview = PreviewSteps.read(project.folder().resolve("preview.json"));
        assertThat(preview.errors()).isEmpty();
        Map<String, String> actions = new TreeMap<>();
        preview.steps().stream()
                .filter(step -> !step.operation().equals("same"))
                .filter(step -> step.urn().matches(".*\\$?azure-native:[^:]*:[^:]*::.*"))
                .forEach(step -> actions.put(step.urn().substring(step.urn().lastIndexOf("::") + 2), step.operation()));
        return actions;
    }

    private static void begin(ProjectCopy project, StackText stack) throws IOException, InterruptedException {
        Files.writeString(project.folder().resolve("stacks/Pulumi.dev.yaml"), stack.text());
        project.run("pulumi", "stack", "init", "dev");
        project.run(
                "pulumi", "config", "set", "--stack", "dev", "--path", "--secret", "hybrid-network:sharedKeys.hq", KEY);
    }

    /** As a reader of Azure sees it. */
    private static List<FoundResource> found(Simulation simulation) {
        List<FoundResource> found = new ArrayList<>();
        simulation
                .resources()
                .forEach(id -> found.add(new FoundResource(
                        id, token(id), new Bag(simulation.azure().properties(id)))));
        return found;
    }

    private static String token(ArmId id) {
        if (id.isGroup()) {
            return "azure-native:resources:ResourceGroup";
        }
        String[] segments = id.toString().split("/", -1);
        return "azure-native:network:"
                + switch (segments[segments.length - 2]) {
                    case "connections" -> "VirtualNetworkGatewayConnection";
                    case "publicIPAddresses" -> "PublicIPAddress";
                    case "peerings" -> "ExpressRouteCircuitPeering";
                    default -> {
                        String plural = segments[segments.length - 2];
                        yield plural.substring(0, 1).toUpperCase(Locale.ROOT)
                                + plural.substring(1, plural.length() - 1);
                    }
                };
    }
}

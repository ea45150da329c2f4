package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.adopt.FoundResource;
import hybridnetwork.adopt.ImportFile;
import hybridnetwork.config.StackConfig;
import hybridnetwork.lifecycle.Stage;
import hybridnetwork.plan.OfflinePlan;
import hybridnetwork.plan.Plan;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import hybridnetwork.testing.ForeignNames;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        StackConfig config = stack.stack();
        try (Simulation simulation = Simulation.start(config, 0)) {
            ProjectCopy project =
                    ProjectCopy.in(folder, simulation.environment()).withLauncherOfThisRun();
            Files.writeString(project.folder().resolve("stacks/Pulumi.dev.yaml"), stack.text());
            begin(project);
            project.run("pulumi", "up", "--yes", "--skip-preview", "--stack", "dev");
            simulation.provision();
            project.run("pulumi", "up", "--yes", "--skip-preview", "--stack", "dev");
            List<ArmId> standing = new ArrayList<>();
            simulation.resources().forEach(standing::add);
            Files.writeString(project.folder().resolve("stacks/Pulumi.dev.yaml"), stack.text());
            project.run("pulumi", "stack", "rm", "--force", "--yes", "--preserve-config", "--stack", "dev");
            begin(project);

            Plan plan = OfflinePlan.of(config, "dev", Stage.connected).plan();
            ImportFile file = ImportFile.of(plan, found(simulation, plan));
            Files.writeString(project.folder().resolve("import.json"), file.json());
            String imported = project.run(
                    "pulumi",
                    "import",
                    "--yes",
                    "--skip-preview",
                    "--file",
                    "import.json",
                    "--protect=false",
                    "--generate-code=false",
                    "--stack",
                    "dev");
            System.out.println(imported);
            Files.writeString(
                    Path.of("/tmp/names-state1.json"), project.run("pulumi", "stack", "export", "--stack", "dev"));
            String preview = project.run("pulumi", "preview", "--diff", "--stack", "dev");
            System.out.println(preview);
            String up = project.run("pulumi", "up", "--yes", "--skip-preview", "--stack", "dev");
            System.out.println(up);
            Files.writeString(
                    Path.of("/tmp/names-state2.json"), project.run("pulumi", "stack", "export", "--stack", "dev"));
            System.out.println(project.run("pulumi", "preview", "--diff", "--stack", "dev"));
            assertThat(simulation.resources()).containsExactlyInAnyOrderElementsOf(standing);
            assertThat(file.json() + imported + preview + up).doesNotContain(KEY);
        }
    }

    private static void begin(ProjectCopy project) throws IOException, InterruptedException {
        project.run("pulumi", "stack", "init", "dev");
        project.run(
                "pulumi", "config", "set", "--stack", "dev", "--path", "--secret", "hybrid-network:sharedKeys.hq", KEY);
    }

    /** As a reader of Azure sees it. */
    private static List<FoundResource> found(Simulation simulation, Plan plan) {
        Map<String, RegisteredResource> byName = plan.custom().stream()
                .collect(Collectors.toMap(
                        resource -> ArmId.parse(resource.id().orElseThrow())
                                        .groupId()
                                        .isGroup()
                                ? place(resource.id().orElseThrow())
                                : "",
                        Function.identity()));
        List<FoundResource> found = new ArrayList<>();
        simulation.resources().forEach(id -> {
            RegisteredResource resource = byName.get(place(id.toString()));
            if (resource != null) {
                found.add(new FoundResource(
                        id, resource.type(), new Bag(simulation.azure().properties(id))));
            }
        });
        return found;
    }

    private static String place(String id) {
        String folded = id.toLowerCase(java.util.Locale.ROOT);
        return folded.substring(folded.indexOf("/resourcegroups/"));
    }
}

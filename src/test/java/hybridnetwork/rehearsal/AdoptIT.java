package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.adopt.Adoption;
import hybridnetwork.adopt.Difference;
import hybridnetwork.adopt.ExportFile;
import hybridnetwork.adopt.FoundAzure;
import hybridnetwork.adopt.ProposedStack;
import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.azuresim.FilledAzure;
import hybridnetwork.config.StackConfig;
import hybridnetwork.resources.ArmId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that other tools made, in the simulated Azure: adopted, imported by the engine, previewed. */
class AdoptIT {
    private static final String KEY = "TheTunnelsOwnKey7";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"blueprint-2016, hybrid-vpn-er-rg", "landing-zone, alz-connectivity", "hand-made, rg1"})
    void thePreviewAfterTheImportShowsNothingButWhatWasSaid(String world, String group) throws Exception {
        ArmId place = ArmId.ofGroup(AzureSettings.SUBSCRIPTION, group);
        Path export = Path.of("src/test/resources/adopt", world + ".json").toAbsolutePath();
        FoundAzure found = ExportFile.read(export, Optional.of(place));
        ProposedStack proposed =
                ProposedStack.of("prod", "Pulumi.prod.yaml", found).orElseThrow();
        StackConfig config = proposed.trial().orElseThrow();
        try (Simulation simulation = Simulation.start(config, 0)) {
            FilledAzure.fill(simulation.azure(), found.importable(place), KEY);
            assertThat(simulation.resources()).hasSizeGreaterThan(10);
            ProjectCopy project =
                    ProjectCopy.in(folder, simulation.environment()).withLauncherOfThisRun();
            Path file = project.folder().resolve("stacks/Pulumi.prod.yaml");
            Files.writeString(file, proposed.text().replaceAll("<networks of \\w+>", "10.50.0.0/16"));
            project.run("pulumi", "stack", "init", "prod");
            for (var secret : proposed.secrets()) {
                String key = secret.text().contains("authorizationKeys") ? FilledAzure.AUTHORIZATION : KEY;
                project.run("pulumi", "config", "set", "--secret", "--stack", "prod", "--path", secret.text(), key);
            }
            Adoption adoption = Adoption.of("prod", found, proposed, "Pulumi.prod.yaml", "import.json", true);
            Files.writeString(
                    project.folder().resolve("import.json"),
                    adoption.imports().orElseThrow().json());
            String imported = project.takeIn("prod", "import.json");
            String preview = project.run("pulumi", "preview", "--json", "--stack", "prod");
            assertThat(operations(preview, "replace", "create-replacement", "delete", "delete-replaced"))
                    .isEmpty();
            assertThat(operations(preview, "create"))
                    .containsExactlyInAnyOrderElementsOf(said(adoption, Difference.Action.CREATE));
            project.run("pulumi", "up", "--yes", "--skip-preview", "--stack", "prod");
            project.run("pulumi", "preview", "--expect-no-changes", "--stack", "prod");
            assertThat(imported + preview).doesNotContain(KEY);
        }
    }

    /** The names of the resources of azure-native on which the engine would do so. */
    private static List<String> operations(String preview, String... operations) {
        List<String> names = new ArrayList<>();
        JsonParser.parseString(preview)
                .getAsJsonObject()
                .getAsJsonArray("steps")
                .forEach(each -> {
                    JsonObject step = each.getAsJsonObject();
                    String urn = step.get("urn").getAsString();
                    if (List.of(operations).contains(step.get("op").getAsString()) && urn.contains("azure-native:")) {
                        names.add(urn.substring(urn.lastIndexOf("::") + 2));
                    }
                });
        return names;
    }

    private static List<String> said(Adoption adoption, Difference.Action action) {
        return adoption.differences().orElseThrow().all().stream()
                .filter(difference -> difference.action() == action)
                .map(difference -> difference.resource().name())
                .toList();
    }
}

package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.adopt.Adoption;
import hybridnetwork.adopt.ExportFile;
import hybridnetwork.adopt.FoundAzure;
import hybridnetwork.adopt.ProposedStack;
import hybridnetwork.azuresim.AzureSettings;
import hybridnetwork.azuresim.FilledAzure;
import hybridnetwork.config.StackConfig;
import hybridnetwork.resources.ArmId;
import java.nio.file.Files;
import java.nio.file.Path;
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
                project.run("pulumi", "config", "set", "--secret", "--stack", "prod", "--path", secret.text(), KEY);
            }
            Adoption adoption = Adoption.of("prod", found, proposed, "Pulumi.prod.yaml", "import.json");
            Files.writeString(
                    project.folder().resolve("import.json"),
                    adoption.imports().orElseThrow().json());
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
                    "prod");
            String preview = project.run("pulumi", "preview", "--diff", "--color", "never", "--stack", "prod");
            Files.writeString(Path.of("/tmp/adopt/preview-" + world + ".txt"), preview);
            Files.writeString(Path.of("/tmp/adopt/import-" + world + ".txt"), imported);
            assertThat(imported + preview).doesNotContain(KEY);
        }
    }
}

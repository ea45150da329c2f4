package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./hybrid adopt} on the Azure of {@code ./hybrid simulate --from}, and then its own next steps, to the letter. */
class AdoptLiveIT {
    private static final String KEY = "TheTunnelsOwnKey7";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"blueprint-2016, HYBRID-VPN-ER-RG, 0", "landing-zone, alz-connectivity, 1"})
    void itsNextStepsEndInAStackWithoutChanges(String world, String group, int status) throws Exception {
        Path export = Path.of("src/test/resources/adopt", world + ".json").toAbsolutePath();
        ProjectCopy copy = ProjectCopy.in(folder, Map.of()).withLauncherOfThisRun();
        try (SimulateTerminal azure = SimulateTerminal.open(
                copy,
                "./hybrid",
                "simulate",
                "dev",
                "--from",
                export.toString(),
                "--resource-group",
                group.toLowerCase(Locale.ROOT))) {
            ProjectCopy project = copy.with(azure.environment())
                    .with("PULUMI_SKIP_CONFIRMATIONS", "true")
                    .with("EDITOR", "sed -i s#<networks.of.[a-z]*>#10.50.0.0/16#")
                    .with("KEY", KEY);
            project.run("pulumi", "stack", "init", "corp");
            ProjectCopy.Ended missing = project.start("./hybrid", "adopt", "corp", "--resource-group", "no-such-group");
            assertThat(missing.status()).as(missing.printed()).isEqualTo(4);
            assertThat(missing.printed()).contains("ResourceGroupNotFound", "\n    fix: name a group that ");

            ProjectCopy.Ended adopted = project.start("./hybrid", "adopt", "corp", "--resource-group", group);
            assertThat(adopted.status()).as(adopted.printed()).isEqualTo(status);

            StringBuilder printed = new StringBuilder(adopted.printed());
            for (String step : next(adopted.printed())) {
                printed.append(project.run("sh", "-c", step.startsWith("pulumi config set") ? typed(step) : step));
            }
            assertThat(updated(project.run("sh", "-c", "pulumi preview --json --stack corp 2>/dev/null")))
                    .as("what Azure is sent, and adopt said it")
                    .allSatisfy(name -> assertThat(adopted.printed()).contains(" " + name + "\n"));
            printed.append(project.run("pulumi", "up", "--skip-preview", "--stack", "corp"));
            printed.append(project.run("pulumi", "preview", "--expect-no-changes", "--stack", "corp"));
            assertThat(printed).doesNotContain(KEY);
            assertThat(filesWith(KEY)).isEmpty();
        }
    }

    /** The commands that it printed, but for the stack that stands already: it was read with that stack's login. */
    private static List<String> next(String printed) {
        return printed.substring(printed.lastIndexOf("\nNext:\n") + 7)
                .lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("pulumi stack init "))
                .toList();
    }

    private static String typed(String step) {
        return "printf %s \"$KEY\" | " + step;
    }

    /** Resources of azure-native that get something that they do not have, or have otherwise. */
    private static Set<String> updated(String preview) {
        Set<String> names = new TreeSet<>();
        JsonParser.parseString(preview)
                .getAsJsonObject()
                .getAsJsonArray("steps")
                .forEach(each -> {
                    JsonObject step = each.getAsJsonObject();
                    String urn = step.get("urn").getAsString();
                    if (urn.contains("azure-native:")
                            && !step.get("op").getAsString().equals("same")) {
                        assertThat(step.get("op").getAsString()).as(urn).isEqualTo("update");
                        JsonObject differences = step.getAsJsonObject("detailedDiff");
                        boolean sends = differences.entrySet().stream()
                                .anyMatch(it -> !it.getKey().equals("name")
                                        && !it.getValue()
                                                .getAsJsonObject()
                                                .get("kind")
                                                .getAsString()
                                                .equals("delete"));
                        if (sends) {
                            names.add(urn.substring(urn.lastIndexOf("::") + 2));
                        }
                    }
                });
        assertThat(names).isNotEmpty();
        return names;
    }

    private List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}

package hybridnetwork.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The configuration of dependency updates, by Dependabot's schema and by what is in the tree. */
class DependabotTest {
    private static final Map<String, String> MANIFESTS = Map.of(
            "maven", "pom.xml", "gomod", "go.mod", "npm", "package-lock.json", "github-actions", ".github/workflows");

    private static Map<?, ?> configuration() throws IOException {
        String text = Files.readString(Path.of(".github", "dependabot.yml"));
        return (Map<?, ?>)
                Objects.requireNonNull(new Load(LoadSettings.builder().build()).loadFromString(text));
    }

    private static List<Map<?, ?>> maps(Map<?, ?> parent, String key) {
        return ((List<?>) Objects.requireNonNullElse(parent.get(key), List.of()))
                .stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    private static List<String> directories(Map<?, ?> update) {
        Object several = update.get("directories");
        return several == null
                ? List.of(Objects.toString(update.get("directory")))
                : ((List<?>) several).stream().map(Object::toString).toList();
    }

    @Test
    void itKeepsToTheSchema() throws IOException {
        assertThat(configuration().keySet()).isEqualTo(Set.of("version", "updates"));
        assertThat(configuration().get("version")).isEqualTo(2);
        assertThat(maps(configuration(), "updates")).isNotEmpty().allSatisfy(update -> {
            assertThat(MANIFESTS).containsKey(Objects.toString(update.get("package-ecosystem")));
            assertThat(update.containsKey("directory")).isNotEqualTo(update.containsKey("directories"));
            assertThat(Workflow.map(update, "schedule").get("interval")).isIn("daily", "weekly", "monthly");
            assertThat(Workflow.map(update, "cooldown").get("default-days")).isInstanceOf(Integer.class);
            assertThat(Workflow.map(update, "groups").values())
                    .allSatisfy(
                            group -> assertThat(((Map<?, ?>) group).keySet()).isEqualTo(Set.of("patterns")));
            assertThat(maps(update, "ignore"))
                    .allSatisfy(rule -> assertThat(rule.keySet().toString())
                            .matches("\\[dependency-name(, (versions|update-types))?]"));
            assertThat(update.keySet().toString().replaceAll("[\\[\\] ]", "").split(",", -1))
                    .isSubsetOf(
                            "package-ecosystem",
                            "directory",
                            "directories",
                            "schedule",
                            "cooldown",
                            "groups",
                            "ignore",
                            "allow");
        });
    }

    @Test
    void everyManifestIsWatchedOnce() throws IOException {
        Set<String> watched = new TreeSet<>();
        for (Map<?, ?> update : maps(configuration(), "updates")) {
            String manifest = MANIFESTS.getOrDefault(Objects.toString(update.get("package-ecosystem")), "");
            for (String directory : directories(update)) {
                Path path = Path.of(".", directory).resolve(manifest).normalize();
                assertThat(path).exists();
                assertThat(watched.add(path.toString())).as("%s is new", path).isTrue();
            }
        }
        Set<String> there = new TreeSet<>(Set.of("pom.xml", ".github/workflows"));
        for (Path folder : List.of(Path.of("tools"), Path.of("benchmarks"))) {
            try (Stream<Path> files = Files.walk(folder, 3)) {
                files.filter(file -> MANIFESTS.containsValue(file.getFileName().toString()))
                        .forEach(file -> there.add(file.toString()));
            }
        }
        assertThat(watched).isEqualTo(there);
    }

    /** What is held back is something that pom.xml has, at a version that the rule lets be. */
    @Test
    void whatIsHeldBackIsThere() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        for (Map<?, ?> update : maps(configuration(), "updates")) {
            if (Objects.equals(update.get("package-ecosystem"), "maven")) {
                assertThat(maps(update, "ignore")).isNotEmpty().allSatisfy(rule -> {
                    String[] name =
                            Objects.toString(rule.get("dependency-name")).split(":", 2);
                    String artifact = name[1].equals("*") ? "" : "<artifactId>" + name[1] + "</artifactId>";
                    assertThat(pom).containsPattern("<groupId>" + Pattern.quote(name[0]) + "</groupId>\\s*" + artifact);
                });
            }
        }
    }
}

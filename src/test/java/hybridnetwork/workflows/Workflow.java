package hybridnetwork.workflows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A GitHub workflow as it stands in the repository. */
public record Workflow(String name, Map<?, ?> content) {
    static final Path FOLDER = Path.of(".github", "workflows");

    /** One step of a job: a script, or an action. */
    public record Step(Map<?, ?> content) {
        /** The script; empty for an action. */
        Optional<String> script() {
            return Optional.ofNullable(content.get("run")).map(Object::toString);
        }

        Optional<String> action() {
            return Optional.ofNullable(content.get("uses")).map(Object::toString);
        }
    }

    public static Workflow named(String name) {
        try {
            String text = Files.readString(FOLDER.resolve(name + ".yml"));
            Object content = new Load(LoadSettings.builder().build()).loadFromString(text);
            return new Workflow(name, (Map<?, ?>) Objects.requireNonNull(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Workflow> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".yml", ""))
                    .sorted()
                    .map(Workflow::named)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<?, ?> map(Map<?, ?> parent, String key) {
        return (Map<?, ?>) Objects.requireNonNull(parent.get(key), key);
    }

    Map<?, ?> jobs() {
        return map(content, "jobs");
    }

    Map<?, ?> job(String job) {
        return map(jobs(), job);
    }

    /** The steps of a job; none for one that calls another workflow. */
    List<Step> steps(String job) {
        return job(job).get("steps") instanceof List<?> steps
                ? steps.stream().map(step -> new Step((Map<?, ?>) step)).toList()
                : List.of();
    }

    /** The script of a step by the step's name, or by its id. */
    public String script(String job, String step) {
        return steps(job).stream()
                .filter(each -> step.equals(each.content().get("name"))
                        || step.equals(each.content().get("id")))
                .findFirst()
                .flatMap(Step::script)
                .orElseThrow(() -> new AssertionError(name + ".yml has no step '" + step + "' in job " + job));
    }
}

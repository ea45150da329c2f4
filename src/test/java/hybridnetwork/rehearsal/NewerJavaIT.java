package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.StackConfig;
import hybridnetwork.testing.Jdk;
import hybridnetwork.testing.StackText;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A preview on the newest Java of this machine, which counts one processor. */
class NewerJavaIT {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** The line that docs/engine.md has for whoever prefers Maven. */
    private static final String BY_MAVEN = "runtime: java\n";

    @TempDir
    private Path folder;

    @Test
    void thePreviewEnds() throws Exception {
        StackConfig config = StackText.dev().stack();
        try (Simulation simulation = Simulation.start(config, 0)) {
            ProjectCopy project = ProjectCopy.in(folder, simulation.environment())
                    .with("JAVA_HOME", Jdk.newest().home().toString())
                    .with("JAVA_TOOL_OPTIONS", "-XX:ActiveProcessorCount=1");
            project.run("pulumi", "stack", "select", "--create", "dev", "--non-interactive");
            project.run(
                    "pulumi", "config", "set", "--secret", "--path", "sharedKeys.hq", "abcDEF123", "--stack", "dev");

            // Not part of what may hang, and slow on a busy machine.
            project.run("./hybrid", "explain", "psk");
            assertPreviewEnds(project);
            project.edit("Pulumi.yaml", "runtime: {name: java, options: {use-executor: ./hybrid}}\n", BY_MAVEN);
            assertPreviewEnds(project);
        }
    }

    private static void assertPreviewEnds(ProjectCopy project) throws Exception {
        ProjectCopy.Ended ended = project.startWithin(
                LIMIT, "pulumi", "preview", "--stack", "dev", "--color", "never", "--non-interactive");

        assertThat(ended.status()).as(Jdk.newest() + "\n" + ended.printed()).isZero();
        assertThat(ended.printed()).contains("to create").doesNotContain("WARNING");
    }
}

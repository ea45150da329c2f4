package hybridnetwork;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.Checkout;
import hybridnetwork.testing.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with Maven itself, on the newest Java of this machine. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherIT {
    @TempDir
    private Path folder;

    @Test
    void buildsWhatRunsAndNothingElse() throws Exception {
        Path project = Checkout.in(folder.resolve("project")).folder();

        assertThat(stderr(project)).isEqualTo("hybrid: building, once until the sources change ...\n");
        assertThat(stderr(project)).as("the second run").isEmpty();

        Path current = project.resolve("target/launcher/current");
        Path build = current.resolveSibling(Files.readAllLines(current).get(1));
        assertThat(build.resolve("classes.jsa")).exists();
        assertThat(build.resolve("classes.list"))
                .content()
                .contains(
                        "hybridnetwork/cli/PlanCommand ",
                        "hybridnetwork/engine/EngineRun ",
                        "com/pulumi/deployment/internal/GrpcMonitor ");
        List<String> jars = Stream.of(
                        Files.readString(build.resolve("classpath")).strip().split(":"))
                .map(jar -> jar.substring(jar.lastIndexOf('/') + 1))
                .toList();
        assertThat(jars).first().isEqualTo("hybrid.jar");
        assertThat(jars)
                .anyMatch(jar -> jar.startsWith("pulumi-"))
                .noneMatch(jar -> jar.matches("(junit|assertj|mockito|archunit|byte-buddy|ipaddress).*"));
    }

    private String stderr(Path project) throws IOException, InterruptedException {
        Path err = folder.resolve("stderr");
        var builder = new ProcessBuilder("./hybrid", "plan")
                .directory(project.toFile())
                .redirectError(err.toFile())
                .redirectOutput(folder.resolve("stdout").toFile());
        builder.environment().put("JAVA_HOME", Jdk.newest().home().toString());
        assertThat(builder.start().waitFor()).as("status").isZero();
        return Files.readString(err);
    }
}

package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Follows the runbook as a new operator does, in two terminals: each step, and what one should see. */
class RunbookIT {
    private static final Path GUIDE = Path.of("docs", "runbook.md");
    private static final Path STANDING = Path.of("src/test/resources/adopt/blueprint-2016.json");

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // opened by each test
    private SimulateTerminal simulation;

    @SuppressWarnings("NullAway.Init") // opened by each test
    private ProjectCopy project;

    private void open(String... simulate) throws IOException {
        ProjectCopy copy = ProjectCopy.in(folder, Map.of()).withLauncherOfThisRun();
        Path standing = copy.folder().resolve(STANDING);
        Files.createDirectories(standing.getParent());
        Files.copy(STANDING, standing);
        simulation = SimulateTerminal.open(copy, simulate);
        project = copy.with(simulation.environment());
    }

    @AfterEach
    void closeTheTerminal() {
        simulation.close();
    }

    /** From nothing to a network that is built, drilled, observed, rotated and retired. */
    @TestFactory
    Stream<DynamicTest> theLifeOfANetwork() throws IOException {
        open("./hybrid", "simulate", "dev");
        return followed("The life of a network");
    }

    /** From a network of 2016 to one that is the stack's, with a gateway of today. */
    @TestFactory
    Stream<DynamicTest> theLifeOfANetworkThatStands() throws IOException {
        open("./hybrid", "simulate", "dev", "--from", STANDING.toString(), "--resource-group", "corp");
        return followed("The life of a network that stands");
    }

    private Stream<DynamicTest> followed(String chapter) throws IOException {
        List<FollowedGuide.Step> steps = FollowedGuide.steps(GUIDE, chapter);
        assertThat(steps).isNotEmpty();
        AtomicBoolean stopped = new AtomicBoolean();
        return steps.stream()
                .map(step -> DynamicTest.dynamicTest(
                        step.heading() + ": " + step.typed().strip(), () -> {
                            assumeThat(stopped.get())
                                    .as("an earlier step failed")
                                    .isFalse();
                            stopped.set(true);
                            follow(step);
                            stopped.set(false);
                        }));
    }

    private void follow(FollowedGuide.Step step) throws IOException, InterruptedException {
        String printed = switch (step.terminal()) {
            case sh -> project.run("bash", "-euo", "pipefail", "-c", step.typed());
            case simulate -> simulation.type(step.typed());
        };
        assertThat(step.missing(printed))
                .as("is missing from what is printed:\n" + printed)
                .isEmpty();
    }
}

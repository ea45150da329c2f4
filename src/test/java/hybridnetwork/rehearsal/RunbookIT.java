package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Follows the runbook as a new operator does, in two terminals, from nothing to a network that is retired. */
class RunbookIT {
    private static final Path GUIDE = Path.of("docs", "runbook.md");

    @TempDir
    private static Path folder;

    private static SimulateTerminal simulation;
    private static ProjectCopy project;

    @BeforeAll
    static void openTheTerminals() throws IOException {
        ProjectCopy copy = ProjectCopy.in(folder, Map.of()).withLauncherOfThisRun();
        simulation = SimulateTerminal.open(copy, "dev");
        project = copy.with(simulation.environment());
    }

    @AfterAll
    static void closeThem() {
        simulation.close();
    }

    @TestFactory
    Stream<DynamicTest> everyStepIsAsTheGuideSays() throws IOException {
        List<FollowedGuide.Step> steps = FollowedGuide.steps(GUIDE, "The life of a network");
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

    private static void follow(FollowedGuide.Step step) throws IOException, InterruptedException {
        String printed = switch (step.terminal()) {
            case sh -> project.run("bash", "-euo", "pipefail", "-c", step.typed());
            case simulate -> simulation.type(step.typed());
        };
        assertThat(step.missing(printed))
                .as("is missing from what is printed:\n" + printed)
                .isEmpty();
    }
}

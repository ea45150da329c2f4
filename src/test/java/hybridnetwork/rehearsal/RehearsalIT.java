package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.config.ReadConfig;
import hybridnetwork.engine.EngineRun;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole life of each stack that the project ships. */
class RehearsalIT {
    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void everyStepHolds(String stack) throws Exception {
        Path file = Path.of("stacks", "Pulumi." + stack + ".yaml");
        var config = ReadConfig.fromFile(file, file.toString()).stack().orElseThrow();
        var subject = new Rehearsal.Subject(Engine.folder(), file, stack, config, EngineRun::of);

        RehearsalResult result = Rehearsal.run(subject, new Printed());

        assertThat(result.steps())
                .allSatisfy(step -> assertThat(step.held())
                        .as(step.name() + ": " + step.detail())
                        .isTrue());
        assertThat(result.steps()).hasSize(10);
    }

    private static final class Printed implements StepListener {
        @Override
        public void ended(StepResult result) {
            System.out.printf(
                    "%-40s %-5s %6.1f s %8s in Azure  %s%n    %s%n",
                    result.name(),
                    result.held() ? "ok" : "FAILS",
                    result.taken().toMillis() / 1000.0,
                    result.inAzure(),
                    result.changes(),
                    result.detail());
        }
    }
}

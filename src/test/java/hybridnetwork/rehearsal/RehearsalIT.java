package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole life of each stack. */
class RehearsalIT {
    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void everyStepHolds(String stack) throws Exception {
        var subject = new Rehearsal.Subject(
                Engine.folder(),
                FrozenStacks.file(stack),
                stack,
                StackText.of(stack).stack(),
                FrozenStacks::program);

        RehearsalResult result = Rehearsal.run(subject, new Printed());

        assertThat(result.steps())
                .allSatisfy(step -> assertThat(step.held())
                        .as(step.name() + ": " + step.detail())
                        .isTrue());
        assertThat(result.steps()).hasSize(10);
    }

    /** A network without ExpressRoute has no outage of it; one without a VPN has nothing that takes over; a hub has spokes; what
     * has a firewall loses it for a while. */
    @ParameterizedTest
    @CsvSource({"vpn-first, 8", "two-circuits, 10", "hub, 10", "inspected, 12"})
    void aDesignIsRehearsed(String design, int steps) throws Exception {
        var subject = new Rehearsal.Subject(
                Engine.folder(),
                FrozenStacks.design(design),
                design,
                StackText.in(FrozenStacks.design(design)).stack(),
                context -> FrozenStacks.programIn(FrozenStacks.DESIGNS, context));

        RehearsalResult result = Rehearsal.run(subject, new Printed());

        assertThat(result.steps())
                .allSatisfy(step -> assertThat(step.held())
                        .as(step.name() + ": " + step.detail())
                        .isTrue());
        assertThat(result.steps()).hasSize(steps);
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

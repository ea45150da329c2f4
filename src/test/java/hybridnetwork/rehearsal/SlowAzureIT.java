package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.azuresim.AzureNativeServer;
import hybridnetwork.azuresim.Fault;
import hybridnetwork.config.StackConfig;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import hybridnetwork.resources.ArmId;
import hybridnetwork.testing.StackText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Azure throttles, works on something else, or takes its time: the engine gets over it, or ends with Azure's reason, after
 * which another {@code up} finishes the work. Time is Azure's, simulated.
 */
class SlowAzureIT {
    private final StackConfig config = StackText.dev().stack();

    @Test
    void itIsSurvivedOrEndsWithItsReason() throws Exception {
        var keys = new GeneratedKeys(config);
        var scene = new Scene(config, keys);
        try (var server = AzureNativeServer.start(scene.azure());
                var stack = DevNetwork.stack("dev", server, keys)) {
            // Some minutes of throttling everywhere, and gateways of an hour and a half.
            everyCall(scene, new Fault.Throttled(20));
            assertThat(stack.up().errors()).isEmpty();
            List<ArmId> declared = scene.leftBehind();
            everyCall(scene, new Fault.Slow(Duration.ofMinutes(70)));
            assertThat(stack.destroy().errors()).isEmpty();
            everyCall(scene, new Fault.Slow(Duration.ofMinutes(70)));
            assertThat(stack.up().errors()).isEmpty();
            assertThat(stack.destroy().errors()).isEmpty();

            // Longer than anybody waits.
            refusedThenDone(stack, scene, new Fault.Throttled(1000), "Status=429 Code=\"TooManyRequests\"");
            assertThat(scene.leftBehind()).containsExactlyInAnyOrderElementsOf(declared);
            assertThat(stack.destroy().errors()).isEmpty();
            refusedThenDone(
                    stack,
                    scene,
                    new Fault.Refused(
                            409,
                            "AnotherOperationInProgress",
                            "Another operation on this or dependent resource is in progress."),
                    "Code=\"AnotherOperationInProgress\"");
            assertThat(scene.leftBehind()).containsExactlyInAnyOrderElementsOf(declared);
            assertThat(stack.destroy().errors()).isEmpty();
            refusedThenDone(stack, scene, new Fault.Slow(Duration.ofHours(3)), "context deadline exceeded");
            assertThat(scene.leftBehind()).containsExactlyInAnyOrderElementsOf(declared);
            assertThat(stack.destroy().errors()).isEmpty();
            assertThat(scene.leftBehind()).isEmpty();
        }
    }

    /** Azure went on with what it took too long for, so that the next {@code up} finds it and has nothing to repeat. */
    private static void refusedThenDone(RehearsedStack stack, Scene scene, Fault fault, String reason)
            throws Exception {
        everyCall(scene, fault);
        Outcome refused = stack.up();
        assertThat(refused.succeeded()).as("up with " + fault).isFalse();
        assertThat(refused.errors())
                .as("up with " + fault)
                .anySatisfy(error -> assertThat(error).contains(reason));
        scene.azure().awaitQuiet();
        scene.azure().faults().clear();
        assertThat(stack.up().errors()).as("up after " + fault).isEmpty();
    }

    private static void everyCall(Scene scene, Fault fault) {
        scene.azure().faults().clear();
        for (int call = 1; call <= 40; call++) {
            scene.azure().faults().plan(call, fault);
        }
    }
}

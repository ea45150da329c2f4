package hybridnetwork.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import hybridnetwork.rehearsal.PracticeEngine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Filter;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The SDK itself, which says what it waits for as often as it looks. */
@Isolated("sets the SDK's logger")
class PollingPauseTest {
    private static final Logger SDK = Logger.getLogger("com.pulumi.deployment.internal.DeploymentImpl");

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void looksAFewTimesInHalfASecond() throws Exception {
        PracticeEngine.run(context -> {
            PollingPause.provide();
            countLooks();
            context.export("late", Output.of(late()));
        });

        assertThat(looks).hasValueBetween(2, 40);
    }

    private void countLooks() {
        Filter pause = SDK.getFilter();
        SDK.setFilter(message -> {
            looks.addAndGet(message.getMessage().startsWith("Remaining tasks") ? 1 : 0);
            return pause.isLoggable(message);
        });
    }

    private static CompletableFuture<String> late() {
        var answer = new CompletableFuture<String>();
        answer.completeOnTimeout("now", 500, TimeUnit.MILLISECONDS);
        return answer;
    }
}

package hybridnetwork.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.Uninterruptibles;
import hybridnetwork.azuresim.Fault;
import hybridnetwork.azuresim.Faults;
import hybridnetwork.rehearsal.RehearsedStack.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two developers run {@code pulumi up} at the same moment, {@code -Dshared.rounds} times (default 20): at most one goes
 * through, the other is told who is at it, and nothing is lost.
 *
 * <p>The engine's lock is a blob a run: it writes its own, then looks for those of others. So of two that write before either
 * looks both give way; never do both go on.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TwoAtOnceIT {
    private static final int ROUNDS = Integer.getInteger("shared.rounds", 20);
    private static final String FILE = "stacks/Pulumi.dev.yaml";
    private static final String KEY = "dpdTimeoutSeconds: ";
    private static final int FIRST = 60;

    @TempDir
    private static Path blobs;

    @Test
    void atMostOneGoesThroughAndNothingIsLost() throws Exception {
        Engine.folder();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (var azurite = Azurite.start(blobs);
                var team = new Team(azurite, "state")) {
            RehearsedStack ada = team.first();
            RehearsedStack grace = team.second(ada);
            ada.configure(Map.of("hybrid-network:sites.hq.connection.dpdTimeoutSeconds", String.valueOf(FIRST)));
            String file = Files.readString(ada.project().resolve(FILE));
            assertThat(file).contains(KEY + FIRST);
            assertThat(ada.up().errors()).isEmpty();
            Set<String> declared = team.inAzure();

            int wentThrough = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                // A small change, which both have pulled.
                for (RehearsedStack developer : List.of(ada, grace)) {
                    Files.writeString(
                            developer.project().resolve(FILE), file.replace(KEY + FIRST, KEY + (FIRST + round)));
                }
                List<Outcome> both = atOnce(ada, grace, team.scene().azure().faults(), threads);
                List<Outcome> refused =
                        both.stream().filter(outcome -> !outcome.succeeded()).toList();
                assertThat(refused).as("who was refused in round " + round).isNotEmpty();
                boolean bothGaveWay = refused.size() == both.size();
                assertThat(refused).allMatch(outcome -> saysWhoIsAtIt(outcome) || (bothGaveWay && lostSight(outcome)));
                if (bothGaveWay) {
                    // Whoever gave way tries again.
                    assertThat(ada.up().errors()).isEmpty();
                } else {
                    wentThrough++;
                }
                assertThat(team.inAzure()).isEqualTo(declared);
            }
            System.out.println("of " + ROUNDS + " rounds of two at once, one of them went through in " + wentThrough);
            assertThat(grace.up().changed()).isZero();
            assertThat(grace.refresh().changed()).isZero();
            assertThat(team.inAzure()).isEqualTo(declared);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean saysWhoIsAtIt(Outcome outcome) {
        String errors = String.join("\n", outcome.errors());
        return errors.contains("the stack is currently locked by")
                && errors.contains("created by")
                && errors.contains("pulumi cancel");
    }

    /** The engine lists the locks, then reads each: one that whoever gives way has just taken back is not there any more. */
    private static boolean lostSight(Outcome outcome) {
        String errors = String.join("\n", outcome.errors());
        return errors.contains("BlobNotFound") && errors.contains(".pulumi%2Flocks");
    }

    private static List<Outcome> atOnce(
            RehearsedStack ada, RehearsedStack grace, Faults faults, ExecutorService threads) throws Exception {
        // Whoever gets as far as Azure stays there until the other one has ended, so that they do meet.
        var oneEnded = new CountDownLatch(1);
        faults.clear();
        faults.plan(1, new Fault.Meanwhile(() -> await(oneEnded), true));
        var together = new CyclicBarrier(2);
        List<Future<Outcome>> runs = new ArrayList<>();
        for (RehearsedStack developer : List.of(ada, grace)) {
            runs.add(threads.submit(() -> {
                together.await();
                try {
                    return developer.up();
                } finally {
                    oneEnded.countDown();
                }
            }));
        }
        return List.of(runs.get(0).get(), runs.get(1).get());
    }

    private static void await(CountDownLatch latch) {
        assertThat(Uninterruptibles.awaitUninterruptibly(latch, Duration.ofMinutes(2)))
                .as("one of the two ended")
                .isTrue();
    }
}

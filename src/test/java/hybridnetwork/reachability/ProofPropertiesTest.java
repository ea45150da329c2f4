package hybridnetwork.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.BruteForce.Pkt;
import hybridnetwork.reachability.BruteForce.Verdict;
import hybridnetwork.reachability.World.IntentSpec;
import hybridnetwork.reachability.trace.Trace;
import hybridnetwork.testing.Seeds;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The proof against a model that tries every packet of a small world, one by one. */
class ProofPropertiesTest {
    @Test
    void every_verdict_and_counterexample_is_that_of_the_brute_force_model() {
        Seeds.forAll(40, random -> {
            World world = new RandomWorld(random).make();
            Map<String, Boolean> filters = new HashMap<>();
            for (Scenario scenario : world.prove(Outages.SINGLE).scenarios()) {
                compare(world, scenario, filters);
            }
        });
    }

    @Test
    void pairs_of_outages_too() {
        Seeds.forAll(2, random -> {
            World world = new RandomWorld(random).make();
            Map<String, Boolean> filters = new HashMap<>();
            for (Scenario scenario : world.prove(Outages.PAIRS).scenarios()) {
                compare(world, scenario, filters);
            }
        });
    }

    private static void compare(World world, Scenario scenario, Map<String, Boolean> filters) {
        BruteForce model = new BruteForce(world, scenario.failed(), filters);
        for (int i = 0; i < world.intents.size(); i++) {
            IntentSpec intent = world.intents.get(i);
            IntentResult result = scenario.intents().get(i);
            Verdict verdict = model.verdict(intent, RandomWorld.universe(), RandomWorld.PORTS);
            String where = scenario.name() + ", " + intent + ", model: " + verdict + ", proof: " + result;
            assertThat(result.holds()).as(where).isEqualTo(verdict.holds());
            assertThat(result.counterexample().map(ProofPropertiesTest::packet).orElse(null))
                    .as(where)
                    .isEqualTo(verdict.first());
            if (result.trace().isPresent() && result.counterexample().isPresent()) {
                Trace trace = result.trace().get();
                boolean works = intent.allow()
                        ? trace.outcome() == Outcome.DELIVERED
                        : trace.outcome().arrived();
                assertThat(works)
                        .as("the trace shows what the verdict says: " + where)
                        .isEqualTo(!intent.allow());
            }
            if (result.trace().isPresent() && result.counterexample().isEmpty()) {
                Outcome outcome = result.trace().get().outcome();
                assertThat(outcome == Outcome.DELIVERED).as(where).isEqualTo(intent.allow());
            }
            assertThat(result.path().isEmpty())
                    .as(where)
                    .isEqualTo(result.path().isEmpty() || (!intent.allow() && result.holds()));
        }
    }

    private static Pkt packet(Counterexample c) {
        return new Pkt(
                c.source().number(),
                c.destination().number(),
                c.protocol().toString(),
                c.sourcePort().orElse(BruteForce.NO_PORT),
                c.destinationPort().orElse(BruteForce.NO_PORT));
    }
}

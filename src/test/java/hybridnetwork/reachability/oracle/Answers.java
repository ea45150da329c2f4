package hybridnetwork.reachability.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.reachability.oracle.Oracle.Answer;
import hybridnetwork.reachability.oracle.Oracle.Verdict;
import hybridnetwork.reachability.oracle.World.Intent;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The oracle's answer to one intent in a world, and what it should be. */
final class Answers {
    private Answers() {}

    static Answer answer(World world, Intent intent, String... failed) {
        World asking = world.copy();
        asking.intents.clear();
        asking.intents.add(intent);
        return Objects.requireNonNull(
                new Oracle(asking).answers(List.of(failed)).get(intent.name()));
    }

    static Intent allow(String from, String to, String protocol, String... ports) {
        return Intent.allow("it", from, to, protocol, ports);
    }

    static Intent deny(String from, String to, String protocol, String... ports) {
        return Intent.deny("it", from, to, protocol, ports);
    }

    static void holds(Answer answer, String... siteAndWay) {
        Map<String, String> ways = siteAndWay.length == 0
                ? Map.of()
                : siteAndWay.length == 2
                        ? Map.of(siteAndWay[0], siteAndWay[1])
                        : Map.of(siteAndWay[0], siteAndWay[1], siteAndWay[2], siteAndWay[3]);
        assertThat(answer.decided()).isEqualTo(new Answer(Verdict.holds, ways, null));
    }

    static void violated(Answer answer, String packet) {
        assertThat(answer.verdict()).as(answer.toString()).isEqualTo(Verdict.violated);
        assertThat(answer.lowest()).hasToString(packet);
    }

    static void unknown(Answer answer) {
        assertThat(answer.verdict()).as(answer.toString()).isEqualTo(Verdict.unknown);
    }
}

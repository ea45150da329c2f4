package hybridnetwork.preflight;

import java.util.List;
import java.util.stream.Stream;

/** Every rule, by topic. */
public final class RuleBook {
    /** Rules on one subject, in the order of the rulebook. */
    public record Topic(String title, List<Rule> rules) {}

    private static final List<Topic> TOPICS = List.of(
            new Topic("Address plan", AddressPlan.rules()),
            new Topic("Keys", SecretKeys.rules()),
            new Topic("Traffic", Traffic.rules()));

    private static final List<Rule> ALL =
            TOPICS.stream().flatMap(topic -> topic.rules().stream()).toList();

    private RuleBook() {}

    public static List<Topic> topics() {
        return TOPICS;
    }

    public static List<Rule> all() {
        return ALL;
    }

    static Stream<Rule> checked() {
        return ALL.stream().filter(rule -> rule.check().isPresent());
    }
}

package hybridnetwork.observation;

import hybridnetwork.config.StackConfig;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;

/**
 * A deployed stack, observed.
 *
 * @param differences the gravest first
 * @param prefixes what comes from on-premises, over which way
 * @param waiting circuits of which nothing is expected yet
 * @param open what Azure did not say
 */
public record Observation(
        String stack,
        List<Judged> differences,
        List<ObservedPrefix> prefixes,
        List<String> waiting,
        List<Seen.Open> open) {
    public Observation {
        differences = List.copyOf(differences);
        prefixes = List.copyOf(prefixes);
        waiting = List.copyOf(waiting);
        open = List.copyOf(open);
    }

    /** Judges what was seen. */
    public static Observation of(
            String stack, StackConfig config, List<RegisteredResource> resources, Expectation expected, Seen seen) {
        return new Observation(
                stack,
                Consequences.of(config, resources, Comparison.of(expected, seen)),
                ObservedPrefix.all(config, expected, seen),
                expected.waiting(),
                seen.open());
    }

    /** Whether somebody has to look: there is a difference that nobody has accepted. */
    public boolean differs() {
        return differences.stream().anyMatch(it -> it.severity() != Judged.Severity.ACCEPTED);
    }

    /** Whether Azure refused to answer a question: what it would have said is not known. */
    public boolean isIncomplete() {
        return open.stream().anyMatch(Seen.Open::refused);
    }
}

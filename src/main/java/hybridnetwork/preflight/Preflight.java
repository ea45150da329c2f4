package hybridnetwork.preflight;

import hybridnetwork.config.Problem;
import hybridnetwork.config.StackConfig;
import java.util.List;

/** Checks a configuration against the rulebook, before anything is created. */
public final class Preflight {
    private Preflight() {}

    /**
     * Every problem that the rules find, in the order of the rulebook; hand them to
     * {@link hybridnetwork.config.ReadConfig#problemsWith} for their places in the file and its order.
     */
    public static List<Problem> check(StackConfig config, Surroundings surroundings) {
        return RuleBook.all().stream()
                .flatMap(rule -> Inspection.of(config, surroundings, rule).stream())
                .toList();
    }
}

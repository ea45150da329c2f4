package hybridnetwork.preflight;

import hybridnetwork.config.Problem;
import hybridnetwork.config.ReadConfig;
import hybridnetwork.config.StackConfig;
import java.util.ArrayList;
import java.util.List;

/** Checks a configuration against the rulebook, before anything is created. */
public final class Preflight {
    private Preflight() {}

    /**
     * Every problem of a stack: those of its reading, those that the rules find, and those that were found elsewhere, with
     * the accepted risks noted, in the order of the file.
     *
     * @param others problems found elsewhere, such as illegal changes to what Azure has
     */
    public static List<Problem> problems(ReadConfig read, Surroundings surroundings, List<Problem> others) {
        List<Problem> all = new ArrayList<>(read.problems());
        read.stack().ifPresent(config -> all.addAll(check(config, surroundings)));
        all.addAll(others);
        return read.present(
                read.stack().map(config -> AcceptedRisks.apply(config, all)).orElse(all));
    }

    /** Every problem that the rules find, in the order of the rulebook; nothing is accepted yet. */
    public static List<Problem> check(StackConfig config, Surroundings surroundings) {
        return RuleBook.checked()
                .flatMap(rule -> Inspection.of(config, surroundings, rule).stream())
                .toList();
    }
}

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
     * Every problem of a stack: those of its reading and those that the rules find, with the accepted risks noted, in the
     * order of the file. Where an export is proved the rules say nothing: they are about a network of the program's own.
     */
    public static List<Problem> problems(ReadConfig read, Surroundings surroundings) {
        return read.present(found(read, surroundings));
    }

    /** The errors among them, as far as they show offline. */
    public static List<Problem> errors(ReadConfig read) {
        return problems(read, Surroundings.offline()).stream()
                .filter(Problem::isError)
                .toList();
    }

    /**
     * As {@link #problems}, but all of them and in no order: for those who find more and then {@link ReadConfig#present
     * present} the whole.
     */
    public static List<Problem> found(ReadConfig read, Surroundings surroundings) {
        List<Problem> all = new ArrayList<>(read.problems());
        read.stack().ifPresent(config -> all.addAll(check(config, surroundings)));
        if (read.stack().isEmpty()) {
            read.premises().ifPresent(premises -> all.addAll(AcceptedRisks.errorsOfProof(premises.acceptedRisks())));
            return all;
        }
        return AcceptedRisks.apply(read.stack().get(), all);
    }

    /** Whether a problem says that something is read by the engine alone, so that whatever is found offline may not hold. */
    public static boolean isOnlyOffline(Problem problem) {
        return ReaderRules.ONLY_OFFLINE.contains(problem.rule());
    }

    /** Problems that were found elsewhere, such as illegal changes to what Azure has, with the accepted risks noted. */
    public static List<Problem> withAccepted(StackConfig config, List<Problem> found) {
        return AcceptedRisks.note(config, found);
    }

    /** Every problem that the rules find, in the order of the rulebook; nothing is accepted yet. */
    public static List<Problem> check(StackConfig config, Surroundings surroundings) {
        return RuleBook.checked()
                .flatMap(rule -> Inspection.of(config, surroundings, rule).stream())
                .toList();
    }
}

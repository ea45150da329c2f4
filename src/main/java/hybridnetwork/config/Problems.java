package hybridnetwork.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers problems while a configuration is read and checked, so that all of them are told at once. */
public final class Problems {
    private static final Comparator<Problem> FILE_ORDER = Comparator.comparingInt(
                    (Problem problem) -> problem.at().map(SourceLocation::line).orElse(Integer.MAX_VALUE))
            .thenComparingInt(
                    problem -> problem.at().map(SourceLocation::column).orElse(Integer.MAX_VALUE));

    /** How many problems of one rule and severity are told. */
    static final int MOST_OF_A_RULE = 20;

    private final List<Problem> all = new ArrayList<>();
    private int errors;

    public void add(Problem problem) {
        all.add(problem);
        if (problem.isError()) {
            errors++;
        }
    }

    /** An error in a value that can be read all the same, so that the whole is judged with it. */
    void addReadable(Problem problem) {
        all.add(problem);
    }

    /** The problems in the order of their discovery. */
    public List<Problem> all() {
        return List.copyOf(all);
    }

    /** How many of them keep a value from being read. */
    public int errors() {
        return errors;
    }

    /** The problems in the order of the file; what has no place in it comes last, in the order of discovery. */
    public List<Problem> inFileOrder() {
        return all.stream().sorted(FILE_ORDER).toList();
    }

    /**
     * The problems in the order of the file, but of each rule only the first {@value #MOST_OF_A_RULE}, followed by how many
     * more there are: one mistake can have thousands of consequences.
     */
    List<Problem> capped() {
        Map<String, Integer> seen = new HashMap<>();
        List<Problem> first = new ArrayList<>();
        for (Problem problem : inFileOrder()) {
            if (seen.merge(kind(problem), 1, Integer::sum) <= MOST_OF_A_RULE) {
                first.add(problem);
            }
        }
        List<Problem> capped = new ArrayList<>();
        Map<String, Integer> shown = new HashMap<>();
        for (Problem problem : first) {
            capped.add(problem);
            int more = seen.getOrDefault(kind(problem), 0) - MOST_OF_A_RULE;
            if (shown.merge(kind(problem), 1, Integer::sum) == MOST_OF_A_RULE && more > 0) {
                capped.add(Problem.of(
                                problem.severity(),
                                problem.rule(),
                                ConfigPath.ROOT,
                                "and " + more + " more of this rule")
                        .fix("mend those above first"));
            }
        }
        return capped;
    }

    private static String kind(Problem problem) {
        return problem.severity() + " " + problem.rule();
    }
}

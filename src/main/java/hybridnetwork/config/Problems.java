package hybridnetwork.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers problems while a configuration is read and checked, so that all of them are told at once. */
public final class Problems {
    private static final Comparator<Problem> FILE_ORDER = Comparator.comparingInt(
                    (Problem problem) -> problem.at().map(SourceLocation::line).orElse(Integer.MAX_VALUE))
            .thenComparingInt(
                    problem -> problem.at().map(SourceLocation::column).orElse(Integer.MAX_VALUE));

    private final List<Problem> all = new ArrayList<>();
    private int errors;

    public void add(Problem problem) {
        all.add(problem);
        if (problem.isError()) {
            errors++;
        }
    }

    /** The problems in the order of their discovery. */
    public List<Problem> all() {
        return List.copyOf(all);
    }

    /** How many of them keep the network from being registered. */
    public int errors() {
        return errors;
    }

    /** The problems in the order of the file; what has no place in it comes last, in the order of discovery. */
    public List<Problem> inFileOrder() {
        return all.stream().sorted(FILE_ORDER).toList();
    }
}

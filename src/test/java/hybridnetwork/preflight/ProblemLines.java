package hybridnetwork.preflight;

import hybridnetwork.config.Problem;

/** A problem as the golden files show it. */
final class ProblemLines {
    private ProblemLines() {}

    static String of(Problem problem) {
        StringBuilder text = new StringBuilder("  " + problem.severity() + ": " + problem.message() + "\n");
        text.append("    at: ").append(problem.path()).append('\n');
        problem.got().ifPresent(got -> text.append("    got: ").append(got).append('\n'));
        problem.allowed()
                .ifPresent(what -> text.append("    allowed: ").append(what).append('\n'));
        problem.fix().ifPresent(fix -> text.append("    fix: ").append(fix).append('\n'));
        problem.accepted()
                .ifPresent(why -> text.append("    accepted: ").append(why).append('\n'));
        return text.toString();
    }
}

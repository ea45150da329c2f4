package hybridnetwork.report;

import hybridnetwork.config.Problem;
import java.util.List;

/** Problems as the rows of a table in Markdown. */
final class ProblemRows {
    static final List<String> HEAD = List.of("| Severity | Rule | Where | Problem | Fix |", "|---|---|---|---|---|");

    static final List<String> HEAD_ACCEPTED = List.of("| Rule | Where | Accepted | Reason |", "|---|---|---|---|");

    private ProblemRows() {}

    static List<String> all(List<Problem> problems) {
        return problems.stream().map(ProblemRows::row).toList();
    }

    static String row(Problem problem) {
        return "| " + problem.severity() + " | " + Markdown.code(problem.rule()) + " | " + where(problem) + " | "
                + Markdown.text(problem.sentence()) + " | "
                + problem.fix().map(Markdown::text).orElse("") + " |";
    }

    /** A risk that the team accepts, with its reason. */
    static String accepted(Problem problem) {
        String found = problem.got().map(value -> "; got " + value).orElse("");
        return "| " + Markdown.code(problem.rule()) + " | " + where(problem) + " | "
                + Markdown.text(problem.message() + found) + " | "
                + Markdown.text(problem.accepted().orElse("")) + " |";
    }

    private static String where(Problem problem) {
        String path = problem.path().text();
        String place = problem.at().map(at -> at.file() + ":" + at.line()).orElse("");
        return (path.isEmpty() ? "" : Markdown.code(path))
                + (path.isEmpty() || place.isEmpty() ? "" : "<br>")
                + Markdown.text(place);
    }
}

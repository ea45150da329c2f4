package hybridnetwork.report;

import hybridnetwork.config.Problem;
import hybridnetwork.config.Severity;
import hybridnetwork.config.Words;
import hybridnetwork.report.Terminal.Paint;
import java.util.List;
import java.util.Optional;

/** Problems for a terminal, each with its place, its value and its fix. */
public final class ProblemText {
    /** As wide as the longest label, {@code allowed}. */
    private static final String LABEL = "%7s";

    private static final int NAMED_ADVICE = 3;

    /** Where the text of a detail begins: after its label, a colon and a space. */
    private static final int DETAIL = 9;

    private ProblemText() {}

    /**
     * Accepted risks with their reasons; errors and warnings in full, in their order; advice as one line; then a count.
     *
     * @param closing what the problems led to, such as {@code nothing was planned}; empty for none
     * @return lines that end in a line feed; nothing for an empty list
     */
    public static String render(List<Problem> problems, String closing, Terminal terminal) {
        return render(problems, closing, false, terminal);
    }

    /** As {@link #render(List, String, Terminal)}, with every recommendation in full where that is asked for. */
    public static String render(List<Problem> problems, String closing, boolean advice, Terminal terminal) {
        StringBuilder text = new StringBuilder();
        List<Problem> shown = problems.stream()
                .filter(problem -> problem.severity() != Severity.ADVICE)
                .toList();
        problems.stream()
                .filter(problem -> problem.accepted().isPresent())
                .forEach(problem -> append(text, problem, terminal));
        shown.forEach(problem -> append(text, problem, terminal));
        if (advice) {
            problems.stream().filter(Problem::isRecommendation).forEach(problem -> append(text, problem, terminal));
        } else {
            advice(problems).ifPresent(line -> text.append(line).append("\n\n"));
        }
        if (!shown.isEmpty()) {
            text.append(count(problems));
            text.append(closing.isEmpty() ? "" : "; " + closing).append(".\n");
        }
        return text.toString();
    }

    /** Such as {@code 2 problems (1 error, 1 warning)}; advice is not counted. */
    public static String count(List<Problem> problems) {
        long errors = count(problems, Severity.ERROR);
        long warnings = count(problems, Severity.WARNING);
        String kinds = errors == 0
                ? plural(warnings, "warning")
                : warnings == 0
                        ? plural(errors, "error")
                        : plural(errors, "error") + ", " + plural(warnings, "warning");
        return plural(errors + warnings, "problem") + " (" + kinds + ")";
    }

    static long count(List<Problem> problems, Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    static String plural(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static void append(StringBuilder text, Problem problem, Terminal terminal) {
        Paint paint = problem.isError() ? Paint.RED : Paint.YELLOW;
        String kind = problem.accepted().isPresent()
                ? "accepted risk"
                : problem.severity().toString();
        text.append(terminal.paint(paint, kind + "[" + Terminal.printable(problem.rule()) + "]"))
                .append(": ")
                .append(terminal.paint(
                        Paint.BOLD,
                        wrapped(
                                problem.message(),
                                kind.length() + problem.rule().length() + 4,
                                terminal)))
                .append('\n');
        String place = place(problem);
        if (!place.isEmpty()) {
            text.append(terminal.paint(Paint.BLUE, String.format(LABEL, "-->")))
                    .append(' ')
                    .append(place)
                    .append('\n');
        }
        detail(text, terminal, "got", problem.got());
        detail(text, terminal, "allowed", problem.allowed());
        if (problem.accepted().isPresent()) {
            detail(text, terminal, "reason", problem.accepted());
        } else {
            detail(text, terminal, "fix", problem.fix());
        }
        text.append('\n');
    }

    private static String place(Problem problem) {
        String path = Terminal.printable(problem.path().text());
        return problem.at()
                .map(at -> Terminal.printable(at.toString()) + (path.isEmpty() ? "" : " (" + path + ")"))
                .orElse(path);
    }

    private static void detail(StringBuilder text, Terminal terminal, String label, Optional<String> value) {
        value.ifPresent(it -> text.append(terminal.paint(Paint.BLUE, String.format(LABEL, label) + ":"))
                .append(' ')
                .append(isCommand(it) ? Terminal.printable(it) : wrapped(it, DETAIL, terminal))
                .append('\n'));
    }

    /** Who copies a command wants it on one line. */
    private static boolean isCommand(String text) {
        return text.startsWith("pulumi ") || text.startsWith("./hybrid ");
    }

    /** The text in lines that end at words, where somebody reads it; {@code begun} columns of the first are taken. */
    private static String wrapped(String text, int begun, Terminal terminal) {
        String printable = Terminal.printable(text);
        if (terminal.isPlain()) {
            return printable;
        }
        String pad = " ".repeat(DETAIL);
        // The first line is as long as the others once what stands before it is thought away.
        List<String> lines = Terminal.wrapped("x".repeat(begun - DETAIL) + printable, terminal.width() - DETAIL);
        return String.join("\n" + pad, lines).substring(begun - DETAIL);
    }

    /** One line for all advice, naming the first rules; empty for none. */
    private static Optional<String> advice(List<Problem> problems) {
        List<String> rules = problems.stream()
                .filter(Problem::isRecommendation)
                .map(Problem::rule)
                .distinct()
                .toList();
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        String named = Words.few(rules, NAMED_ADVICE);
        long count = problems.stream().filter(Problem::isRecommendation).count();
        return Optional.of("advice: " + plural(count, "recommendation") + " (" + named + ")");
    }
}

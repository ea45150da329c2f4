package hybridnetwork.report;

import hybridnetwork.rehearsal.RehearsalResult;
import hybridnetwork.rehearsal.StepResult;
import hybridnetwork.report.Terminal.Paint;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A rehearsal for a terminal: a line as each step ends, and a table at the close. */
public final class RehearsalText {
    /** Steps, resources and the two times; together no more than the narrowest terminal has. */
    private static final int STEP = 36;

    private static final int RESOURCES = 25;
    private static final String ROW = "%-" + STEP + "s%-" + RESOURCES + "s%8s%10s%n";

    private RehearsalText() {}

    /** The line of a step that is over, and what was seen. */
    public static String step(StepResult step, Terminal terminal) {
        String mark = step.held() ? terminal.paint(Paint.GREEN, "ok  ") : terminal.paint(Paint.RED, "FAIL");
        String detail = step.detail()
                .lines()
                .map(Terminal::printable)
                .flatMap(line -> Terminal.wrapped(line, terminal.width() - 6).stream())
                .collect(Collectors.joining("\n      "));
        return mark + "  " + terminal.paint(Paint.BOLD, step.name()) + "\n      " + detail + "\n";
    }

    /** Steps, what changed in each, seconds here and the time that Azure would have taken. */
    public static String table(RehearsalResult result, Terminal terminal) {
        StringBuilder text = new StringBuilder("\n");
        text.append(String.format(ROW, "step", "resources", "here", "in Azure"));
        for (StepResult step : result.steps()) {
            text.append(String.format(
                    ROW,
                    Terminal.shortened(step.name(), STEP - 2),
                    Terminal.shortened(changes(step.changes()), RESOURCES - 1),
                    here(step.taken()),
                    inAzure(step.inAzure())));
        }
        text.append(String.format(ROW, "total", "", here(result.taken()), inAzure(result.inAzure())));
        text.append('\n');
        text.append(
                result.held()
                        ? terminal.paint(Paint.GREEN, "The whole lifecycle holds.")
                        : terminal.paint(Paint.RED, "The rehearsal failed; the last step says why."));
        return text.append('\n').toString();
    }

    private static String changes(Map<String, Integer> changes) {
        String words = new TreeMap<>(changes)
                .entrySet().stream()
                        .filter(change -> !change.getKey().equals("same"))
                        .map(change -> change.getValue() + " " + change.getKey())
                        .collect(Collectors.joining(", "));
        return words.isEmpty() ? "-" : words;
    }

    private static String here(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private static String inAzure(Duration duration) {
        return duration.toMinutes() == 0 ? "-" : duration.toMinutes() + " min";
    }
}

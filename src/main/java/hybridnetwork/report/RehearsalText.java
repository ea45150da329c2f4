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
    private static final int STEP = 36;

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
        text.append(String.format("%-" + STEP + "s%-34s%8s%12s%n", "step", "resources", "here", "in Azure"));
        for (StepResult step : result.steps()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-" + STEP + "s%-34s%6.1f s%12s%n",
                    Terminal.shortened(step.name(), STEP - 2),
                    Terminal.shortened(changes(step.changes()), 32),
                    seconds(step.taken()),
                    inAzure(step.inAzure())));
        }
        text.append(String.format(
                Locale.ROOT,
                "%-" + STEP + "s%-34s%6.1f s%12s%n%n",
                "total",
                "",
                seconds(result.taken()),
                inAzure(result.inAzure())));
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

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String inAzure(Duration duration) {
        return duration.toMinutes() == 0 ? "-" : duration.toMinutes() + " min";
    }
}

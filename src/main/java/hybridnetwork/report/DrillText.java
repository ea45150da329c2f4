package hybridnetwork.report;

import hybridnetwork.lab.Change;
import hybridnetwork.lab.Check;
import hybridnetwork.lab.DrillResult;
import hybridnetwork.lab.OutageResult;
import hybridnetwork.lab.Prediction;
import hybridnetwork.report.Terminal.Paint;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A drill for a terminal: a line as each thing ends, and a table at the close. */
public final class DrillText {
    private static final int OUTAGE = 42;
    private static final int PATH = 17;
    private static final String ROW = "%-" + OUTAGE + "s%-" + PATH + "s%6s%8s%7s";

    private DrillText() {}

    /** The line of a check that is over. */
    public static String check(Check check, Terminal terminal) {
        return mark(check.held(), terminal) + "  " + check.name() + ": "
                + indented(check.detail(), terminal, terminal.width() - 6) + "\n";
    }

    /** What the proof says, before it is tried. */
    public static String prediction(Prediction prediction, String how, Terminal terminal) {
        return "\n" + terminal.paint(Paint.BOLD, prediction.scenario() + ", " + how) + "\n      the proof says: "
                + prediction + "\n";
    }

    /** What was seen of an outage. */
    public static String outage(OutageResult result, Terminal terminal) {
        StringBuilder text = new StringBuilder();
        text.append(mark(agreed(result.prediction(), result.lost()), terminal))
                .append("  the lab sees:   ")
                .append(seen(result.lost()))
                .append('\n');
        result.during().stream().filter(check -> !check.held()).forEach(check -> text.append(check(check, terminal)));
        long tried = result.during().stream().filter(Check::held).count();
        if (tried > 0) {
            text.append(mark(true, terminal))
                    .append("  meanwhile:      ")
                    .append(tried)
                    .append(tried == 1 ? " intent" : " intents")
                    .append(" as proved, by real connections\n");
        }
        return text.append(mark(agreed(result.afterwards(), result.restored()), terminal))
                .append("  restored:       ")
                .append(seen(result.restored()))
                .append('\n')
                .toString();
    }

    private static boolean agreed(Prediction prediction, Change change) {
        return change.agrees() && (!prediction.arrives() || change.survived().orElse(true));
    }

    private static String seen(Change change) {
        return change.path() + ", " + change.lost() + (change.lost() == 1 ? " packet" : " packets") + " lost"
                + change.recovered()
                        .filter(seconds -> seconds > 0)
                        .map(seconds -> ", recovered after " + seconds(seconds) + " s")
                        .orElse(change.recovered().isEmpty() ? ", not recovered" : "")
                + change.survived()
                        .map(survived -> survived
                                ? ", the open connection survived (longest silence " + seconds(change.longestStall())
                                        + " s)"
                                : ", THE OPEN CONNECTION BROKE")
                        .orElse("");
    }

    /** Outages, the way that was taken, packets lost, seconds, and what that is to the time of detection. */
    public static String table(DrillResult result, Terminal terminal) {
        StringBuilder text = new StringBuilder("\n");
        text.append("stack ")
                .append(result.stack())
                .append(", site ")
                .append(result.site())
                .append(", timers ")
                .append(result.timers())
                .append(", measured: ")
                .append(result.flow())
                .append("\n\n");
        text.append(row("outage", "way taken", "lost", "seconds", "TCP"));
        for (OutageResult outage : result.outages()) {
            text.append(row(
                    Terminal.shortened(name(outage), OUTAGE - 1),
                    Terminal.shortened(outage.lost().path(), PATH - 1),
                    Long.toString(outage.lost().lost()),
                    outage.lost().recovered().map(DrillText::seconds).orElse("never"),
                    survived(outage.lost())));
            text.append(row(
                    "  restored",
                    Terminal.shortened(outage.restored().path(), PATH - 1),
                    Long.toString(outage.restored().lost()),
                    outage.restored().recovered().map(DrillText::seconds).orElse("never"),
                    survived(outage.restored())));
        }
        result.left().forEach(left -> text.append("\nnot drilled: ").append(Terminal.printable(left)));
        text.append(result.left().isEmpty() ? "\n" : "\n\n");
        return text.append(conclusion(result, terminal)).toString();
    }

    private static String row(String outage, String way, String lost, String seconds, String tcp) {
        return String.format(ROW, outage, way, lost, seconds, tcp).stripTrailing() + "\n";
    }

    private static String name(OutageResult outage) {
        return outage.prediction().scenario() + (outage.how().startsWith("unplugged") ? ", unplugged" : "");
    }

    private static String survived(Change change) {
        return change.survived().map(survived -> survived ? "lives" : "BROKE").orElse("-");
    }

    private static String conclusion(DrillResult result, Terminal terminal) {
        List<String> wrong = result.checks().stream()
                .filter(check -> !check.held())
                .map(Check::name)
                .collect(Collectors.toList());
        result.outages().stream()
                .filter(outage -> !outage.held())
                .map(DrillText::name)
                .forEach(wrong::add);
        String took = " The drill took " + result.taken().toSeconds() + " s.\n";
        if (!wrong.isEmpty()) {
            return terminal.paint(Paint.RED, "The drill failed: " + String.join("; ", wrong) + ".") + took;
        }
        return terminal.paint(
                        Paint.GREEN,
                        result.outages().isEmpty()
                                ? "Everything is as it must be; no outage was drilled."
                                : "Proof and lab agree in every outage drilled.")
                + took;
    }

    private static String mark(boolean held, Terminal terminal) {
        return held ? terminal.paint(Paint.GREEN, "ok  ") : terminal.paint(Paint.RED, "FAIL");
    }

    private static String indented(String text, Terminal terminal, int columns) {
        return text.lines()
                .map(Terminal::printable)
                .flatMap(line -> terminal.isPlain() ? List.of(line).stream() : Terminal.wrapped(line, columns).stream())
                .collect(Collectors.joining("\n      "));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }
}

package hybridnetwork.report;

import hybridnetwork.observation.FirstStep;
import hybridnetwork.observation.Judged;
import hybridnetwork.observation.Observation;
import hybridnetwork.observation.ObservedPrefix;
import hybridnetwork.observation.Seen;
import hybridnetwork.report.Terminal.Paint;
import java.util.List;

/** An observation for a terminal: the differences, each with what it costs, and the prefixes as a table. */
public final class ObservationText {
    private static final int PREFIX = 20;
    private static final int SITES = 24;
    private static final int WAY = 14;
    private static final int INDENT = 11;

    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    private ObservationText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The whole text; it ends in a line feed. */
    public static String render(Observation observation, Terminal terminal) {
        ObservationText rendering = new ObservationText(terminal);
        observation.differences().forEach(rendering::difference);
        rendering.prefixes(observation.prefixes());
        observation
                .waiting()
                .forEach(circuit -> rendering.line(
                        "waiting", circuit + " is ordered and not connected yet: nothing is expected of it"));
        observation.open().forEach(rendering::open);
        rendering.text.append('\n');
        String verdict = ObservationWords.verdict(observation);
        rendering
                .text
                .append(terminal.paint(
                        observation.differs() || observation.isIncomplete() ? Paint.RED : Paint.GREEN, verdict))
                .append('\n');
        return rendering.text.toString();
    }

    private void difference(Judged judged) {
        Paint paint = switch (judged.severity()) {
            case LOST -> Paint.RED;
            case AT_RISK -> Paint.YELLOW;
            case DEGRADED -> Paint.BLUE;
            case ACCEPTED -> Paint.DIM;
        };
        text.append(terminal.paint(paint, Terminal.padded(judged.severity().toString(), INDENT)))
                .append(terminal.paint(
                        Paint.BOLD, Terminal.printable(judged.difference().where())))
                .append("  [")
                .append(judged.difference().rule())
                .append("]\n");
        line("", "expected " + judged.difference().expected());
        line("", "seen     " + judged.difference().seen());
        ObservationWords.consequences(judged).forEach(consequence -> line("", consequence));
        line("", "first: " + FirstStep.of(judged.difference()) + " (" + ObservationWords.page(judged) + ")");
        text.append('\n');
    }

    private void line(String head, String words) {
        String start = Terminal.padded(head, INDENT);
        for (String line : Terminal.wrapped(Terminal.printable(words), terminal.width() - INDENT)) {
            text.append(start).append(line).append('\n');
            start = " ".repeat(INDENT);
        }
    }

    private void prefixes(List<ObservedPrefix> prefixes) {
        if (prefixes.isEmpty()) {
            return;
        }
        text.append(terminal.paint(
                        Paint.BOLD,
                        Terminal.padded("prefix", PREFIX)
                                + Terminal.padded("site", SITES)
                                + Terminal.padded("ExpressRoute", WAY)
                                + Terminal.padded("VPN", WAY)
                                + "carried by"))
                .append('\n');
        for (ObservedPrefix it : prefixes) {
            text.append(Terminal.padded(it.prefix().toString(), PREFIX))
                    .append(Terminal.padded(
                            Terminal.shortened(it.sites().isEmpty() ? "-" : String.join(", ", it.sites()), SITES - 2),
                            SITES))
                    .append(state(it.expressRoute()))
                    .append(state(it.vpn()))
                    .append(it.carriedBy())
                    .append('\n');
        }
    }

    private String state(ObservedPrefix.State state) {
        String padded = Terminal.padded(state.toString(), WAY);
        boolean bad = state == ObservedPrefix.State.MISSING
                || state == ObservedPrefix.State.EXTRA
                || state == ObservedPrefix.State.UNKNOWN;
        return bad ? terminal.paint(Paint.RED, padded) : padded;
    }

    private void open(Seen.Open open) {
        line(open.refused() ? "unknown" : "not asked", open.what() + ": " + open.reason());
    }
}

package hybridnetwork.report;

import hybridnetwork.reachability.Obligation;
import hybridnetwork.reachability.comparison.Needed;
import hybridnetwork.report.Terminal.Paint;
import java.util.List;
import java.util.Optional;

/** What each appliance has to pass and to drop, for a terminal: what the team that writes its rules needs. */
final class ObligationText {
    private static final int INDENT = 4;
    private static final int LABEL = 6;
    private static final int FROM = 5;

    private ObligationText() {}

    /** Lines that end in a line feed; nothing where no verdict rests on an appliance's rules. */
    static String render(List<Needed> all, Terminal terminal) {
        StringBuilder text = new StringBuilder();
        Optional<String> last = Optional.empty();
        for (Needed needed : all) {
            Obligation obligation = needed.obligation();
            Optional<String> appliance = Optional.of(obligation.appliance());
            if (!appliance.equals(last)) {
                String head = "obligations of " + Terminal.printable(obligation.appliance()) + ":";
                text.append(terminal.paint(Paint.BOLD, head)).append('\n');
                last = appliance;
            }
            String must = " ".repeat(INDENT) + Terminal.padded(obligation.must().toString(), LABEL);
            String inside = " ".repeat(INDENT + LABEL);
            lines(text, terminal, terminal.paint(Paint.BOLD, must), ObligationWords.service(obligation));
            lines(text, terminal, inside + "from ", ObligationWords.addresses(obligation.source()));
            lines(text, terminal, inside + "to   ", ObligationWords.addresses(obligation.destination()));
            lines(text, terminal, inside + "for  ", ObligationWords.reason(needed));
        }
        return text.toString();
    }

    /** A value after what stands before it, and below where it begins. */
    private static void lines(StringBuilder text, Terminal terminal, String before, String value) {
        int width = INDENT + LABEL + FROM;
        List<String> lines = Terminal.wrapped(Terminal.printable(value), terminal.width() - width);
        text.append(before).append(String.join("\n" + " ".repeat(width), lines)).append('\n');
    }
}

package hybridnetwork.report;

import hybridnetwork.reachability.Obligation;
import hybridnetwork.reachability.comparison.Needed;
import java.util.List;

/** What each appliance has to pass and to drop, as a table of a pull-request comment. */
final class ObligationMarkdown {
    private static final int MOST = 60;

    private ObligationMarkdown() {}

    /** Lines that end in a line feed; nothing where no verdict rests on an appliance's rules. */
    static String render(List<Needed> all) {
        if (all.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("""
                **Obligations**, which nobody can read here:

                | Who | Must | Protocol, ports | From | To | For |
                |---|---|---|---|---|---|
                """);
        for (Needed needed : all.subList(0, Math.min(all.size(), MOST))) {
            Obligation obligation = needed.obligation();
            text.append("| ")
                    .append(Markdown.text(obligation.appliance()))
                    .append(" | ")
                    .append(obligation.must())
                    .append(" | ")
                    .append(Markdown.text(ObligationWords.service(obligation)))
                    .append(" | ")
                    .append(Markdown.text(ObligationWords.addresses(obligation.source())))
                    .append(" | ")
                    .append(Markdown.text(ObligationWords.addresses(obligation.destination())))
                    .append(" | ")
                    .append(Markdown.text(ObligationWords.reason(needed)))
                    .append(" |\n");
        }
        text.append('\n');
        if (all.size() > MOST) {
            text.append("and ").append(all.size() - MOST).append(" more\n\n");
        }
        return text.toString();
    }
}

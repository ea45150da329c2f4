package hybridnetwork.report;

import hybridnetwork.observation.FirstStep;
import hybridnetwork.observation.Judged;
import hybridnetwork.observation.Observation;
import hybridnetwork.observation.ObservedPrefix;

/** An observation as Markdown, for the summary of a scheduled job. */
public final class ObservationMarkdown {
    private ObservationMarkdown() {}

    /** The whole text; it ends in a line feed. */
    public static String render(Observation observation) {
        StringBuilder text = new StringBuilder("## Stack " + Markdown.text(observation.stack()) + ", observed\n\n");
        text.append(observation.differs() ? "**" : "")
                .append(Markdown.text(ObservationWords.verdict(observation)))
                .append(observation.differs() ? "**" : "")
                .append('\n');
        observation.differences().forEach(it -> difference(it, text));
        if (!observation.prefixes().isEmpty()) {
            text.append("\n| Prefix | Site | ExpressRoute | VPN | Carried by |\n|---|---|---|---|---|\n");
            observation.prefixes().forEach(it -> prefix(it, text));
        }
        if (!observation.waiting().isEmpty() || !observation.open().isEmpty()) {
            text.append('\n');
        }
        observation
                .waiting()
                .forEach(it -> text.append("- ")
                        .append(Markdown.text(it))
                        .append(" is ordered and not connected yet: nothing is expected of it\n"));
        observation
                .open()
                .forEach(it -> text.append(it.refused() ? "- **unknown**: " : "- not asked: ")
                        .append(Markdown.text(it.what() + ": " + it.reason()))
                        .append('\n'));
        return text.toString();
    }

    private static void difference(Judged judged, StringBuilder text) {
        text.append("\n### ")
                .append(Markdown.text(judged.difference().where()))
                .append(": ")
                .append(judged.severity())
                .append(" (")
                .append(Markdown.code(judged.difference().rule()))
                .append(")\n\n");
        text.append("- expected ")
                .append(Markdown.text(judged.difference().expected()))
                .append('\n');
        text.append("- seen: ")
                .append(Markdown.text(judged.difference().seen()))
                .append('\n');
        ObservationWords.consequences(judged)
                .forEach(it -> text.append("- ").append(Markdown.text(it)).append('\n'));
        text.append("- first: ")
                .append(Markdown.text(FirstStep.of(judged.difference())))
                .append("; see ")
                .append(Markdown.code(ObservationWords.page(judged)))
                .append('\n');
    }

    private static void prefix(ObservedPrefix it, StringBuilder text) {
        text.append("| ")
                .append(Markdown.text(it.prefix().toString()))
                .append(" | ")
                .append(Markdown.text(it.sites().isEmpty() ? "-" : String.join(", ", it.sites())))
                .append(" | ")
                .append(it.expressRoute())
                .append(" | ")
                .append(it.vpn())
                .append(" | ")
                .append(it.carriedBy())
                .append(" |\n");
    }
}

package hybridnetwork.preflight;

import com.google.common.base.Splitter;
import hybridnetwork.config.Nearest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rulebook as text: one page a rule for the terminal, and all of them as Markdown. */
public final class RulePage {
    private RulePage() {}

    /** The page of a rule as a terminal shows it; empty where there is no such rule. */
    public static Optional<String> text(String idOrNumber) {
        return RuleBook.find(idOrNumber).map(RulePage::text);
    }

    /** Every rule on a line, under its topic. */
    public static String list() {
        StringBuilder list = new StringBuilder();
        for (RuleBook.Topic topic : RuleBook.topics()) {
            list.append(list.isEmpty() ? "" : "\n").append(topic.title()).append('\n');
            topic.rules().forEach(rule -> list.append(String.format("  %-7s  %s%n", rule.severity(), rule.id())));
        }
        return list.append("\n./hybrid explain RULE shows one.\n").toString();
    }

    /** The id of the rule that was probably meant. */
    public static Optional<String> nearest(String idOrNumber) {
        return Nearest.to(idOrNumber, RuleBook.all().stream().map(Rule::id).toList());
    }

    private static String text(Rule rule) {
        StringBuilder page = new StringBuilder(rule.id());
        page.append(" (")
                .append(heading(rule))
                .append(")\n\n  ")
                .append(sentence(rule))
                .append("\n\n");
        if (!rule.example().isEmpty()) {
            page.append("Breaks it:\n").append(rule.example().indent(4)).append('\n');
        }
        if (!rule.fix().isEmpty()) {
            page.append("Fix:     ").append(rule.fix()).append('\n');
        }
        page.append("Decided: ").append(decided(rule)).append('\n');
        if (!rule.alsoDecidedBy().isEmpty()) {
            page.append("Also:    ").append(also(rule)).append('\n');
        }
        if (!rule.source().isEmpty()) {
            Map<String, String> sources = Sources.all();
            page.append("Source:  ")
                    .append(Splitter.on(' ')
                            .splitToStream(rule.source())
                            .map(key -> sources.getOrDefault(key, key))
                            .collect(Collectors.joining("\n         ")))
                    .append('\n');
        }
        return page.toString();
    }

    private static String heading(Rule rule) {
        return rule.number().isEmpty() ? rule.severity().toString() : rule.number() + ", " + rule.severity();
    }

    /** The condition as a sentence. */
    private static String sentence(Rule rule) {
        return rule.condition().substring(0, 1).toUpperCase(Locale.ROOT)
                + rule.condition().substring(1) + ".";
    }

    private static String decided(Rule rule) {
        return rule.decidedBy().inWords() + (rule.reason().isEmpty() ? "" : ": " + rule.reason());
    }

    private static String also(Rule rule) {
        return rule.alsoDecidedBy().stream().map(Rule.DecidedBy::inWords).collect(Collectors.joining("; "));
    }

    /** The whole rulebook: what {@code docs/rules.md} holds. */
    public static String markdown() {
        StringBuilder page = new StringBuilder("""
                # The rulebook

                What a hybrid network in Azure must satisfy, and who decides it. This page is generated from the rules in
                `hybridnetwork.preflight`; a test fails when it is out of date, and `mvn test -Dtest=RuleBookTest
                -Dgolden.update=true` writes it anew. `./hybrid explain RULE` shows one rule.

                An **error** is refused by Azure or does not carry traffic. A **warning** is accepted by Azure but breaks its
                guidance or waits to fail; `hybrid-network:acceptedRisks: { rule: reason }` accepts one. **Advice** never fails.
                A finding may be softer than its rule where Azure's documents leave a part of it open.

                **Decided** says who decides a rule of the networks that this program declares; **also**, who else does: the
                proof of any network, or `verify --export` of a network that another program may have made.

                """);
        page.append(summary());
        for (RuleBook.Topic topic : RuleBook.topics()) {
            page.append("\n## ").append(topic.title()).append('\n');
            topic.rules().forEach(rule -> page.append(markdown(rule)));
        }
        page.append("\n## Sources\n\n");
        Sources.all()
                .forEach((key, source) -> page.append("- ")
                        .append(key)
                        .append(": ")
                        .append(source)
                        .append('\n'));
        return page.toString();
    }

    private static String summary() {
        StringBuilder table = new StringBuilder("| decided | rules | also, of others |\n|---|---|---|\n");
        for (Rule.DecidedBy by : Rule.DecidedBy.values()) {
            long count = RuleBook.all().stream()
                    .filter(rule -> rule.decidedBy() == by)
                    .count();
            long also = RuleBook.all().stream()
                    .filter(rule -> rule.alsoDecidedBy().contains(by))
                    .count();
            table.append("| ")
                    .append(by.inWords())
                    .append(" | ")
                    .append(count == 0 ? "" : count)
                    .append(" | ")
                    .append(also == 0 ? "" : also)
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String markdown(Rule rule) {
        StringBuilder page = new StringBuilder("\n### ").append(rule.id()).append('\n');
        page.append('\n')
                .append(heading(rule))
                .append(". ")
                .append(sentence(rule))
                .append('\n');
        if (!rule.example().isEmpty()) {
            page.append("\n```yaml\n").append(rule.example()).append("\n```\n");
        }
        if (!rule.fix().isEmpty()) {
            page.append("\nFix: ").append(rule.fix()).append(".\n");
        }
        page.append("\nDecided: ").append(decided(rule)).append('.');
        page.append(rule.alsoDecidedBy().isEmpty() ? "" : " Also: " + also(rule) + ".");
        page.append(rule.source().isEmpty() ? "" : " Source: " + links(rule) + ".")
                .append('\n');
        return page.toString();
    }

    /** The keys of the rule's sources, each as a link to its page. */
    private static String links(Rule rule) {
        Map<String, String> sources = Sources.all();
        return Splitter.on(' ')
                .splitToStream(rule.source())
                .map(key -> "[" + key + "](" + sources.getOrDefault(key, "").replaceFirst(" .*", "") + ")")
                .collect(Collectors.joining(" "));
    }
}

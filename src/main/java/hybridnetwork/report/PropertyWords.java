package hybridnetwork.report;

import hybridnetwork.review.PropertyChange;
import java.util.Map;
import java.util.Optional;

/** One property that differs, in a line of Markdown: a security rule in the words of the trade, any other by its path. */
final class PropertyWords {
    private static final int LONGEST_VALUE = 160;
    private static final String NOT_SET = "not set";

    private PropertyWords() {}

    static String line(PropertyChange change) {
        return rule(change)
                .orElseGet(() ->
                        Markdown.code(change.path()) + " " + value(change.before()) + " → " + value(change.after()));
    }

    /** A security rule that comes or goes as a whole. */
    private static Optional<String> rule(PropertyChange change) {
        boolean comes = change.before().isEmpty();
        if (!change.path().startsWith("securityRules[")
                || comes == change.after().isEmpty()) {
            return Optional.empty();
        }
        Object rule = comes ? change.after().get() : change.before().get();
        return rule instanceof Map<?, ?> bag
                ? Optional.of((comes ? "new rule: " : "rule gone: ")
                        + Markdown.text(
                                ResourceDetails.securityRule(new Bag(bag)).strip()))
                : Optional.empty();
    }

    /** Of an ARM id the name is enough. */
    private static String value(Optional<Object> value) {
        return value.map(Bag::show)
                .map(text -> text.startsWith("/subscriptions/") ? ResourceDetails.lastSegment(text) : text)
                .map(text -> Markdown.text(Terminal.shortened(text, LONGEST_VALUE)))
                .orElse(NOT_SET);
    }
}

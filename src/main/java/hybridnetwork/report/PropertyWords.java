package hybridnetwork.report;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.review.PropertyChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One property that differs, in a line of Markdown: a security rule, subnet or rule of a load balancer that comes or goes in the
 * words of the trade, any other property by its path.
 */
final class PropertyWords {
    private static final int LONGEST_VALUE = 160;
    private static final String NOT_SET = "not set";

    private PropertyWords() {}

    static String line(PropertyChange change) {
        return whole(change)
                .orElseGet(() ->
                        Markdown.code(change.path()) + " " + value(change.before()) + " → " + value(change.after()));
    }

    /** An element of a list that comes or goes as a whole. */
    private static Optional<String> whole(PropertyChange change) {
        boolean comes = change.before().isEmpty();
        Object element = comes ? change.after().orElse("") : change.before().orElse("");
        if (!(element instanceof Map<?, ?> map) || comes == change.after().isEmpty()) {
            return Optional.empty();
        }
        ShownValues bag = new ShownValues(Bag.of(map).orElse(Bag.EMPTY));
        // A subnet's own name may hold anything; its list is known by what stands before the first bracket.
        return switch (change.path().replaceFirst("\\[.*", "")) {
            case "securityRules" ->
                Optional.of((comes ? "new rule: " : "rule gone: ") + words(ResourceDetails.securityRule(bag)));
            case "subnets" -> Optional.of(words(comes, ResourceDetails.subnet(bag)));
            case "loadBalancingRules" -> Optional.of(words(comes, ResourceDetails.loadBalancingRule(bag)));
            default -> Optional.empty();
        };
    }

    private static String words(boolean comes, String what) {
        return comes ? "new " + words(what) : words(what) + " is gone";
    }

    private static String words(String text) {
        return Markdown.text(text.strip());
    }

    private static String value(Optional<Object> value) {
        return value.map(PropertyWords::plain)
                .map(text -> Markdown.text(Terminal.shortened(text, LONGEST_VALUE)))
                .orElse(NOT_SET);
    }

    /** On one line, without brackets; of an ARM id, and of an object that is only a reference, the name is enough. */
    private static String plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.keySet().equals(Set.of("id"))
                    ? plain(map.values().iterator().next())
                    : map.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + plain(entry.getValue()))
                            .collect(Collectors.joining(", "));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PropertyWords::plain).collect(Collectors.joining(", "));
        }
        String text = ShownValues.show(value);
        return text.startsWith("/subscriptions/") ? ArmId.name(text) : text;
    }
}

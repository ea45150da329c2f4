package hybridnetwork.report;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.review.PropertyChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One property that differs, in a line of Markdown: a rule of a security group, a firewall or a load balancer, or a subnet, that
 * comes or goes in the words of the trade, any other property by its path.
 */
final class PropertyWords {
    private static final int LONGEST_VALUE = 160;
    /** What is shown of the part in which two long values are alike. */
    private static final int LEAD = 20;

    private static final String NOT_SET = "not set";

    private PropertyWords() {}

    static String line(PropertyChange change) {
        return whole(change)
                .or(() -> elements(change))
                .orElseGet(() -> Markdown.code(change.path()) + " " + values(change));
    }

    /** Of a list of plain values what comes and what goes; nothing where only their order differs. */
    private static Optional<String> elements(PropertyChange change) {
        List<String> was = plainElements(change.before());
        List<String> is = plainElements(change.after());
        String come =
                named("new ", is.stream().filter(each -> !was.contains(each)).toList());
        String go =
                named("gone ", was.stream().filter(each -> !is.contains(each)).toList());
        return was.isEmpty() || is.isEmpty() || (come + go).isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Markdown.code(change.path()) + " " + come + (come.isEmpty() || go.isEmpty() ? "" : ", ") + go);
    }

    private static List<String> plainElements(Optional<Object> value) {
        return value.filter(each -> each instanceof List<?> list
                        && list.stream().noneMatch(element -> element instanceof Map || element instanceof List))
                .map(each -> ((List<?>) each).stream().map(PropertyWords::plain).toList())
                .orElse(List.of());
    }

    private static String named(String label, List<String> elements) {
        return elements.isEmpty()
                ? ""
                : label + Markdown.text(Terminal.shortened(String.join(", ", elements), LONGEST_VALUE));
    }

    /** Both values; of two that begin alike and are too long to be shown, the parts from where they differ. */
    private static String values(PropertyChange change) {
        String was = change.before().map(PropertyWords::plain).orElse("");
        String is = change.after().map(PropertyWords::plain).orElse("");
        if (was.equals(is)) {
            // Names of two things that are in different places, such as the subnets of two networks.
            was = change.before().map(ShownValues::show).orElse("");
            is = change.after().map(ShownValues::show).orElse("");
        }
        int alike = 0;
        while (alike < Math.min(was.length(), is.length()) && was.charAt(alike) == is.charAt(alike)) {
            alike++;
        }
        if (alike < LONGEST_VALUE / 2 || Math.max(was.length(), is.length()) <= LONGEST_VALUE) {
            return value(change.before()) + " → " + value(change.after());
        }
        int from = alike - LEAD;
        return value(Optional.of("…" + was.substring(from))) + " → " + value(Optional.of("…" + is.substring(from)));
    }

    /** An element of a list that comes or goes as a whole. */
    private static Optional<String> whole(PropertyChange change) {
        boolean comes = change.before().isEmpty();
        Object element = comes ? change.after().orElse("") : change.before().orElse("");
        boolean inside = !change.path().endsWith("]");
        if (!(element instanceof Map<?, ?> map)
                || inside
                || comes == change.after().isEmpty()) {
            return Optional.empty();
        }
        ShownValues bag = new ShownValues(Bag.of(map).orElse(Bag.EMPTY));
        // A subnet's own name may hold anything; its list is known by what stands before the first bracket.
        return switch (change.path().replaceFirst("\\[.*", "")) {
            case "securityRules" ->
                Optional.of((comes ? "new rule: " : "rule gone: ") + words(ResourceDetails.securityRule(bag)));
            case "subnets" -> Optional.of(words(comes, ResourceDetails.subnet(bag)));
            case "loadBalancingRules" -> Optional.of(words(comes, ResourceDetails.loadBalancingRule(bag)));
            case "ruleCollections" ->
                Optional.of(
                        bag.has("ruleType")
                                ? (comes ? "new rule: " : "rule gone: ") + words(FirewallDetails.rule(bag))
                                : words(comes, FirewallDetails.collection(bag)));
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

    /** Link-local addresses of an instance of the VPN gateway, by the IP configuration that the instance has. */
    private static Optional<String> linkLocalPeer(Object value) {
        Bag bag = Bag.of(value).orElse(Bag.EMPTY);
        List<String> addresses = new ArrayList<>(new ShownValues(bag).texts("customBgpIpAddresses"));
        bag.text("customBgpIpAddress").ifPresent(addresses::add);
        return addresses.isEmpty()
                ? Optional.empty()
                : bag.text("ipconfigurationId")
                        .or(() -> bag.text("ipConfigurationId"))
                        .map(id -> String.join(", ", addresses) + " at " + ArmId.name(id));
    }

    /** On one line, without brackets; of an ARM id, and of an object that is only a reference, the name is enough. */
    private static String plain(Object value) {
        Optional<String> peer = linkLocalPeer(value);
        if (peer.isPresent()) {
            return peer.get();
        }
        if (value instanceof Map<?, ?> map) {
            return map.keySet().equals(Set.of("id"))
                    ? plain(map.values().iterator().next())
                    : map.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + plain(entry.getValue()))
                            .collect(Collectors.joining(", "));
        }
        if (value instanceof List<?> list) {
            boolean objects = list.stream().anyMatch(Map.class::isInstance);
            return list.stream().map(PropertyWords::plain).collect(Collectors.joining(objects ? "; " : ", "));
        }
        String text = ShownValues.show(value);
        return text.startsWith("/subscriptions/") ? ArmId.name(text) : text;
    }
}

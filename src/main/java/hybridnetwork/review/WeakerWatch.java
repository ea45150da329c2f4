package hybridnetwork.review;

import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** In which ways something that watches watches less than before: one text for each, none for what it watches more. */
final class WeakerWatch {
    private static final List<String> SINKS =
            List.of("workspaceId", "storageAccountId", "eventHubAuthorizationRuleId", "marketplacePartnerId");

    private WeakerWatch() {}

    /** Of an alert of any kind. */
    static List<String> ofAlert(Bag was, Bag is) {
        if (!isOn(was)) {
            return List.of();
        }
        if (!isOn(is)) {
            return List.of("it is switched off");
        }
        List<String> texts = new ArrayList<>();
        ordered("severity", was, is).ifPresent(change -> texts.add("less urgent: severity " + change));
        longer("evaluationFrequency", was, is).ifPresent(change -> texts.add("looked at less often: " + change));
        longer("windowSize", was, is).ifPresent(change -> texts.add("over a longer time: " + change));
        gone(was.texts("scopes"), is.texts("scopes"))
                .ifPresent(names -> texts.add("no longer of " + String.join(", ", names)));
        texts.addAll(ofActions(was, is));
        texts.addAll(MetricConditions.weaker(was.bags("criteria", "allOf"), is.bags("criteria", "allOf")));
        texts.addAll(ofEvents(was.bags("condition", "allOf"), is.bags("condition", "allOf")));
        return List.copyOf(texts);
    }

    /** Whether it is switched on, as it is where nothing is said. */
    static boolean isOn(Bag watcher) {
        return watcher.at("enabled").filter(Boolean.FALSE::equals).isEmpty();
    }

    /** Whether two alerts look at the same of the same: one may have taken the other's place. */
    static boolean isSameSignal(Bag one, Bag other) {
        return Set.copyOf(one.texts("scopes")).equals(Set.copyOf(other.texts("scopes")))
                && metrics(one).equals(metrics(other))
                && fields(one.bags("condition", "allOf")).equals(fields(other.bags("condition", "allOf")))
                && one.at("criteria", "allOf").isPresent()
                        == other.at("criteria", "allOf").isPresent();
    }

    private static Set<String> metrics(Bag alert) {
        Set<String> names = new LinkedHashSet<>();
        alert.bags("criteria", "allOf")
                .forEach(each ->
                        each.text("metricName").or(() -> each.text("query")).ifPresent(names::add));
        return names;
    }

    /** A metric alert lists whom it tells; the others have a list in their actions, of bags or of ids. */
    private static List<String> ofActions(Bag was, Bag is) {
        List<String> told = groups(was);
        List<String> now = groups(is);
        if (!told.isEmpty() && now.isEmpty()) {
            return List.of("it tells nobody any more");
        }
        return gone(told, now).map(names -> "it no longer tells " + String.join(", ", names)).stream()
                .toList();
    }

    private static List<String> groups(Bag alert) {
        Stream<String> ids = Stream.concat(
                        alert.bags("actions").stream(), alert.bags("actions", "actionGroups").stream())
                .flatMap(action -> action.text("actionGroupId").stream());
        return Stream.concat(ids, alert.textsAt("actions", "actionGroups").stream())
                .toList();
    }

    /** The names of ids that are there no more, whatever their case. */
    private static Optional<List<String>> gone(List<String> was, List<String> is) {
        Set<ArmId> kept = new LinkedHashSet<>();
        is.forEach(id -> kept.add(new ArmId(id)));
        List<String> names = was.stream()
                .filter(id -> !kept.contains(new ArmId(id)))
                .map(ArmId::name)
                .toList();
        return Optional.of(names).filter(it -> !it.isEmpty());
    }

    /** An event of the activity log must have one of these values in each of these fields. */
    private static List<String> ofEvents(List<Bag> was, List<Bag> is) {
        Map<String, Set<String>> before = fields(was);
        Map<String, Set<String>> now = fields(is);
        List<String> texts = new ArrayList<>();
        now.forEach((field, values) -> {
            if (!before.containsKey(field)) {
                texts.add("only where " + field + " is " + String.join(" or ", values));
                return;
            }
            List<String> lost = before.get(field).stream()
                    .filter(value -> !values.contains(value))
                    .toList();
            if (!lost.isEmpty()) {
                texts.add("no longer told of " + String.join(", ", lost));
            }
        });
        return texts;
    }

    private static Map<String, Set<String>> fields(List<Bag> conditions) {
        Map<String, Set<String>> fields = new LinkedHashMap<>();
        for (Bag condition : conditions) {
            List<Bag> choice = condition.bags("anyOf");
            for (Bag leaf : choice.isEmpty() ? List.of(condition) : choice) {
                Set<String> values =
                        fields.computeIfAbsent(leaf.text("field").orElse(""), field -> new LinkedHashSet<>());
                leaf.text("equals").ifPresent(values::add);
                values.addAll(leaf.texts("containsAny"));
            }
        }
        return fields;
    }

    /** Of an action group. */
    static List<String> ofGroup(Bag was, Bag is) {
        if (isOn(was) && !isOn(is)) {
            return List.of("it is switched off: every alert that uses it tells nobody");
        }
        List<String> lost = new ArrayList<>(receivers(was));
        lost.removeAll(receivers(is));
        return lost.isEmpty() ? List.of() : List.of("no longer told: " + String.join(", ", lost));
    }

    /** The names of those whom an action group tells, or of what it starts. */
    static List<String> receivers(Bag group) {
        return group.values().keySet().stream()
                .filter(property -> property.endsWith("Receivers"))
                .sorted()
                .flatMap(property -> group.bags(property).stream())
                .flatMap(receiver -> receiver.text("name").stream())
                .toList();
    }

    /** Of a diagnostic setting. */
    static List<String> ofSetting(Bag was, Bag is) {
        List<String> texts = new ArrayList<>();
        List<String> lost = new ArrayList<>(sent(was));
        lost.removeAll(sent(is));
        if (!lost.isEmpty()) {
            texts.add("kept nowhere any more: " + String.join(", ", lost));
        }
        gone(sinks(was), sinks(is))
                .ifPresent(names -> texts.add("nothing goes to " + String.join(", ", names) + " any more"));
        return texts;
    }

    private static List<String> sinks(Bag setting) {
        return SINKS.stream().flatMap(sink -> setting.text(sink).stream()).toList();
    }

    /** The categories, or groups of them, that a diagnostic setting sends. */
    static List<String> sent(Bag setting) {
        return Stream.concat(setting.bags("logs").stream(), setting.bags("metrics").stream())
                .filter(each -> each.flag("enabled"))
                .flatMap(each -> each.text("category").or(() -> each.text("categoryGroup")).stream())
                .toList();
    }

    /** Of a workspace. */
    static List<String> ofWorkspace(Bag was, Bag is) {
        List<String> texts = new ArrayList<>();
        ordered("retentionInDays", is, was)
                .ifPresent(change -> texts.add(
                        "logs older than " + is.whole("retentionInDays").orElse(0L) + " days are deleted"));
        Optional<Double> cap = is.number("workspaceCapping", "dailyQuotaGb").filter(quota -> quota >= 0);
        Optional<Double> before = was.number("workspaceCapping", "dailyQuotaGb").filter(quota -> quota >= 0);
        if (cap.isPresent() && before.map(quota -> cap.get() < quota).orElse(true)) {
            texts.add(
                    "logs beyond " + is.text("workspaceCapping", "dailyQuotaGb").orElse("") + " GB a day are not kept");
        }
        return texts;
    }

    /** A number that grows, as {@code 0 → 2}. */
    static Optional<String> ordered(String property, Bag was, Bag is) {
        return was.number(property)
                .filter(before ->
                        is.number(property).filter(now -> now > before).isPresent())
                .map(before -> was.text(property).orElse("") + " → "
                        + is.text(property).orElse(""));
    }

    private static Optional<String> longer(String property, Bag was, Bag is) {
        Optional<Duration> before = duration(was, property);
        Optional<Duration> now = duration(is, property);
        return before.filter(it -> now.filter(other -> other.compareTo(it) > 0).isPresent())
                .map(it -> was.text(property).orElse("") + " → "
                        + is.text(property).orElse(""));
    }

    private static Optional<Duration> duration(Bag bag, String property) {
        try {
            return bag.text(property).map(Duration::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

package hybridnetwork.review;

import hybridnetwork.resources.Bag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The conditions of a metric alert, all of which have to hold for it to fire. */
final class MetricConditions {
    /** From what notices most to what notices least. */
    private static final List<String> SENSITIVITIES = List.of("High", "Medium", "Low");

    private MetricConditions() {}

    /** In which ways they are met less often than before: of each metric, and of those that have come. */
    static List<String> weaker(List<Bag> was, List<Bag> is) {
        Map<String, Bag> before = byMetric(was);
        Map<String, Bag> now = byMetric(is);
        List<String> texts = new ArrayList<>();
        now.forEach((metric, condition) -> {
            Bag old = before.get(metric);
            if (old != null) {
                texts.addAll(weaker(old, condition));
            } else if (before.keySet().stream().anyMatch(now::containsKey)) {
                texts.add("only where " + metric + " tells so, too");
            }
        });
        boolean others = !before.isEmpty() && before.keySet().stream().noneMatch(now::containsKey);
        if (others && !now.isEmpty()) {
            texts.add("no longer looks at " + String.join(", ", before.keySet()));
        }
        return texts;
    }

    private static Map<String, Bag> byMetric(List<Bag> conditions) {
        Map<String, Bag> byMetric = new LinkedHashMap<>();
        conditions.forEach(each -> each.text("metricName").ifPresent(metric -> byMetric.putIfAbsent(metric, each)));
        return byMetric;
    }

    private static List<String> weaker(Bag was, Bag is) {
        List<String> texts = new ArrayList<>();
        String operator = is.text("operator").orElse("");
        boolean same = was.text("operator").equals(is.text("operator"));
        Optional<String> further = !same
                ? Optional.empty()
                : operator.startsWith("Less")
                        ? WeakerWatch.ordered("threshold", is, was).map(MetricConditions::turned)
                        : operator.startsWith("Greater") ? WeakerWatch.ordered("threshold", was, is) : Optional.empty();
        further.ifPresent(change -> texts.add("fires later: threshold " + change));
        int before = SENSITIVITIES.indexOf(was.text("alertSensitivity").orElse(""));
        int now = SENSITIVITIES.indexOf(is.text("alertSensitivity").orElse(""));
        if (before >= 0 && now > before) {
            texts.add("notices less: sensitivity " + SENSITIVITIES.get(before) + " → " + SENSITIVITIES.get(now));
        }
        texts.addAll(dimensions(was.bags("dimensions"), is.bags("dimensions")));
        return texts;
    }

    /** The change of a number that was asked for the other way round. */
    private static String turned(String change) {
        String[] ends = change.split(" → ", 2);
        return ends[1] + " → " + ends[0];
    }

    /** Without a dimension the values of all its series are mixed; with fewer values some series are not looked at. */
    private static List<String> dimensions(List<Bag> was, List<Bag> is) {
        Map<String, Bag> now = byName(is);
        Map<String, Bag> before = byName(was);
        List<String> texts = new ArrayList<>();
        before.forEach((name, dimension) -> {
            if (!now.containsKey(name)) {
                texts.add("no longer split by " + name + ": one that fails hides among the others");
            }
        });
        now.forEach((name, dimension) -> {
            List<String> values = dimension.texts("values");
            List<String> old = Optional.ofNullable(before.get(name))
                    .map(it -> it.texts("values"))
                    .orElse(List.of("*"));
            boolean include = !dimension.text("operator").equals(Optional.of("Exclude"));
            boolean fewer = include && !values.contains("*") && (old.contains("*") || !values.containsAll(old));
            if (fewer) {
                texts.add("only of " + name + " " + String.join(", ", values));
            }
        });
        return texts;
    }

    private static Map<String, Bag> byName(List<Bag> dimensions) {
        Map<String, Bag> byName = new LinkedHashMap<>();
        dimensions.forEach(each -> each.text("name").ifPresent(name -> byName.put(name, each)));
        return byName;
    }
}

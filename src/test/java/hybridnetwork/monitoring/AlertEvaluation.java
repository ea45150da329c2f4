package hybridnetwork.monitoring;

import hybridnetwork.monitoring.NetworkDay.Series;
import hybridnetwork.resources.ArmId;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.RegisteredResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What Azure makes of a metric alert and of metrics: it looks back over a window as often as the alert says, judges each series that
 * its dimensions tell apart by itself and all others together, and tells where every condition holds. What has no value is not judged
 * (MicrosoftDocs/azure-monitor-docs, alerts-types of 6 July 2025, alerts-metric-multiple-time-series-single-rule of 24 April 2026,
 * metrics-aggregation-explained).
 */
final class AlertEvaluation {
    private final Bag alert;
    private final NetworkDay day;
    private final int window;

    private AlertEvaluation(RegisteredResource alert, NetworkDay day) {
        this.alert = new Bag(alert.inputs());
        this.day = day;
        this.window = minutes("windowSize");
    }

    /** Whether the alert fires at some time of the day. */
    static boolean fires(RegisteredResource alert, NetworkDay day) {
        return new AlertEvaluation(alert, day).fires();
    }

    private int minutes(String property) {
        return (int) Duration.parse(alert.text(property).orElseThrow()).toMinutes();
    }

    private boolean fires() {
        if (!alert.flag("enabled")) {
            return false;
        }
        Map<Bag, Collection<List<Series>>> conditions = new LinkedHashMap<>();
        alert.bags("criteria", "allOf").forEach(condition -> conditions.put(condition, groups(condition)));
        for (int now = window; now <= NetworkDay.MINUTES; now += minutes("evaluationFrequency")) {
            int minute = now;
            if (conditions.entrySet().stream().allMatch(each -> holds(each.getKey(), each.getValue(), minute))) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Bag condition, Collection<List<Series>> groups, int now) {
        return groups.stream()
                .map(group -> statistics(group, now))
                .filter(values -> values.getCount() > 0)
                .anyMatch(values -> exceeds(condition, aggregated(condition, values)));
    }

    /** The series that are judged together: those that agree in every dimension of the condition. */
    private Collection<List<Series>> groups(Bag condition) {
        String resource = ArmId.name(alert.texts("scopes").get(0));
        List<Bag> dimensions = condition.bags("dimensions");
        List<Series> all = day.series(resource, condition.text("metricName").orElseThrow()).stream()
                .filter(series -> dimensions.stream().allMatch(dimension -> includes(dimension, series)))
                .toList();
        return all.stream()
                .collect(Collectors.groupingBy(
                        series -> dimensions.stream()
                                .map(dimension ->
                                        String.valueOf(series.dimensions().get(name(dimension))))
                                .toList(),
                        LinkedHashMap<List<String>, List<Series>>::new,
                        Collectors.toCollection(ArrayList::new)))
                .values();
    }

    private static String name(Bag dimension) {
        return dimension.text("name").orElseThrow();
    }

    private static boolean includes(Bag dimension, Series series) {
        String value = series.dimensions().get(name(dimension));
        if (value == null) {
            throw new AssertionError(series.metric() + " has no dimension " + name(dimension));
        }
        List<String> values = dimension.texts("values");
        boolean among = values.contains("*") || values.contains(value);
        return dimension.text("operator").orElse("").equals("Exclude") != among;
    }

    private DoubleSummaryStatistics statistics(List<Series> group, int now) {
        DoubleSummaryStatistics values = new DoubleSummaryStatistics();
        for (Series series : group) {
            if (window < series.grain()) {
                throw new AssertionError(series.metric() + " has a value every " + series.grain() + " minutes only");
            }
            int first = (now - window + series.grain() - 1) / series.grain() * series.grain();
            for (int minute = first; minute < now; minute += series.grain()) {
                double value = day.at(series, minute);
                if (!Double.isNaN(value)) {
                    values.accept(value);
                }
            }
        }
        return values;
    }

    private static double aggregated(Bag condition, DoubleSummaryStatistics values) {
        return switch (condition.text("timeAggregation").orElseThrow()) {
            case "Average" -> values.getAverage();
            case "Total" -> values.getSum();
            case "Maximum" -> values.getMax();
            case "Minimum" -> values.getMin();
            case "Count" -> values.getCount();
            default -> throw new AssertionError("no such aggregation in " + condition);
        };
    }

    private static boolean exceeds(Bag condition, double value) {
        double threshold = condition.number("threshold").orElseThrow();
        return switch (condition.text("operator").orElseThrow()) {
            case "LessThan" -> value < threshold;
            case "LessThanOrEqual" -> value <= threshold;
            case "GreaterThan" -> value > threshold;
            case "GreaterThanOrEqual" -> value >= threshold;
            case "Equals" -> value == threshold;
            default -> throw new AssertionError("no such operator in " + condition);
        };
    }

    /**
     * Whether an activity log alert tells of an event.
     *
     * @param where the ARM id of what the event is about
     * @param event its fields, each with its values
     */
    static boolean tellsOf(RegisteredResource alert, String where, Map<String, List<String>> event) {
        Bag bag = new Bag(alert.inputs());
        boolean there = bag.texts("scopes").stream().anyMatch(scope -> new ArmId(scope).covers(new ArmId(where)));
        return there
                && bag.bags("condition", "allOf").stream().allMatch(condition -> {
                    List<Bag> choice = condition.bags("anyOf");
                    return choice.isEmpty()
                            ? isSo(condition, event)
                            : choice.stream().anyMatch(leaf -> isSo(leaf, event));
                });
    }

    private static boolean isSo(Bag leaf, Map<String, List<String>> event) {
        List<String> values = event.getOrDefault(leaf.text("field").orElseThrow(), List.of());
        List<String> wanted = new ArrayList<>(leaf.texts("containsAny"));
        leaf.text("equals").ifPresent(wanted::add);
        return wanted.stream().anyMatch(want -> values.stream().anyMatch(want::equalsIgnoreCase));
    }
}

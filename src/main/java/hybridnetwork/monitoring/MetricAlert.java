package hybridnetwork.monitoring;

import java.time.Duration;
import java.util.List;

/**
 * An alert on a metric of one resource. It resolves itself after three checks without its condition, and says so ({@link
 * #resolvesItself}).
 *
 * @param key the part of its names that tells it from the others, such as {@code circuit-primary-bgp}
 * @param on whose metric it is
 * @param what has happened when it fires, as a sentence without its full stop
 * @param dimensions by which the metric is split, each of whose values is judged alone
 * @param threshold in the metric's own unit
 * @param window over which the metric is aggregated; no shorter than its grain ({@code mon-grain-5m})
 * @param frequency how often it is looked at; no longer than the window
 */
public record MetricAlert(
        String key,
        Watched on,
        String what,
        String metric,
        Aggregation aggregation,
        List<Dimension> dimensions,
        Comparison comparison,
        double threshold,
        Duration window,
        Duration frequency,
        AlertSeverity severity,
        FirstStep firstStep)
        implements Alert {

    /** How the values of a window become one; each metric has those that Microsoft's page lists ({@code mon-aggregation}). */
    public enum Aggregation {
        Average,
        Maximum,
        Minimum,
        Total
    }

    /** When the value is one to tell of. */
    public enum Comparison {
        LessThan,
        GreaterThan
    }

    /**
     * A dimension by which a metric is split.
     *
     * @param values those that are judged; {@code *} for all
     */
    public record Dimension(String name, List<String> values) {
        /** Each value by itself. */
        static Dimension each(String name) {
            return new Dimension(name, List.of("*"));
        }
    }

    public MetricAlert {
        dimensions = List.copyOf(dimensions);
        if (frequency.compareTo(window) > 0) {
            throw new IllegalArgumentException(key + " looks every " + frequency + " at the last " + window);
        }
    }

    /**
     * An alert that is stateful (S144): one message when it begins and one when it is over. The baseline that many copy turns this
     * off, and repeats itself for as long as a link is down.
     */
    public static boolean resolvesItself() {
        return true;
    }

    @Override
    public String description() {
        return severity.inWords() + ": " + what + ". First: " + firstStep.words() + " Runbook: " + firstStep.place();
    }
}

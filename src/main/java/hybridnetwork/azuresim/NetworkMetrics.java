package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics that Azure's network resources have, with their smallest grain and their dimensions; the file names its sources.
 * A resource of a type that is not in it may have any metric.
 */
final class NetworkMetrics {
    /** @param grain the shortest time of which Azure has a value */
    record Metric(String name, Duration grain, List<String> dimensions) {
        Metric {
            dimensions = List.copyOf(dimensions);
        }

        boolean has(String dimension) {
            return dimensions.stream().anyMatch(dimension::equalsIgnoreCase);
        }
    }

    private static final String FILE = "network-metrics.txt";
    private static final Map<String, Map<String, Metric>> BY_TYPE = read();

    private NetworkMetrics() {}

    /** Whether the file says which metrics a resource of this ARM type has. */
    static boolean know(String type) {
        return BY_TYPE.containsKey(key(type));
    }

    static Optional<Metric> of(String type, String name) {
        return Optional.ofNullable(BY_TYPE.getOrDefault(key(type), Map.of()).get(key(name)));
    }

    /**
     * Holds one condition of an alert against the metrics of what it watches.
     *
     * @param window the time over which values are aggregated
     * @throws AzureError for an unknown metric, with Azure's own words (Azure/azure-cli, test_monitor.py), an unknown dimension, or
     *     a time of which there is no value ({@code supportedTimeGrains} of the metric definitions, azure-docs#30740)
     */
    static void admit(String type, Bag criterion, Duration window) {
        String name = criterion.text("metricName").orElse("");
        if (!know(type) || criterion.flag("skipMetricValidation")) {
            return;
        }
        Metric metric = of(type, name)
                .orElseThrow(() -> AzureError.badRequest("Couldn't find a metric named " + name
                        + ". If the metric you specified is a custom metric, make sure that it was emitted."));
        if (window.compareTo(metric.grain()) < 0) {
            throw AzureError.badRequest("Can not support requested time grain: " + window + ". Metric " + name
                    + " has no grain below " + metric.grain() + ".");
        }
        for (Bag dimension : criterion.bags("dimensions")) {
            String asked = dimension.text("name").orElse("");
            if (!metric.has(asked)) {
                throw AzureError.badRequest("Metric " + name + " does not support the dimension '" + asked
                        + "'; it has "
                        + (metric.dimensions().isEmpty() ? "none" : String.join(", ", metric.dimensions())) + ".");
            }
        }
    }

    private static String key(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Map<String, Metric>> read() {
        Map<String, Map<String, Metric>> types = new HashMap<>();
        try (InputStream file = NetworkMetrics.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("the class path has no " + FILE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            Map<String, Metric> metrics = new HashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(" ")) {
                    List<String> words = Arrays.asList(line.substring(1).split(" ", -1));
                    metrics.put(
                            key(words.get(0)),
                            new Metric(words.get(0), Duration.parse(words.get(1)), words.subList(2, words.size())));
                } else if (!line.startsWith("#")) {
                    metrics = types.computeIfAbsent(key(line), type -> new HashMap<>());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
        return types;
    }
}

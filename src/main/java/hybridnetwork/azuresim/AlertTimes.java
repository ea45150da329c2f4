package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** How often an alert is evaluated, and over which time: Azure takes a few values of each, the first not longer than the second. */
record AlertTimes(Duration frequency, Duration window) {
    private static final String FREQUENCY = "evaluationFrequency";
    private static final String WINDOW = "windowSize";

    /**
     * Of an alert's body.
     *
     * @param frequencies the values that Azure takes, as it spells them
     * @throws AzureError for any other value, and for a frequency that is longer than the window
     */
    static AlertTimes admitted(Put put, List<String> frequencies, List<String> windows) {
        Duration frequency = one(put, FREQUENCY, frequencies);
        Duration window = one(put, WINDOW, windows);
        if (frequency.compareTo(window) > 0) {
            throw AzureError.badRequest("The evaluation frequency " + frequency + " of alert rule "
                    + put.id().name() + " must not be longer than its window size " + window + ".");
        }
        return new AlertTimes(frequency, window);
    }

    private static Duration one(Put put, String property, List<String> allowed) {
        String text = text(put.body(), property);
        return duration(text, allowed)
                .orElseThrow(
                        () -> AzureError.badRequest("Alert rule " + put.id().name() + " has an invalid " + property
                                + " '" + text + "'; supported values are " + String.join(", ", allowed) + "."));
    }

    private static String text(Bag body, String property) {
        return body.text(property).orElse("");
    }

    /** Of several spellings of one time, such as P1D and PT24H, Azure takes each. */
    private static Optional<Duration> duration(String text, List<String> allowed) {
        try {
            Duration asked = Duration.parse(text);
            return allowed.stream().map(Duration::parse).filter(asked::equals).findFirst();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}

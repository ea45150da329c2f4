package hybridnetwork.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Microsoft's tables of metrics, as a file has them: the oracle of these tests, which no code of the program reads. */
final class SupportedMetrics {
    private static final Path FILE = Path.of("src", "test", "resources", "monitoring", "supported-metrics.txt");
    private static final Map<String, Row> ROWS = read();

    private SupportedMetrics() {}

    /** One metric of an ARM type. */
    record Row(String unit, Set<String> aggregations, Set<String> dimensions, Duration grain) {}

    static Row of(String type, String metric) {
        return Objects.requireNonNull(ROWS.get(type + " " + metric), () -> type + " has no metric " + metric);
    }

    private static Map<String, Row> read() {
        Map<String, Row> rows = new HashMap<>();
        try (Stream<String> lines = Files.lines(FILE)) {
            lines.filter(line -> !line.startsWith("#")).forEach(line -> {
                List<String> cells =
                        Stream.of(line.split("\\|", -1)).map(String::strip).toList();
                rows.put(
                        cells.get(0) + " " + cells.get(1),
                        new Row(cells.get(2), words(cells.get(3)), words(cells.get(4)), Duration.parse(cells.get(5))));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static Set<String> words(String cell) {
        return cell.isEmpty() ? Set.of() : Set.of(cell.split(" ", -1));
    }
}

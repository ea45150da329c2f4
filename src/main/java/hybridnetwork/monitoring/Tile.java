package hybridnetwork.monitoring;

import java.util.List;

/** A tile of the workbook. */
public sealed interface Tile {
    String title();

    /**
     * A paragraph.
     *
     * @param markdown what it says below its title
     */
    record Text(String title, String markdown) implements Tile {}

    /**
     * Metrics over the last day.
     *
     * @param on whose metrics, all of one kind
     * @param category under which Microsoft's page has them, which is part of their names in workbooks
     * @param splitBy the dimension that makes a line of its own; empty for none
     */
    record Metrics(
            String title,
            List<Watched> on,
            String category,
            List<String> metrics,
            MetricAlert.Aggregation aggregation,
            String splitBy)
            implements Tile {
        public Metrics {
            on = List.copyOf(on);
            metrics = List.copyOf(metrics);
        }
    }

    /**
     * Log lines of the last day.
     *
     * @param on whose lines: a workspace that is somebody else's has those of other networks, too
     * @param table in the workspace
     * @param query in Kusto, what to do with the table's lines of the resource
     */
    record Logs(String title, Watched on, String table, String query) implements Tile {}
}

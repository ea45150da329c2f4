package hybridnetwork.monitoring;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import hybridnetwork.monitoring.MetricAlert.Aggregation;
import hybridnetwork.monitoring.Tile.Logs;
import hybridnetwork.monitoring.Tile.Metrics;
import hybridnetwork.monitoring.Tile.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A workbook as Azure keeps it, in the one JSON text of a {@code Notebook/1.0}. Microsoft describes the elements, not the text; its
 * shape is that of the workbooks in github.com/microsoft/AzureMonitorCommunity, read in November 2026.
 */
public final class WorkbookText {
    private static final long DAY = 86_400_000;
    private static final int TEXT = 1;
    private static final int QUERY = 3;
    private static final int METRICS = 10;
    private static final int LINES = 2;
    private static final String WORKSPACES = "microsoft.operationalinsights/workspaces";

    private final Map<Watched, String> ids;
    private final String workspaceId;

    private WorkbookText(Map<Watched, String> ids, String workspaceId) {
        this.ids = ids;
        this.workspaceId = workspaceId;
    }

    /**
     * The text.
     *
     * @param ids the ARM ids of what is watched
     * @param workspaceId where the logs are asked for
     */
    public static String of(Workbook workbook, Map<Watched, String> ids, String workspaceId) {
        WorkbookText text = new WorkbookText(ids, workspaceId);
        JsonArray items = new JsonArray();
        for (int i = 0; i < workbook.tiles().size(); i++) {
            items.add(text.item(workbook.tiles().get(i), "tile-" + i));
        }
        JsonObject notebook = new JsonObject();
        notebook.addProperty("version", "Notebook/1.0");
        notebook.add("items", items);
        return new Gson().toJson(notebook);
    }

    private JsonObject item(Tile tile, String name) {
        JsonObject item = new JsonObject();
        if (tile instanceof Text text) {
            item.addProperty("type", TEXT);
            JsonObject content = new JsonObject();
            content.addProperty("json", "## " + text.title() + "\n" + text.markdown());
            item.add("content", content);
        } else if (tile instanceof Metrics metrics) {
            item.addProperty("type", METRICS);
            item.add("content", metrics(metrics, name));
        } else {
            item.addProperty("type", QUERY);
            item.add("content", logs((Logs) tile));
        }
        item.addProperty("name", name);
        return item;
    }

    private JsonObject metrics(Metrics tile, String name) {
        String namespace = tile.on().get(0).kind().namespace().toLowerCase(Locale.ROOT);
        JsonObject content = new JsonObject();
        content.addProperty("chartId", name);
        content.addProperty("version", "MetricsItem/2.0");
        content.addProperty("size", 0);
        content.addProperty("chartType", LINES);
        content.addProperty("resourceType", namespace);
        content.addProperty("metricScope", 0);
        content.add("resourceIds", texts(tile.on().stream().map(this::id).toList()));
        content.add("timeContext", lastDay());
        JsonArray shown = new JsonArray();
        tile.metrics().forEach(metric -> shown.add(metric(tile, namespace, metric)));
        content.add("metrics", shown);
        content.addProperty("title", tile.title());
        return content;
    }

    private static JsonObject metric(Metrics tile, String namespace, String metric) {
        JsonObject shown = new JsonObject();
        shown.addProperty("namespace", namespace);
        shown.addProperty("metric", namespace + "-" + tile.category() + "-" + metric);
        shown.addProperty("aggregation", number(tile.aggregation()));
        if (!tile.splitBy().isEmpty()) {
            shown.addProperty("splitBy", tile.splitBy());
        }
        return shown;
    }

    /** As workbooks number what Azure's API calls by name. */
    private static int number(Aggregation aggregation) {
        return switch (aggregation) {
            case Total -> 1;
            case Minimum -> 2;
            case Maximum -> 3;
            case Average -> 4;
        };
    }

    private JsonObject logs(Logs tile) {
        JsonObject content = new JsonObject();
        content.addProperty("version", "KqlItem/1.0");
        content.addProperty("query", query(tile));
        content.addProperty("size", 0);
        content.addProperty("title", tile.title());
        content.add("timeContext", lastDay());
        content.addProperty("queryType", 0);
        content.addProperty("resourceType", WORKSPACES);
        content.add("crossComponentResources", texts(List.of(workspaceId)));
        return content;
    }

    private String query(Logs tile) {
        return tile.table() + " | where _ResourceId =~ '" + id(tile.on()) + "' | " + tile.query();
    }

    private String id(Watched on) {
        return Objects.requireNonNull(ids.get(on), on::key);
    }

    private static JsonObject lastDay() {
        JsonObject context = new JsonObject();
        context.addProperty("durationMs", DAY);
        return context;
    }

    private static JsonElement texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}

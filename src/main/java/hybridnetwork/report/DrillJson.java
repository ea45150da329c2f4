package hybridnetwork.report;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import hybridnetwork.lab.Change;
import hybridnetwork.lab.Check;
import hybridnetwork.lab.DrillResult;
import hybridnetwork.lab.OutageResult;
import hybridnetwork.lab.Prediction;
import hybridnetwork.lab.Way;
import hybridnetwork.reachability.model.PathKind;
import java.util.List;
import java.util.Set;

/** A drill as JSON; times are in seconds. */
public final class DrillJson {
    private DrillJson() {}

    /** The whole document; it ends in a line feed. */
    public static String render(DrillResult result) {
        JsonObject json = new JsonObject();
        json.addProperty("stack", result.stack());
        json.addProperty("site", result.site());
        json.addProperty("timers", result.timers().toString());
        json.addProperty("detectionLimit", result.timers().limit());
        json.addProperty("flow", result.flow());
        json.addProperty("held", result.held());
        json.addProperty("taken", result.taken().toMillis() / 1000.0);
        json.add("checks", checks(result.checks()));
        JsonArray outages = new JsonArray();
        result.outages().forEach(outage -> outages.add(outage(outage)));
        json.add("outages", outages);
        JsonArray left = new JsonArray();
        result.left().forEach(left::add);
        json.add("notDrilled", left);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .serializeNulls()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json)
                + "\n";
    }

    private static JsonArray checks(List<Check> checks) {
        JsonArray array = new JsonArray();
        for (Check check : checks) {
            JsonObject json = new JsonObject();
            json.addProperty("name", check.name());
            json.addProperty("held", check.held());
            json.addProperty("detail", check.detail());
            array.add(json);
        }
        return array;
    }

    private static JsonObject outage(OutageResult outage) {
        JsonObject json = new JsonObject();
        json.addProperty("outage", outage.prediction().scenario());
        json.addProperty("how", outage.how());
        json.addProperty("held", outage.held());
        json.add("predicted", prediction(outage.prediction()));
        json.add("lost", change(outage.lost()));
        json.add("predictedAfterwards", prediction(outage.afterwards()));
        json.add("restored", change(outage.restored()));
        json.add("meanwhile", checks(outage.during()));
        return json;
    }

    private static JsonObject prediction(Prediction prediction) {
        JsonObject json = new JsonObject();
        json.addProperty("verdict", prediction.verdict().toString());
        json.addProperty("ways", PathKind.keys(prediction.kinds()));
        json.add(
                "circuit",
                prediction.circuit().<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
        return json;
    }

    private static JsonObject change(Change change) {
        JsonObject json = new JsonObject();
        json.addProperty("agrees", change.agrees());
        json.add("toAzure", ways(change.to()));
        json.add("fromAzure", ways(change.from()));
        json.addProperty("packetsLost", change.lost());
        json.addProperty("packetInterval", rounded(change.interval()));
        json.add(
                "recoveredAfter",
                change.recovered()
                        .<JsonElement>map(seconds -> new JsonPrimitive(rounded(seconds)))
                        .orElse(JsonNull.INSTANCE));
        json.addProperty("settledAfter", rounded(change.settled()));
        json.add(
                "openConnectionSurvived",
                change.survived().<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
        json.addProperty("longestSilence", rounded(change.longestStall()));
        JsonObject timeline = new JsonObject();
        timeline.addProperty("width", change.timeline().width());
        JsonArray bins = new JsonArray();
        for (Change.Bin bin : change.timeline().bins()) {
            JsonArray values = new JsonArray();
            values.add(rounded(bin.at()));
            values.add(bin.expressRoute());
            values.add(bin.vpn());
            values.add(bin.lost());
            bins.add(values);
        }
        timeline.add("atExpressRouteVpnLost", bins);
        json.add("timeline", timeline);
        return json;
    }

    private static JsonArray ways(Set<Way> ways) {
        JsonArray names = new JsonArray();
        ways.forEach(way -> names.add(way.name()));
        return names;
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 10_000) / 10_000.0;
    }
}

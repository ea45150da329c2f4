package hybridnetwork.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import hybridnetwork.config.Problem;
import hybridnetwork.config.TrafficIntent;
import hybridnetwork.net.PortRange;
import hybridnetwork.plan.SiteWays;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.comparison.Needed;
import hybridnetwork.report.DifferenceText;
import hybridnetwork.report.ObligationWords;
import hybridnetwork.report.PlanJson;
import hybridnetwork.report.ProofJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The data of a page: the JSON of {@code plan} with that of {@code verify} in it, and what only a page shows. It differs from theirs
 * in two things: {@code intents} of a scenario are places in {@code results}, where each result stands once; and a problem has the
 * place {@code at} which it stands in the stack file.
 */
final class PageData {
    private final Report report;

    private PageData(Report report) {
        this.report = report;
    }

    static JsonObject of(Report report) {
        return new PageData(report).json();
    }

    private JsonObject json() {
        Optional<JsonElement> proof = report.proved().map(Report.Proved::proof).map(PageData::proof);
        JsonObject json = PlanJson.of(report.stack(), report.stage(), report.problems(), report.resources(), proof);
        placed(json.getAsJsonArray("problems"));
        json.add("flows", flows());
        report.proved().ifPresent(proved -> {
            Traces traces = new Traces(new Hops(proved.snapshot()));
            json.add("cells", cells(proved.proof().scenarios(), traces));
            json.add(
                    "sites",
                    sites(
                            proved.ways(),
                            traces,
                            new SiteLikeness(proved.snapshot().sites())));
            json.add("traces", traces.all());
            json.add("obligations", obligations(proved.proof()));
        });
        json.add(
                "difference",
                report.difference().<JsonElement>map(DifferenceText::json).orElse(JsonNull.INSTANCE));
        report.extras().forEach(json::add);
        return json;
    }

    private void placed(JsonArray problems) {
        for (int i = 0; i < problems.size(); i++) {
            Problem problem = report.problems().get(i);
            problems.get(i)
                    .getAsJsonObject()
                    .addProperty("at", problem.at().map(Object::toString).orElse(""));
        }
    }

    /** Results that are alike, in whatever outage, stand once. */
    private static JsonElement proof(ProofResult proof) {
        JsonObject json = ProofJson.of(proof);
        Map<JsonElement, Integer> places = new LinkedHashMap<>();
        for (JsonElement scenario : json.getAsJsonArray("scenarios")) {
            JsonArray indexes = new JsonArray();
            for (JsonElement intent : scenario.getAsJsonObject().getAsJsonArray("intents")) {
                indexes.add(places.computeIfAbsent(intent, it -> places.size()));
            }
            scenario.getAsJsonObject().add("intents", indexes);
        }
        JsonArray results = new JsonArray();
        places.keySet().forEach(results::add);
        json.add("results", results);
        return json;
    }

    private JsonArray flows() {
        JsonArray flows = new JsonArray();
        for (TrafficIntent intent : report.traffic().values()) {
            JsonObject flow = new JsonObject();
            flow.addProperty("name", intent.name());
            flow.addProperty("action", intent.action().toString());
            flow.addProperty("from", intent.from().toString());
            flow.addProperty("to", intent.to().toString());
            flow.addProperty("protocol", intent.protocol().toString());
            flow.add(
                    "ports",
                    Traces.texts(
                            intent.everyPort()
                                    ? List.of()
                                    : intent.ports().stream()
                                            .map(PortRange::toString)
                                            .toList()));
            flow.add("mayFailIn", Traces.texts(intent.mayFailIn()));
            flows.add(flow);
        }
        return flows;
    }

    /** The trace of each flow in each scenario. */
    private static JsonArray cells(List<Scenario> scenarios, Traces traces) {
        JsonArray rows = new JsonArray();
        for (Scenario scenario : scenarios) {
            JsonArray row = new JsonArray();
            scenario.intents().forEach(intent -> row.add(traces.add(intent.trace())));
            rows.add(row);
        }
        return rows;
    }

    /** By flow and site, in each scenario the verdict, the trace, and what is one number for all sites that fare alike. */
    private static JsonObject sites(SiteWays ways, Traces traces, SiteLikeness likeness) {
        JsonObject byFlow = new JsonObject();
        for (int i = 0; i < ways.flows().size(); i++) {
            SiteWays.Flow flow = ways.flows().get(i);
            if (!byFlow.has(flow.name())) {
                byFlow.add(flow.name(), new JsonObject());
            }
            JsonArray row = new JsonArray();
            for (Scenario scenario : ways.scenarios()) {
                IntentResult result = scenario.intents().get(i);
                JsonArray cell = new JsonArray();
                cell.add(result.verdict().toString());
                cell.add(traces.add(result.trace()));
                cell.add(likeness.of(flow.site(), result));
                row.add(cell);
            }
            byFlow.getAsJsonObject(flow.name()).add(flow.site(), row);
        }
        return byFlow;
    }

    private static JsonArray obligations(ProofResult proof) {
        JsonArray all = new JsonArray();
        for (Needed needed : Needed.of(proof)) {
            JsonObject one = new JsonObject();
            one.addProperty("appliance", needed.obligation().appliance());
            one.addProperty("must", needed.obligation().must().toString());
            one.addProperty("service", ObligationWords.service(needed.obligation()));
            one.addProperty(
                    "from", ObligationWords.addresses(needed.obligation().source()));
            one.addProperty("to", ObligationWords.addresses(needed.obligation().destination()));
            one.add("flows", Traces.texts(needed.flows()));
            one.add("scenarios", Traces.texts(needed.scenarios()));
            all.add(one);
        }
        return all;
    }
}

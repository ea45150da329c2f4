package hybridnetwork.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import hybridnetwork.reachability.trace.Step;
import hybridnetwork.reachability.trace.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Traces as JSON, each once: most outages change the way of few flows. */
final class Traces {
    /** In place of a trace, of a flow that has none. */
    static final int NONE = -1;

    private final Hops hops;
    private final Map<JsonObject, Integer> places = new LinkedHashMap<>();

    Traces(Hops hops) {
        this.hops = hops;
    }

    /** The place of a trace among all. */
    int add(Optional<Trace> trace) {
        return trace.map(it -> places.computeIfAbsent(json(it), json -> places.size()))
                .orElse(NONE);
    }

    JsonArray all() {
        JsonArray all = new JsonArray();
        places.keySet().forEach(all::add);
        return all;
    }

    private JsonObject json(Trace trace) {
        JsonObject json = new JsonObject();
        json.addProperty("packet", trace.packet().toString());
        json.addProperty(
                "outcome", trace.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.addProperty("reason", trace.reason());
        json.addProperty("fix", trace.fix());
        json.add("drawn", texts(hops.of(trace)));
        JsonArray steps = new JsonArray();
        for (Step step : trace.steps()) {
            JsonArray one = new JsonArray();
            one.add(step.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            one.add(step.text());
            steps.add(one);
        }
        json.add("steps", steps);
        return json;
    }

    static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}

package hybridnetwork.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import hybridnetwork.observation.FirstStep;
import hybridnetwork.observation.Judged;
import hybridnetwork.observation.Observation;
import hybridnetwork.observation.ObservedPrefix;
import java.util.List;
import java.util.Locale;

/** An observation as JSON, for programs. */
public final class ObservationJson {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private ObservationJson() {}

    /** The whole document; it ends in a line feed. */
    public static String render(Observation observation) {
        JsonObject json = new JsonObject();
        json.addProperty("stack", observation.stack());
        json.addProperty("differs", observation.differs());
        JsonArray differences = new JsonArray();
        observation.differences().forEach(it -> differences.add(difference(it)));
        json.add("differences", differences);
        JsonArray prefixes = new JsonArray();
        observation.prefixes().forEach(it -> prefixes.add(prefix(it)));
        json.add("prefixes", prefixes);
        json.add("waiting", texts(observation.waiting()));
        JsonArray open = new JsonArray();
        observation.open().forEach(it -> {
            JsonObject question = new JsonObject();
            question.addProperty("what", it.what());
            question.addProperty("reason", it.reason());
            question.addProperty("refused", it.refused());
            open.add(question);
        });
        json.add("unanswered", open);
        return GSON.toJson(json) + "\n";
    }

    private static JsonObject difference(Judged judged) {
        JsonObject json = new JsonObject();
        json.addProperty("rule", judged.difference().rule());
        json.addProperty("severity", key(judged.severity()));
        json.addProperty("where", judged.difference().where());
        json.addProperty("expected", judged.difference().expected());
        json.addProperty("seen", judged.difference().seen());
        json.add("lostNow", texts(judged.lostNow()));
        JsonArray risks = new JsonArray();
        for (Judged.Risk it : judged.atRisk()) {
            JsonObject risk = new JsonObject();
            risk.add("outages", texts(it.outages()));
            risk.add("intents", texts(it.intents()));
            risks.add(risk);
        }
        json.add("lostAtNextOutage", risks);
        JsonArray detours = new JsonArray();
        judged.detours().forEach(it -> {
            JsonObject detour = new JsonObject();
            detour.addProperty("intent", it.intent());
            detour.addProperty("way", it.way());
            detours.add(detour);
        });
        json.add("detours", detours);
        json.addProperty("firstStep", FirstStep.of(judged.difference()));
        json.add(
                "accepted",
                judged.accepted().isPresent()
                        ? new JsonPrimitive(judged.accepted().get())
                        : JsonNull.INSTANCE);
        return json;
    }

    private static JsonObject prefix(ObservedPrefix prefix) {
        JsonObject json = new JsonObject();
        json.addProperty("prefix", prefix.prefix().toString());
        json.add("sites", texts(prefix.sites()));
        json.addProperty("expressRoute", key(prefix.expressRoute()));
        json.addProperty("vpn", key(prefix.vpn()));
        json.addProperty("carriedBy", prefix.carriedBy());
        return json;
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}

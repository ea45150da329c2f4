package hybridnetwork.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import hybridnetwork.config.Problem;
import hybridnetwork.resources.RegisteredResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A plan for other programs: {@code stack}, {@code stage}, {@code problems}, {@code resources} and {@code proof}, always
 * all five. Parents and dependencies are URNs; a secret is the string {@code [secret]}, an unknown {@code [unknown]}.
 */
public final class PlanJson {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private PlanJson() {}

    /**
     * The whole document; it ends in a line feed.
     *
     * @param stage {@code ordered} or {@code connected}
     * @param resources empty where problems kept the plan from being made
     * @param proof the proof's own JSON; empty where nothing was proved, which is written as null
     */
    public static String render(
            String stack,
            String stage,
            List<Problem> problems,
            List<RegisteredResource> resources,
            Optional<JsonElement> proof) {
        return GSON.toJson(of(stack, stage, problems, resources, proof)) + "\n";
    }

    /** The same document before it is text. */
    public static JsonObject of(
            String stack,
            String stage,
            List<Problem> problems,
            List<RegisteredResource> resources,
            Optional<JsonElement> proof) {
        JsonObject document = new JsonObject();
        document.addProperty("stack", stack);
        document.addProperty("stage", stage);
        document.add("problems", array(problems.stream().map(PlanJson::problem).toList()));
        document.add("resources", of(resources));
        document.add("proof", proof.orElse(JsonNull.INSTANCE));
        return document;
    }

    /** The resources of a plan. */
    public static JsonArray of(List<RegisteredResource> resources) {
        return array(resources.stream().map(PlanJson::resource).toList());
    }

    static JsonObject problem(Problem problem) {
        JsonObject json = new JsonObject();
        json.addProperty("rule", problem.rule());
        json.addProperty("severity", problem.severity().toString());
        json.addProperty("path", problem.path().text());
        json.addProperty("message", problem.sentence());
        json.addProperty("fix", problem.fix().orElse(null));
        return json;
    }

    private static JsonObject resource(RegisteredResource resource) {
        JsonObject json = new JsonObject();
        json.addProperty("type", resource.type());
        json.addProperty("name", resource.name());
        json.addProperty("parent", resource.parent().orElse(null));
        json.addProperty("protect", resource.protect());
        json.add("dependencies", json(resource.dependencies()));
        json.add("customTimeouts", json(new TreeMap<>(resource.customTimeouts())));
        json.add("inputs", json(resource.inputs()));
        return json;
    }

    private static JsonArray array(List<? extends JsonElement> elements) {
        JsonArray array = new JsonArray();
        elements.forEach(array::add);
        return array;
    }

    /** A bag's value; a whole number has no fraction, because nobody writes a port as 443.0. */
    static JsonElement json(Object value) {
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, element) -> object.add(key.toString(), json(element)));
            return object;
        }
        if (value instanceof List<?> list) {
            return array(list.stream().map(PlanJson::json).toList());
        }
        if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        }
        if (value instanceof Double number) {
            long whole = number.longValue();
            return whole == number ? new JsonPrimitive(whole) : new JsonPrimitive(number);
        }
        return new JsonPrimitive(value.toString());
    }
}

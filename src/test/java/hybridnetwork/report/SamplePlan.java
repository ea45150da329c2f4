package hybridnetwork.report;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.plan.Plan;
import hybridnetwork.resources.Opaque;
import hybridnetwork.resources.RegisteredResource;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A plan of the blueprint's network, read from {@code report/dev-network.json}. */
final class SamplePlan {
    private SamplePlan() {}

    @SuppressWarnings("unchecked")
    static Plan read() {
        JsonObject file = JsonParser.parseReader(new InputStreamReader(
                        Objects.requireNonNull(SamplePlan.class.getResourceAsStream("/report/dev-network.json")),
                        StandardCharsets.UTF_8))
                .getAsJsonObject();
        List<RegisteredResource> resources = new ArrayList<>();
        for (JsonElement element : file.getAsJsonArray("resources")) {
            resources.add(resource(element.getAsJsonObject()));
        }
        return new Plan(
                "hybrid-network", "dev", resources, (Map<String, Object>) value(file.get("outputs")), List.of());
    }

    @SuppressWarnings("unchecked")
    private static RegisteredResource resource(JsonObject json) {
        return new RegisteredResource(
                json.get("type").getAsString(),
                json.get("name").getAsString(),
                urn(json.get("name").getAsString()),
                optional(json.get("id")),
                optional(json.get("parent")).map(SamplePlan::urn),
                json.get("protect").getAsBoolean(),
                strings(json.getAsJsonArray("dependencies")),
                (Map<String, String>) new Gson().fromJson(json.get("customTimeouts"), Map.class),
                (Map<String, Object>) value(json.get("inputs")),
                Map.of());
    }

    private static String urn(String name) {
        return "urn:pulumi:dev::hybrid-network::type::" + name;
    }

    private static List<String> strings(JsonArray names) {
        return names.asList().stream().map(name -> urn(name.getAsString())).toList();
    }

    private static Optional<String> optional(JsonElement json) {
        return json.isJsonNull() ? Optional.empty() : Optional.of(json.getAsString());
    }

    private static Object value(JsonElement json) {
        if (json.isJsonObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.getAsJsonObject().asMap().forEach((key, element) -> map.put(key, value(element)));
            return map;
        }
        if (json.isJsonArray()) {
            return json.getAsJsonArray().asList().stream()
                    .map(SamplePlan::value)
                    .toList();
        }
        if (json.getAsJsonPrimitive().isBoolean()) {
            return json.getAsBoolean();
        }
        if (json.getAsJsonPrimitive().isNumber()) {
            return json.getAsDouble();
        }
        return switch (json.getAsString()) {
            case "[secret]" -> Opaque.SECRET;
            case "[unknown]" -> Opaque.UNKNOWN;
            default -> json.getAsString();
        };
    }
}

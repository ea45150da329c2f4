package hybridnetwork.resources;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan that {@code ./hybrid plan STACK --format json} printed, perhaps by another version of the program.
 *
 * @param problems in the order of the file
 * @param resources without ids and outputs, which that document does not have; none where errors kept the plan from being made
 */
public record RecordedPlan(List<Told> problems, List<RegisteredResource> resources) {
    private static final String FIX = "print one with `./hybrid plan STACK --format json`";
    private static final int MOST_VALUES = 2_000_000;
    private static final String STACK_TYPE = "pulumi:pulumi:Stack";

    /** A problem as the plan told it. */
    public record Told(String rule, String severity, String path, String message) {}

    public RecordedPlan {
        problems = List.copyOf(problems);
        resources = List.copyOf(resources);
    }

    /**
     * Reads the document.
     *
     * @throws UnreadableExport when the file is no such document
     */
    public static RecordedPlan read(Path file) {
        try {
            return JsonFile.read(file, FIX, json -> {
                Optional<RecordedPlan> plan = document(json);
                return plan.orElseThrow(() -> new UnreadableExport(file, "is no plan", FIX));
            });
        } catch (Values.TooManyValues e) {
            throw new UnreadableExport(file, "holds more than " + MOST_VALUES + " values", FIX);
        }
    }

    private static Optional<RecordedPlan> document(JsonReader json) throws IOException {
        Values values = new Values(MOST_VALUES);
        List<Told> problems = new ArrayList<>();
        List<RegisteredResource> resources = new ArrayList<>();
        boolean found = false;
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "problems" -> {
                    for (Map<String, Object> problem : bags(json, values)) {
                        problems.add(told(problem));
                    }
                }
                case "resources" -> {
                    found = true;
                    for (Map<String, Object> resource : bags(json, values)) {
                        resources.add(resource(resource));
                    }
                }
                default -> json.skipValue();
            }
        }
        json.endObject();
        return found ? Optional.of(new RecordedPlan(problems, resources)) : Optional.empty();
    }

    private static List<Map<String, Object>> bags(JsonReader json, Values values) throws IOException {
        List<Map<String, Object>> bags = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() != JsonToken.BEGIN_OBJECT) {
                throw new IllegalStateException("an object was expected");
            }
            bags.add(values.bag(json));
        }
        json.endArray();
        return bags;
    }

    private static Told told(Map<String, Object> problem) {
        return new Told(
                text(problem, "rule"), text(problem, "severity"), text(problem, "path"), text(problem, "message"));
    }

    private static RegisteredResource resource(Map<String, Object> bag) {
        String type = text(bag, "type");
        String name = text(bag, "name");
        Optional<String> parent = Optional.of(text(bag, "parent")).filter(urn -> !urn.isEmpty());
        return new RegisteredResource(
                type,
                name,
                urn(type, name, parent),
                Optional.empty(),
                parent,
                Boolean.TRUE.equals(bag.get("protect")),
                texts(bag.getOrDefault("dependencies", "")),
                Map.of(),
                known(bag.getOrDefault("inputs", "")),
                Map.of());
    }

    /** The engine's name: the types from the outermost component to the resource, and its own name. */
    private static String urn(String type, String name, Optional<String> parent) {
        String[] parts = parent.orElse("").split("::", 4);
        if (parts.length < 4) {
            return type + "::" + name;
        }
        String types = parts[2].equals(STACK_TYPE) ? type : parts[2] + "$" + type;
        return parts[0] + "::" + parts[1] + "::" + types + "::" + name;
    }

    private static String text(Map<String, Object> bag, String key) {
        return bag.get(key) instanceof String text ? text : "";
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Map<String, Object> known(Object inputs) {
        Map<String, Object> bag = new LinkedHashMap<>();
        if (inputs instanceof Map<?, ?> map) {
            map.forEach((key, value) -> bag.put(String.valueOf(key), withUnknown(value)));
        }
        return bag;
    }

    /** A plan prints what it does not know as text; secrets are opaque already. */
    private static Object withUnknown(Object value) {
        if (value instanceof Map<?, ?> map) {
            return known(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RecordedPlan::withUnknown).toList();
        }
        return Opaque.UNKNOWN.toString().equals(value) ? Opaque.UNKNOWN : value;
    }
}

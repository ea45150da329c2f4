package hybridnetwork.azuresim;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The package schema of azure-native as far as a program needs it that has no SDK of its own, such as one in YAML: every type with
 * its properties, read from the Java SDK, under its token without API version and under that with the version that it then has. Within an input everything is allowed here: the provider's check knows better.
 */
final class SdkSchema {
    private static final Supplier<String> TEXT = once(() -> new SdkSchema().write());

    /** The objects that answers consist of, by token, as far as they have been met. */
    private final Map<String, JsonObject> types = new TreeMap<>();

    private final Deque<SdkType.Answer> met = new ArrayDeque<>();

    private SdkSchema() {}

    /** The schema as JSON; made at the first call, which takes some seconds. */
    static String text() {
        return TEXT.get();
    }

    private static Supplier<String> once(Supplier<String> make) {
        return new Supplier<>() {
            private String made = "";

            @Override
            public synchronized String get() {
                made = made.isEmpty() ? make.get() : made;
                return made;
            }
        };
    }

    private String write() {
        JsonObject schema = new JsonObject();
        schema.addProperty("name", "azure-native");
        schema.addProperty("version", AzureNativeProvider.VERSION);
        JsonObject provider = new JsonObject();
        provider.add("inputProperties", inputs(SdkType.ofProvider()));
        schema.add("provider", provider);
        JsonObject resources = new JsonObject();
        JsonObject functions = new JsonObject();
        for (String token : new TreeSet<>(IdTable.all().keySet())) {
            ResourceKind.ofToken(token).ifPresent(kind -> {
                List<String> names = Stream.concat(Stream.of(token), IdTable.versioned(token).stream())
                        .toList();
                JsonObject resource = resource(kind);
                names.forEach(name -> resources.add(name, resource));
                SdkType.function(getterToken(token))
                        .map(this::function)
                        .ifPresent(function -> names.forEach(name -> functions.add(getterToken(name), function)));
            });
        }
        for (String name : List.of(Calls.STORAGE_KEYS, Calls.TOKEN)) {
            SdkType.function(name).ifPresent(function -> functions.add(name, function(function)));
        }
        schema.add("resources", resources);
        functions.add(Calls.CLIENT, client());
        schema.add("functions", functions);
        schema.add("types", answers());
        return schema.toString();
    }

    /** An answer may hold others, which are met meanwhile. */
    private JsonObject answers() {
        for (SdkType.Answer answer = met.poll(); answer != null; answer = met.poll()) {
            JsonObject type = types.computeIfAbsent(answer.token(), token -> new JsonObject());
            type.addProperty("type", "object");
            type.add("properties", properties(answer.properties()));
        }
        JsonObject all = new JsonObject();
        types.forEach(all::add);
        return all;
    }

    private static String getterToken(String token) {
        int name = token.lastIndexOf(':') + 1;
        return token.substring(0, name) + Calls.GET + token.substring(name);
    }

    private JsonObject resource(ResourceKind kind) {
        SdkType.Shape shape = SdkType.inputsOf(kind);
        JsonObject resource = new JsonObject();
        resource.add("inputProperties", inputs(shape));
        JsonArray required = new JsonArray();
        shape.properties().forEach((name, property) -> {
            if (property.required()) {
                required.add(name);
            }
        });
        resource.add("requiredInputs", required);
        resource.add("properties", outputs(SdkType.outputTypesOf(kind)));
        return resource;
    }

    private JsonObject function(SdkType.Signature signature) {
        JsonObject function = new JsonObject();
        JsonObject inputs = new JsonObject();
        inputs.add("properties", inputs(signature.inputs()));
        function.add("inputs", inputs);
        JsonObject outputs = new JsonObject();
        outputs.add("properties", properties(signature.outputs()));
        function.add("outputs", outputs);
        return function;
    }

    private JsonObject client() {
        JsonObject properties = new JsonObject();
        for (String name : Set.of("clientId", "objectId", "subscriptionId", "tenantId")) {
            properties.add(name, type(new SdkType.Text()));
        }
        JsonObject outputs = new JsonObject();
        outputs.add("properties", properties);
        JsonObject function = new JsonObject();
        function.add("outputs", outputs);
        return function;
    }

    private JsonObject inputs(SdkType.Shape shape) {
        JsonObject properties = new JsonObject();
        shape.properties().forEach((name, property) -> properties.add(name, type(property.type())));
        return properties;
    }

    /** An id and a URN every resource has without saying so. */
    private JsonObject outputs(Map<String, SdkType> types) {
        JsonObject properties = properties(types);
        properties.remove("id");
        properties.remove("urn");
        return properties;
    }

    private JsonObject properties(Map<String, SdkType> types) {
        JsonObject properties = new JsonObject();
        types.forEach((name, type) -> properties.add(name, type(type)));
        return properties;
    }

    private JsonObject type(SdkType type) {
        JsonObject written = new JsonObject();
        if (type instanceof SdkType.ListOf list) {
            written.addProperty("type", "array");
            written.add("items", type(list.item()));
        } else if (type instanceof SdkType.MapOf map) {
            written.addProperty("type", "object");
            written.add("additionalProperties", type(map.item()));
        } else if (type instanceof SdkType.Flag) {
            written.addProperty("type", "boolean");
        } else if (type instanceof SdkType.Whole) {
            written.addProperty("type", "integer");
        } else if (type instanceof SdkType.Decimal) {
            written.addProperty("type", "number");
        } else if (type instanceof SdkType.Text || type instanceof SdkType.Choice) {
            written.addProperty("type", "string");
        } else if (type instanceof SdkType.Answer answer) {
            if (types.putIfAbsent(answer.token(), new JsonObject()) == null) {
                met.add(answer);
            }
            written.addProperty("$ref", "#/types/" + answer.token());
        } else {
            written.addProperty("$ref", "pulumi.json#/Any");
        }
        return written;
    }
}

package hybridnetwork.adopt;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.HttpServer;
import hybridnetwork.resources.ArmId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Azure Resource Manager for one resource group: a world in the JSON that Azure answers with, whole resources and whole ids. */
final class ArmServer implements AutoCloseable {
    private static final Pattern RESOURCE_ID = Pattern.compile("resourceId\\('([^']*)', ('[^)]*')\\)");
    private static final Gson GSON = new Gson();

    private final Map<String, JsonObject> byId = new LinkedHashMap<>();
    private final HttpServer server;
    private final ArmId group;

    ArmServer(Worlds world) throws IOException {
        this.group = world.group();
        JsonArray resources = JsonParser.parseString(Files.readString(world.path()))
                .getAsJsonObject()
                .getAsJsonArray("resources");
        for (JsonElement each : resources) {
            JsonObject resource = literal(each).getAsJsonObject();
            String type = resource.get("type").getAsString();
            boolean whole = type.chars().filter(c -> c == '/').count() == 1;
            if (whole) {
                String id =
                        group.resource(type, resource.get("name").getAsString()).toString();
                resource.addProperty("id", id);
                resource.addProperty("etag", "W/\"1\"");
                resource.remove("dependsOn");
                resource.remove("apiVersion");
                byId.put(id, resource);
            }
        }
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            JsonObject answer = answer(path);
            byte[] body = GSON.toJson(answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.has("error") ? 404 : 200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private JsonObject answer(String path) {
        if (path.equalsIgnoreCase(group + "/resources")) {
            JsonObject list = new JsonObject();
            JsonArray value = new JsonArray();
            byId.values().forEach(resource -> {
                JsonObject generic = resource.deepCopy();
                generic.remove("properties");
                value.add(generic);
            });
            list.add("value", value);
            return list;
        }
        if (path.equalsIgnoreCase(group.toString())) {
            JsonObject answer = new JsonObject();
            answer.addProperty("id", group.toString());
            answer.addProperty(
                    "location",
                    byId.values().stream()
                            .filter(it -> it.get("type").getAsString().endsWith("virtualNetworks"))
                            .findFirst()
                            .orElseThrow()
                            .get("location")
                            .getAsString());
            return answer;
        }
        JsonObject found = byId.get(path);
        if (found != null) {
            return found;
        }
        JsonObject code = new JsonObject();
        code.addProperty("code", "ResourceNotFound");
        code.addProperty("message", "not found");
        JsonObject error = new JsonObject();
        error.add("error", code);
        return error;
    }

    /** An element with the expressions of the export evaluated: whole ids, by string operations alone. */
    private JsonElement literal(JsonElement element) {
        if (element.isJsonObject()) {
            JsonObject literal = new JsonObject();
            element.getAsJsonObject()
                    .entrySet()
                    .forEach(entry -> literal.add(entry.getKey(), literal(entry.getValue())));
            return literal;
        }
        if (element.isJsonArray()) {
            JsonArray literal = new JsonArray();
            element.getAsJsonArray().forEach(inner -> literal.add(literal(inner)));
            return literal;
        }
        boolean text = element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
        return text ? new JsonPrimitive(literal(element.getAsString())) : element;
    }

    private String literal(String text) {
        Matcher id = RESOURCE_ID.matcher(text);
        if (!text.startsWith("[") || !id.find()) {
            return text;
        }
        String[] types = id.group(1).split("/", -1);
        String[] names = id.group(2).replace("'", "").split(", ", -1);
        StringBuilder whole = new StringBuilder(group + "/providers/" + types[0]);
        for (int i = 0; i < names.length; i++) {
            whole.append('/').append(types[i + 1]).append('/').append(names[i]);
        }
        Matcher more = Pattern.compile("\\), '([^']*)'\\)\\]$").matcher(text);
        return whole + (more.find() ? more.group(1) : "");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

package hybridnetwork.rehearsal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hybridnetwork.azuresim.Outside;
import hybridnetwork.resources.ArmId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of Azure's REST API that knows shared keys (Microsoft.Network 2023-02-01: {@code connections/sharedkey} and {@code
 * resetconnection}), beside a simulated Azure whose tunnels fail where the routers have other keys.
 */
final class KeyEndpoint implements AutoCloseable {
    static final String TOKEN = "token-of-the-login";

    private final HttpServer server;
    private final Outside outside;
    private final Map<String, String> keys = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();
    private String router;
    private int refusals;

    KeyEndpoint(Outside outside, String key, List<ArmId> connections) throws IOException {
        this.outside = outside;
        this.router = key;
        connections.forEach(connection -> keys.put(connection.toString(), key));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Somebody gives the site's routers another key. */
    synchronized void router(String key) {
        router = key;
        meet();
    }

    /** The next requests that change something are refused. */
    synchronized void refuse(int requests) {
        refusals = requests;
    }

    synchronized Map<String, String> keys() {
        return Map.copyOf(keys);
    }

    /** Method and what of a connection, in order. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private void meet() {
        keys.forEach((connection, key) -> {
            if (key.equals(router)) {
                outside.restore(ArmId.parse(connection));
            } else {
                outside.fail(ArmId.parse(connection));
            }
        });
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        String what = path.substring(path.lastIndexOf('/') + 1);
        String connection = path.substring(0, Math.max(path.lastIndexOf('/'), 0));
        String method = exchange.getRequestMethod();
        boolean known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "api-version=2023-02-01".equals(exchange.getRequestURI().getQuery());
        if (!known) {
            send(exchange, 401, "{\"error\":{\"code\":\"InvalidAuthenticationToken\",\"message\":\"no\"}}");
            return;
        }
        if (!method.equals("GET")) {
            asked.add(method + " " + what + " of " + ArmId.name(connection));
            if (refusals > 0) {
                refusals--;
                send(
                        exchange,
                        403,
                        "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"The client may not set "
                                + body.replace("\"", "'") + "\"}}");
                return;
            }
        }
        switch (method + " " + what) {
            case "GET sharedkey" -> {
                JsonObject told = new JsonObject();
                told.addProperty("value", keys.get(connection));
                send(exchange, 200, told.toString());
            }
            case "PUT sharedkey" -> {
                keys.put(
                        connection,
                        JsonParser.parseString(body)
                                .getAsJsonObject()
                                .get("value")
                                .getAsString());
                meet();
                exchange.getResponseHeaders()
                        .add("Azure-AsyncOperation", base() + "/operations/1?api-version=2023-02-01");
                send(exchange, 201, "{}");
            }
            case "POST resetconnection" -> {
                meet();
                exchange.getResponseHeaders().add("Location", base() + "/results/1?api-version=2023-02-01");
                send(exchange, 202, "");
            }
            case "GET 1" -> send(exchange, 200, "{\"status\":\"Succeeded\"}");
            default -> send(exchange, 200, "{\"properties\":{\"provisioningState\":\"Succeeded\"}}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

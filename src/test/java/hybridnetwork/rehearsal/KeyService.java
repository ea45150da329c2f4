package hybridnetwork.rehearsal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A key that never leaves its service, in the place of Azure Key Vault's: the engine knows several such services, uses them
 * alike, and this speaks for the one that can be had without a cloud (Vault's transit engine). Only who has the token gets at
 * the key.
 */
final class KeyService implements AutoCloseable {
    /** The name of the key as {@code pulumi} takes it. */
    static final String URL = "hashivault://pulumi";

    private static final String TOKEN = "granted";

    private final HttpServer server;
    private final Map<String, String> encrypted = new ConcurrentHashMap<>();

    KeyService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/transit/encrypt/pulumi", exchange -> answer(exchange, "plaintext"));
        server.createContext("/v1/transit/decrypt/pulumi", exchange -> answer(exchange, "ciphertext"));
        server.start();
    }

    /** For a developer to whom the key has been granted. */
    Map<String, String> granted() {
        return forToken(TOKEN);
    }

    /** For a developer who is known but may not use the key. */
    Map<String, String> refused() {
        return forToken("another");
    }

    private Map<String, String> forToken(String token) {
        return Map.of(
                "VAULT_SERVER_URL", "http://127.0.0.1:" + server.getAddress().getPort(), "VAULT_SERVER_TOKEN", token);
    }

    /** The cipher is a number for each text: what matters is that nobody else can turn it back. */
    private void answer(HttpExchange exchange, String asked) throws IOException {
        try (exchange;
                Reader body = new InputStreamReader(exchange.getRequestBody(), StandardCharsets.UTF_8)) {
            String given =
                    JsonParser.parseReader(body).getAsJsonObject().get(asked).getAsString();
            JsonObject data = new JsonObject();
            if (asked.equals("plaintext")) {
                String cipher = "vault:v1:" + encrypted.size();
                encrypted.put(cipher, given);
                data.addProperty("ciphertext", cipher);
            } else {
                data.addProperty("plaintext", encrypted.getOrDefault(given, ""));
            }
            boolean allowed = TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
            JsonObject answer = new JsonObject();
            answer.add("data", data);
            byte[] text = (allowed ? answer.toString() : "{\"errors\":[\"permission denied\"]}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(allowed ? 200 : 403, text.length);
            exchange.getResponseBody().write(text);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

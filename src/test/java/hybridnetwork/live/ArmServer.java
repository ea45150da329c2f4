package hybridnetwork.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plays answers in order, as Azure Resource Manager is documented to give them, and keeps what it was asked. */
final class ArmServer implements AutoCloseable {
    /** A request as it came. */
    record Asked(String method, String target, String authorization, String body) {}

    private record Played(int status, String body, Map<String, String> headers, boolean silent) {}

    private final HttpServer server;
    private final Deque<Played> answers = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private int tokens;

    ArmServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A client of this server: each token is another one, and waits are noted, not waited. */
    ArmClient client() {
        return new ArmClient(new ArmEndpoint(base()), () -> "secret-token-" + ++tokens, waits::add);
    }

    /** The next answer; {@code BASE} in a header or a body is where this server is. */
    synchronized ArmServer then(int status, String body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1].replace("BASE", base().toString()));
        }
        answers.add(new Played(status, body.replace("BASE", base().toString()), all, false));
        return this;
    }

    /** The next request is read, and the connection ends without an answer. */
    synchronized ArmServer thenSilence() {
        answers.add(new Played(0, "", Map.of(), true));
        return this;
    }

    synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    List<Duration> waits() {
        return waits;
    }

    private void answer(HttpExchange exchange) throws IOException {
        Played played;
        synchronized (this) {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            played = answers.isEmpty() ? new Played(599, "", Map.of(), false) : answers.remove();
        }
        if (played.silent()) {
            exchange.close();
            return;
        }
        played.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        byte[] body = played.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(played.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

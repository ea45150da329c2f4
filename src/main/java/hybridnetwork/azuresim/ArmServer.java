package hybridnetwork.azuresim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hybridnetwork.automation.SameUser;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.JsonAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Azure Resource Manager's REST API on a port of this machine's loopback interface. It answers the user who runs it, where the system
 * tells who is calling, and who has a token of {@code getClientToken} of this simulation.
 */
final class ArmServer implements AutoCloseable {
    private static final int LARGEST_BODY = 1_000_000;
    private static final String BEARER = "Bearer ";

    private final SimulatedAzure azure;
    private final SameUser sameUser;
    private final HttpServer server;
    private final ExecutorService workers;
    private final ArmApi api;

    /** @throws UncheckedIOException when the port is taken */
    ArmServer(SimulatedAzure azure, int port, SameUser sameUser) {
        this.azure = azure;
        this.sameUser = sameUser;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the simulated Azure cannot listen on port " + port, e);
        }
        api = new ArmApi(azure, endpoint());
        workers = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "simulated-arm");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Scheme, host and port. */
    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).ifPresent(answer -> send(exchange, answer));
        }
    }

    /** Empty where the caller does not learn how it ended. */
    private Optional<ArmAnswer> answer(HttpExchange exchange) throws IOException {
        try {
            if (!sameUser.answers(
                    exchange.getRemoteAddress(), exchange.getLocalAddress().getPort())) {
                throw new AzureError(
                        403,
                        "AuthorizationFailed",
                        "Only the user who started this simulation is answered; start one of your own with"
                                + " ./hybrid simulate.");
            }
            return Optional.of(api.answer(request(exchange), tenant(exchange)));
        } catch (AzureError e) {
            return Optional.of(ArmAnswer.refused(e));
        } catch (CallCutShort e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(
                    ArmAnswer.refused(AzureError.badRequest("InvalidRequestUri", String.valueOf(e.getMessage()))));
        }
    }

    private String tenant(HttpExchange exchange) {
        String header = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElseThrow(() -> new AzureError(
                        401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing."));
        return Optional.of(header)
                .filter(text -> text.startsWith(BEARER))
                .flatMap(text ->
                        azure.tokens().tenant(text.substring(BEARER.length()).strip()))
                .orElseThrow(() -> new AzureError(401, "InvalidAuthenticationToken", "The access token is invalid."));
    }

    private static ArmRequest request(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceAll("/+$", "");
        Map<String, String> query = new LinkedHashMap<>();
        String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        for (String each : raw.split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                query.put(decoded(each.substring(0, equals)), decoded(each.substring(equals + 1)));
            }
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
        Bag values = body.length == 0
                ? Bag.EMPTY
                : JsonAnswer.bag(new String(body, StandardCharsets.UTF_8))
                        .orElseThrow(() -> AzureError.badRequest(
                                "InvalidRequestContent", "The request content is not one JSON object."));
        return new ArmRequest(exchange.getRequestMethod(), path, query, values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, ArmAnswer answer) {
        byte[] body = answer.body().isEmpty() && answer.status() == 202
                ? new byte[0]
                : ArmJson.text(answer.body()).getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        try {
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            // The caller is gone; nobody is left to be told.
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}

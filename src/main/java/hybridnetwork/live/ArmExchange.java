package hybridnetwork.live;

import hybridnetwork.resources.Bag;
import hybridnetwork.resources.JsonAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One request and its answer, sent again as long as Azure asks for it.
 *
 * <p>A throttled request has not been worked on, so it is sent again after the seconds that {@code Retry-After} names
 * (learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling, read 2026-11). An answer of 5xx,
 * or none, leaves open whether it was: only what may be done twice is sent again.
 */
final class ArmExchange {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;
    private static final Set<Integer> FOR_A_WHILE = Set.of(500, 502, 503, 504);

    private static final int MOST_TRIES = 8;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(30))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final ArmEndpoint endpoint;
    private final AccessTokens tokens;
    private final Pause pause;
    private String token = "";

    ArmExchange(ArmEndpoint endpoint, AccessTokens tokens, Pause pause) {
        this.endpoint = endpoint;
        this.tokens = tokens;
        this.pause = pause;
    }

    /** An answer of Azure with a status below 400. */
    record Response(int status, Optional<Bag> body, HttpResponse<String> raw) {
        Optional<String> header(String name) {
            return raw.headers().firstValue(name);
        }

        /** Seconds that Azure asks to wait. It may also write a date, which it is not known to do. */
        Optional<Duration> retryAfter() {
            return ArmExchange.retryAfter(raw);
        }
    }

    /**
     * Sends a request.
     *
     * @throws ArmRefused for an answer of 400 or more, a redirection, or none
     */
    Response send(ArmRequest request) {
        if (!endpoint.has(request.address())) {
            throw new ArmRefused(
                    ArmRefused.NO_ANSWER,
                    "",
                    request.words("leads from " + endpoint.base().getHost() + " to "
                            + request.address().getHost() + ", which gets no token"));
        }
        boolean renewed = false;
        Duration wait = Duration.ofSeconds(1);
        for (int tries = 1; ; tries++) {
            Optional<HttpResponse<String>> answer = exchange(request, tries == MOST_TRIES);
            Optional<Duration> asked = answer.flatMap(ArmExchange::retryAfter);
            if (answer.isPresent()) {
                HttpResponse<String> response = answer.get();
                int status = response.statusCode();
                if (status < 300) {
                    return new Response(status, JsonAnswer.bag(response.body()), response);
                }
                if (status == UNAUTHORIZED && !renewed) {
                    renewed = true;
                    token = "";
                    continue;
                }
                boolean tooLong =
                        asked.filter(it -> it.compareTo(LONGEST_WAIT) > 0).isPresent();
                if (tries == MOST_TRIES || tooLong || !again(request, response)) {
                    throw request.refused(response, token);
                }
            }
            pause.wait(asked.orElse(wait));
            if (Thread.currentThread().isInterrupted()) {
                throw new ArmRefused(ArmRefused.NO_ANSWER, "", request.words("was interrupted"));
            }
            wait = wait.multipliedBy(2);
        }
    }

    private static boolean again(ArmRequest request, HttpResponse<String> response) {
        int status = response.statusCode();
        return status == TOO_MANY_REQUESTS
                || (request.repeatable() && FOR_A_WHILE.contains(status))
                // Refused before anything was done: something else is working on the resource, or on its gateway.
                || (status == CONFLICT && ArmRequest.code(response).equals("AnotherOperationInProgress"));
    }

    /** The answer; empty where there was none and the request may be sent again. */
    private Optional<HttpResponse<String>> exchange(ArmRequest request, boolean last) {
        if (token.isEmpty()) {
            token = tokens.token();
        }
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.address())
                .timeout(LONGEST_ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json");
        request.body()
                .ifPresentOrElse(
                        body -> builder.header("Content-Type", "application/json")
                                .method(request.method(), BodyPublishers.ofString(body)),
                        () -> builder.method(request.method(), BodyPublishers.noBody()));
        try {
            return Optional.of(client.send(builder.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            if (last || !request.repeatable()) {
                throw new ArmRefused(
                        ArmRefused.NO_ANSWER,
                        "",
                        request.words("got no answer from " + endpoint.base().getHost() + " (" + reason(e) + ")"));
            }
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArmRefused(ArmRefused.NO_ANSWER, "", request.words("was interrupted"));
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Optional<Duration> retryAfter(HttpResponse<String> response) {
        try {
            OptionalLong seconds = response.headers().firstValueAsLong("Retry-After");
            return seconds.isPresent() && seconds.getAsLong() >= 0
                    ? Optional.of(Duration.ofSeconds(seconds.getAsLong()))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** An address that Azure gave, such as where an operation tells its status. */
    ArmRequest follow(ArmRequest request, String address) {
        try {
            return ArmRequest.get(endpoint.base().resolve(URI.create(address)));
        } catch (IllegalArgumentException e) {
            throw new ArmRefused(ArmRefused.NO_ANSWER, "", request.words("was answered with an address that is none"));
        }
    }
}

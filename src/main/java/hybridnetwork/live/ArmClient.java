package hybridnetwork.live;

import hybridnetwork.live.ArmExchange.Response;
import hybridnetwork.resources.Bag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Azure Resource Manager's REST API, for what the provider has no function for: a connection's shared key, the route tables of a
 * circuit, the list of a resource group.
 *
 * <p>Long operations are followed as learn.microsoft.com/azure/azure-resource-manager/management/async-operations says (read
 * 2026-11): by {@code Azure-AsyncOperation} where there is one, otherwise by {@code Location}, as often as {@code Retry-After}
 * asks. Every address that Azure gives on the way has to be at the same host, or it is not asked.
 *
 * <p>One thread may use it at a time.
 */
public final class ArmClient {
    /** azurerm allows a connection as long (its {@code virtual_network_gateway_connection}, timeouts). */
    static final Duration LONGEST_OPERATION = Duration.ofMinutes(30);

    /** Between two looks at an operation, where Azure does not say. */
    static final Duration USUAL_WAIT = Duration.ofSeconds(10);

    private static final int NO_CONTENT = 204;
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int MOST_PAGES = 1000;
    private static final String STATUS_ADDRESS = "Azure-AsyncOperation";
    private static final String RESULT_ADDRESS = "Location";

    private final ArmEndpoint endpoint;
    private final ArmExchange exchange;
    private final Pause pause;

    /**
     * A client with the login and the cloud of a session, which has to stay open.
     *
     * @param environment this process's variables: one of them may lead to a simulated Azure
     * @throws NoSession when the cloud is not known, or the variable leads to another machine
     */
    public static ArmClient of(ProviderSession session, Map<String, String> environment) throws NoSession {
        try {
            ArmEndpoint endpoint = ArmEndpoint.of(ProviderTokens.cloud(session, environment), environment);
            return new ArmClient(endpoint, new ProviderTokens(session), endpoint.pause());
        } catch (IllegalArgumentException e) {
            throw new NoSession(
                    String.valueOf(e.getMessage()),
                    "see `pulumi config get azure-native:environment`, and `echo $" + ArmEndpoint.VARIABLE + "`");
        }
    }

    /** A client that really waits. */
    public ArmClient(ArmEndpoint endpoint, AccessTokens tokens) {
        this(endpoint, tokens, Pause.REAL);
    }

    /** As above, with another way to wait. */
    public ArmClient(ArmEndpoint endpoint, AccessTokens tokens, Pause pause) {
        this.endpoint = endpoint;
        this.exchange = new ArmExchange(endpoint, tokens, pause);
        this.pause = pause;
    }

    /**
     * Reads one resource, in ARM's own shape: {@code id}, {@code name}, {@code type} and nested {@code properties}.
     *
     * @param path an ARM id, or a path below one
     * @return empty where Azure has none
     * @throws ArmRefused for any other answer
     */
    public Optional<Bag> get(String path, String apiVersion) {
        ArmRequest request = request(path, apiVersion);
        try {
            return Optional.of(body(request, exchange.send(request)));
        } catch (ArmRefused e) {
            if (e.status() == NOT_FOUND && isAbsence(e.code())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A subscription that is not found is a wrong login, and a type a wrong version: neither is an absence. */
    private static boolean isAbsence(String code) {
        return Set.of("NotFound", "ResourceNotFound", "ParentResourceNotFound", "ResourceGroupNotFound")
                .contains(code);
    }

    /**
     * Reads all of a list, page after page.
     *
     * @throws ArmRefused when Azure refuses a page, or lists for ever
     */
    public List<Bag> list(String path, String apiVersion) {
        List<Bag> all = new ArrayList<>();
        Set<String> pages = new HashSet<>();
        ArmRequest next = request(path, apiVersion);
        while (true) {
            Bag page = body(next, exchange.send(next));
            all.addAll(page.bags("value"));
            Optional<String> more = page.text("nextLink");
            if (more.isEmpty()) {
                return List.copyOf(all);
            }
            if (!pages.add(more.get()) || pages.size() == MOST_PAGES) {
                throw new ArmRefused(
                        ArmRefused.NO_ANSWER, "", next.words("is a list without an end: Azure repeats its pages"));
            }
            next = exchange.follow(next, more.get());
        }
    }

    /**
     * Creates or replaces what is at a path, and waits until Azure has done so.
     *
     * @param body texts, numbers, flags, lists and maps; its texts occur in no message
     * @throws ArmRefused when Azure refuses it, or fails at it
     */
    public void put(String path, String apiVersion, Bag body) {
        finish(ArmRequest.of("PUT", ArmRequest.address(endpoint, path, apiVersion), body));
    }

    /**
     * Calls an operation, and waits until Azure has done it.
     *
     * @param body as of {@link #put}
     * @return the result; empty where there is none
     * @throws ArmRefused when Azure refuses it, or fails at it
     */
    public Bag post(String path, String apiVersion, Bag body) {
        return finish(ArmRequest.of("POST", ArmRequest.address(endpoint, path, apiVersion), body));
    }

    private ArmRequest request(String path, String apiVersion) {
        return ArmRequest.get(ArmRequest.address(endpoint, path, apiVersion));
    }

    private static Bag body(ArmRequest request, Response response) {
        return response.body()
                .orElseThrow(() -> new ArmRefused(
                        response.status(), "", request.words("was answered with something else than a JSON object")));
    }

    private Bag finish(ArmRequest request) {
        Response response = exchange.send(request);
        Optional<String> status = response.header(STATUS_ADDRESS);
        Optional<String> result = response.header(RESULT_ADDRESS);
        if (status.isPresent()) {
            Bag done = follow(request, status.get(), response);
            return result.map(address -> result(request, address))
                    .or(() -> done.bag("properties", "output").or(() -> done.bag("properties")))
                    .orElse(Bag.EMPTY);
        }
        if (response.status() == ACCEPTED && result.isPresent()) {
            return followResult(request, result.get(), response);
        }
        return response.body().orElse(Bag.EMPTY);
    }

    /** The result of an operation that is done; it may come a moment later. */
    private Bag result(ArmRequest request, String address) {
        Response first = exchange.send(exchange.follow(request, address));
        return first.status() == ACCEPTED
                ? followResult(request, address, first)
                : first.body().orElse(Bag.EMPTY);
    }

    /** How this client waits. */
    public Pause pause() {
        return pause;
    }

    /** Asks for the status of an operation until it is one of the three last ones. */
    private Bag follow(ArmRequest request, String address, Response begun) {
        Response last = begun;
        for (Duration waited = Duration.ZERO; waited.compareTo(LONGEST_OPERATION) < 0; ) {
            waited = waited.plus(waitFor(request, last));
            last = exchange.send(exchange.follow(request, address));
            Bag body = last.body().orElse(Bag.EMPTY);
            switch (body.text("status").orElse("").toLowerCase(Locale.ROOT)) {
                case "succeeded" -> {
                    return body;
                }
                case "failed", "canceled", "cancelled" ->
                    throw request.refused(
                            last.status(),
                            body.bag("error").isPresent()
                                    ? Optional.of(body)
                                    : Optional.of(new Bag(
                                            Map.of("code", body.text("status").orElse("Failed")))),
                            "",
                            "");
                default -> {
                    // Any other word means that it is not done yet.
                }
            }
        }
        throw tooLong(request);
    }

    /** Asks for the result of an operation as long as the answer is that it is not there yet. */
    private Bag followResult(ArmRequest request, String address, Response begun) {
        Response last = begun;
        String at = address;
        for (Duration waited = Duration.ZERO; waited.compareTo(LONGEST_OPERATION) < 0; ) {
            waited = waited.plus(waitFor(request, last));
            last = exchange.send(exchange.follow(request, at));
            if (last.status() != ACCEPTED) {
                return last.status() == NO_CONTENT ? Bag.EMPTY : last.body().orElse(Bag.EMPTY);
            }
            at = last.header(RESULT_ADDRESS).orElse(at);
        }
        throw tooLong(request);
    }

    private Duration waitFor(ArmRequest request, Response response) {
        // Never at once: Azure may say 0, and the loop's end is counted in what was waited.
        Duration wait = response.retryAfter().filter(it -> !it.isZero()).orElse(USUAL_WAIT);
        pause.wait(wait);
        if (Thread.currentThread().isInterrupted()) {
            throw new ArmRefused(
                    ArmRefused.NO_ANSWER, "", request.words("was begun, and nobody waited for its end: interrupted"));
        }
        return wait;
    }

    private static ArmRefused tooLong(ArmRequest request) {
        return new ArmRefused(
                ArmRefused.NO_ANSWER,
                "",
                request.words("is not finished after " + LONGEST_OPERATION.toMinutes()
                        + " minutes; Azure may still be at it: look at the activity log"));
    }
}

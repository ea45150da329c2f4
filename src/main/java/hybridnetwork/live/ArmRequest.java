package hybridnetwork.live;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import hybridnetwork.resources.Bag;
import hybridnetwork.resources.JsonAnswer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A request to Azure Resource Manager, and the words for what becomes of it.
 *
 * @param body JSON; nothing prints it
 * @param hidden the texts of the body, which no message may have: one of them may be a key
 */
record ArmRequest(String method, URI address, Optional<String> body, List<String> hidden) {
    private static final Gson WRITER = new GsonBuilder().disableHtmlEscaping().create();
    private static final String SECRET = "[secret]";

    /** Shorter texts occur in messages by chance, and protect nothing. */
    private static final int SHORTEST = 4;

    private static final int LONGEST_WORDS = 2000;

    static ArmRequest get(URI address) {
        return new ArmRequest("GET", address, Optional.empty(), List.of());
    }

    static ArmRequest of(String method, URI address, Bag body) {
        List<String> texts = new ArrayList<>();
        gather(body.values(), texts);
        texts.sort(Comparator.comparingInt(String::length).reversed());
        return new ArmRequest(method, address, Optional.of(WRITER.toJson(body.values())), List.copyOf(texts));
    }

    private static void gather(Object value, List<String> texts) {
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> gather(each, texts));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> gather(each, texts));
        } else if (value instanceof String text && text.length() >= SHORTEST) {
            texts.add(text);
        }
    }

    /**
     * The address of a resource.
     *
     * @param path the ARM id, or a path below one, with a query where it has one
     */
    static URI address(ArmEndpoint endpoint, String path, String apiVersion) {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        String more = query < 0 ? "" : path.substring(query + 1) + "&";
        try {
            URI base = endpoint.base();
            URI uri = new URI(base.getScheme(), base.getAuthority(), plain, more + "api-version=" + apiVersion, null);
            return URI.create(uri.toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a path in Azure: " + path, e);
        }
    }

    /** Whether sending it twice comes to the same as once. */
    boolean repeatable() {
        return !method.equals("POST");
    }

    /** A sentence about this request. */
    String words(String predicate) {
        return method + " " + address.getPath() + " " + predicate;
    }

    /** What Azure says in an answer of 300 or more. */
    ArmRefused refused(HttpResponse<String> response, String token) {
        int status = response.statusCode();
        if (status < 400) {
            return new ArmRefused(
                    status, "", words("is sent elsewhere by Azure (" + status + "), where no token goes"));
        }
        return refused(status, JsonAnswer.bag(response.body()), token, correlation(response));
    }

    /** What Azure says of a failure: its code and its words, without anything that was kept secret. */
    ArmRefused refused(int status, Optional<Bag> body, String token, String correlation) {
        Bag error = body.flatMap(bag -> bag.bag("error")).or(() -> body).orElse(Bag.EMPTY);
        String code = error.text("code").orElse("");
        String words = words(error);
        String told =
                code.isEmpty() && words.isEmpty() ? "without a reason" : code + (words.isEmpty() ? "" : ": " + words);
        String clean = clean(told, token);
        String cut = clean.length() > LONGEST_WORDS ? clean.substring(0, LONGEST_WORDS) + "…" : clean;
        return new ArmRefused(status, code, words("is refused by Azure (" + status + "): " + cut + correlation));
    }

    /** Azure nests what really went wrong in details; an inner error repeats it for programmers. */
    private static String words(Bag error) {
        String details = error.bags("details").stream()
                .map(each -> each.text("code").map(code -> code + ": ").orElse("")
                        + each.text("message").orElse(""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("; "));
        String message = error.text("message").map(String::strip).orElse("");
        return details.isEmpty() ? message : message + " (" + details + ")";
    }

    private String clean(String text, String token) {
        Function<String, String> oneLine =
                words -> words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String clean = token.isEmpty() ? text : text.replace(token, SECRET);
        for (String each : hidden) {
            clean = clean.replace(each, SECRET);
        }
        return oneLine.apply(clean);
    }

    /** Microsoft's support finds a request by it. */
    private static String correlation(HttpResponse<String> response) {
        return response.headers()
                .firstValue("x-ms-correlation-request-id")
                .filter(id -> id.matches("[0-9A-Za-z-]{1,64}"))
                .map(id -> " (correlation id " + id + ")")
                .orElse("");
    }

    static String code(HttpResponse<String> response) {
        return JsonAnswer.bag(response.body())
                .flatMap(body -> body.text("error", "code").or(() -> body.text("code")))
                .orElse("");
    }

    /** Nothing of the body. */
    @Override
    public String toString() {
        return words("").strip();
    }
}

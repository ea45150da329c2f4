package hybridnetwork.azuresim;

import hybridnetwork.resources.Bag;
import hybridnetwork.resources.JsonAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody who asks a simulation's REST API, with JDK's own client and without any class of the program's. */
final class ArmCaller {
    private static final String VERSION = "?api-version=2023-02-01";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String endpoint;
    private final Optional<String> token;

    ArmCaller(String endpoint, Optional<String> token) {
        this.endpoint = endpoint;
        this.token = token;
    }

    record Response(int status, Bag body, Optional<String> state, Optional<String> result) {
        String code() {
            return body.text("error", "code").orElse("none");
        }
    }

    Response get(Object path) throws IOException, InterruptedException {
        return send("GET", endpoint + path + VERSION, "");
    }

    Response send(String method, Object path, String body) throws IOException, InterruptedException {
        String url = path.toString().startsWith("http") ? path.toString() : endpoint + path + VERSION;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Response(
                answer.statusCode(),
                JsonAnswer.bag(answer.body()).orElse(Bag.EMPTY),
                answer.headers().firstValue("Azure-AsyncOperation"),
                answer.headers().firstValue("Location"));
    }

    /** The result of a long operation, after its state was asked until it was over. */
    Bag finish(Response begun) throws IOException, InterruptedException {
        String state = begun.state().orElseThrow();
        List<String> states = new ArrayList<>();
        while (states.size() < 10 && !states.contains("Succeeded")) {
            states.add(send("GET", state, "").body().text("status").orElse("none"));
        }
        if (!states.equals(List.of("InProgress", "Succeeded"))) {
            throw new AssertionError("the operation went through " + states);
        }
        return begun.result().isPresent()
                ? send("GET", begun.result().get(), "").body()
                : Bag.EMPTY;
    }

    Bag post(String path, String body) throws IOException, InterruptedException {
        return finish(send("POST", path, body));
    }

    List<String> names(String path) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        Optional<String> next = Optional.of(endpoint + path + VERSION);
        while (next.isPresent()) {
            Bag page = send("GET", next.get(), "").body();
            page.bags("value").forEach(each -> names.add(each.text("name").orElse("")));
            next = page.text("nextLink");
        }
        return names;
    }
}

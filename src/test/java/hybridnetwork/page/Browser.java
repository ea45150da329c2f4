package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Chromium without a window, driven by the protocol that it is tested by (W3C WebDriver) through the system's chromedriver. Where
 * there is none a test is skipped; with {@code -Dbrowser.required=true}, as in CI, it fails.
 */
public final class Browser implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final Gson GSON = new Gson();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final String root;
    private String session = "";

    private Browser(Process driver, int port) {
        this.driver = driver;
        this.root = "http://127.0.0.1:" + port;
    }

    public static Browser open() throws IOException, InterruptedException {
        Path chromedriver = program("chromedriver");
        Path chromium = Stream.of("chromium", "google-chrome")
                .flatMap(name -> found(name).stream())
                .findFirst()
                .orElseThrow(() -> missing("chromium"));
        Process driver = new ProcessBuilder(chromedriver.toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher port = PORT.matcher(line);
                if (port.find()) {
                    Browser browser = new Browser(driver, Integer.parseInt(port.group(1)));
                    browser.begin(chromium);
                    return browser;
                }
            }
        } catch (IOException | InterruptedException | AssertionError e) {
            driver.destroyForcibly();
            throw e;
        }
        throw new AssertionError("chromedriver ends before it listens");
    }

    private static Path program(String name) {
        return found(name).orElseThrow(() -> missing(name));
    }

    private static Optional<Path> found(String name) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static RuntimeException missing(String name) {
        if (Boolean.getBoolean("browser.required")) {
            throw new AssertionError(
                    "the tests of the page must run here, but there is no " + name + ": run tools/browser");
        }
        return abort("there is no " + name + ": run tools/browser");
    }

    private void begin(Path chromium) throws IOException, InterruptedException {
        Map<String, Object> options = Map.of(
                "binary",
                chromium.toString(),
                "args",
                List.of(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--disable-dev-shm-usage"));
        JsonElement answer = post(
                "/session",
                Map.of(
                        "capabilities",
                        Map.of(
                                "alwaysMatch",
                                Map.of(
                                        "browserName",
                                        "chrome",
                                        "goog:chromeOptions",
                                        options,
                                        "goog:loggingPrefs",
                                        Map.of("browser", "ALL", "performance", "ALL")))));
        session = "/session/" + answer.getAsJsonObject().get("sessionId").getAsString();
    }

    private JsonElement post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(root + path))
                        .POST(HttpRequest.BodyPublishers.ofString(GSON.toJson(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        JsonElement value =
                JsonParser.parseString(response.body()).getAsJsonObject().get("value");
        assertThat(response.statusCode()).as("%s: %s", path, value).isEqualTo(200);
        return value;
    }

    public void size(int width, int height) throws IOException, InterruptedException {
        // A window is not made as narrow as a telephone; what it shows is.
        Map<String, Object> metrics = Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false);
        post(session + "/goog/cdp/execute", Map.of("cmd", "Emulation.setDeviceMetricsOverride", "params", metrics));
    }

    /** Runs a script in each page that is opened from now on, before its own. */
    public void before(String script) throws IOException, InterruptedException {
        Map<String, Object> source = Map.of("source", script);
        post(session + "/goog/cdp/execute", Map.of("cmd", "Page.addScriptToEvaluateOnNewDocument", "params", source));
    }

    /** Opens a page afresh; what was told of the one before is forgotten. */
    public void go(String address) throws IOException, InterruptedException {
        post(session + "/url", Map.of("url", "about:blank"));
        console();
        requests();
        post(session + "/url", Map.of("url", address));
    }

    /** What a script returns. */
    public JsonElement run(String script) throws IOException, InterruptedException {
        return post(session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** What a script passes to {@code done}. */
    public JsonElement await(String script) throws IOException, InterruptedException {
        return post(
                session + "/execute/async",
                Map.of("script", "const done = arguments[0];\n" + script, "args", List.of()));
    }

    /** Presses a key, such as {@code Tab}, {@code Enter} or {@code ArrowLeft}, as a user does. */
    void press(String key) throws IOException, InterruptedException {
        Map<String, Integer> codes = Map.of(
                "Tab",
                9,
                "Enter",
                13,
                " ",
                32,
                "End",
                35,
                "Home",
                36,
                "ArrowLeft",
                37,
                "ArrowUp",
                38,
                "ArrowRight",
                39,
                "ArrowDown",
                40);
        for (String type : List.of("rawKeyDown", "keyUp")) {
            Map<String, Object> event = Map.of("type", type, "key", key, "windowsVirtualKeyCode", codes.get(key));
            post(session + "/goog/cdp/execute", Map.of("cmd", "Input.dispatchKeyEvent", "params", event));
        }
    }

    byte[] screenshot() throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(root + session + "/screenshot"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return Base64.getDecoder()
                .decode(JsonParser.parseString(response.body())
                        .getAsJsonObject()
                        .get("value")
                        .getAsString());
    }

    /** The page as a PDF of its printed form. */
    String print() throws IOException, InterruptedException {
        String pdf = post(
                        session + "/print",
                        Map.of(
                                "orientation",
                                "landscape",
                                "background",
                                true,
                                "page",
                                Map.of("width", 21.0, "height", 29.7),
                                "margin",
                                Map.of("top", 1, "bottom", 1, "left", 1, "right", 1)))
                .getAsString();
        return new String(Base64.getDecoder().decode(pdf), StandardCharsets.ISO_8859_1);
    }

    /** What was written to the console since it was last asked for, what the policy has refused among it. */
    List<String> console() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        log("browser").forEach(entry -> lines.add(entry.get("message").getAsString()));
        return lines;
    }

    /** The addresses that were asked for since this was last called. */
    List<String> requests() throws IOException, InterruptedException {
        List<String> addresses = new ArrayList<>();
        for (JsonObject entry : log("performance")) {
            JsonObject message = JsonParser.parseString(entry.get("message").getAsString())
                    .getAsJsonObject()
                    .getAsJsonObject("message");
            if (message.get("method").getAsString().equals("Network.requestWillBeSent")) {
                addresses.add(message.getAsJsonObject("params")
                        .getAsJsonObject("request")
                        .get("url")
                        .getAsString());
            }
        }
        return addresses;
    }

    private List<JsonObject> log(String type) throws IOException, InterruptedException {
        JsonArray entries = post(session + "/se/log", Map.of("type", type)).getAsJsonArray();
        List<JsonObject> all = new ArrayList<>();
        entries.forEach(entry -> all.add(entry.getAsJsonObject()));
        return all;
    }

    @Override
    public void close() throws IOException {
        try {
            client.send(
                    HttpRequest.newBuilder(URI.create(root + session)).DELETE().build(),
                    HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            driver.destroy();
        }
    }
}

package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser: what is drawn, what it asks for, what overlaps, who can use it. */
class ReportBrowserIT extends InBrowser {
    private static final Path PICTURE = Path.of("docs", "report.png");
    private static final int MOST_BYTES = 200_000;

    private static Path file(String stack) {
        return List.of("dev", "prod").contains(stack) ? FrozenStacks.file(stack) : FrozenStacks.design(stack);
    }

    /** The words that name a stack to a command: of {@code shop}, a template that somebody else made. */
    private static String[] words(String command, String stack, String... more) {
        List<String> words = new ArrayList<>();
        if (stack.equals("shop")) {
            words.addAll(List.of(
                    command,
                    "--file",
                    Path.of("src", "test", "resources", "page", "shop.yaml").toString(),
                    "--export",
                    Path.of("src", "test", "resources", "templates", "group.json")
                            .toString()));
        } else {
            words.addAll(List.of(command, stack, "--file", file(stack).toString()));
        }
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    /** The address of a stack's page. */
    private static String page(String stack) throws IOException {
        return page(folder, stack);
    }

    /** The address of a stack's page, written into a folder. */
    static String page(Path folder, String stack) throws IOException {
        Path page = folder.resolve(stack + ".html");
        Files.writeString(page, Printed.by(words("report", stack)));
        return page.toUri().toString();
    }

    private static String script(String name) throws IOException {
        return Files.readString(Path.of("src", "test", "resources", "page", name));
    }

    /** What {@code verify} says of each flow in each outage, by the page's address of it, and what has failed. */
    private record Proved(Map<String, JsonObject> intents, Map<String, List<String>> failed) {
        static Proved of(String stack) {
            Proved proved = new Proved(new HashMap<>(), new HashMap<>());
            JsonObject proof = JsonParser.parseString(Printed.by(words("verify", stack, "--format", "json")))
                    .getAsJsonObject();
            for (JsonElement scenario : proof.getAsJsonArray("scenarios")) {
                String name = scenario.getAsJsonObject().get("name").getAsString();
                for (JsonElement intent : scenario.getAsJsonObject().getAsJsonArray("intents")) {
                    String address = "#" + intent.getAsJsonObject().get("name").getAsString() + "/" + name;
                    proved.intents().put(address, intent.getAsJsonObject());
                    proved.failed()
                            .put(address, texts(scenario.getAsJsonObject().get("failed")));
                }
            }
            return proved;
        }
    }

    /** A hop of the drawing as paths have it. */
    private static String asInPaths(String hop) {
        return hop.startsWith("load-balancer:") ? "load-balancer" : hop.replaceFirst("^(site|subnet):", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "hub", "inspected", "two-devices", "shop"})
    void everyOutageIsDrawnAsTheProofHasIt(String stack) throws IOException, InterruptedException {
        Proved proved = Proved.of(stack);
        browser.size(1280, 900);
        browser.go(page(stack));
        JsonArray seen = browser.run(script("crossed.js") + script("click.js")).getAsJsonArray();
        Set<String> addresses = new TreeSet<>();
        for (JsonElement each : seen) {
            JsonObject cell = each.getAsJsonObject();
            String address = cell.get("address").getAsString();
            addresses.add(address);
            JsonObject intent = Objects.requireNonNull(proved.intents().get(address), address);
            List<String> hops = texts(cell.get("hops"));
            List<String> path = texts(intent.get("path"));
            if (!path.isEmpty()) {
                assertThat(hops).as(address).map(ReportBrowserIT::asInPaths).isEqualTo(path);
                assertThat(cell.get("legs").getAsInt()).as(address).isEqualTo(path.size() - 1);
                assertThat(texts(cell.get("passed"))).as(address).containsAll(hops);
            }
            boolean holds = intent.get("holds").getAsBoolean();
            boolean allow = intent.get("action").getAsString().equals("allow");
            assertThat(cell.get("type").getAsString().contains("lost"))
                    .as(address)
                    .isEqualTo(!holds && intent.get("verdict").getAsString().equals("violated") && !hops.isEmpty());
            assertThat(cell.get("status").getAsString().equals("closed"))
                    .as(address)
                    .isEqualTo(holds && !allow);
            for (String failed : Objects.requireNonNull(proved.failed().get(address))) {
                assertThat(texts(cell.get("failed")))
                        .as(address)
                        .contains(failed.replaceFirst("/peering-disabled$", ""));
            }
            if (proved.failed().get(address).isEmpty()) {
                assertThat(texts(cell.get("failed"))).as(address).isEmpty();
            }
            assertThat(texts(cell.get("crossed"))).as(address).isEmpty();
            assertThat(cell.get("said").getAsString()).as(address).isNotEmpty();
        }
        assertThat(addresses).isEqualTo(new TreeSet<>(proved.intents().keySet()));
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(address -> address.startsWith("file:") || address.equals("about:blank"));
    }

    @ParameterizedTest
    @CsvSource({
        "dev,1280",
        "dev,380",
        "prod,1280",
        "prod,380",
        "hub,1280",
        "hub,380",
        "inspected,1280",
        "inspected,380",
        "two-devices,1280",
        "two-devices,380"
    })
    void noTextOverlapsAnother(String stack, int width) throws IOException, InterruptedException {
        browser.size(width, 900);
        browser.go(page(stack));
        JsonObject found = browser.run(script("overlaps.js")).getAsJsonObject();
        assertThat(found.get("count").getAsInt()).isGreaterThan(80);
        assertThat(texts(found.get("overlaps"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"prod,light", "prod,dark", "inspected,light", "shop,dark"})
    void everybodyCanUseIt(String stack, String theme) throws IOException, InterruptedException {
        browser.size(1280, 900);
        browser.go(page(stack));
        browser.run("if ('" + theme + "' === 'dark') document.getElementById('theme').click();"
                + "document.querySelectorAll('details').forEach((each) => { each.open = true; });");
        browser.run(axe());
        JsonArray violations = browser.await("axe.run().then((result) => done(result.violations"
                        + ".filter((it) => it.impact === 'serious' || it.impact === 'critical')"
                        + ".map((it) => it.id + ': ' + it.nodes.slice(0, 3).map((node) => node.html).join(' '))));")
                .getAsJsonArray();
        assertThat(texts(violations)).isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                ReportBrowserIT.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\nwindow.axe = axe;";
        }
    }

    @Test
    void anAddressNamesAFlowAndAnOutageAndKeysStepOn() throws IOException, InterruptedException {
        browser.size(1280, 900);
        browser.go(page("prod") + "#web/er-gateway");
        assertThat(browser.run("return document.getElementById('said').textContent")
                        .getAsString())
                .startsWith("web: over the VPN, while er-gateway has failed");
        String key =
                "document.querySelector('.cell[aria-current]').dispatchEvent(new KeyboardEvent('keydown', {key: '%s', bubbles: true}));"
                        + "return decodeURIComponent(location.hash) + ' ' + document.activeElement.className;";
        assertThat(browser.run(key.formatted("ArrowDown")).getAsString()).startsWith("#web/vpn-gateway cell");
        assertThat(browser.run(key.formatted("ArrowLeft")).getAsString()).startsWith("#replicate/vpn-gateway cell");
    }

    @Test
    void aNameThatIsMarkupStaysText() throws IOException, InterruptedException {
        String hostile = "</script><script>window.hit=1</script><img src=x onerror=window.hit=2>";
        Path stack = Files.writeString(
                folder.resolve("Pulumi.dev.yaml"),
                StackText.dev()
                        .with("tags: {note: \"" + hostile + "\"}\nacceptedRisks: {aprl-monitoring: \"" + hostile
                                + " \\u202e gnp.exe\"}")
                        .text());
        Path page = folder.resolve("hostile.html");
        Files.writeString(page, Printed.by("report", "--file", stack.toString()));
        browser.size(1280, 900);
        browser.go(page.toUri().toString());
        browser.run("document.querySelectorAll('details').forEach((each) => { each.open = true; });");
        JsonObject found = browser.await(
                        "requestAnimationFrame(() => requestAnimationFrame(() => done({hit: window.hit || 0, images: document.images.length,"
                                + " scripts: document.scripts.length, text: document.body.innerText})))")
                .getAsJsonObject();
        assertThat(found.get("hit").getAsInt()).isZero();
        assertThat(found.get("images").getAsInt()).isZero();
        assertThat(found.get("scripts").getAsInt()).isEqualTo(2);
        assertThat(found.get("text").getAsString())
                .contains("<script>window.hit=1</script>")
                .doesNotContain("\u202e");
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void whatIsTooManyIsOneBoxThatOpens() throws IOException, InterruptedException {
        StringBuilder spokes = new StringBuilder("spokes:");
        for (int i = 0; i < 40; i++) {
            spokes.append("\n  s%02d: {addressSpace: [10.63.%d.0/24], subnets: {a: 10.63.%d.0/26}}".formatted(i, i, i));
        }
        Path stack = Files.writeString(
                folder.resolve("Pulumi.wide.yaml"),
                StackText.in(file("hub")).with(spokes.toString()).text());
        Path page = folder.resolve("wide.html");
        Files.writeString(page, Printed.by("report", "--file", stack.toString()));
        browser.size(1280, 900);
        browser.go(page.toUri().toString());
        String drawn = "return [...document.querySelectorAll('.drawing')].filter((each) => each.checkVisibility())"
                + ".map((each) => each.id + ' ' + each.querySelectorAll('.network').length)";
        assertThat(texts(browser.run(drawn))).containsExactly("drawing 8");
        browser.run("document.getElementById('open').click()");
        assertThat(texts(browser.run(drawn))).containsExactly("drawing-open 43");
        assertThat(texts(browser.run(script("overlaps.js")).getAsJsonObject().get("overlaps")))
                .isEmpty();
    }

    @Test
    void whatIsChosenIsInSightOnASmallScreen() throws IOException, InterruptedException {
        browser.size(380, 900);
        browser.go(page("hub") + "#updates/er-gateway");
        String inside = "const a = document.querySelector('%s').getBoundingClientRect();"
                + "const b = document.getElementById('%s').getBoundingClientRect();"
                + "return a.left >= b.left - 1 && a.left < b.right;";
        assertThat(browser.run(inside.formatted(".cell[aria-current]", "matrix"))
                        .getAsBoolean())
                .isTrue();
        assertThat(browser.run(inside.formatted(".card.passed", "canvas")).getAsBoolean())
                .isTrue();
    }

    @Test
    void wideLettersStayInTheirBoxes() throws IOException, InterruptedException {
        String wide = "WMWM-WMWM-WMWM-WMWM-WMWM-WMWM-WMWM";
        Path stack = Files.writeString(
                folder.resolve("Pulumi.letters.yaml"),
                Files.readString(file("hub")).replace("chicago:", wide + ":").replace("billing", wide));
        Path page = folder.resolve("letters.html");
        Files.writeString(page, Printed.by("report", "--file", stack.toString()));
        browser.size(1280, 900);
        browser.go(page.toUri().toString());
        JsonObject found = browser.run(script("overlaps.js")).getAsJsonObject();
        assertThat(found.get("count").getAsInt()).isGreaterThan(80);
        assertThat(texts(found.get("overlaps"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"healthy", "er-gateway"})
    void printedItTakesTwoPages(String outage) throws IOException, InterruptedException {
        browser.size(1280, 900);
        browser.go(page("prod") + "#web/" + outage);
        assertThat(browser.print().split("/Type /Page\\b", -1).length - 1).isEqualTo(2);
    }

    /** With {@code -Dgolden.update=true} the README's picture is made anew. */
    @Test
    void theReadmesPictureIsOfThisPage() throws IOException, InterruptedException {
        browser.size(1280, 760);
        browser.go(page("prod") + "#web/circuit:chicago");
        byte[] picture = browser.screenshot();
        assertThat(picture).hasSizeLessThan(MOST_BYTES);
        if (Boolean.getBoolean("golden.update")) {
            Files.write(PICTURE, picture);
        }
        assertThat(Files.size(PICTURE)).isBetween(10_000L, (long) MOST_BYTES);
    }
}

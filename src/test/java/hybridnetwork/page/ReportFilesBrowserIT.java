package hybridnetwork.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of a stack and of files beside it, in a real browser: an earlier plan, an observation, a drill. */
class ReportFilesBrowserIT extends InBrowser {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    /** Without a VPN, with another subnet and a larger gateway. */
    private static final String CHANGED = """
            vpn: ~
            sites: {hq: {vpnDevice: ~, connection: ~}}
            sharedKeys: ~
            network: {subnets: {batch: 10.20.2.0/24}}
            expressRoute: {gateway: {sku: ErGw2AZ}}
            """;

    @BeforeAll
    static void size() throws IOException, InterruptedException {
        browser.size(1280, 900);
    }

    private static Path stack(String name, StackText text) throws IOException {
        return Files.writeString(folder.resolve("Pulumi." + name + ".yaml"), text.text());
    }

    private static String page(Path stack, String... options) throws IOException {
        List<String> args = new ArrayList<>(List.of("report", "--file", stack.toString()));
        args.addAll(List.of(options));
        return Files.writeString(folder.resolve("page.html"), Printed.by(args.toArray(String[]::new)))
                .toUri()
                .toString();
    }

    private static List<String> inState(String state) throws IOException, InterruptedException {
        return texts(browser.run("return [...document.querySelectorAll('.drawing [data-hop]." + state
                + "')].map((each) => each.dataset.hop)"));
    }

    /** The rows of a section's tables, cells parted by a bar. */
    private static List<String> rows(String section) throws IOException, InterruptedException {
        return texts(browser.run("return [...document.querySelectorAll('#section-" + section
                + " tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent).join(' | '))"));
    }

    private static void isReadable() throws IOException, InterruptedException {
        String overlaps = Files.readString(Path.of("src", "test", "resources", "page", "overlaps.js"));
        JsonObject found = browser.run(overlaps).getAsJsonObject();
        assertThat(texts(found.get("overlaps"))).isEmpty();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void theDrawingHasWhatComesWhatGoesAndTheWayThatWas() throws IOException, InterruptedException {
        Path before = Files.writeString(
                folder.resolve("before.json"),
                Printed.by("plan", "--file", stack("dev", StackText.dev()).toString(), "--format", "json"));
        Path changed = stack("changed", StackText.dev().with(CHANGED));
        browser.go(page(changed, "--against", before.toString()) + "#web/er-gateway");

        assertThat(inState("appears")).containsExactly("subnet:batch");
        assertThat(inState("disappears")).containsExactlyInAnyOrder("vpn-gateway", "tunnel:hq", "device:tunnel:hq");
        assertThat(inState("changes")).contains("er-gateway", "site:hq");
        String shown = "return document.querySelector('.drawing [data-hop=\"%s\"]').textContent";
        assertThat(browser.run(shown.formatted("er-gateway")).getAsString())
                .contains("ErGw2AZ")
                .contains("before: ErGw1AZ");
        assertThat(browser.run(shown.formatted("tunnel:hq")).getAsString()).contains("gone");
        assertThat(browser.run(shown.formatted("subnet:batch")).getAsString()).contains("new");

        JsonObject drawn = browser.run("const way = document.querySelector('.way .before');"
                        + "return {hops: JSON.parse(way.dataset.hops), legs: way.querySelectorAll('.leg').length}")
                .getAsJsonObject();
        assertThat(texts(drawn.get("hops")))
                .containsExactly(
                        "site:hq", "tunnel:hq", "vpn-gateway", "load-balancer:hybrid-vpn-er-ilb", "subnet:internal");
        assertThat(drawn.get("legs").getAsInt()).isEqualTo(4);
        isReadable();
    }

    @Test
    void theSamePlanHasNoDifference() throws IOException, InterruptedException {
        Path dev = stack("dev", StackText.dev());
        Path before = Files.writeString(
                folder.resolve("same.json"), Printed.by("plan", "--file", dev.toString(), "--format", "json"));
        browser.go(page(dev, "--against", before.toString()));
        for (String state : List.of("appears", "disappears", "changes")) {
            assertThat(inState(state)).as(state).isEmpty();
        }
    }

    /** The golden file is what {@code observe} says of the simulated Azure with a dead standby; a circuit to wait for is added. */
    @Test
    void anObservationIsShown() throws IOException, InterruptedException {
        String seen = Files.readString(GOLDEN.resolve("observe").resolve("dead-standby.json"));
        Path observation = Files.writeString(
                folder.resolve("observation.json"), seen.replace("\"waiting\": []", "\"waiting\": [\"circuit:late\"]"));
        browser.go(page(stack("dev", StackText.dev()), "--observe", observation.toString()));

        assertThat(rows("observed"))
                .containsExactly(
                        "at-risk | tunnel:hq | Connected | NotConnected | nothing"
                                + " | database, web in circuit:primary, er-gateway"
                                + " | look at the tunnel on the device: address, key and policy as `./hybrid edge-config` has them",
                        "10.10.0.0/16 | hq | learned | missing | ExpressRoute");
        assertThat(browser.run("return document.getElementById('section-observed').textContent")
                        .getAsString())
                .contains("1 difference from what is proved")
                .contains("Nothing is expected yet of circuit:late")
                .contains("the route table of circuit:primary/secondary-link: the provider has no function for it");
        isReadable();
    }

    /** The file is what {@code ./hybrid lab dev --quick --json} wrote of real daemons. */
    @Test
    void aRealDrillIsShownBinByBin() throws IOException, InterruptedException {
        Path file = Path.of("src", "test", "resources", "page", "drill.json");
        browser.go(page(stack("dev", StackText.dev()), "--lab", file.toString()));
        JsonObject drill = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        JsonObject outage = drill.getAsJsonArray("outages").get(0).getAsJsonObject();
        JsonObject lost = outage.getAsJsonObject("lost");

        assertThat(rows("drill"))
                .singleElement()
                .asString()
                .startsWith("circuit:primary | silently | as proved | Vpn | "
                        + String.join(", ", texts(lost.get("toAzure"))) + " | "
                        + lost.get("packetsLost").getAsInt() + " | "
                        + lost.get("recoveredAfter").getAsString() + " s | survived");
        List<String> bars = new ArrayList<>();
        for (JsonElement bin : lost.getAsJsonObject("timeline").getAsJsonArray("atExpressRouteVpnLost")) {
            List<String> ways = List.of("er", "vpn", "lost");
            for (int way = 0; way < ways.size(); way++) {
                if (bin.getAsJsonArray().get(way + 1).getAsInt() > 0) {
                    bars.add(ways.get(way));
                }
            }
        }
        assertThat(bars).contains("er", "vpn", "lost");
        assertThat(texts(browser.run("return [...document.querySelector('#section-drill .strip').children]"
                        + ".map((bar) => bar.getAttribute('class'))")))
                .isEqualTo(bars);
        assertThat(browser.run("return document.getElementById('section-drill').textContent")
                        .getAsString())
                .contains("Everything was as proved.");
        isReadable();
    }

    /** Of a drill in which something was not as proved; the file is made by hand, for no real one is so. */
    @Test
    void aDrillIsShownWithItsPlot() throws IOException, InterruptedException {
        browser.go(page(
                stack("dev", StackText.dev()),
                "--lab",
                GOLDEN.resolve("lab").resolve("drill.json").toString()));

        assertThat(rows("drill"))
                .hasSize(2)
                .anySatisfy(
                        row -> assertThat(row)
                                .startsWith(
                                        "circuit:primary | silently | as proved | Vpn | vpn-gateway/instance-0 | 97 | 0.98 s | survived"))
                .anySatisfy(row -> assertThat(row)
                        .startsWith("circuit:primary | unplugged at the site | not as proved | Vpn"
                                + " | circuit:primary/primary-link | 400 | not"));
        assertThat(texts(browser.run("return [...document.querySelector('#section-drill .strip').children]"
                        + ".map((bar) => bar.getAttribute('class'))")))
                .containsExactly("er", "er", "lost", "vpn", "lost", "vpn");
        isReadable();
    }

    /** A site with a VPN alone, one of some that are alike. */
    private static String site(String name, int number) {
        return name + ": {addressPrefixes: [10." + number + ".0.0/16], vpnDevice: {address: 40.50.60." + number
                + ", bgp: {asn: " + (65000 + number) + ", peerAddress: 10." + number + ".255.1}}}";
    }

    @Test
    void sitesThatFareAlikeAreOneLineThatOpens() throws IOException, InterruptedException {
        browser.go(page(stack(
                        "dev",
                        StackText.dev()
                                .with("sites: {" + site("depot", 31) + ", " + site("lab", 32) + ", "
                                        + site("office", 33) + ", " + site("plant", 34)
                                        + "}\ntraffic: {web: {from: on-premises}}")))
                + "#web/healthy");
        String heads =
                "return [...document.querySelectorAll('#steps > div > details.sites > summary')].map((each) => each.textContent)";
        assertThat(texts(browser.run(heads)))
                .as("the packet above is one of hq, which has a circuit")
                .containsExactly("Sites depot, lab and 2 others: holds");
        String inside =
                "const group = [...document.querySelectorAll('#steps details.sites')].find((each) => each.textContent.includes('others'));"
                        + "group.open = true; setTimeout(() => { const own = [...group.querySelectorAll('details')]; own[own.length - 1].open = true;"
                        + " setTimeout(() => done({names: own.map((each) => each.querySelector('summary').textContent),"
                        + " steps: own[own.length - 1].querySelector('ol').textContent}), 50); }, 50);";
        JsonObject opened = browser.await(inside).getAsJsonObject();
        assertThat(texts(opened.get("names"))).contains("Site office", "Site plant");
        assertThat(opened.get("steps").getAsString()).contains("plant").contains("10.34.");
        isReadable();
    }
}

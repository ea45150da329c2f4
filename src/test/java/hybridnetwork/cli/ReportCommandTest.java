package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import hybridnetwork.testing.FrozenStacks;
import hybridnetwork.testing.StackText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code ./hybrid report} writes, as text; a browser looks at it in {@code ReportBrowserIT}. */
class ReportCommandTest {
    private static final int MEGABYTE = 1_000_000;

    @TempDir
    private Path folder;

    /** The one element of a page that this begins. */
    private static String content(String page, String begin) {
        int start = page.indexOf(begin);
        assertThat(start).as(begin).isPositive();
        assertThat(page.indexOf(begin, start + 1)).as("a second " + begin).isNegative();
        String tag = begin.replaceAll("^<([a-z]+).*", "$1");
        return page.substring(start + begin.length(), page.indexOf("</" + tag + ">", start));
    }

    private static JsonObject data(String page) {
        return JsonParser.parseString(content(page, "<script type=\"application/json\" id=\"data\">"))
                .getAsJsonObject();
    }

    /** The proof in a page as {@code verify} prints it. */
    private static JsonObject proof(String page) {
        JsonObject proof = data(page).getAsJsonObject("proof").deepCopy();
        JsonArray results = proof.remove("results").getAsJsonArray();
        for (JsonElement scenario : proof.getAsJsonArray("scenarios")) {
            JsonArray intents = new JsonArray();
            for (JsonElement place : scenario.getAsJsonObject().getAsJsonArray("intents")) {
                intents.add(results.get(place.getAsInt()));
            }
            scenario.getAsJsonObject().add("intents", intents);
        }
        return proof;
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "staging", "prod"})
    void thePageHoldsThePlanAndTheProofAsTheCommandsPrintThem(String stack) {
        Invocation report = Invocation.of("report", stack);
        assertThat(report.status()).isZero();
        assertThat(report.err()).isEmpty();
        assertThat(report.out().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MEGABYTE);
        assertThat(proof(report.out()))
                .isEqualTo(Invocation.of("verify", stack, "--format", "json").json());
        JsonObject plan = Invocation.of("plan", stack, "--format", "json").json();
        assertThat(data(report.out()).get("resources")).isEqualTo(plan.get("resources"));
        assertThat(data(report.out()).get("stage")).isEqualTo(plan.get("stage"));
    }

    /** The drawn way of a flow in an outage ends at what the path ends at, and has as many hops. */
    @Test
    void theWayThatIsDrawnIsThePathOfTheProof() {
        String page = Invocation.of("report", "prod").out();
        JsonObject data = data(page);
        JsonArray scenarios = proof(page).getAsJsonArray("scenarios");
        for (int s = 0; s < scenarios.size(); s++) {
            JsonArray intents = scenarios.get(s).getAsJsonObject().getAsJsonArray("intents");
            for (int i = 0; i < intents.size(); i++) {
                JsonObject intent = intents.get(i).getAsJsonObject();
                if (intent.get("action").getAsString().equals("allow")) {
                    int place = data.getAsJsonArray("cells")
                            .get(s)
                            .getAsJsonArray()
                            .get(i)
                            .getAsInt();
                    JsonArray drawn = data.getAsJsonArray("traces")
                            .get(place)
                            .getAsJsonObject()
                            .getAsJsonArray("drawn");
                    JsonArray path = intent.getAsJsonArray("path");
                    assertThat(drawn).hasSameSizeAs(path);
                    for (int hop = 0; hop < path.size(); hop++) {
                        String name = path.get(hop).getAsString();
                        assertThat(drawn.get(hop).getAsString())
                                .isIn(name, "site:" + name, "subnet:" + name, name + ":hybrid-prod-ilb");
                        assertThat(page).contains("data-hop=\"" + drawn.get(hop).getAsString() + "\"");
                    }
                }
            }
        }
    }

    @Test
    void everyOutageIsSomethingOfTheDrawing() {
        String page = Invocation.of("report", "prod").out();
        proof(page)
                .getAsJsonArray("scenarios")
                .forEach(scenario -> scenario.getAsJsonObject()
                        .getAsJsonArray("failed")
                        .forEach(name -> assertThat(page)
                                .contains("data-hop=\"" + name.getAsString().replace("/peering-disabled", "") + "\"")));
    }

    @Test
    void theWayOfEachSiteIsTold() {
        JsonObject sites = data(Invocation.of("report", "prod").out()).getAsJsonObject("sites");
        assertThat(sites.keySet()).containsExactly("web");
        assertThat(sites.getAsJsonObject("web").keySet()).containsExactly("hq", "plant");
    }

    /** Sites that differ in their names and addresses alone are of one number. */
    @Test
    void sitesThatFareAlikeAreKnown() throws IOException {
        Path file = Files.writeString(
                folder.resolve("Pulumi.dev.yaml"),
                StackText.dev()
                        .with("sites: {plant: {addressPrefixes: [10.12.0.0/16],"
                                + " vpnDevice: {address: 40.50.60.71, bgp: {asn: 65011, peerAddress: 10.12.255.1}}},"
                                + " depot: {addressPrefixes: [10.13.0.0/16],"
                                + " vpnDevice: {address: 40.50.60.72, bgp: {asn: 65012, peerAddress: 10.13.255.1}}}}\n"
                                + "traffic: {web: {from: on-premises}}")
                        .text());
        JsonObject data =
                data(Invocation.of("report", "--file", file.toString()).out());
        JsonObject web = data.getAsJsonObject("sites").getAsJsonObject("web");
        List<String> scenarios = new ArrayList<>();
        data.getAsJsonObject("proof")
                .getAsJsonArray("scenarios")
                .forEach(it -> scenarios.add(it.getAsJsonObject().get("name").getAsString()));
        int healthy = scenarios.indexOf("healthy");
        assertThat(likeness(web, "plant", healthy))
                .isEqualTo(likeness(web, "depot", healthy))
                .as("it has a circuit")
                .isNotEqualTo(likeness(web, "hq", healthy));
        int overVpn = scenarios.indexOf("er-gateway");
        assertThat(likeness(web, "plant", overVpn))
                .isEqualTo(likeness(web, "depot", overVpn))
                .isEqualTo(likeness(web, "hq", overVpn));
        int alone = scenarios.indexOf("tunnel:plant");
        assertThat(likeness(web, "plant", alone)).isNotEqualTo(likeness(web, "depot", alone));
    }

    private static int likeness(JsonObject flow, String site, int scenario) {
        return flow.getAsJsonArray(site).get(scenario).getAsJsonArray().get(2).getAsInt();
    }

    @Test
    void nothingIsFetchedAndNothingButItsOwnScriptRuns() throws NoSuchAlgorithmException {
        String page = Invocation.of("report").out();
        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(page);
        assertThat(policy.find()).isTrue();
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        Base64.Encoder base64 = Base64.getEncoder();
        String script =
                base64.encodeToString(sha.digest(content(page, "<script>").getBytes(StandardCharsets.UTF_8)));
        String style = base64.encodeToString(sha.digest(content(page, "<style>").getBytes(StandardCharsets.UTF_8)));
        assertThat(policy.group(1))
                .isEqualTo("default-src 'none'; style-src 'sha256-" + style + "'; script-src 'sha256-" + script
                        + "'; base-uri 'none'; form-action 'none'");
        assertThat(page).doesNotContain(" src=", " style=", "@import", "url(", " onclick", "innerHTML", "{{");
        assertThat(Pattern.compile("href=\"(?!#)").matcher(page).find()).isFalse();
    }

    @Test
    void aNameThatIsMarkupStaysText() throws IOException {
        String hostile = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028\u202e";
        Path file = Files.writeString(
                folder.resolve("Pulumi.dev.yaml"),
                StackText.dev()
                        .with("acceptedRisks: {aprl-monitoring: \""
                                + hostile.replace("\u2028", "\\u2028").replace("\u202e", "\\u202e") + "\"}")
                        .text());
        Invocation report = Invocation.of("report", "--file", file.toString());
        assertThat(report.status()).isZero();
        assertThat(report.out()).doesNotContain("<script>alert", "<img", "\u2028", "\u202e");
        assertThat(data(report.out()).getAsJsonArray("problems").toString()).contains("<script>alert(1)");
    }

    @Test
    void noSecretIsInIt() throws IOException {
        String key = "Correct-Horse-9-Battery";
        Path file = Files.writeString(
                folder.resolve("Pulumi.dev.yaml"),
                StackText.dev().with("sharedKeys: {hq: " + key + "}").text());
        Invocation report = Invocation.of("report", "--file", file.toString());
        assertThat(report.out() + report.err()).isNotEmpty().doesNotContain(key);
    }

    @Test
    void aStackWithErrorsHasThemWithTheirPlacesAndNoDrawing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("Pulumi.dev.yaml"),
                StackText.dev().with("network: {gatewaySubnet: 10.99.0.0/27}").text());
        Invocation report = Invocation.of("report", "--file", file.toString());
        assertThat(report.status()).isEqualTo(1);
        assertThat(data(report.out()).get("proof").isJsonNull()).isTrue();
        assertThat(data(report.out())
                        .getAsJsonArray("problems")
                        .get(0)
                        .getAsJsonObject()
                        .get("at")
                        .getAsString())
                .contains("Pulumi.dev.yaml:");
        assertThat(report.out()).doesNotContain("class=\"drawing\"");
    }

    @Test
    void aBrokenPromiseIsStatusThreeAndStillAPage() throws IOException {
        Path file = Files.writeString(
                folder.resolve("Pulumi.dev.yaml"),
                StackText.dev()
                        .with("vpn: ~\nsites: {hq: {vpnDevice: ~, connection: ~}}\nsharedKeys: ~")
                        .text());
        Invocation report = Invocation.of("report", "--file", file.toString());
        assertThat(report.status()).isEqualTo(3);
        assertThat(proof(report.out()).toString()).contains("violated");
    }

    @Test
    void anotherProofIsComparedWith() throws IOException {
        Path before = Files.writeString(
                folder.resolve("before.json"),
                Invocation.of("verify", "dev", "--format", "json").out());
        Path file = Files.writeString(
                folder.resolve("Pulumi.dev.yaml"),
                StackText.dev()
                        .with("vpn: ~\nsites: {hq: {vpnDevice: ~, connection: ~}}\nsharedKeys: ~")
                        .text());
        Invocation report = Invocation.of("report", "--file", file.toString(), "--against", before.toString());
        JsonObject difference = data(report.out()).getAsJsonObject("difference");
        assertThat(difference.getAsJsonArray("outagesRemoved").toString()).contains("vpn-gateway", "tunnel:hq");
        assertThat(difference.getAsJsonArray("changes")).isNotEmpty();
    }

    @Test
    void filesBesideTheStackAreInTheData() throws IOException {
        Path prices = Files.writeString(
                folder.resolve("prices.json"),
                "{\"currency\": \"EUR\", \"prices\": {\"VirtualNetworkGateway/ErGw1AZ\": 100.5}}");
        Path lab = Files.writeString(folder.resolve("lab.json"), "{\"stack\": \"dev\", \"outages\": []}");
        Path plan = Files.writeString(
                folder.resolve("plan.json"),
                Invocation.of("plan", "staging", "--format", "json").out());
        Invocation report = Invocation.of(
                "report", "--prices", prices.toString(), "--lab", lab.toString(), "--against", plan.toString());
        assertThat(report.err()).isEmpty();
        JsonObject data = data(report.out());
        assertThat(data.getAsJsonObject("prices").get("currency").getAsString()).isEqualTo("EUR");
        assertThat(data.getAsJsonObject("lab").get("stack").getAsString()).isEqualTo("dev");
        assertThat(data.getAsJsonObject("resourceDifference").keySet()).containsExactly("added", "removed", "changed");
        assertThat(data.getAsJsonObject("resourceDifference").getAsJsonArray("changed"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prices  | {\"prices\": {\"a\": \"b\"}} | has no price for `a`",
                "--prices  | {\"prices\": {\"a\": -1}}    | has no price for `a`",
                "--prices  | {}                           | has no map `prices`",
                "--lab     | {\"outages\": 1}             | has no list `outages`",
                "--lab     | {\"outages\": [1]}           | something else than an object",
                "--observe | []                           | is no JSON object",
                "--observe | {                            | fix: print one with `./hybrid observe"
            })
    void aFileThatIsSomethingElseIsSaid(String option, String text, String words) throws IOException {
        Path file = Files.writeString(folder.resolve("given.json"), text);
        Invocation report = Invocation.of("report", option, file.toString());
        assertThat(report.status()).isEqualTo(1);
        assertThat(report.out()).isEmpty();
        assertThat(report.err()).contains(words);
        report.showsNoStackTrace();
    }

    @Test
    void theFileIsWrittenWhereItIsAskedFor() throws IOException {
        Path file = folder.resolve("report.html");
        Invocation report = Invocation.in(FrozenStacks.PROJECT, "report", "prod", "--out", file.toString());
        assertThat(report.out()).isEmpty();
        assertThat(Files.readString(file))
                .isEqualTo(Invocation.of("report", "prod").out());
    }
}

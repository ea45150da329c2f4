package hybridnetwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a network that somebody else built says what {@code verify --export} says of it, and complains in the same words. */
class ReportExportTest {
    private static final String SHOP = "src/test/resources/page/shop.yaml";
    private static final String GROUP = "src/test/resources/templates/group.json";
    private static final String DEPLOYED = "src/test/resources/exports/vpn-only.json";
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private static Invocation run(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command, "--file", SHOP));
        words.addAll(List.of(more));
        return Invocation.of(words.toArray(String[]::new));
    }

    private static JsonObject data(Invocation report) {
        Matcher data = DATA.matcher(report.out());
        assertThat(data.find()).as(report.err()).isTrue();
        return JsonParser.parseString(data.group(1)).getAsJsonObject();
    }

    /** The proof in a page as {@code verify} prints it. */
    private static JsonObject proof(JsonObject data) {
        JsonObject proof = data.getAsJsonObject("proof").deepCopy();
        JsonArray results = proof.remove("results").getAsJsonArray();
        for (JsonElement scenario : proof.getAsJsonArray("scenarios")) {
            JsonArray intents = new JsonArray();
            scenario.getAsJsonObject()
                    .getAsJsonArray("intents")
                    .forEach(place -> intents.add(results.get(place.getAsInt())));
            scenario.getAsJsonObject().add("intents", intents);
        }
        return proof;
    }

    @ParameterizedTest
    @ValueSource(strings = {GROUP, DEPLOYED})
    void itHoldsTheProofOfTheExportAndADrawing(String export) {
        Invocation report = run("report", "--export", export);
        Invocation verify = run("verify", "--export", export, "--format", "json");
        assertThat(report.err()).isEqualTo(verify.err()).isEmpty();
        assertThat(report.status()).isEqualTo(verify.status()).isEqualTo(3);
        JsonObject data = data(report);
        assertThat(proof(data)).isEqualTo(verify.json());
        assertThat(data.get("stage").getAsString()).isEqualTo("exported");
        assertThat(report.out())
                .contains("data-hop=\"site:hq\"", "data-hop=\"tunnel:hq\"", "data-hop=\"subnet:tills\"")
                .contains("from a file that was exported");
        assertThat(data.getAsJsonArray("traces")).isNotEmpty();
        assertThat(data.getAsJsonArray("resources")).isNotEmpty();
        JsonObject violated = data.getAsJsonArray("problems").get(0).getAsJsonObject();
        assertThat(violated.get("rule").getAsString()).isEqualTo("intent-violated");
        assertThat(violated.get("at").getAsString()).isEqualTo(SHOP + ":6:5");
    }

    @Test
    void anotherProofOfItIsComparedWith() throws IOException {
        Path before = Files.writeString(
                folder.resolve("before.json"),
                run("verify", "--export", GROUP, "--format", "json").out());
        String open = Files.readString(Path.of(GROUP)).replace("\"access\": \"Deny\"", "\"access\": \"Allow\"");
        Path now = Files.writeString(folder.resolve("open.json"), open);
        JsonObject difference = data(run("report", "--export", now.toString(), "--against", before.toString()))
                .getAsJsonObject("difference");
        assertThat(difference.getAsJsonArray("changes").toString()).contains("no-ssh");
    }

    @Test
    void aTemplatesParametersAreTaken() throws IOException {
        String template = Files.readString(Path.of(GROUP))
                .replace("\"parameters\": {}", "\"parameters\": {\"access\": {\"type\": \"string\"}}")
                .replace("\"access\": \"Deny\"", "\"access\": \"[parameters('access')]\"");
        String file =
                Files.writeString(folder.resolve("template.json"), template).toString();
        Invocation unsaid = run("report", "--export", file);
        assertThat(unsaid.err())
                .contains("warning: not known: the parameter 'access' has no value")
                .isEqualTo(run("verify", "--export", file).err());
        String values = Files.writeString(
                        folder.resolve("values.json"), "{\"parameters\": {\"access\": {\"value\": \"Deny\"}}}")
                .toString();
        Invocation said = run("report", "--export", file, "--parameters", values);
        assertThat(said.err()).isEmpty();
        assertThat(proof(data(said)))
                .isEqualTo(run("verify", "--export", file, "--parameters", values, "--format", "json")
                        .json());
    }

    /** An export may show keys in clear, in a property of theirs or within a text. */
    @Test
    void noKeyOfTheExportIsInIt() throws IOException {
        String key = "Correct-Horse-9-Battery";
        String template = Files.readString(Path.of(GROUP))
                .replaceFirst("\"connectionType\":", "\"sharedKey\": \"" + key + "\", \"connectionType\":")
                .replaceFirst(
                        "\"resources\": \\[",
                        "\"resources\": [{\"type\": \"Microsoft.Insights/workbooks\", \"name\": \"w\", \"properties\":"
                                + " {\"serializedData\": \"https://x?sv=1&sig=" + key + "\"}},");
        assertThat(template.split(key, -1)).hasSize(3);
        Path file = Files.writeString(folder.resolve("keys.json"), template);
        Invocation report = run("report", "--export", file.toString());
        assertThat(report.out()).contains("[secret]").doesNotContain(key);
        assertThat(report.err()).doesNotContain(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--export=",
                "--parameters=values.json",
                "--export=nowhere.json",
                "--export=main.bicep",
                "--export=" + DEPLOYED + " --parameters=" + SHOP,
                "--export=" + GROUP + " --parameters=nowhere.json",
                "--export=" + SHOP
            })
    void whatCannotBeReadIsToldInTheSameWords(String words) {
        Invocation report = run("report", words.split(" ", -1));
        Invocation verify = run("verify", words.split(" ", -1));
        assertThat(report.out()).isEmpty();
        assertThat(report.err()).isNotEmpty().isEqualTo(verify.err().replace("verify", "report"));
        assertThat(report.status()).isEqualTo(verify.status());
        report.showsNoStackTrace();
    }

    @Test
    void aStageIsOfAPlan() {
        Invocation report = run("report", "--export", GROUP, "--stage", "ordered");
        assertThat(report.status()).isEqualTo(2);
        assertThat(report.err()).contains("--stage is of a plan: with --export leave it out");
    }

    @Test
    void anErrorOfTheStacksFileIsShownBesideTheProof() throws IOException {
        Path file = Files.writeString(
                folder.resolve("shop.yaml"),
                Files.readString(Path.of(SHOP)).replace("ports: [443]", "ports: [443], mayFailIn: [vpn-gatway]"));
        Invocation report = Invocation.of("report", "--file", file.toString(), "--export", GROUP);
        assertThat(report.status()).isEqualTo(1);
        assertThat(data(report).getAsJsonArray("problems").toString()).contains("unknown-name", "shop.yaml:6:");
        assertThat(data(report).get("proof").isJsonNull()).isFalse();
    }
}

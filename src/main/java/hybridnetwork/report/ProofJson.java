package hybridnetwork.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import hybridnetwork.reachability.Counterexample;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.comparison.ObligationJson;
import hybridnetwork.reachability.comparison.ProofDifference;
import hybridnetwork.reachability.comparison.Violation;
import hybridnetwork.reachability.finding.Finding;
import hybridnetwork.reachability.finding.Subject;
import hybridnetwork.reachability.model.PathKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** A proof as JSON: the form of {@code verify --format json}, and of {@code proof} in a plan. */
public final class ProofJson {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private ProofJson() {}

    /**
     * The whole document; it ends in a line feed.
     *
     * @param difference from an earlier proof, where one was asked for
     */
    public static String render(ProofResult proof, Optional<ProofDifference> difference) {
        JsonObject json = of(proof);
        difference.ifPresent(it -> json.add("difference", DifferenceText.json(it)));
        return GSON.toJson(json) + "\n";
    }

    public static JsonObject of(ProofResult proof) {
        JsonObject json = new JsonObject();
        JsonArray scenarios = new JsonArray();
        proof.scenarios().forEach(scenario -> scenarios.add(scenario(scenario)));
        json.add("scenarios", scenarios);
        JsonArray findings = new JsonArray();
        proof.findings().forEach(finding -> findings.add(finding(finding)));
        json.add("findings", findings);
        json.add("assumptions", texts(proof.assumptions()));
        json.add("broken", subjects(broken(proof)));
        return json;
    }

    /** The intents that are violated or not known somewhere, which somebody will look for in the file. */
    private static List<Subject> broken(ProofResult proof) {
        Set<String> names = Violation.of(proof).stream()
                .map(violation -> violation.example().name())
                .collect(Collectors.toSet());
        return proof.flows().stream()
                .filter(flow -> names.contains(flow.name()))
                .toList();
    }

    private static JsonObject scenario(Scenario scenario) {
        JsonObject json = new JsonObject();
        json.addProperty("name", scenario.name());
        json.add("failed", texts(scenario.failed()));
        JsonArray intents = new JsonArray();
        scenario.intents().forEach(intent -> intents.add(intent(intent)));
        json.add("intents", intents);
        return json;
    }

    private static JsonObject intent(IntentResult intent) {
        JsonObject json = new JsonObject();
        json.addProperty("name", intent.name());
        json.addProperty("action", intent.action().toString());
        json.addProperty("verdict", intent.verdict().toString());
        json.addProperty("holds", intent.holds());
        json.addProperty("tolerated", intent.tolerated());
        json.add("path", texts(intent.path()));
        JsonObject ways = new JsonObject();
        intent.ways().forEach((site, kinds) -> ways.addProperty(site, PathKind.keys(kinds)));
        json.add("ways", ways);
        json.add("obligations", ObligationJson.of(intent.obligations()));
        json.add(
                "counterexample",
                intent.counterexample()
                        .<JsonElement>map(ProofJson::counterexample)
                        .orElse(JsonNull.INSTANCE));
        json.add(
                "unknown", intent.unknown().<JsonElement>map(JsonPrimitive::new).orElse(JsonNull.INSTANCE));
        return json;
    }

    private static JsonObject counterexample(Counterexample packet) {
        JsonObject json = new JsonObject();
        json.addProperty("source", packet.source().toString());
        json.addProperty("destination", packet.destination().toString());
        json.addProperty("protocol", packet.protocol().toString());
        json.add("sourcePort", port(packet.sourcePort()));
        json.add("destinationPort", port(packet.destinationPort()));
        json.addProperty("reason", packet.reason());
        json.addProperty("fix", packet.fix());
        return json;
    }

    private static JsonObject finding(Finding finding) {
        JsonObject json = new JsonObject();
        json.addProperty("rule", finding.rule());
        json.addProperty("severity", finding.severity().toString());
        json.addProperty("message", finding.message());
        json.addProperty("fix", finding.fix());
        json.addProperty("information", finding.isInformation());
        json.add("about", subjects(finding.about()));
        return json;
    }

    private static JsonArray subjects(List<Subject> subjects) {
        JsonArray array = new JsonArray();
        for (Subject subject : subjects) {
            JsonObject json = new JsonObject();
            json.addProperty("kind", subject.kind());
            json.addProperty("name", subject.name());
            json.add("part", texts(subject.part()));
            json.addProperty("path", subject.path().orElse(null));
            json.addProperty("at", subject.at().orElse(null));
            array.add(json);
        }
        return array;
    }

    private static JsonElement port(OptionalInt port) {
        return port.isPresent() ? new JsonPrimitive(port.getAsInt()) : JsonNull.INSTANCE;
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}

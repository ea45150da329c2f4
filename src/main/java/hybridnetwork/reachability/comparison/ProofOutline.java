package hybridnetwork.reachability.comparison;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import hybridnetwork.reachability.Action;
import hybridnetwork.reachability.IntentResult;
import hybridnetwork.reachability.Obligation;
import hybridnetwork.reachability.ProofResult;
import hybridnetwork.reachability.Scenario;
import hybridnetwork.reachability.Verdict;
import hybridnetwork.reachability.model.PathKind;
import hybridnetwork.resources.JsonFile;
import hybridnetwork.resources.UnreadableExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How each flow fares in each scenario: what two proofs are compared by, one of which may come from a file.
 *
 * @param scenarios their names, in the proof's order
 * @param flows by name, then by the scenario's name
 */
public record ProofOutline(Set<String> scenarios, Map<String, Map<String, Fare>> flows) {
    private static final String FIX =
            "print one with `./hybrid plan STACK --format json` or `verify STACK --format json`";

    public static ProofOutline of(ProofResult proof) {
        Builder outline = new Builder();
        for (Scenario scenario : proof.scenarios()) {
            for (IntentResult intent : scenario.intents()) {
                outline.add(scenario.name(), intent.name(), Fare.of(intent));
            }
            outline.scenarios.add(scenario.name());
        }
        return outline.build();
    }

    /**
     * Reads what {@code plan} or {@code verify} printed with {@code --format json}.
     *
     * @throws UnreadableExport when the file is neither
     */
    public static ProofOutline read(Path file) {
        Builder outline = new Builder();
        boolean found = JsonFile.read(file, FIX, json -> {
            boolean proof = document(json, outline);
            if (json.peek() != JsonToken.END_DOCUMENT) {
                throw new IllegalStateException("the document goes on");
            }
            return proof;
        });
        if (!found) {
            throw new UnreadableExport(file, "holds no proof: it is neither a plan that was made nor a proof", FIX);
        }
        return outline.build();
    }

    /** A proof at the top level, or in a plan's {@code proof}. */
    private static boolean document(JsonReader json, Builder outline) throws IOException {
        if (json.peek() == JsonToken.NULL) {
            json.nextNull();
            return false;
        }
        boolean found = false;
        json.beginObject();
        while (json.hasNext()) {
            String key = json.nextName();
            if (key.equals("scenarios")) {
                json.beginArray();
                while (json.hasNext()) {
                    scenario(json, outline);
                }
                json.endArray();
                found = true;
            } else if (key.equals("proof")) {
                found |= document(json, outline);
            } else {
                json.skipValue();
            }
        }
        json.endObject();
        return found;
    }

    private static void scenario(JsonReader json, Builder outline) throws IOException {
        String name = "";
        Map<String, Fare> fares = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "name" -> name = json.nextString();
                case "intents" -> {
                    json.beginArray();
                    while (json.hasNext()) {
                        intent(json, fares);
                    }
                    json.endArray();
                }
                default -> json.skipValue();
            }
        }
        json.endObject();
        outline.scenarios.add(name);
        for (var fare : fares.entrySet()) {
            outline.add(name, fare.getKey(), fare.getValue());
        }
    }

    private static void intent(JsonReader json, Map<String, Fare> fares) throws IOException {
        String name = "";
        String action = "";
        Optional<Verdict> verdict = Optional.empty();
        boolean holds = false;
        boolean tolerated = false;
        List<String> path = new ArrayList<>();
        SortedMap<String, Set<PathKind>> ways = new TreeMap<>();
        List<Obligation> obligations = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "name" -> name = json.nextString();
                case "action" -> action = json.nextString();
                case "verdict" -> verdict = Optional.of(Verdict.of(json.nextString()));
                case "holds" -> holds = json.nextBoolean();
                case "tolerated" -> tolerated = json.nextBoolean();
                case "path" -> {
                    json.beginArray();
                    while (json.hasNext()) {
                        path.add(json.nextString());
                    }
                    json.endArray();
                }
                case "ways" -> {
                    json.beginObject();
                    while (json.hasNext()) {
                        ways.put(json.nextName(), PathKind.of(json.nextString()));
                    }
                    json.endObject();
                }
                case "obligations" -> {
                    json.beginArray();
                    while (json.hasNext()) {
                        obligations.add(ObligationJson.read(json));
                    }
                    json.endArray();
                }
                default -> json.skipValue();
            }
        }
        json.endObject();
        // A proof of an older program has no word for what is not known, and neither ways nor obligations.
        boolean holding = holds;
        fares.put(
                name,
                new Fare(
                        Action.of(action),
                        verdict.orElseGet(() -> holding ? Verdict.HOLDS : Verdict.VIOLATED),
                        tolerated,
                        path,
                        ways,
                        obligations));
    }

    /** How a flow fares in a scenario; empty where the proof has no such flow or scenario. */
    public Optional<Fare> fare(String flow, String scenario) {
        return Optional.ofNullable(flows.getOrDefault(flow, Map.of()).get(scenario));
    }

    /** What is demanded of a flow; empty where the proof has no such flow. */
    public Optional<Action> action(String flow) {
        return flows.getOrDefault(flow, Map.of()).values().stream()
                .map(Fare::action)
                .findFirst();
    }

    private static final class Builder {
        private final Set<String> scenarios = new LinkedHashSet<>();
        private final Map<String, Map<String, Fare>> flows = new LinkedHashMap<>();

        void add(String scenario, String flow, Fare fare) {
            flows.computeIfAbsent(flow, name -> new LinkedHashMap<>()).put(scenario, fare);
        }

        ProofOutline build() {
            return new ProofOutline(scenarios, flows);
        }
    }
}

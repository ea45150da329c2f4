package hybridnetwork.reachability.comparison;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import hybridnetwork.net.PortRange;
import hybridnetwork.net.Prefix;
import hybridnetwork.reachability.Obligation;
import hybridnetwork.reachability.Obligation.Must;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * An obligation as JSON: {@code appliance}, {@code must} ({@code pass} or {@code drop}), {@code protocol}, {@code source},
 * {@code destination} and {@code ports}, the last three lists of texts.
 */
public final class ObligationJson {
    private ObligationJson() {}

    public static JsonArray of(List<Obligation> obligations) {
        JsonArray array = new JsonArray();
        for (Obligation obligation : obligations) {
            JsonObject json = new JsonObject();
            json.addProperty("appliance", obligation.appliance());
            json.addProperty("must", obligation.must().toString());
            json.addProperty("protocol", obligation.protocol());
            json.add("source", texts(obligation.source()));
            json.add("destination", texts(obligation.destination()));
            json.add("ports", texts(obligation.ports()));
            array.add(json);
        }
        return array;
    }

    private static JsonArray texts(List<?> values) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(value.toString()));
        return array;
    }

    /** @throws IllegalStateException when it is none */
    static Obligation read(JsonReader json) throws IOException {
        String appliance = "";
        String protocol = "";
        Must must = Must.PASS;
        List<Prefix> source = new ArrayList<>();
        List<Prefix> destination = new ArrayList<>();
        List<PortRange> ports = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            switch (json.nextName()) {
                case "appliance" -> appliance = json.nextString();
                case "must" -> must = must(json.nextString());
                case "protocol" -> protocol = json.nextString();
                case "source" -> texts(json).forEach(text -> source.add(prefix(text)));
                case "destination" -> texts(json).forEach(text -> destination.add(prefix(text)));
                case "ports" -> texts(json).forEach(text -> ports.add(ports(text)));
                default -> json.skipValue();
            }
        }
        json.endObject();
        return new Obligation(appliance, must, protocol, source, destination, ports);
    }

    private static List<String> texts(JsonReader json) throws IOException {
        List<String> texts = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            if (json.peek() == JsonToken.NULL) {
                throw new IllegalStateException("an obligation's list holds null");
            }
            texts.add(json.nextString());
        }
        json.endArray();
        return texts;
    }

    private static Must must(String text) {
        for (Must must : Must.values()) {
            if (must.toString().equals(text)) {
                return must;
            }
        }
        throw new IllegalStateException("an obligation is to pass or to drop");
    }

    private static Prefix prefix(String text) {
        return Prefix.tryParse(text).orElseThrow(() -> new IllegalStateException("an obligation's address is none"));
    }

    private static PortRange ports(String text) {
        try {
            return PortRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("an obligation's port is none", e);
        }
    }
}

package hybridnetwork.resources;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resources of other providers than azure-native: which may steer packets by their type, and what of Azure they refer to. */
public final class OtherProviders {
    /** Of such a resource, the property that holds what {@link #references} found; nothing else is kept. */
    static final String REFERENCES = "references to Azure";

    /** Those that make networks; azapi and Terraform's can make anything. */
    private static final Pattern STEERING = Pattern.compile(
            "(azure:(network|lb|privatelink|containerservice)/"
                    + "|azure:core/\\w*[dD]eployment:|azure:compute/\\w*[sS]caleSet:|azure-nextgen:network/|azurerm:|azapi:).*");

    private static final Pattern ID = Pattern.compile(
            "/subscriptions/[^/\\s\"',]{1,64}/resourceGroups/[^/\\s\"',]{1,90}/providers/Microsoft\\.Network/[\\w./()-]{1,400}",
            Pattern.CASE_INSENSITIVE);

    private OtherProviders() {}

    /** Whether a type may steer packets, whatever it refers to. */
    public static boolean maySteer(String type) {
        return STEERING.matcher(type).matches();
    }

    /** The ids of Azure's network resources that a resource of another provider refers to, or an {@link Opaque}. */
    public static List<?> references(RegisteredResource resource) {
        return resource.inputs().get(REFERENCES) instanceof List<?> list ? list : List.of();
    }

    /** Reads properties, and of them keeps only ids of Azure's network resources, and whether something is not known. */
    static Map<String, Object> references(JsonReader json) throws IOException {
        Set<Object> found = new LinkedHashSet<>();
        int depth = 0;
        do {
            switch (json.peek()) {
                case BEGIN_OBJECT -> {
                    json.beginObject();
                    depth++;
                }
                case END_OBJECT -> {
                    json.endObject();
                    depth--;
                }
                case BEGIN_ARRAY -> {
                    json.beginArray();
                    depth++;
                }
                case END_ARRAY -> {
                    json.endArray();
                    depth--;
                }
                case NAME -> collect(json.nextName(), found);
                case STRING -> collect(json.nextString(), found);
                default -> json.skipValue();
            }
        } while (depth > 0);
        return found.isEmpty() ? Map.of() : Map.of(REFERENCES, List.copyOf(found));
    }

    private static void collect(String text, Set<Object> found) {
        if (SpecialValues.isUnknown(text)) {
            found.add(Opaque.UNKNOWN);
        }
        Matcher ids = ID.matcher(text);
        while (ids.find()) {
            found.add(ids.group());
        }
    }
}

package hybridnetwork.reachability.oracle;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import hybridnetwork.reachability.oracle.World.Sku;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes resources as an export has them, in one of the spellings that Azure and Pulumi allow, chosen at random. */
final class ExportWriter {
    private static final String GROUP = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/t-rg";

    static final String PROVIDER = GROUP + "/providers/Microsoft.Network/";

    private static final List<String> PACKAGES = List.of(
            "azure-native:network:",
            "azure-native:network:",
            "azure-native:network/v20230901:",
            "azure-native_network_v20240501:network:");

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Random random;

    private final List<Map<String, Object>> resources = new ArrayList<>();

    ExportWriter(Random random) {
        this.random = random;
        resources.add(map(
                "urn",
                "urn:pulumi:dev::t::pulumi:pulumi:Stack::t-dev",
                "custom",
                false,
                "type",
                "pulumi:pulumi:Stack"));
    }

    String text() {
        return GSON.toJson(map(
                "version",
                3,
                "deployment",
                map(
                        "manifest",
                        map("time", "2026-01-01T00:00:00Z", "magic", "", "version", "v3.258.0"),
                        "resources",
                        resources)));
    }

    /** A number from 0 to one less than the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    void publicIp(String name, Sku sku) {
        add(
                "PublicIPAddress",
                "publicIPAddresses/" + name,
                map("publicIpAddressName", name, "publicIPAllocationMethod", "Static", "sku", sku(sku)));
    }

    static @Nullable Object sku(Sku sku) {
        return sku == Sku.Unsaid ? null : map("name", sku.name());
    }

    Map<String, Object> reference(String path) {
        String id = PROVIDER + path;
        // Azure answers with ids in whatever case somebody typed once.
        return map("id", random.nextInt(8) == 0 ? id.toLowerCase(Locale.ROOT) : id);
    }

    /** False, which a default says as well. */
    @Nullable
    Boolean perhapsFalse() {
        return random.nextBoolean() ? Boolean.FALSE : null;
    }

    String one(String... of) {
        return of[random.nextInt(of.length)];
    }

    String anyCase(String word) {
        return random.nextInt(8) == 0 ? word.toLowerCase(Locale.ROOT) : word;
    }

    void add(String type, String path, Map<String, Object> inputs) {
        add(type, path, inputs, inputs);
    }

    void add(String type, String path, Map<String, Object> inputs, Map<String, Object> known) {
        inputs.put("resourceGroupName", "t-rg");
        String name = path.replace('/', '-');
        String token = PACKAGES.get(random.nextInt(PACKAGES.size())) + type;
        Map<String, Object> outputs = new LinkedHashMap<>(known);
        outputs.put("id", PROVIDER + path);
        outputs.put("name", path.substring(path.lastIndexOf('/') + 1));
        if (random.nextInt(12) == 0) {
            resources.add(map(
                    "urn",
                    "urn:pulumi:dev::t::" + token + "::" + name,
                    "custom",
                    true,
                    "delete",
                    true,
                    "id",
                    PROVIDER + path + "-old",
                    "type",
                    token,
                    "inputs",
                    withoutLists(inputs),
                    "outputs",
                    withoutLists(inputs),
                    "parent",
                    "urn:pulumi:dev::t::pulumi:pulumi:Stack::t-dev"));
        }
        resources.add(map(
                "urn",
                "urn:pulumi:dev::t::" + token + "::" + name,
                "custom",
                true,
                "id",
                PROVIDER + path,
                "type",
                token,
                "inputs",
                inputs,
                "outputs",
                outputs,
                "parent",
                "urn:pulumi:dev::t::pulumi:pulumi:Stack::t-dev"));
    }

    /** What stood there before a replacement, and waits to be deleted. */
    private static Map<String, Object> withoutLists(Map<String, Object> inputs) {
        Map<String, Object> older = new LinkedHashMap<>(inputs);
        older.values().removeIf(value -> value instanceof List);
        return older;
    }

    /** Keys and values in turn; what is null is not there. */
    static Map<String, Object> map(@Nullable Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] != null) {
                map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
            }
        }
        return map;
    }
}

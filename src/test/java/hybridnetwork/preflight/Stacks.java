package hybridnetwork.preflight;

import hybridnetwork.config.ReadConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Stack files of tests: the minimal one with a fragment laid over it. */
final class Stacks {
    private static final String MINIMAL = "minimal.yaml";

    /** Where the shorthands of the tables, for what is too long to write down, belong. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            Map.entry("circuits", "expressRoute"),
            Map.entry("intents", "traffic"),
            Map.entry("outbound", "traffic"),
            Map.entry("denials", "traffic"),
            Map.entry("everything", "traffic"),
            Map.entry("apart", "sites"),
            Map.entry("prefixes", "sites"),
            Map.entry("staticPrefixes", "sites"),
            Map.entry("spaces", "network"),
            Map.entry("routes", "network"));

    private Stacks() {}

    /** What a file of {@code src/test/resources/rules} holds. */
    static @Nullable Object load(String file) {
        try (InputStream in = Objects.requireNonNull(Stacks.class.getResourceAsStream("/rules/" + file), file)) {
            return new Load(LoadSettings.builder().build()).loadFromInputStream(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String yaml(Object value) {
        return new Dump(DumpSettings.builder().setWidth(1000).build()).dumpToString(value);
    }

    /** The minimal stack with a fragment over it; top-level keys without a namespace get the project's. */
    static ReadConfig read(Map<?, ?> fragment) {
        return read(text(fragment));
    }

    static String text(Map<?, ?> fragment) {
        Map<Object, Object> stack = map(Objects.requireNonNull(load(MINIMAL)));
        Map<Object, Object> config = map(Objects.requireNonNull(stack.get("config")));
        fragment.forEach((key, value) -> {
            String place = PLACES.getOrDefault(key, key.toString());
            overlay(
                    config,
                    one(place.indexOf(':') < 0 ? "hybrid-network:" + place : place, generated(key.toString(), value)));
        });
        stack.put("config", config);
        return yaml(stack);
    }

    static ReadConfig read(String text) {
        return ReadConfig.fromText(text, "Pulumi.test.yaml");
    }

    /** {@code circuits: 16}, {@code intents: 997}, {@code prefixes: 4001} and so on stand for as many entries. */
    private static @Nullable Object generated(String key, @Nullable Object value) {
        if (!(value instanceof Integer count)) {
            return value;
        }
        return switch (key) {
            case "circuits" -> Map.of("circuits", circuits(count));
            case "intents" -> intents(count, "allow", "hq", "internal");
            case "everything" -> everythingToTheFrontend(count);
            case "outbound" -> intents(count, "allow", "internal", "hq");
            case "denials" -> intents(count, "deny", "hq", "internal");
            case "prefixes" -> Map.of("hq", Map.of("addressPrefixes", prefixes(count)));
            case "apart" -> Map.of("hq", Map.of("addressPrefixes", prefixesApart(count)));
            case "staticPrefixes" -> Map.of("hq", Map.of("staticPrefixes", prefixes(count)));
            case "spaces" -> Map.of("addressSpace", spaces(count));
            case "sites" -> sites(count);
            case "spokes" -> spokes(count);
            case "routes" ->
                Map.of("subnets", Map.of("internal", Map.of("prefix", "10.20.1.0/24", "routes", routes(count))));
            default -> value;
        };
    }

    private static Map<Object, @Nullable Object> one(String key, @Nullable Object value) {
        Map<Object, @Nullable Object> one = new LinkedHashMap<>();
        one.put(key, value);
        return one;
    }

    private static Map<String, Object> circuits(int count) {
        Map<String, Object> circuits = new LinkedHashMap<>();
        for (int i = 2; i <= count; i++) {
            circuits.put(
                    "c" + i,
                    Map.of(
                            "provider",
                            "Equinix",
                            "peeringLocation",
                            "City" + i,
                            "bandwidthMbps",
                            50,
                            "sites",
                            List.of("hq")));
        }
        return circuits;
    }

    private static Map<String, Object> intents(int count, String action, String from, String to) {
        Map<String, Object> intents = new LinkedHashMap<>();
        for (int i = 1; i <= count; i++) {
            intents.put(
                    "i" + i, Map.of("action", action, "from", from, "to", to, "protocol", "Tcp", "ports", List.of(i)));
        }
        return intents;
    }

    private static Map<String, Object> everythingToTheFrontend(int count) {
        Map<String, Object> intents = new LinkedHashMap<>();
        for (int i = 1; i <= count; i++) {
            intents.put("i" + i, Map.of("action", "allow", "from", "hq", "to", "10.20.1.0/24", "protocol", "*"));
        }
        return intents;
    }

    private static Map<String, Object> sites(int count) {
        Map<String, Object> sites = new LinkedHashMap<>();
        for (int i = 2; i <= count; i++) {
            String net = "10." + (100 + i / 250) + "." + i % 250 + ".";
            sites.put(
                    "s" + i,
                    Map.of(
                            "addressPrefixes",
                            List.of(net + "0/24"),
                            "vpnDevice",
                            Map.of(
                                    "address",
                                    "40.50." + (100 + i / 250) + "." + i % 250,
                                    "bgp",
                                    Map.of("asn", 65011, "peerAddress", net + "1"))));
        }
        return sites;
    }

    private static List<String> prefixes(int count) {
        List<String> prefixes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            prefixes.add("11." + i / 256 + "." + i % 256 + ".0/24");
        }
        return prefixes;
    }

    /** As many that no wider prefix covers. */
    private static List<String> prefixesApart(int count) {
        List<String> prefixes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            prefixes.add("11." + i / 128 + "." + i % 128 * 2 + ".0/24");
        }
        return prefixes;
    }

    private static Map<String, Object> spokes(int count) {
        Map<String, Object> spokes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            spokes.put(
                    "s" + i,
                    Map.of("addressSpace", List.of("11.%d.%d.0/24".formatted(i / 256, i % 256)), "subnets", Map.of()));
        }
        return spokes;
    }

    private static Map<String, Object> routes(int count) {
        Map<String, Object> routes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            routes.put("r" + i, Map.of("to", "11.%d.%d.0/24".formatted(i / 256, i % 256), "via", "none"));
        }
        return routes;
    }

    private static List<String> spaces(int count) {
        List<String> spaces = new ArrayList<>(List.of("10.20.0.0/16"));
        for (int i = 1; i < count; i++) {
            spaces.add("11." + i / 256 + "." + i % 256 + ".0/24");
        }
        return spaces;
    }

    /** Lays one tree over another: maps are merged, null takes away, everything else replaces. */
    private static void overlay(Map<Object, @Nullable Object> base, Map<?, ?> over) {
        over.forEach((key, value) -> {
            if (value == null) {
                base.remove(key);
            } else if (value instanceof Map<?, ?> inner && !isEncrypted(inner)) {
                Object present = base.get(key);
                Map<Object, @Nullable Object> merged =
                        present instanceof Map<?, ?> map && !isEncrypted(map) ? map(map) : new LinkedHashMap<>();
                overlay(merged, inner);
                base.put(key, merged);
            } else {
                base.put(key, value);
            }
        });
    }

    private static boolean isEncrypted(Map<?, ?> map) {
        return map.containsKey("secure");
    }

    static Map<Object, @Nullable Object> map(Object value) {
        return new LinkedHashMap<>((Map<?, ?>) value);
    }
}

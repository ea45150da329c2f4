package hybridnetwork.edge;

import hybridnetwork.config.SecretText;
import hybridnetwork.limits.KeyShapes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The keys of a router, where they are given; otherwise a name stands in the place of each, which tells whose it is. */
public final class EdgeKeys {
    /** No key: every one is a placeholder. */
    public static final EdgeKeys NONE = new EdgeKeys(Map.of());

    private final Map<String, SecretText> byName;

    private EdgeKeys(Map<String, SecretText> byName) {
        this.byName = byName;
    }

    /**
     * The keys of a map.
     *
     * @param keys by {@link #sharedKeyOf} and {@link #peeringKeyOf}; whatever else is there is left alone
     */
    public static EdgeKeys of(Map<String, String> keys) {
        Map<String, SecretText> byName = new TreeMap<>();
        keys.forEach((name, key) -> byName.put(name, SecretText.of(key)));
        return new EdgeKeys(byName);
    }

    /** The name of a site's shared key. */
    public static String sharedKeyOf(String site) {
        return "SHARED_KEY_" + capitals(site);
    }

    /** The name of a peering's MD5 key. */
    public static String peeringKeyOf(String circuit) {
        return "PEERING_KEY_" + capitals(circuit);
    }

    private static String capitals(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** The names of the keys that a router has. */
    static List<String> of(EdgeRouter router) {
        List<String> names = new ArrayList<>();
        if (router.vpn().isPresent()) {
            names.add(sharedKeyOf(router.site()));
        }
        router.peerings().stream()
                .filter(EdgeRouter.Peering::md5)
                .map(peering -> peeringKeyOf(peering.circuit()))
                .forEach(names::add);
        return names;
    }

    /** The names of the router's keys that are not here. */
    public List<String> missing(EdgeRouter router) {
        return of(router).stream().filter(name -> !byName.containsKey(name)).toList();
    }

    /**
     * The router's keys that cannot be written, each with the reason as the end of a sentence, which has nothing of the key.
     *
     * @param typed whether a command line reads the file, for which a question mark asks for help
     */
    public Map<String, String> refused(EdgeRouter router, boolean typed) {
        Map<String, String> refused = new TreeMap<>();
        for (String name : of(router)) {
            String key = reveal(name).orElse("");
            boolean shared = name.equals(sharedKeyOf(router.site()));
            Pattern shape = shared ? KeyShapes.SHARED_KEY : KeyShapes.MD5_KEY;
            if (!byName.containsKey(name)) {
                continue;
            }
            if (!shape.matcher(key).matches()) {
                refused.put(
                        name, shared ? "is no key that Azure takes (psk)" : "is no key that Azure takes (peer-md5)");
            } else if (typed && key.indexOf('?') >= 0) {
                refused.put(name, "has a question mark, which IOS XE takes for a call for help: choose another key");
            }
        }
        return refused;
    }

    /** The key's text, for the one place that it belongs in. */
    Optional<String> reveal(String name) {
        return Optional.ofNullable(byName.get(name)).flatMap(SecretText::reveal);
    }

    /** The key's text, or the name that stands for it. */
    String orPlaceholder(String name) {
        return reveal(name).orElse("<" + name + ">");
    }

    /** The names alone. */
    @Override
    public String toString() {
        return byName.keySet().toString();
    }
}

package hybridnetwork.edge;

import hybridnetwork.config.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The keys of a router, where they are given; otherwise a name stands in the place of each, which tells whose it is. */
public final class EdgeKeys {
    /** No key: every one is a placeholder. */
    public static final EdgeKeys NONE = new EdgeKeys(Map.of());

    private final Map<String, SecretText> byName;

    private EdgeKeys(Map<String, SecretText> byName) {
        this.byName = byName;
    }

    /** @param keys by {@link #sharedKeyOf} and {@link #peeringKeyOf}; whatever else is there is left alone */
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

    /** The key's text, for the one place that it belongs in. */
    Optional<String> reveal(String name) {
        return Optional.ofNullable(byName.get(name)).flatMap(SecretText::reveal);
    }

    /** The key's text, or the name that stands for it. */
    String orPlaceholder(String name) {
        return reveal(name).orElse("<" + name + ">");
    }
}

package hybridnetwork.reachability.model;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The two ways between a site and the virtual network, the preferred one first. */
public enum PathKind {
    EXPRESS_ROUTE("ExpressRoute", "ExpressRoute"),
    VPN("VPN", "Vpn");

    private static final String AND = "+";

    private final String text;
    private final String key;

    PathKind(String text, String key) {
        this.text = text;
        this.key = key;
    }

    /** As a proof in JSON spells some of them, such as {@code ExpressRoute+Vpn}. */
    public static String keys(Set<PathKind> kinds) {
        return kinds.stream().sorted().map(kind -> kind.key).collect(Collectors.joining(AND));
    }

    /** What {@link #keys} says. */
    public static Set<PathKind> of(String keys) {
        List<String> parts = List.of(keys.split("\\+", -1));
        return Arrays.stream(values()).filter(kind -> parts.contains(kind.key)).collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return text;
    }
}

package hybridnetwork.monitoring;

/**
 * A resource that is watched.
 *
 * @param key the part of the engine's name for it that tells it from all others, such as {@code circuit-primary}
 */
public record Watched(WatchedKind kind, String key) implements Comparable<Watched> {
    /** A circuit of this stack's, by its key in the configuration. */
    public static Watched circuit(String name) {
        return new Watched(WatchedKind.CIRCUIT, "circuit-" + name);
    }

    public static Watched erGateway() {
        return new Watched(WatchedKind.ER_GATEWAY, "er-gateway");
    }

    public static Watched vpnGateway() {
        return new Watched(WatchedKind.VPN_GATEWAY, "vpn-gateway");
    }

    public static Watched firewall() {
        return new Watched(WatchedKind.FIREWALL, "firewall");
    }

    @Override
    public int compareTo(Watched other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : key.compareTo(other.key);
    }
}

package hybridnetwork.lifecycle;

import java.util.Optional;

/**
 * The names by which the engine knows the resources of a circuit, a site, a subnet or a spoke. They have its key in them, always:
 * under another key it is another resource.
 */
public enum LogicalName {
    CIRCUIT("circuit-", "-circuit"),
    PEERING("circuit-", "-private-peering"),
    ER_CONNECTION("er-connection-", "-connection"),
    LOCAL_NETWORK_GATEWAY("site-", "-local-network-gateway"),
    VPN_CONNECTION("vpn-connection-", "-connection"),
    SECURITY_GROUP("network-", "-nsg"),
    SPOKE_NETWORK("spoke-", "-vnet"),
    HUB_PEERING("peering-", "-hub");

    private final String start;
    private final String end;

    LogicalName(String start, String end) {
        this.start = start;
        this.end = end;
    }

    public String of(String key) {
        return start + key + end;
    }

    /** The key of a subnet in the name of its security group, which is that of a spoke's subnet or of the hub's. */
    static Optional<String> groupKeyIn(Optional<String> spoke, String name) {
        return spoke.map(key -> "spoke-" + key + ".")
                .map(begin -> name.startsWith(begin)
                                && name.endsWith(SECURITY_GROUP.end)
                                && name.length() > begin.length() + SECURITY_GROUP.end.length()
                        ? Optional.of(name.substring(begin.length(), name.length() - SECURITY_GROUP.end.length()))
                        : Optional.<String>empty())
                .orElseGet(() -> SECURITY_GROUP.keyIn(name));
    }

    /** The key in a name of this kind; empty in any other name. */
    public Optional<String> keyIn(String name) {
        return name.length() > start.length() + end.length() && name.startsWith(start) && name.endsWith(end)
                ? Optional.of(name.substring(start.length(), name.length() - end.length()))
                : Optional.empty();
    }
}

package hybridnetwork.reachability.model;

/** The two ways between a site and the virtual network, the preferred one first. */
public enum PathKind {
    EXPRESS_ROUTE("ExpressRoute"),
    VPN("VPN");

    private final String text;

    PathKind(String text) {
        this.text = text;
    }

    /** The gateway of this kind, as paths name it. */
    public String gateway() {
        return this == EXPRESS_ROUTE ? "er-gateway" : "vpn-gateway";
    }

    @Override
    public String toString() {
        return text;
    }
}

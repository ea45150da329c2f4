package hybridnetwork.reachability;

/** The two ways between a site and the virtual network, the preferred one first. */
enum PathKind {
    EXPRESS_ROUTE("ExpressRoute"),
    VPN("VPN");

    private final String text;

    PathKind(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}

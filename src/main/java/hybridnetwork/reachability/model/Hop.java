package hybridnetwork.reachability.model;

/** The next hop of a user or system route: where a packet goes that no gateway route takes. */
public enum Hop {
    VNET_LOCAL("VnetLocal"),
    VNET_PEERING("VNetPeering"),
    /** A peering of which one side is missing. */
    HALF_PEERING("a peering that has one side alone"),
    INTERNET("Internet"),
    NONE("None"),
    VIRTUAL_NETWORK_GATEWAY("VirtualNetworkGateway"),
    /** Whatever an appliance does is not modelled. */
    VIRTUAL_APPLIANCE("VirtualAppliance"),
    /** A next hop that the proof does not know. */
    OTHER("a next hop that is not understood");

    private final String text;

    Hop(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}

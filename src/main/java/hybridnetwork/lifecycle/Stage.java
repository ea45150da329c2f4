package hybridnetwork.lifecycle;

/** How far the network has come. */
public enum Stage {
    /** A circuit waits for its provider; the VPN carries the traffic. */
    ordered,
    /** Every circuit is peered and connected. */
    connected
}

package hybridnetwork.lifecycle;

/** How far the network has come. */
public enum Stage {
    /** A circuit waits for its provider, and the VPN carries the traffic; or what is to be inspected waits for the firewall. */
    ordered,
    /** Every circuit is peered and connected, and routes lead through what inspects. */
    connected
}

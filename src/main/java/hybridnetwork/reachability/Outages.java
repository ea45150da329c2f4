package hybridnetwork.reachability;

/** Which outages a proof covers besides the healthy network. */
public enum Outages {
    /** Each element that can fail, alone. */
    SINGLE,
    /** Each element alone, then every two of them together. */
    PAIRS
}

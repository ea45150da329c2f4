package hybridnetwork.reachability.trace;

/** How a packet fared. */
public enum Outcome {
    /** It arrived and its reply came back over the same path. */
    DELIVERED,
    /** It arrives only if an appliance passes it whose rules nobody can read. */
    AT_ITS_WORD,
    /** It arrived, but its reply was lost or took another path. */
    NO_SYMMETRIC_REPLY,
    /** A network security rule denied it. */
    DENIED,
    /** It had no route, or a route to where nobody has its destination. */
    DROPPED,
    /** Whether it arrives depends on a value that is not known yet. */
    UNKNOWN
}

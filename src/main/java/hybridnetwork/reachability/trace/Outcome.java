package hybridnetwork.reachability.trace;

/** How a packet fared. */
public enum Outcome {
    /** It arrived and its reply came back over the same path. */
    DELIVERED(true),
    /** It arrives only if an appliance passes it whose rules nobody can read. */
    AT_ITS_WORD(false),
    /** It arrived, but its reply was lost or took another path. */
    NO_SYMMETRIC_REPLY(true),
    /** A network security rule denied it. */
    DENIED(false),
    /** It had no route, or a route to where nobody has its destination. */
    DROPPED(false),
    /** Whether it arrives depends on a value that is not known yet. */
    UNKNOWN(false);

    private final boolean arrived;

    Outcome(boolean arrived) {
        this.arrived = arrived;
    }

    /** Whether the packet itself, without regard to its reply, is known to arrive. */
    public boolean arrived() {
        return arrived;
    }
}

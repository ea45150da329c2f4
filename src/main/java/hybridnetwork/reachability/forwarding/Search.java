package hybridnetwork.reachability.forwarding;

/** What is looked for. */
enum Search {
    /**
     * Packets that are lost, or whose reply is. Whatever can lose a packet is asked about all that come to it, those that
     * were lost before among them, for that makes no difference to whether some packet is lost.
     */
    LOST,
    /** Packets that are delivered. */
    DELIVERED,
    /** The way of one packet, with its reply. */
    TRACE,
    /** The way of one packet alone. */
    TRACE_ONE_WAY;

    boolean isTrace() {
        return this == TRACE || this == TRACE_ONE_WAY;
    }

    /** Whether replies are asked for. */
    boolean wantsReply() {
        return this == LOST || this == TRACE;
    }
}

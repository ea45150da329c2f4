package hybridnetwork.lab.network;

/** How the router notices that a circuit's link carries nothing any more. */
public enum Timers {
    /** What both ends have unless somebody sets more: BGP's keepalives of 60 s and hold time of 180 s. */
    DEFAULT("default", 180),
    /** The shortest that Microsoft's edges agree to: 3 s and 10 s. */
    TUNED("tuned", 10),
    /** What the router's configuration has: BFD, a packet every 300 ms and three missing. */
    BFD("bfd", 0.9);

    private final String word;
    private final double limit;

    Timers(String word, double limit) {
        this.word = word;
        this.limit = limit;
    }

    /** The seconds of silence after which a link counts as lost: no failover can be surer and faster. */
    public double limit() {
        return limit;
    }

    @Override
    public String toString() {
        return word;
    }
}

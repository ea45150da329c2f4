package hybridnetwork.reachability;

/**
 * Which packets are asked for. A rule or a route table that is not known makes no packet certainly break an intent, but may
 * let every packet break it.
 */
public enum Certainty {
    /** Those that break the intent whatever the unknown values turn out to be. */
    CERTAIN,
    /** Those that break it, or may. */
    POSSIBLE
}

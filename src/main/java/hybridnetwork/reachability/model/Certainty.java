package hybridnetwork.reachability.model;

/** Which packets are asked for, where something is not known. */
public enum Certainty {
    /** Those that fare so whatever is not known turns out to be. */
    CERTAIN,
    /** Those that fare so, or may. */
    POSSIBLE
}

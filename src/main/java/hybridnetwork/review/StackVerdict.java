package hybridnetwork.review;

/** What a change means for a stack, in a glance. */
public enum StackVerdict {
    /** Azure or the engine refuses what it asks for. */
    REFUSED,
    /** Its configuration has errors. */
    ERRORS,
    /** A traffic intent does not hold. */
    VIOLATED,
    /** Traffic has to do without a resource that it has now. */
    OUTAGE,
    /** An outage finds no second path for now. */
    SINGLE_PATH,
    /** A security group lets through what it did not. */
    OPENS_TRAFFIC,
    /** Something is no longer promised to be kept out. */
    DROPS_DENY,
    /** Less is promised to be kept out. */
    NARROWS_DENY,
    /** Alerts or logs go, or tell less. */
    WATCHES_LESS,
    /** It has a risk that nobody had accepted before. */
    ACCEPTS_RISK,
    /** The base does not have the stack, and nothing graver is to be said. */
    NEW,
    /** It was not compared, and nothing graver is to be said. */
    NOT_COMPARED,
    /** The change does nothing to it. */
    UNCHANGED,
    /** It changes, and nothing of the above is so. */
    FINE
}

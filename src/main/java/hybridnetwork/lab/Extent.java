package hybridnetwork.lab;

/** How much a drill does. */
public enum Extent {
    /** One circuit, lost silently and restored. */
    QUICK,
    /** Every outage of the proof that a lab can make, once. */
    NORMAL,
    /** All of that, cables that are pulled at one end, and the connections of every intent in every outage. */
    FULL
}

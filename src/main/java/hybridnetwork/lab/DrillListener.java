package hybridnetwork.lab;

/** Watches a drill as it goes. */
public interface DrillListener {
    /** A listener that does not care. */
    DrillListener NONE = new DrillListener() {};

    /** Something begins that takes a while. */
    default void began(String what) {}

    /** A check is over. */
    default void checked(Check check) {}

    /** An outage begins; this is what the proof says will happen. */
    default void predicted(Prediction prediction, String how) {}

    /** An outage is over. */
    default void ended(OutageResult result) {}
}

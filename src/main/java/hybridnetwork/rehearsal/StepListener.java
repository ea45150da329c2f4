package hybridnetwork.rehearsal;

/** Watches a rehearsal as it goes, from several threads. */
public interface StepListener {
    /** A listener that does not care. */
    StepListener NONE = new StepListener() {};

    /** A step begins. */
    default void began(String step) {}

    /**
     * The engine works on a resource.
     *
     * @param operation what it does, such as {@code create}
     * @param resource the resource's logical name
     */
    default void worksOn(String step, String operation, String resource) {}

    /** A step is over. */
    default void ended(StepResult result) {}
}

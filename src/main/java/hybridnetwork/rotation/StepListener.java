package hybridnetwork.rotation;

/** Hears what a rotation is at. */
public interface StepListener {
    /** A step begins. */
    void begins(Step step);

    /** A part of it is done, or waited for. */
    void says(String words);
}

package hybridnetwork.rotation;

/** A rotation that cannot begin or go on; what is done stays done, and the journal knows it. */
public final class RotationFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final String fix;

    /**
     * What stops it.
     *
     * @param message nothing of a key
     * @param fix what to do about it
     */
    public RotationFailed(String message, String fix) {
        super(message);
        this.fix = fix;
    }

    /** What to do about it. */
    public String fix() {
        return fix;
    }
}

package hybridnetwork.lab.machine;

/** No lab can be built on this machine; the message says what is missing. */
public final class NoLab extends Exception {
    private static final long serialVersionUID = 1L;

    public NoLab(String message) {
        super(message);
    }
}

package hybridnetwork.automation;

/** The engine did not do what it was asked; the message is what it said. */
public final class EngineFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public EngineFailed(String message) {
        super(message);
    }
}

package hybridnetwork.automation;

/** There is no Pulumi engine on this machine, and none can be built; the message says what to install. */
public final class NoEngine extends Exception {
    private static final long serialVersionUID = 1L;

    public NoEngine(String message) {
        super(message);
    }
}

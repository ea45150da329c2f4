package hybridnetwork.lifecycle;

/** The engine could not read the state of this stack, for want of a login at its backend or of the key of its secrets. */
public final class StateUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StateUnavailable(Throwable cause) {
        super(
                "the engine did not say what this stack has deployed: "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given"),
                cause);
    }
}

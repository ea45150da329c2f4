package hybridnetwork.automation;

/** A provider did not answer a question; the message is what it said. */
public final class ProviderRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ProviderRefusal(String message) {
        super(message);
    }
}

package hybridnetwork.lifecycle;

/** Azure could not say what exists, for want of credentials, permission or a connection. */
public final class AzureUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AzureUnavailable(Throwable cause) {
        super("Azure did not say which gateways and circuits exist: " + firstLine(cause), cause);
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}

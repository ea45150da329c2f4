package hybridnetwork.lifecycle;

import java.util.regex.Pattern;

/** Azure could not say what exists, for want of credentials, permission or a connection. */
public final class AzureUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A tenant that does not have the subscription answers one or the other. */
    private static final Pattern OTHER_TENANT =
            Pattern.compile("\\b(InvalidAuthenticationTokenTenant|SubscriptionNotFound)\\b");

    AzureUnavailable(Throwable cause) {
        super("Azure did not say which gateways and circuits exist: " + firstLine(cause), cause);
    }

    /** Whether the login is one of another tenant than that of the subscription. */
    public boolean isOtherTenant() {
        return OTHER_TENANT.matcher(String.valueOf(getMessage())).find();
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}

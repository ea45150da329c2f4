package hybridnetwork.lifecycle;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Azure subscription. It belongs to one tenant, so who asks in the right subscription asks in the right tenant.
 *
 * @param id in lower case, for Azure takes ids for the same whatever their case
 */
record Subscription(String id) {
    private static final Pattern IN_ARM_ID = Pattern.compile("/subscriptions/([A-Za-z0-9-]+)");

    Subscription {
        id = id.toLowerCase(Locale.ROOT);
    }

    /** That of the first ARM id in a text. */
    static Optional<Subscription> in(String text) {
        Matcher matcher = IN_ARM_ID.matcher(text);
        return matcher.find() ? Optional.of(new Subscription(matcher.group(1))) : Optional.empty();
    }

    @Override
    public String toString() {
        return id;
    }
}

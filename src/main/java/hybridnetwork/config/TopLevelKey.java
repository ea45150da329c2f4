package hybridnetwork.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of a {@code config:} section, which carry a namespace. */
final class TopLevelKey {
    static final String OURS = ConfigPath.NAMESPACE + ":";
    static final String LOCATION = ConfigPath.LOCATION.text();
    static final String SUBSCRIPTION = ConfigPath.SUBSCRIPTION.text();

    /** An older form, which the engine still reads. */
    private static final Pattern OF_MODULE_CONFIG = Pattern.compile("([^:]*):config:([^:]*)");

    private TopLevelKey() {}

    /** The key as the engine hands it on: one without a namespace gets the project's. */
    static String full(String written) {
        Matcher old = OF_MODULE_CONFIG.matcher(written);
        if (old.matches()) {
            return old.group(1) + ":" + old.group(2);
        }
        return written.indexOf(':') < 0 ? OURS + written : written;
    }

    /** Whether this program reads the key; those of other namespaces belong to other readers. */
    static boolean isOurs(String full) {
        return full.startsWith(OURS) || full.equals(LOCATION) || full.equals(SUBSCRIPTION);
    }
}

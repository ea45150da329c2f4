package hybridnetwork.net;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A set of public addresses that Azure keeps under a name, such as {@code AzureMonitor} or {@code Storage.CentralUS}. Nobody can
 * list them for good: Azure changes them.
 */
public record ServiceTag(String name) {
    private static final int LONGEST = 80;
    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)*");

    public ServiceTag {
        if (!isName(name)) {
            throw new IllegalArgumentException("`" + name + "` is no name of a service tag");
        }
    }

    /** The tag of a name that one can have, whether or not Azure has it. */
    public static Optional<ServiceTag> tryParse(String name) {
        return isName(name) ? Optional.of(new ServiceTag(name)) : Optional.empty();
    }

    private static boolean isName(String name) {
        return name.length() <= LONGEST && SYNTAX.matcher(name).matches();
    }

    /** Whether every address of the other is surely one of this: {@code Storage} holds {@code Storage.CentralUS}. */
    public boolean holds(ServiceTag other) {
        return other.folded().equals(folded()) || other.folded().startsWith(folded() + ".");
    }

    /** Names are compared without case. */
    private String folded() {
        return name.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceTag tag && tag.folded().equals(folded());
    }

    @Override
    public int hashCode() {
        return folded().hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}

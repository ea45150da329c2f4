package hybridnetwork.resources;

import java.util.regex.Pattern;

/**
 * How azure-native words that a resource is absent, or what it would be part of. A subscription that is not found is another
 * matter.
 */
public final class AbsentResource {
    private static final Pattern WORDS =
            Pattern.compile("\\b((Parent)?ResourceNotFound|ResourceGroupNotFound)\\b|Code=\"NotFound\"");

    private AbsentResource() {}

    /** Whether a failure's message says that, and nothing else. */
    public static boolean isTold(String message) {
        return WORDS.matcher(message).find();
    }
}

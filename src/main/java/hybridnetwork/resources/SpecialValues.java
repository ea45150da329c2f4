package hybridnetwork.resources;

import java.util.Set;

/**
 * The constants by which Pulumi's formats mark values that are more than they look: in states, in previews and on the wire
 * between a program, the engine and a provider. They are part of its protocol.
 */
public final class SpecialValues {
    /** The key of an object that holds a special value, whose kind stands under it. */
    public static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

    public static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    public static final String OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
    public static final String RESOURCE_REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";

    /** Stands for a text, or any value, that only the deployment will tell. */
    public static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /** Stand-ins for a value that only the deployment will tell: text, boolean, number, array, asset, archive, object. */
    private static final Set<String> UNKNOWNS = Set.of(
            UNKNOWN,
            "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
            "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
            "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
            "030794c1-ac77-496b-92df-f27374a8bd58",
            "e48ece36-62e2-4504-bad9-02848725956a",
            "dd056dcd-154b-4c76-9bd3-c8f88648b5ff");

    private SpecialValues() {}

    /** Whether a text stands for a value, of any type, that only the deployment will tell. */
    public static boolean isUnknown(String text) {
        return UNKNOWNS.contains(text);
    }
}
